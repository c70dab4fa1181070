package report

import "strings"

// Words the same are folded away from foldOver on; context of them stay to be read on either side of a change.
const (
	foldOver = 60
	context  = 20
)

// A Part of a diff as it is shown: a change, text that both have, or such text folded.
type Part struct {
	Op    Op
	Fold  bool // for text in both: the reader need not read it
	Words int
	Runs  []Run
}

// Deleted reports whether the part stands in the first text alone.
func (p Part) Deleted() bool { return p.Op == Delete }

// Inserted reports whether the part stands in the second text alone.
func (p Part) Inserted() bool { return p.Op == Insert }

// Blank reports whether the part is white space alone: a paragraph split or joined is a mark, not new text.
func (p Part) Blank() bool {
	for _, r := range p.Runs {
		if !r.Break && strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// A Run is text without a paragraph break, or a break.
type Run struct {
	Text  string
	Break bool
}

// Fold prepares edits for reading.
func Fold(edits []Edit) []Part {
	var parts []Part
	for i, e := range edits {
		n := countWords(e.Text)
		if e.Op != Equal || n <= foldOver {
			parts = append(parts, part(e.Op, e.Text, n))
			continue
		}
		head, tail := context, context
		if i == 0 {
			head = 0
		}
		if i == len(edits)-1 {
			tail = 0
		}
		parts = append(parts, fold(e.Text, n, head, tail)...)
	}
	return parts
}

// fold parts text of n words into the first head words, those between, and the last tail words.
func fold(text string, n, head, tail int) []Part {
	var out []Part
	lo, hi := wordEnd(text, head), wordEnd(text, n-tail)
	if lo > 0 {
		out = append(out, part(Equal, text[:lo], head))
	}
	middle := part(Equal, text[lo:hi], n-head-tail)
	middle.Fold = true
	out = append(out, middle)
	if hi < len(text) {
		out = append(out, part(Equal, text[hi:], tail))
	}
	return out
}

// wordEnd gives the place after the first n words of text, the signs after the last one included.
func wordEnd(text string, n int) int {
	if n == 0 {
		return 0
	}
	at := 0
	for at < len(text) {
		m, k := next(text[at:])
		if n == 0 && (k == word || k == space || k == parting) {
			return at
		}
		if k == word {
			n--
		}
		at += m
	}
	return at
}

func part(op Op, text string, words int) Part {
	p := Part{Op: op, Words: words}
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			p.Runs = append(p.Runs, Run{Break: true})
		}
		if paragraph != "" {
			p.Runs = append(p.Runs, Run{Text: plain(paragraph)})
		}
	}
	return p
}
