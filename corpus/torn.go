package corpus

import (
	"fmt"

	"onecopy/internal/phrase"
)

// more goes on behind a hole, and says whether there is more text or an error. There may be more
// holes at once, where members between them are empty.
func (s *stream) more() bool {
	u := s.packed
	if u == nil || !u.hole && !u.edge {
		return false
	}
	u.edge = false
	for !u.over && u.left == 0 && u.err == nil {
		u.hole, u.text = false, nil
		u.err = u.advance()
		u.edge = false // it is at a hole
	}
	return u.left > 0 || u.err != nil
}

// torn says what was lost of a packed file, and what was kept: each hole with its line, and once
// all.
func (s *stream) torn(source string, line func(h hole) int) (list []Problem) {
	u := s.packed
	if u == nil {
		return nil
	}
	add := func(line int, note bool, format string, args ...any) {
		list = append(list, Problem{Source: source, Line: line, Note: note, Unread: !note, Message: fmt.Sprintf(format, args...)})
	}
	var lost int64
	for i, h := range u.holes {
		lost += h.to - h.from
		if i >= maxDamage {
			continue
		}
		what := "lost"
		if h.salvaged > 0 {
			what = "damaged; " + phrase.Plural(int(h.salvaged), "byte") + " of text unpacked of them taken, and each story in it flagged"
		}
		add(line(h), false, "%s: bytes %d to %d of the file are %s", s.fault(h.err), h.from, h.to, what)
	}
	if len(u.holes) > 0 {
		what := "lost; --salvage takes what can be unpacked of them"
		if u.salvage {
			what = "damaged"
		}
		all, places := phrase.Plural(int(u.in.size), "byte"), phrase.Plural(len(u.holes), "place")
		add(0, false, "%s whole and kept; %d of %s of the file, in %s, %s", s.members(u.whole), lost, all, places, what)
	}
	if u.zeros > 0 {
		add(0, true, "%s of zeros behind the last member passed over", phrase.Plural(int(u.zeros), "byte"))
	}
	if u.unchecked > 0 {
		add(0, true, "%s without a checksum: damage to the text would not be noticed", s.members(u.unchecked))
	}
	return list
}

// members counts members as their packing calls them.
func (s *stream) members(n int) string {
	switch s.packing {
	case ".zst":
		return phrase.Plural(n, "frame")
	case ".bz2", ".xz":
		return phrase.Plural(n, "stream")
	}
	return phrase.Plural(n, "member")
}

// nothing is the error of a packed file of which nothing is taken.
func (s *stream) nothing() error {
	u := s.packed
	if u == nil || u.given > 0 || len(u.holes) == 0 {
		return nil
	}
	h := u.holes[0]
	advice := "; --salvage takes what can be unpacked"
	if u.salvage {
		advice = ""
	}
	return fmt.Errorf("%w: bytes %d to %d of the file are lost, and nothing is left to take%s", s.fault(h.err), h.from, h.to, advice)
}
