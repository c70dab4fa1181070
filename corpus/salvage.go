package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"

	"onecopy/internal/pace"
	"onecopy/internal/phrase"
)

// An unpacker hands on the text of the whole members of a packed file. Where one is damaged there is a hole.
type unpacker struct {
	memberReader
	salvage bool // hand on what damaged members unpack to, too

	text io.Reader // of the member under way
	left int64     // bytes of it
	back int64     // where the file is read on behind it
	hole bool      // text is missing here, or behind the text under way
	edge bool      // the text under way, of a damaged member, is not to be read as one with what is in front of it
	over bool      // there are no more members
	err  error     // why nothing more is read

	count *pace.Bytes // of the packed file
	share float64     // bytes of it for each of the text under way, as a member is read twice
	owed  float64     // that were not counted yet

	given     int64 // bytes of text that were handed on
	whole     int   // members
	unchecked int   // of them, those without a checksum
	holes     []hole
	damaged   []Range // of the text: what is of damaged members
}

// A hole is a stretch of a packed file that holds no whole member.
type hole struct {
	from, to int64
	at       int64 // in the text
	salvaged int64 // bytes of text that are taken all the same
	err      error
}

// Read reads to the next hole.
func (u *unpacker) Read(p []byte) (int, error) {
	for {
		switch {
		case u.err != nil:
			return 0, u.err
		case u.edge:
			return 0, io.EOF
		case u.text == nil && u.hole && u.given == 0:
			u.hole = false // in front of all text
		case u.text == nil && (u.hole || u.over):
			return 0, io.EOF
		case u.text == nil:
			u.err = u.advance()
		default:
			n, err := u.text.Read(p)
			u.given, u.left = u.given+int64(n), u.left-int64(n)
			u.owed += float64(n) * u.share
			u.count.Add(int64(u.owed))
			u.owed -= math.Floor(u.owed)
			if err == io.EOF {
				u.text = nil
				u.in.seek(u.back)
				err = nil
			}
			u.err = err
			if n > 0 || err != nil {
				return n, err
			}
		}
	}
}

// advance goes to the next member or hole.
func (u *unpacker) advance() error {
	got, err := u.next()
	if err == io.EOF {
		u.over = true
		return nil
	}
	if err != nil {
		return err
	}
	u.back = u.in.at()
	u.share = float64(got.end-got.at) / float64(max(got.text.size, 1))
	if got.err == nil {
		u.whole++
		if !got.checked {
			u.unchecked++
		}
	} else {
		h := hole{from: got.at, to: got.end, at: u.given, err: got.err}
		if u.salvage {
			if err := u.rescue(got); err != nil {
				return err
			}
			h.salvaged = got.text.size
			u.damaged = append(u.damaged, Range{int(u.given), int(u.given + h.salvaged)})
		}
		u.hole, u.edge, u.holes = true, h.salvaged > 0 && u.given > 0, append(u.holes, h)
		if !u.salvage {
			return nil
		}
	}
	u.left = got.text.size
	if got.text.kept != nil || got.text.size == 0 {
		u.text = bytes.NewReader(got.text.kept)
		return nil
	}
	u.in.seek(got.at)
	again, err := u.how.open(u.in, got.err != nil)
	if err != nil {
		return errMoved
	}
	u.text = &replay{text: again.text, of: &got.text}
	return nil
}

// rescue unpacks what can be of a damaged member. What is still read after an error of its checksum is text too.
func (u *unpacker) rescue(got *member) error {
	got.text = digest{limit: got.text.limit}
	u.in.seek(got.at)
	again, err := u.how.open(u.in, true)
	if err == nil {
		err = got.text.take(again.text, u.buf)
	}
	u.in.seek(u.back)
	u.size += got.text.size
	if errors.Is(err, errBomb) || u.in.err != nil {
		return cmp.Or(u.in.err, err)
	}
	return nil
}

// more goes on behind a hole, and says whether there is more text or an error. There may be more holes at once, where members
// between them are empty.
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

// torn says what was lost of a packed file, and what was kept: each hole with its line, and once all.
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
