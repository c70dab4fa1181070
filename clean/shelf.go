package clean

import (
	"cmp"
	"slices"
	"strings"
)

// A trigger is a literal without which a branch of a pattern cannot match. All literals are in lower case.
type trigger struct {
	literal string
	also    []string // one of which the line must have besides
	key     uint64   // what it is looked up by
	at      int32    // where in the literal the key begins
	rule    int32    // in the table
	way     int32    // branch of its pattern
	most    int32    // words the line may have
	bytes   int32    // the line may have
	signs   sign     // the line must have
}

// open reports whether a line of this shape and length may be tried.
func (g *trigger) open(m *shape, length int) bool {
	return g.signs&^m.signs == 0 && length <= int(g.bytes) && m.words <= g.most
}

// A shelf finds triggers by one to four bytes of their literals. A set of 64 k bits, 8 KB, says at once that a key is on no
// shelf; seeking the literals one by one took nine tenths of the time of marking, and a map of lists a tenth.
type shelf struct {
	set   [1 << 10]uint64
	start [1<<12 + 1]uint32 // of each run of list
	list  []trigger         // by slot
}

// fill puts the triggers on an empty shelf.
func (s *shelf) fill(list []trigger) {
	slices.SortStableFunc(list, func(a, b trigger) int { return cmp.Compare(slot(a.key)>>4, slot(b.key)>>4) })
	s.list = list
	n := 0
	for run := range 1 << 12 {
		for s.start[run] = uint32(n); n < len(list) && slot(list[n].key)>>4 == uint32(run); n++ {
			bit := slot(list[n].key)
			s.set[bit>>6] |= 1 << (bit & 63)
		}
	}
	s.start[1<<12] = uint32(n)
}

// look gives the triggers that may have this key; others may be among them.
func (s *shelf) look(key uint64) []trigger {
	bit := slot(key)
	if s.set[bit>>6]&(1<<(bit&63)) == 0 {
		return nil
	}
	return s.list[s.start[bit>>4]:s.start[bit>>4+1]]
}

// slot spreads keys over 64 k bits (Knuth's multiplicative hash).
func slot(key uint64) uint32 { return uint32(key * 0x9E3779B97F4A7C15 >> 48) }

// front gives the key of the first bytes of s, at most four.
func front(s string) uint64 {
	key := uint64(1)
	for i := range min(4, len(s)) {
		key = key<<8 | uint64(s[i])
	}
	return key
}

// back gives the key of the last bytes of s, at most four, in the order in which they are read from the end.
func back(s string) uint64 {
	key := uint64(1)
	for i := range min(4, len(s)) {
		key = key<<8 | uint64(s[len(s)-1-i])
	}
	return key
}

// gram is the key of a literal that may stand anywhere: its rarest three bytes, in the order in which a line is read.
func gram(a, b, c byte) uint64 { return uint64(a)<<16 | uint64(b)<<8 | uint64(c) }

// frequent lists bytes from frequent to rare, roughly as in English news; those not listed are rarer still.
const frequent = " etaoinsrhldcumfpgywbvk.,'\"-0125x:jqz"

// rarest gives where the rarest three bytes of a literal begin.
func rarest(s string) (at int) {
	best := -1
	for i := 0; i+3 <= len(s); i++ {
		score := 0
		for _, b := range []byte(s[i : i+3]) {
			n := strings.IndexByte(frequent, b)
			if n < 0 {
				n = len(frequent)
			}
			score += n
		}
		if score > best {
			best, at = score, i
		}
	}
	return at
}
