package backtrack

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// find runs a program over a line: the walk says where it matched. It reports done false if there
// is no program, or when the budget is used up.
func (p *step) find(line string) (w walk, ok, done bool) {
	if p == nil {
		return w, false, false
	}
	w = walk{line: line, left: budget, from: -1}
	for i := 0; i <= len(line); i++ {
		if w.likely(p, i) && w.at(p, i) {
			return w, true, true
		}
		if w.left < 0 {
			return w, false, false
		}
		if p.op == begin {
			break
		}
	}
	return w, false, true
}

// A walk is the state of one attempt: how much of the budget is left, the bytes captured, from -1
// where none are, and where the match ends.
type walk struct {
	line     string
	left     int
	from, to int
	end      int
}

// at reports whether the program from p on matches the line from byte i on.
func (w *walk) at(p *step, i int) bool {
	for p != nil {
		if w.left--; w.left < 0 {
			return false
		}
		switch p.op {
		case text:
			if !strings.HasPrefix(w.line[i:], p.text) {
				return false
			}
			i += len(p.text)
		case fold:
			n := folded(w.line[i:], p.text)
			if n < 0 {
				return false
			}
			i += n
		case run:
			if p.min != 1 || p.max != 1 {
				return w.run(p, i)
			}
			n := p.set.take(w.line[i:])
			if n == 0 {
				return false
			}
			i += n
		case fork:
			if w.likely(p.next, i) && w.at(p.next, i) {
				return true
			}
			if p = p.other; !w.likely(p, i) {
				return false
			}
			continue
		case crossing:
			return w.cross(p.cross, i)
		case open, shut:
			return w.note(p, i)
		default:
			if !w.stands(p.op, i) {
				return false
			}
		}
		p = p.next
	}
	w.end = i
	return true
}

// cross tries several ways in turn.
func (w *walk) cross(p *cross, i int) bool {
	if p.index == nil || i == len(w.line) {
		for _, way := range p.ways {
			if w.likely(way, i) && w.at(way, i) {
				return true
			}
		}
		return false
	}
	for likely := p.index[w.line[i]]; likely != 0; likely &= likely - 1 {
		if w.at(p.ways[bits.TrailingZeros64(likely)], i) {
			return true
		}
	}
	return false
}

// note remembers where the group begins or ends, if the rest matches.
func (w *walk) note(p *step, i int) bool {
	at := &w.from
	if p.op == shut {
		at = &w.to
	}
	old := *at
	*at = i
	if w.at(p.next, i) {
		return true
	}
	*at = old
	return false
}

// run takes characters of a set, then the rest: as many as it can and then fewer, or the other way
// round.
func (w *walk) run(p *step, i int) bool {
	if p.set == anyInLine && p.next.op == end { // .{3,60}$, the end of most patterns
		n := utf8.RuneCountInString(w.line[i:])
		return n >= int(p.min) && (n <= int(p.max) || p.max < 0) && w.at(p.next, len(w.line))
	}
	n, least := int16(0), i
	for ; n < p.min; n++ {
		size := p.set.take(w.line[least:])
		if size == 0 {
			return false
		}
		least += size
	}
	if p.lazy {
		return w.stretch(p, least, n)
	}
	most := p.set.run(w.line, least, int(p.max-n))
	if w.left -= (most - least) / 8; p.next.op == end {
		return most == len(w.line) && w.at(p.next, most)
	}
	if p.sure {
		return w.likely(p.next, most) && w.at(p.next, most)
	}
	return w.back(p.next, least, most)
}

// back tries a step at each character from byte most down to byte least.
func (w *walk) back(next *step, least, most int) bool {
	if most == len(w.line) {
		if w.likely(next, most) && w.at(next, most) {
			return true
		}
		most--
	}
	for at := most; at >= least; at-- {
		b := w.line[at]
		if (next.may == nil || next.may.Has(b)) && (utf8.RuneStart(b) || w.alone(at)) && w.at(next, at) {
			return true
		}
	}
	return false
}

// alone reports whether byte i, which continues a character in UTF-8, has none to continue, and so
// is one by itself.
func (w *walk) alone(i int) bool {
	for k := 1; k < utf8.UTFMax && k <= i; k++ {
		if utf8.RuneStart(w.line[i-k]) {
			_, n := utf8.DecodeRuneInString(w.line[i-k:])
			return n <= k
		}
	}
	return true
}

// stretch takes ever more characters of a set, from the n that it has at byte i.
func (w *walk) stretch(p *step, i int, n int16) bool {
	for ; !w.likely(p.next, i) || !w.at(p.next, i); n++ {
		size := 0
		if n != p.max {
			size = p.set.take(w.line[i:])
		}
		if size == 0 {
			return false
		}
		i += size
	}
	return true
}

// likely reports whether step p may match at byte i, by that byte alone, or by the end of the line.
func (w *walk) likely(p *step, i int) bool {
	if i == len(w.line) {
		return p.may == nil || p.last
	}
	return p.may == nil || p.may.Has(w.line[i])
}

// stands reports whether byte i is the place that op asks for.
func (w *walk) stands(o op, i int) bool {
	switch o {
	case begin:
		return i == 0
	case end:
		return i == len(w.line)
	case edged, inside:
		before := i > 0 && word(w.line[i-1])
		behind := i < len(w.line) && word(w.line[i])
		return (before != behind) == (o == edged)
	}
	return false
}

// word reports whether a byte is part of a word to package regexp.
func word(b byte) bool { return scan.Signs[b]&(scan.Small|scan.Capital|scan.Digit) != 0 || b == '_' }

// folded returns how many bytes of s are text in any case, -1 if s does not begin so.
func folded(s, text string) int {
	i := 0
	for _, want := range text {
		if i == len(s) {
			return -1
		}
		if b := s[i]; b < utf8.RuneSelf && want < utf8.RuneSelf {
			if b != byte(want) && (b^byte(want) != 0x20 || scan.Signs[b]&(scan.Small|scan.Capital) == 0) {
				return -1
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !sameFold(r, want) {
			return -1
		}
		i += n
	}
	return i
}

func sameFold(a, b rune) bool {
	for r := unicode.SimpleFold(a); a != b; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
		if r == a {
			return false
		}
	}
	return true
}
