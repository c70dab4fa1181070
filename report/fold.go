package report

import "strings"

// Words the same are folded away from foldOver on; foldContext of them stay to be read on either
// side of a change. A change of more than foldLong words, such as the half of a story that a copy
// left out, shows its first words and folds the rest.
const (
	foldOver    = 60
	foldContext = 20
	foldLong    = 150
	opening     = 60
)

// A diffPart is a part of a diff as it is shown: a change, text that both have, or such text
// folded.
type diffPart struct {
	Op    editOp
	Fold  bool // to be read only when asked for
	Words int
	Runs  []textRun
	Lead  bool // a change that begins with a paragraph break, which is not in Runs
	Trail bool // or ends with one

	Inner  []diffPart // of a fold, in the place of Runs: the same words, in other paragraphs
	Breaks int        // paragraph breaks among them that one text alone has
}

// Deleted reports whether the part stands in the first text alone.
func (p diffPart) Deleted() bool { return p.Op == opDelete }

// Inserted reports whether the part stands in the second text alone.
func (p diffPart) Inserted() bool { return p.Op == opInsert }

// Blank reports whether the part is white space alone: a paragraph split or joined is a mark, not
// new text.
func (p diffPart) Blank() bool {
	for _, r := range p.Runs {
		if !r.Break && strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// A textRun is text without a paragraph break, or a break.
type textRun struct {
	Text  string
	Break bool
}

// foldEdits prepares edits for reading. Stretches that differ in white space alone are folded as
// those that do not: how a paper sets its paragraphs tells nothing of a story.
func foldEdits(edits []textEdit) []diffPart {
	var parts []diffPart
	for i := 0; i < len(edits); i++ {
		e := edits[i]
		if n := reset(edits[i:]); n > 1 {
			if folded := foldReset(edits[i:i+n], i == 0, i+n == len(edits)); folded != nil {
				parts = append(parts, folded...)
				i += n - 1
				continue
			}
		}
		n := countWords(e.Text)
		switch {
		case e.Op != opEqual && n > foldLong:
			parts = append(parts, fold(e, n, opening, 0)...)
		case e.Op == opEqual && n > foldOver:
			head, tail := foldContext, foldContext
			if i == 0 {
				head = 0
			}
			if i == len(edits)-1 {
				tail = 0
			}
			parts = append(parts, fold(e, n, head, tail)...)
		default:
			parts = append(parts, part(e.Op, e.Text, n))
		}
	}
	return parts
}

// fold splits an edit of n words into the first head words, those between, and the last tail words.
func fold(e textEdit, n, head, tail int) []diffPart {
	var out []diffPart
	lo, hi := wordEnd(e.Text, head), wordEnd(e.Text, n-tail)
	if lo > 0 {
		out = append(out, part(e.Op, e.Text[:lo], head))
	}
	middle := part(e.Op, e.Text[lo:hi], n-head-tail)
	middle.Fold = true
	out = append(out, middle)
	if hi < len(e.Text) {
		out = append(out, part(e.Op, e.Text[hi:], tail))
	}
	return out
}

// reset is how many edits, from the first on, hold the same words set in other paragraphs: text the
// same, white space that one text alone has, and text the same at the end.
func reset(edits []textEdit) (n int) {
	for i, e := range edits {
		switch {
		case e.Op == opEqual:
			n = i + 1
		case i == 0 || strings.TrimSpace(e.Text) != "":
			return n
		}
	}
	return n
}

// foldReset folds such edits, nil where they are too short for it. The text before a change, and
// that behind one, stay to be read.
func foldReset(edits []textEdit, first, last bool) []diffPart {
	words := 0
	for _, e := range edits {
		words += countWords(e.Text)
	}
	if words <= foldOver {
		return nil
	}
	head, tail := foldContext, foldContext
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	opens, edits := takeWords(edits, head)
	inner, closes := edits, []textEdit(nil)
	if !last {
		inner, closes = takeWords(edits, words-head-tail)
	}
	middle := diffPart{Op: opEqual, Fold: true, Words: words - head - tail, Inner: plainParts(inner)}
	for _, p := range middle.Inner {
		for _, r := range p.Runs {
			if p.Op != opEqual && r.Break {
				middle.Breaks++
			}
		}
	}
	return append(append(plainParts(opens), middle), plainParts(closes)...)
}

// takeWords divides edits, all that differ of which are white space, behind so many words.
func takeWords(edits []textEdit, n int) (taken, rest []textEdit) {
	for i, e := range edits {
		k := countWords(e.Text)
		switch {
		case n == 0:
			return taken, edits[i:]
		case k <= n:
			taken, n = append(taken, e), n-k
			continue
		}
		at := wordEnd(e.Text, n)
		taken = append(taken, textEdit{e.Op, e.Text[:at]})
		return taken, append([]textEdit{{e.Op, e.Text[at:]}}, edits[i+1:]...)
	}
	return taken, nil
}

func plainParts(edits []textEdit) (parts []diffPart) {
	for _, e := range edits {
		if e.Text != "" {
			parts = append(parts, part(e.Op, e.Text, countWords(e.Text)))
		}
	}
	return parts
}

// Folded says what a folded part holds.
func (p diffPart) Folded() string {
	switch p.Op {
	case opDelete:
		return counted(p.Words, "more word") + " in the survivor alone"
	case opInsert:
		return counted(p.Words, "more word") + " in the copy alone"
	}
	return "… " + p.same() + " …"
}

// same says how much is the same, and that paragraphs are not.
func (p diffPart) same() string {
	said := counted(p.Words, "word") + " the same"
	if p.Breaks > 0 {
		said += ", " + counted(p.Breaks, "paragraph break") + " not"
	}
	return said
}

// Long reports whether a change is of several paragraphs, to be shown as such.
func (p diffPart) Long() bool { return p.Words > 2*foldContext }

// wordEnd returns the place after the first n words of text, the signs after the last one included.
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

func part(op editOp, text string, words int) diffPart {
	p := diffPart{Op: op, Words: words}
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			p.Runs = append(p.Runs, textRun{Break: true})
		}
		if paragraph != "" {
			p.Runs = append(p.Runs, textRun{Text: plain(paragraph)})
		}
	}
	if op != opEqual && !p.Blank() {
		if p.Lead = p.Runs[0].Break; p.Lead {
			p.Runs = p.Runs[1:]
		}
		if p.Trail = p.Runs[len(p.Runs)-1].Break; p.Trail {
			p.Runs = p.Runs[:len(p.Runs)-1]
		}
	}
	return p
}
