package clean

import (
	"slices"
	"strings"
)

// A trigger is a literal without which a branch of a pattern cannot match. All literals are in lower case.
type trigger struct {
	literal string
	opening uint64 // its first eight bytes, 0 for those behind its end
	mask    uint64 // all ones where there is a byte
	key     uint32 // what it is looked up by
	signs   sign   // the line must have
	bytes   int32  // the line may have
	most    int32  // words the line may have
	at      int16  // where in the literal the key begins
	rule    int16  // in the table
	way     int16  // branch of its pattern
	also    int16  // of table.also: literals one of which the line must have besides
}

// seek gives the trigger with another literal.
func (g trigger) seek(literal string) trigger {
	g.literal, g.opening, g.mask = literal, tail(literal[:min(8, len(literal))], 0), ^uint64(0)
	if n := len(literal); n < 8 {
		g.mask = 1<<(8*n) - 1
	}
	return g
}

// open reports whether a line of this shape and length may be tried.
func (g *trigger) open(m *shape, length int) bool {
	return g.signs&^m.signs == 0 && length <= int(g.bytes) && m.words <= g.most
}

// A shelf finds triggers by four bytes of their literals. A set of 64 k bits, 8 KB, says at once of nearly every key that it is
// on no shelf: seeking the literals one by one took nine tenths of the time of marking, and a map of lists a tenth.
type shelf struct {
	has   [1 << 10]uint64
	start [1<<12 + 1]uint16 // of each run of list
	list  []trigger         // by slot
	twice bool              // under two keys, one byte apart, so that every second place of a line need be looked at
}

// fill puts the triggers on an empty shelf.
func (s *shelf) fill(list []trigger) {
	for i := range list {
		bit := slot(list[i].key)
		s.has[bit>>6] |= 1 << (bit & 63)
		s.start[bit>>4+1]++
	}
	for run := 1; run < len(s.start); run++ {
		s.start[run] += s.start[run-1]
	}
	s.list = make([]trigger, len(list))
	at := s.start
	for _, g := range list {
		run := slot(g.key) >> 4
		s.list[at[run]] = g
		at[run]++
	}
}

// look gives the triggers that may have this key; others may be among them.
func (s *shelf) look(key uint32) []trigger {
	bit := slot(key)
	if s.has[bit>>6]>>(bit&63)&1 == 0 {
		return nil
	}
	return s.list[s.start[bit>>4]:s.start[bit>>4+1]]
}

// hasOne reports whether one of three keys may be on the shelf.
func (s *shelf) hasOne(a, b, c uint32) bool {
	a, b, c = slot(a), slot(b), slot(c)
	return (s.has[a>>6]>>(a&63)|s.has[b>>6]>>(b&63)|s.has[c>>6]>>(c&63))&1 != 0
}

// slot spreads keys over 64 k bits (Knuth's multiplicative hash).
func slot(key uint32) uint32 { return key * 0x9E3779B1 >> 16 }

// front gives the key of the first bytes of s, at most n.
func front(s string, n int) (key uint32) {
	for i := range min(n, len(s)) {
		key |= uint32(s[i]) << (8 * i)
	}
	return key
}

// back gives the key of the last bytes of s, at most n.
func back(s string, n int) uint32 { return front(s[max(0, len(s)-n):], n) }

// frequent lists bytes from frequent to rare, roughly as in English news; those not listed are rarer still.
const frequent = " etaoinsrhldcumfpgywbvk.,'\"-0125x:jqz"

// rarest gives where the rarest n bytes of a literal begin.
func rarest(s string, n int) (at int) {
	best := -1
	for i := 0; i+n <= len(s); i++ {
		sum := 0
		for _, b := range []byte(s[i : i+n]) {
			sum += int(ranks[b])
		}
		if sum > best {
			best, at = sum, i
		}
	}
	return at
}

// fillInner puts triggers that may stand anywhere on an empty shelf, twice if all are long enough.
func (s *shelf) fillInner(list []trigger) {
	s.twice = !slices.ContainsFunc(list, func(g trigger) bool { return len(g.literal) < 5 })
	var keyed []trigger
	for _, g := range list {
		at := rarest(g.literal, min(5, len(g.literal)))
		for i := at; i < at+1+btoi(s.twice); i++ {
			g.at, g.key = int16(i), front(g.literal[i:], 4)
			keyed = append(keyed, g)
		}
	}
	s.fill(keyed)
}

// telltale is how much a literal says, in fifths of a bit: rare letters much, a word that any text has little.
func telltale(s string) (n int) {
	for w := range strings.SplitSeq(s, " ") {
		if stopwords[w] {
			n += 30
			continue
		}
		for _, b := range []byte(w) {
			n += 12 + int(ranks[b])
		}
	}
	return n + 4*strings.Count(s, " ")
}

// ranks gives the place of each byte among those from frequent to rare. Digits are taken to be as frequent as the letter u.
var ranks = func() (t [256]uint8) {
	for b := range t {
		switch at := strings.IndexByte(frequent, byte(b)); {
		case signs[b] == digit:
			t[b] = 14
		case at < 0:
			t[b] = uint8(len(frequent))
		default:
			t[b] = uint8(at)
		}
	}
	return t
}()

// stopwords are words that any English text is full of.
var stopwords = set("the", "of", "is", "a", "an", "in", "to", "for", "and", "has", "been", "was", "are", "by", "on", "with", "at", "from", "this", "that", "you", "your", "or", "it", "if", "we", "our", "not", "be", "as")
