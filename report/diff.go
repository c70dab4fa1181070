package report

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// An editOp says which of two texts an edit's words stand in.
type editOp int8

// The operations.
const (
	opEqual  editOp = iota // in both
	opDelete               // in the first alone
	opInsert               // in the second alone
)

// A textEdit is a stretch of words with one operation.
type textEdit struct {
	Op   editOp
	Text string
}

// maxCells bounds a word diff: a stretch of n tokens against one of m is compared only when n*m is
// below it. At this size, 1,200 words against as many, two stretches with nothing in common take
// about 30 ms; larger ones are shown as left out and put in whole.
const maxCells = 6_000_000

// diffTexts compares two texts word by word. The edits opEqual and opDelete joined are a, opEqual
// and opInsert are b (both with bad UTF-8 replaced by U+FFFD). Neighbours differ in Op, a Delete
// stands before its Insert, and no edit is empty.
//
// Words, single signs, white space and paragraph breaks are the units, so a paragraph that one
// paper split and another did not differs in the break alone. Equal paragraphs, then equal
// sentences, that occur once in either text hold the two texts together, in their longest common
// order; only what is left between them is compared by word (Myers 1986). The work depends on the
// texts alone and never on a clock.
func diffTexts(a, b string) []textEdit {
	a, b = strings.ToValidUTF8(a, "\uFFFD"), strings.ToValidUTF8(b, "\uFFFD")
	d := differ{}
	if a == b {
		d.same(len(a))
	} else {
		t := tokenizer{ids: map[string]int32{}}
		d.align(t.read(a), t.read(b), 0)
	}
	return edits(a, b, tidy(a, b, d.stretches))
}

// A stretch is the next part of both texts, up to byte a of the one and b of the other.
type stretch struct {
	same bool
	a, b int
}

// A differ collects the stretches of one Diff, from left to right, unlike ones in turn.
type differ struct{ stretches []stretch }

func (d *differ) same(n int)      { d.add(true, n, n) }
func (d *differ) other(a, b side) { d.add(false, len(a.text), len(b.text)) }

func (d *differ) add(same bool, a, b int) {
	last := len(d.stretches) - 1
	switch {
	case a == 0 && b == 0:
	case last < 0:
		d.stretches = append(d.stretches, stretch{same, a, b})
	case d.stretches[last].same == same:
		d.stretches[last].a += a
		d.stretches[last].b += b
	default:
		d.stretches = append(d.stretches, stretch{same, d.stretches[last].a + a, d.stretches[last].b + b})
	}
}

// edits cuts the texts at the stretches.
func edits(a, b string, stretches []stretch) []textEdit {
	var out []textEdit
	atA, atB := 0, 0
	for _, s := range stretches {
		switch {
		case s.same:
			out = append(out, textEdit{opEqual, a[atA:s.a]})
		default:
			if atA < s.a {
				out = append(out, textEdit{opDelete, a[atA:s.a]})
			}
			if atB < s.b {
				out = append(out, textEdit{opInsert, b[atB:s.b]})
			}
		}
		atA, atB = s.a, s.b
	}
	return out
}

// levels are the units that hold two texts together, from coarse to fine. Clauses are for stretches
// too large to compare by word: a page of prose without a full stop, or a list.
var levels = [...]unit{paragraph, sentence, clause}

// align adds what turns x into y.
func (d *differ) align(x, y side, level int) {
	small := len(x.tokens)*len(y.tokens) <= maxCells
	if level == len(levels) || small && levels[level] == clause {
		d.words(x, y)
		return
	}
	fromX, fromY := 0, 0
	for _, m := range anchors(x, y, levels[level]) {
		d.align(x.cut(fromX, m.x), y.cut(fromY, m.y), level+1)
		d.same(len(x.cut(m.x, m.x+m.n).text))
		fromX, fromY = m.x+m.n, m.y+m.n
	}
	d.align(x.cut(fromX, len(x.tokens)), y.cut(fromY, len(y.tokens)), level+1)
}

// words compares token by token. Tokens become characters of the two private planes, 131,068 in
// all: ids in a lower plane would run into the surrogates, which the library's strings cannot hold.
func (d *differ) words(x, y side) {
	n := min(len(x.tokens), len(y.tokens))
	head := 0
	for head < n && x.tokens[head].id == y.tokens[head].id {
		head++
	}
	tail := 0
	for tail < n-head && x.tokens[len(x.tokens)-1-tail].id == y.tokens[len(y.tokens)-1-tail].id {
		tail++
	}
	d.same(len(x.cut(0, head).text))
	d.middle(x.cut(head, len(x.tokens)-tail), y.cut(head, len(y.tokens)-tail))
	d.same(len(x.cut(len(x.tokens)-tail, len(x.tokens)).text))
}

func (d *differ) middle(x, y side) {
	rx, okX := x.runes()
	ry, okY := y.runes()
	if !okX || !okY || len(rx)*len(ry) > maxCells {
		d.other(x, y)
		return
	}
	// Never the library's line mode, and never its clock: with the default timeout of a second, a
	// slow machine gets another diff.
	lib := diffmatchpatch.DiffMatchPatch{}
	atX, atY := 0, 0
	for _, e := range lib.DiffMainRunes(rx, ry, false) {
		n := utf8.RuneCountInString(e.Text)
		switch e.Type {
		case diffmatchpatch.DiffEqual:
			d.same(len(x.cut(atX, atX+n).text))
			atX, atY = atX+n, atY+n
		case diffmatchpatch.DiffDelete:
			d.other(x.cut(atX, atX+n), side{})
			atX += n
		case diffmatchpatch.DiffInsert:
			d.other(side{}, y.cut(atY, atY+n))
			atY += n
		}
	}
}

// runes writes the tokens as private characters, false when there are too many different ones.
func (s side) runes() ([]rune, bool) {
	const plane15, plane16, each = 0xF0000, 0x100000, 0xFFFE
	out := make([]rune, len(s.tokens))
	for i, t := range s.tokens {
		switch {
		case t.id < each:
			out[i] = plane15 + t.id
		case t.id < 2*each:
			out[i] = plane16 + t.id - each
		default:
			return nil, false
		}
	}
	return out, true
}
