package pattern

import (
	"math/bits"

	"onecopy/clean/internal/scan"
)

// A lineScope says for what lines a list has something: those of no more than so many words, and
// those that have one of the signs.
type lineScope struct {
	most   int32
	marked int32 // words of lines with a comma, a dash or a straight quote
	dotted int32 // words of lines with a full stop
	signed gates
}

// marks are the signs of plain text that most short lines lack.
const marks = scan.Comma | scan.Dash | scan.Quote

// within is 1 where a line may be in the scope by its words, and by the signs of plain text it has,
// else 0.
func (s *lineScope) within(m *scan.Shape) int {
	return btoi(m.Words <= s.most) | btoi(m.Words <= s.marked)&btoi(m.Signs&marks != 0) | btoi(m.Words <= s.dotted)&btoi(m.Signs&scan.Dot != 0)
}

// gates are some signs that lines may have, and up to how many words.
type gates [4]struct {
	signs scan.Sign
	most  int32
}

// scopeOf returns the scope of a list.
func scopeOf(list []trigger) (s lineScope) {
	for i := range list {
		s.add(&list[i])
	}
	return s
}

// add adds a trigger. Of the signs that a line must have the rarest counts, which is the highest
// but for digits.
func (s *lineScope) add(g *trigger) {
	rare := g.signs &^ scan.Plain
	if rare&^scan.Digit != 0 {
		rare &^= scan.Digit
	}
	switch {
	case rare != 0:
	case g.signs&marks != 0:
		s.marked = max(s.marked, g.most)
		return
	case g.signs&scan.Dot != 0:
		s.dotted = max(s.dotted, g.most)
		return
	default:
		s.most = max(s.most, g.most)
		return
	}
	rare = 1 << (bits.Len32(uint32(rare)) - 1)
	for i := range s.signed {
		// Where there are too many signs the last gate is for several.
		if of := &s.signed[i]; of.signs == rare || of.signs == 0 || i == len(s.signed)-1 {
			of.signs, of.most = of.signs|rare, max(of.most, g.most)
			return
		}
	}
}

// hold is 1 where a line may pass one of the gates, else 0. All are tried, so that the processor
// has no branch to predict.
func (g *gates) hold(m *scan.Shape) int {
	w, s := m.Words, m.Signs
	return btoi(w <= g[0].most)&btoi(s&g[0].signs != 0) | btoi(w <= g[1].most)&btoi(s&g[1].signs != 0) |
		btoi(w <= g[2].most)&btoi(s&g[2].signs != 0) | btoi(w <= g[3].most)&btoi(s&g[3].signs != 0)
}
