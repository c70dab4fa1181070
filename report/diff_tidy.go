package report

import "strings"

// tidy makes a token diff readable without changing what it says: changes that only a little equal
// text holds apart become one.
//
// Two sentences on one matter share their articles and spaces, and a token diff threads through
// these: ten changes of a word each, where a reader sees one sentence put for another.
func tidy(a, b string, in []stretch) []stretch {
	shiftChanges(a, b, in)
	var out []stretch
	var at stretch
	var before weight // of the change at the end of out, or before the equal text there
	for _, s := range in {
		if s.same {
			out, at = append(out, s), s
			continue
		}
		w := weigh(a[at.a:s.a], b[at.b:s.b])
		if n := len(out); n >= 2 && swallows(before, a[out[n-2].a:at.a], w) {
			out, w = out[:n-2], w.plus(before)
		}
		out, at, before = append(out, s), s, w
	}
	return out
}

// swallows reports whether the equal text between two changes is too little to keep them apart: no
// word, or one or two where twice as many were both deleted and inserted around it. A paragraph
// break always is enough, and so is any text beside a change of white space.
func swallows(before weight, kept string, after weight) bool {
	if before.blank || after.blank || strings.Contains(kept, "\n") {
		return false
	}
	n := countWords(kept)
	both := before.plus(after)
	return n == 0 || n <= 2 && 2*n <= min(both.deleted, both.inserted)
}

// A weight is how many words a change deletes and inserts.
type weight struct {
	deleted, inserted int
	blank             bool // white space alone, such as a paragraph split in two
}

func weigh(deleted, inserted string) weight {
	blank := strings.TrimSpace(deleted) == "" && strings.TrimSpace(inserted) == ""
	return weight{countWords(deleted), countWords(inserted), blank}
}

func (w weight) plus(v weight) weight {
	return weight{w.deleted + v.deleted, w.inserted + v.inserted, w.blank && v.blank}
}

func countWords(s string) int {
	n := 0
	for len(s) > 0 {
		m, k := next(s)
		if k == word {
			n++
		}
		s = s[m:]
	}
	return n
}
