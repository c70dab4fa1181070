package report

import "strings"

// A heat counts, for each word of a survivor, the copies that differ there.
type heat struct {
	words  []int
	copies int // compared, those with the very same text left out
}

// add adds what turns the survivor into a copy. Words put in count where they were put: at the
// word before them.
func (h *heat) add(edits []textEdit) {
	if len(edits) < 2 {
		return
	}
	h.copies++
	at := 0
	for i, e := range edits {
		n := countWords(e.Text)
		switch {
		case n == 0:
		case e.Op == opDelete:
			h.mark(at, at+n)
		case e.Op == opInsert && (i == 0 || edits[i-1].Op != opDelete):
			h.mark(max(at-1, 0), max(at, 1))
		}
		if e.Op != opInsert {
			at += n
		}
	}
}

func (h *heat) mark(from, to int) {
	for len(h.words) < to {
		h.words = append(h.words, 0)
	}
	for i := from; i < to; i++ {
		h.words[i]++
	}
}

// A warmth is a stretch of the survivor where as many copies differ.
type warmth struct {
	Text   string
	Copies int
	Level  int // 1 to 4, by the share of the copies; 0 where none differs
	Break  bool
}

// Heat is the survivor with the places where its copies differ; nothing for fewer than two, whose
// diff shows it all.
func (c *clusterView) Heat() ([]warmth, error) {
	if c.heat.copies < 2 || c.full() {
		return nil, nil
	}
	s, err := c.load(c.Survivor.ID)
	if err != nil {
		return nil, err
	}
	return c.heat.over(strings.ToValidUTF8(clipBytes(s.Text, maxStory), "\uFFFD")), nil
}

// Compared is how many copies the heat is made of.
func (c *clusterView) Compared() int { return c.heat.copies }

// over splits the text where the number of copies changes. The signs and spaces after a word go
// with it.
func (h *heat) over(text string) []warmth {
	var out []warmth
	from, n, word1 := 0, 0, -1
	flush := func(to int) {
		if from < to {
			out = append(out, warmth{Text: plain(text[from:to]), Copies: n, Level: (4*n + h.copies - 1) / h.copies})
		}
		from = to
	}
	for at := 0; at < len(text); {
		size, k := next(text[at:])
		switch k {
		case word:
			word1++
			here := 0
			if word1 < len(h.words) {
				here = h.words[word1]
			}
			if here != n {
				flush(at)
				n = here
			}
		case parting:
			flush(at)
			out = append(out, warmth{Break: true})
			from = at + size
		}
		at += size
	}
	flush(len(text))
	return out
}
