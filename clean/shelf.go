package clean

import (
	"math"
	"math/bits"
	"strings"

	"onecopy/clean/internal/scan"
)

// A trigger is a literal without which a branch of a pattern cannot match. All literals are in lower case.
type trigger struct {
	literal string
	fringe  *fringe   // of the line
	signs   scan.Sign // the line must have
	bytes   int32     // the line may have
	most    int32     // words the line may have
	rule    int16     // in the table
	digits  uint8     // the line must have
	single  byte      // if not 0, the line begins with this, or its capital
	loose   bool      // the literal may begin in the middle of a word
	also    int16     // of table.also: literals one of which the line must have besides
	more    int16     // of table.more: literals that do as well
}

// begins reports whether lines that begin with a byte may be tried.
func (g *trigger) begins(b byte) bool {
	return g.fringe.first.has(b) && (g.single == 0 || b == g.single || scan.Signs[g.single] == scan.Small && b == g.single-'a'+'A')
}

// open reports whether a line of this shape may be tried.
func (g *trigger) open(m *scan.Shape, line string) bool {
	return g.signs&^m.Signs == 0 && m.Digits >= g.digits && len(line) <= int(g.bytes) && m.Words <= g.most &&
		g.fringe.first.has(line[0]) && g.fringe.last.has(line[len(line)-1])
}

// eightOf gives the first eight bytes of a literal, whatever its case.
func eightOf(literal string) uint64 { return scan.Tail(literal[:min(8, len(literal))], 0) | caseless8 }

// A shelf finds triggers by a key of two to six bytes of their literals. Seeking the literals one by one took nine tenths of the time of marking, and
// a map of lists a tenth.
type shelf struct {
	keys
	triggers []trigger
	start    [1<<12 + 1]uint16 // of each run of list
	list     []entry
}

// An entry is a key of a trigger: of some bytes of its literal from byte at on. It holds enough of the literal to refuse nearly all
// lines by itself: the triggers are too many to lie in the nearest caches.
type entry struct {
	key     uint32
	of      uint16
	at      int16
	opening uint64    // the first eight bytes of the literal, whatever its case
	signs   scan.Sign // the line must have
	most    uint16    // words the line may have, or anyWords
	spare   uint8     // bits of opening without a byte
}

// anyWords stands for the words of any line of more.
const anyWords = 1<<16 - 1

// entry gives the entry of the nth trigger of a shelf for the key at byte at of its literal.
func (g *trigger) entry(n int, key uint32, at int) entry {
	return entry{
		key: key, of: uint16(n), at: int16(at), opening: eightOf(g.literal), signs: g.signs,
		most: uint16(min(g.most, anyWords)), spare: uint8(64 - 8*min(len(g.literal), 8)),
	}
}

// keys says of nearly every key that is not in it that it is not: a filter as by Bloom, 1970, both bits of a key in one word (Putze,
// Sanders and Singler, 2007). It has some 32 bits for each key and 4 k at least, so that one in 220 to 800 others seems to be in
// it; it lies in as little of its 64 k bits as that takes, since those of all shelves together are more than the processor's nearest
// cache holds.
type keys struct {
	words [1 << 10]uint64
	mask  uint32 // of the words in use
}

func (k *keys) add(key uint32) {
	k.words[key>>22&k.mask] |= 1<<(key>>16&63) | 1<<(key>>10&63)
}

// of gives 1 in the lowest bit where a key may be in the set.
func (k *keys) of(key uint32) uint64 {
	word := k.words[key>>22&k.mask]
	return word >> (key >> 16 & 63) & (word >> (key >> 10 & 63))
}

func (k *keys) has(key uint32) bool { return k.of(key)&1 != 0 }

// room makes room for n keys.
func (k *keys) room(n int) { k.mask = 1<<min(10, max(6, bits.Len(uint(n/2)))) - 1 }

// fill puts the entries on an empty shelf of triggers.
func (s *shelf) fill(triggers []trigger, list []entry) {
	for _, e := range list {
		s.start[rack(e.key)+1]++
	}
	for n := 1; n < len(s.start); n++ {
		s.start[n] += s.start[n-1]
	}
	s.triggers, s.list = triggers, make([]entry, len(list))
	at := s.start
	for _, e := range list {
		n := rack(e.key)
		s.list[at[n]] = e
		at[n]++
	}
	s.room(s.distinct())
	for _, e := range list {
		s.add(e.key)
	}
}

// distinct gives how many different keys the entries have, nearly: of one run those are counted that differ from the one before.
func (s *shelf) distinct() (n int) {
	for i := range s.list {
		n += btoi(i == 0 || s.list[i].key != s.list[i-1].key)
	}
	return n
}

// at gives the entries that may have this key; others may be among them.
func (s *shelf) at(key uint32) []entry {
	return s.list[s.start[rack(key)]:s.start[rack(key)+1]]
}

// rack is the run of a shelf's list that may have a key.
func rack(key uint32) uint32 { return key >> 20 }

// front gives the key of the first bytes of s, at most n. Keys set the case of letters aside, as a glance does.
func front(s string, n int) uint32 { return key(eightOf(s), min(n, len(s))) }

// back gives the key of the last bytes of s, at most n.
func back(s string, n int) uint32 { return front(s[max(0, len(s)-n):], n) }

// frequent lists bytes from frequent to rare, roughly as in English news; those not listed are rarer still.
const frequent = " etaoinsrhldcumfpgywbvk.,'\"-0125x:jqz"

// rarest gives where the rarest n bytes of a literal begin.
func rarest(s string, n int) (at int) {
	best := math.MinInt
	for i := 0; i+n <= len(s); i++ {
		if sum := rare(s[i : i+n]); sum > best {
			best, at = sum, i
		}
	}
	return at
}

// rare is how much the bytes of s say, less what is lost by keys that any text has.
func rare(s string) (sum int) {
	for _, b := range []byte(s) {
		sum += int(ranks[b])
	}
	if strings.HasPrefix(s, "the ") || strings.Contains(s, " th") || strings.HasPrefix(s, "has b") {
		sum -= 300
	}
	for i := range len(s) - 3 {
		sum -= 60 * btoi(everyday.has(front(s[i:], 4)))
	}
	return sum
}

// everyday holds the keys that any English news text is full of: one of them as the key of a literal costs more than a rare one saves.
var everyday = func() (s keys) {
	const text = "the of and to in that was is his for with from this will which are not been said would there their over after" +
		" has had have were other year its more out into about could comm comp report republic public miss stor stat story prod press" +
		" number people company government work state inter under press part port present concern reading ending largest" +
		" of the in the to the on the for the and the with the at the from the that the by the as been has been as an is an is on as the" +
		" one of the main sub sig fro mis fol cop"
	s.room(len(text))
	for i := range len(text) - 3 {
		s.add(front(text[i:], 4))
	}
	return s
}()

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
		case scan.Signs[b] == scan.Digit:
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
