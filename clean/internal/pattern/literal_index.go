package pattern

import "onecopy/clean/internal/scan"

// A trigger is a literal without which a branch of a pattern cannot match. Literals are in lower
// case.
type trigger struct {
	literal string
	edges   *edgeBytes // of the line
	signs   scan.Sign  // the line must have
	bytes   int32      // the line may have
	most    int32      // words the line may have
	spec    int16      // in the set
	digits  uint8      // the line must have
	single  byte       // if not 0, the line begins with this, or its capital
	loose   bool       // the literal may begin in the middle of a word
	also    int16      // of Patterns.also: literals one of which the line must have besides
	more    int16      // of Patterns.more: literals that do as well
}

// begins reports whether lines that begin with a byte may be tried.
func (g *trigger) begins(b byte) bool {
	return g.edges.first.Has(b) && (g.single == 0 || b == g.single || scan.Signs[g.single] == scan.Small && b == g.single-'a'+'A')
}

// open reports whether a line of this shape may be tried.
func (g *trigger) open(m *scan.Shape, line string) bool {
	return g.signs&^m.Signs == 0 && m.Digits >= g.digits && len(line) <= int(g.bytes) && m.Words <= g.most &&
		g.edges.first.Has(line[0]) && g.edges.last.Has(line[len(line)-1])
}

// An entry is a key of a trigger: of some bytes of its literal from byte at on. It holds enough of
// the literal to refuse nearly all lines by itself: the triggers are too many to lie in the nearest
// caches.
type entry struct {
	key     uint32
	of      uint16 // the trigger
	at      int16
	opening uint64    // the first eight bytes of the literal, whatever its case
	signs   scan.Sign // the line must have
	most    uint16    // words the line may have, or anyWords
	spare   uint8     // bits of opening without a byte
}

// anyWords stands for the words of any line of more.
const anyWords = 1<<16 - 1

// entry returns the entry of trigger n of an index for the key at byte at of its literal.
func (g *trigger) entry(n int, key uint32, at int) entry {
	return entry{
		key: key, of: uint16(n), at: int16(at), opening: caselessEight(g.literal), signs: g.signs,
		most: uint16(min(g.most, anyWords)), spare: uint8(64 - 8*min(len(g.literal), 8)),
	}
}

// A literalIndex finds triggers by a key of two to six bytes of their literals. Searching for the
// literals one by one took nine tenths of the time of marking, and a map of lists a tenth.
type literalIndex struct {
	bloom
	triggers []trigger
	start    [1<<12 + 1]uint16 // of each bucket of list
	list     []entry
}

// fill puts the entries into an empty index of triggers.
func (x *literalIndex) fill(triggers []trigger, list []entry) {
	for _, e := range list {
		x.start[bucket(e.key)+1]++
	}
	for n := 1; n < len(x.start); n++ {
		x.start[n] += x.start[n-1]
	}
	x.triggers, x.list = triggers, make([]entry, len(list))
	at := x.start
	for _, e := range list {
		n := bucket(e.key)
		x.list[at[n]] = e
		at[n]++
	}
	x.room(x.distinct())
	for _, e := range list {
		x.add(e.key)
	}
}

// distinct returns how many different keys the entries have, nearly: of a bucket those are counted
// that differ from the one before.
func (x *literalIndex) distinct() (n int) {
	for i := range x.list {
		n += btoi(i == 0 || x.list[i].key != x.list[i-1].key)
	}
	return n
}

// at returns the entries that may have this key; others may be among them.
func (x *literalIndex) at(key uint32) []entry {
	return x.list[x.start[bucket(key)]:x.start[bucket(key)+1]]
}

// bucket returns the bucket of a key.
func bucket(key uint32) uint32 { return key >> 20 }
