package clean

import (
	"unicode"
	"unicode/utf8"
)

// A Context is what is known of a page besides its text.
type Context struct {
	Title string // the headline, where a record names it: no other line of the page is one
	Known *Known // headlines of other pages
	One   bool   // it is one story as a run wrote it: the first line is its headline, if it is no paragraph

	// Told is what the markup of the page says of each line that is not blank: story, unsure, which
	// may be of the story, and title; or caption, byline, time, related, comments, share,
	// promotion, navigation, hidden and other, which are not of it.
	Told []string
}

// Known holds the headlines of pages marked before. A line that is one of them is likely one here
// too: pages that list the stories of a subject share stories. A headline takes 8 bytes or so.
type Known struct{ seen map[uint64]struct{} }

// Add adds headlines.
func (k *Known) Add(titles []string) {
	if k.seen == nil {
		k.seen = map[uint64]struct{}{}
	}
	for _, t := range titles {
		k.seen[fingerprint(t)] = struct{}{}
	}
}

// Any reports whether one of lines is a known headline.
func (k *Known) Any(lines []string) bool {
	for _, l := range lines {
		if k.has(l) {
			return true
		}
	}
	return false
}

func (k *Known) has(line string) bool {
	if k == nil {
		return false
	}
	_, ok := k.seen[fingerprint(line)]
	return ok
}

// The constants of FNV-1a, by which keys of lines are hashed.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// fingerprint is FNV-1a over the line in lower case: not safe against forgers, the same on every
// machine.
func fingerprint(s string) uint64 {
	h := uint64(fnvOffset)
	var wide [utf8.UTFMax]byte
	for i := 0; i < len(s); { // with no copy in lower case, which took 2 % of a run over saved pages
		if b := s[i]; b < utf8.RuneSelf {
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			h = (h ^ uint64(b)) * fnvPrime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		for _, b := range utf8.AppendRune(wide[:0], unicode.ToLower(r)) {
			h = (h ^ uint64(b)) * fnvPrime
		}
		i += n
	}
	return h
}
