package clean

import (
	"math"
	"strings"
)

// A trigger is a literal without which a branch of a pattern cannot match. All literals are in lower case.
type trigger struct {
	literal string
	opening uint64  // its first eight bytes, 0 for those behind its end
	mask    uint64  // all ones where there is a byte
	fringe  *fringe // of the line
	key     uint32  // what it is looked up by
	signs   sign    // the line must have
	bytes   int32   // the line may have
	most    int32   // words the line may have
	at      int16   // where in the literal the key begins
	rule    int16   // in the table
	way     int16   // branch of its pattern
	also    int16   // of table.also: literals one of which the line must have besides
}

// seek gives the trigger with another literal.
func (g trigger) seek(literal string) trigger {
	g.literal, g.opening, g.mask = literal, tail(literal[:min(8, len(literal))], 0)|caseless8, ^uint64(0)
	if n := len(literal); n < 8 {
		g.mask = 1<<(8*n) - 1
	}
	return g
}

// open reports whether a line of this shape may be tried.
func (g *trigger) open(m *shape, line string) bool {
	return g.signs&^m.signs == 0 && len(line) <= int(g.bytes) && m.words <= g.most &&
		g.fringe.first.has(line[0]) && g.fringe.last.has(line[len(line)-1])
}

// A shelf finds triggers by four bytes of their literals. Seeking the literals one by one took nine tenths of the time of marking, and
// a map of lists a tenth.
type shelf struct {
	keys
	start [1<<12 + 1]uint16 // of each run of list
	list  []trigger         // by slot
}

// keys says of nearly every key that is not in it that it is not: a filter as by Bloom, 1970, of 64 k bits, 8 KB, both bits of a key in
// one word (Putze, Sanders and Singler, 2007). Of 2,000 keys it holds, one in 250 others seems to be one; with one bit for each it was
// one in 30, and every third line was looked up for nothing.
type keys [1 << 10]uint64

func (k *keys) add(key uint32) {
	p := spread(key)
	k[p>>22] |= 1<<(p>>16&63) | 1<<(p>>10&63)
}

// of gives 1 in the lowest bit where a key may be in the set.
func (k *keys) of(key uint32) uint64 {
	p := spread(key)
	word := k[p>>22]
	return word >> (p >> 16 & 63) & (word >> (p >> 10 & 63))
}

func (k *keys) has(key uint32) bool { return k.of(key)&1 != 0 }

// fill puts the triggers on an empty shelf.
func (s *shelf) fill(list []trigger) {
	for i := range list {
		s.add(list[i].key)
		s.start[rack(list[i].key)+1]++
	}
	for n := 1; n < len(s.start); n++ {
		s.start[n] += s.start[n-1]
	}
	s.list = make([]trigger, len(list))
	at := s.start
	for _, g := range list {
		n := rack(g.key)
		s.list[at[n]] = g
		at[n]++
	}
}

// at gives the triggers that may have this key; others may be among them.
func (s *shelf) at(key uint32) []trigger {
	return s.list[s.start[rack(key)]:s.start[rack(key)+1]]
}

// spread makes all bits of a key count in the upper ones (Knuth's multiplicative hash), of which rack takes 12.
func spread(key uint32) uint32 { return key * 0x9E3779B1 }
func rack(key uint32) uint32   { return spread(key) >> 20 }

// front gives the key of the first bytes of s, at most n. Keys set the case of letters aside, as a glance does.
func front(s string, n int) (key uint32) {
	for i := range min(n, len(s)) {
		key |= uint32(s[i]|0x20) << (8 * i)
	}
	return key
}

// back gives the key of the last bytes of s, at most n.
func back(s string, n int) uint32 { return front(s[max(0, len(s)-n):], n) }

// frequent lists bytes from frequent to rare, roughly as in English news; those not listed are rarer still.
const frequent = " etaoinsrhldcumfpgywbvk.,'\"-0125x:jqz"

// rarest gives where the rarest n bytes of a literal begin.
func rarest(s string, n int) (at int) {
	best := math.MinInt
	for i := 0; i+n <= len(s); i++ {
		sum := 0
		for _, b := range []byte(s[i : i+n]) {
			sum += int(ranks[b])
		}
		for j := i; j+4 <= i+n; j++ {
			sum -= 60 * btoi(everyday.has(front(s[j:], 4)))
		}
		if sum > best {
			best, at = sum, i
		}
	}
	return at
}

// everyday holds the keys that any English news text is full of: one of them as the key of a literal costs more than a rare one saves.
var everyday = func() (s keys) {
	const text = "the of and to in that was is his for with from this will which are not been said would there their over after" +
		" has had have were other year its more out into about could comm comp report republic public miss stor stat story prod press" +
		" number people company government work state inter under press part port present concern reading ending largest" +
		" of the in the to the on the for the and the with the at the from the that the by the as been has been as an is an is on as the" +
		" one of the main sub sig fro mis fol cop"
	for i := range len(text) - 3 {
		s.add(front(text[i:], 4))
	}
	return s
}()

// fillInner puts triggers that may stand anywhere on an empty shelf, under as many keys as the stride has bytes: so one place of a
// line in a stride is enough to look at.
func (s *shelf) fillInner(list []trigger, stride int) {
	var keyed []trigger
	for _, g := range list {
		at := rarest(g.literal, 3+stride)
		for i := at; i < at+stride; i++ {
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
