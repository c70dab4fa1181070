package clean

import (
	"math/bits"
	"strings"
	"unsafe"

	"onecopy/clean/internal/scan"
)

// A hint says in which ways rules may know a line. Six of ten lines of scanned pages have none, three of ten of pages saved whole, and
// are not looked up.
type hint uint16

const (
	headTwo   hint = 1 << iota // by its first two bytes
	headThree                  // three
	headFour                   // four
	headSix                    // six
	tailTwo                    // by its last two
	tailThree
	tailFour
	atFirst // by its first byte
	atWord  // by a word in it
	strewn  // by a literal that begins with no word

	all   = 0xFFFF
	atEnd = headTwo | headThree | headFour | headSix | tailTwo | tailThree | tailFour
)

// A sieve finds the hints of all lines of a page at once. It asks the filters of the shelves for every place that counts, and decides
// nothing before all of a page, or of a stretch of it, was asked. Asked line by line, with a branch behind each answer, the search took 570
// cycles for a line of 32 bytes instead of 400.
type sieve struct {
	*table
	text   string
	lines  []Line
	hints  []hint
	spots  []spot
	next   int                       // of spots
	full   bool                      // there are no spots of the lines that follow
	places [scan.Stretch + 64]uint16 // of a stretch: where words begin
	found  [scan.Stretch]uint16      // and where of these a literal may stand
}

// A spot is where a literal may stand, by the word that begins there.
type spot struct{ line, at int32 }

// mostSpots is how many are noted of a page: those of 5 MB of news. Of lines behind them all words are looked at again.
const mostSpots = 1 << 18

// sift gives the hints of the lines, one for each.
func (p *Page) sift(tables []*table) []hint {
	s := &p.desk.sieve
	s.text, s.lines = p.Text, p.Lines
	s.hints, s.spots = append(s.hints[:0], make([]hint, len(p.Lines))...), s.spots[:0]
	s.full = false
	for _, t := range tables {
		s.table = t
		for i := range s.lines {
			s.hints[i] |= s.edges(&s.lines[i])
		}
		s.words(p.desk.masks.Starts)
	}
	if len(tables) > 1 {
		s.spots = s.spots[:0] // whose they are is not known
	}
	s.table, s.text, s.lines, s.next = nil, "", nil, 0
	return s.hints
}

// spotted gives the spots of line i; lines are asked for in turn.
func (s *sieve) spotted(i int) []spot {
	for s.next < len(s.spots) && int(s.spots[s.next].line) < i {
		s.next++
	}
	from := s.next
	for s.next < len(s.spots) && int(s.spots[s.next].line) == i {
		s.next++
	}
	return s.spots[from:s.next]
}

// edges gives the hints of a line but those for its words. A line that is not whole the text at its place gets all.
func (s *sieve) edges(l *Line) hint {
	if len(l.text()) < 4 || len(l.text()) > 4*reach || l.piece || !s.holds(l) {
		return all
	}
	first, kind := l.text()[0], kindOf(&l.shape)
	heads, tails := s.shelves(&l.shape)
	x, y := s.eight(l.Start()), s.eight(l.Start()+len(l.text())-4)
	edge := hint(heads[1].of(key(x, 2))&1)*headTwo | hint(heads[1].of(key(x, 3))&1)*headThree | hint(heads[1].of(key(x, 4))&1)*headFour |
		hint(heads[0].of(key(x, frontBytes))&1)*headSix |
		hint(tails.of(key(y>>16, 2))&1)*tailTwo | hint(tails.of(key(y>>8, 3))&1)*tailThree | hint(tails.of(key(y, 4))&1)*tailFour
	some, rest := &s.scope[first], &s.inner[kind].scope[first]
	bare, strew := some.within(&l.shape), rest.within(&l.shape)
	if kind&unsigned == 0 {
		bare |= some.signed.hold(&l.shape)
		strew |= rest.signed.hold(&l.shape)
	}
	return edge | atFirst*hint(bare) | strewn*hint(strew)
}

// holds reports whether a line is the text at its place, with eight more bytes, as rules are sought for it.
func (s *sieve) holds(l *Line) bool {
	return l.Start()+len(l.text())+8 <= len(s.text) && unsafe.StringData(l.text()) == unsafe.StringData(s.text[l.Start():]) &&
		(l.shape.Signs&scan.Foreign == 0 || !strings.Contains(l.text(), hard))
}

// words adds the hints of words, and their spots.
func (s *sieve) words(starts []uint64) {
	line, last := 0, len(s.text)-8
	for from := 0; from <= last; from += scan.Stretch {
		part := starts[from>>6 : min(len(starts), (from+scan.Stretch)>>6)]
		for _, at := range s.asked(from, s.begun(part, last-from)) {
			at := from + int(at)
			for line < len(s.lines) && s.lines[line].End() <= at {
				line++
			}
			if line == len(s.lines) {
				return
			}
			s.spot(line, at)
		}
	}
}

// spot notes that a literal may stand at byte at, if one that lines of this kind can have. A line that gets all hints is looked up in a
// copy, which may have no such byte.
func (s *sieve) spot(line, at int) {
	l := &s.lines[line]
	if s.hints[line] == all {
		return
	}
	if words := &s.inner[kindOf(&l.shape)].words; words.has(key(s.eight(at), wordBytes)) {
		s.hints[line] |= atWord
		s.note(line, at-l.Start())
	}
}

// note adds a spot, and takes back those of a line that has no room for all.
func (s *sieve) note(line, at int) {
	if len(s.spots) < mostSpots && !s.full {
		s.spots = append(s.spots, spot{int32(line), int32(at)})
		return
	}
	for n := len(s.spots); n > 0 && int(s.spots[n-1].line) == line; n-- {
		s.spots = s.spots[:n-1]
	}
	s.full = true
}

// begun lists where words begin among the bytes of a stretch up to byte last of it.
func (s *sieve) begun(starts []uint64, last int) []uint16 {
	n := 0
	for i, set := range starts {
		if room := last - i<<6; room < 63 {
			set &= 1<<max(room+1, 0) - 1
		}
		// Sixteen are written whether there are as many or not, so that their number is no branch.
		to := s.places[n : n+16 : n+16]
		n += bits.OnesCount64(set)
		for j := range to {
			to[j] = uint16(i<<6 + bits.TrailingZeros64(set))
			set &= set - 1
		}
		for ; set != 0; set &= set - 1 {
			s.places[n-bits.OnesCount64(set)] = uint16(i<<6 + bits.TrailingZeros64(set))
		}
	}
	return s.places[:n]
}

// asked gives those of the places in the stretch from byte from on where a literal may stand.
func (s *sieve) asked(from int, places []uint16) []uint16 {
	words, n := &s.inner[0].words.keys, 0
	for _, at := range places {
		s.found[n&(scan.Stretch-1)] = at
		n += int(words.of(key(s.eight(from+int(at)), wordBytes)) & 1)
	}
	return s.found[:n]
}

// eight gives eight bytes of the text, whatever their case, from byte at on, which has seven behind it.
func (s *sieve) eight(at int) uint64 { return scan.EightAt(s.text, at) | caseless8 }
