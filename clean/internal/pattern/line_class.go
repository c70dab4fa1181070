package pattern

import (
	"math"
	"sync"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
)

// A lineClass is one of four classes of lines: up to 30 words or more, and plain (letters, digits
// and common punctuation only) or any. Each class has its own index of the literals that may stand
// anywhere in a line. Nearly all of them have a place at which a word begins, and are found by the
// five bytes from there. The others are found by probing more places of a line: nearly all of them
// are of other scripts, so lines without have an index of their own. With one for both half of the
// bytes of English news were probed, a twelfth of the time of marking.
type lineClass struct {
	words  literalIndex // by five bytes from where a word begins
	strewn [2]strewnIndex
}

// A strewnIndex finds literals where no word of ASCII letters begins, the first of a class in lines
// that have nothing above ASCII but dashes and quotes, the second in the others.
type strewnIndex struct {
	rest   []trigger
	scope  [256]lineScope                  // by the first byte of a line, for which lines there are some
	stride [256]uint8                      // by the same, which of the strides to probe at
	first  [len(strides)]backtrack.ByteSet // the first bytes of lines by that number
	probes [len(strides)]lazyIndex
}

// strewnIn returns the index of literals where no word begins for a line.
func (c *lineClass) strewnIn(m *scan.Shape) *strewnIndex { return &c.strewn[m.Signs/scan.Foreign&1] }

// A lazyIndex is filled when it is first used.
type lazyIndex struct {
	once sync.Once
	literalIndex
}

// strides are how many bytes apart a line is probed; 0 stands for no probing. A literal must have
// three bytes more, so that the four at one of the places are its own.
var strides = [...]int{0, 2, 4, 7}

// The bits of the number of a class, the first also that of an index for the ends of lines.
const (
	unsigned = 1 // plain lines
	wordy    = 2 // of more than UsualWords
	classes  = 4
)

// usualWords splits the classes: most patterns are for lines of no more words.
const usualWords = 30

// classOf returns the number of the class of a line.
func classOf(m *scan.Shape) int { return plainness(m) | wordy*btoi(m.Words > usualWords) }

// plainness is 1 for a line that has no signs but those of plain text, else 0.
func plainness(m *scan.Shape) int { return btoi(m.Signs&^scan.Plain == 0) }

// wordEntries returns an entry of each literal for the word in it by which it is found; of one
// without such a word its place is -1.
func wordEntries(list []trigger) []entry {
	entries := make([]entry, len(list))
	for i := range list {
		if g, at := &list[i], wordIn(list[i].literal, list[i].loose); at >= 0 {
			entries[i] = g.entry(0, prefixKey(g.literal[at:], wordBytes), at)
		} else {
			entries[i].at = -1
		}
	}
	return entries
}

// fill makes the class of that number, of the literals that may stand anywhere and their entries
// for words.
func (c *lineClass) fill(number int, list []trigger, words []entry) {
	entries, some := make([]entry, 0, len(list)), make([]trigger, 0, len(list))
	for i := range list {
		g := &list[i]
		if number&wordy != 0 && g.most <= usualWords || number&unsigned != 0 && g.signs&^scan.Plain != 0 {
			continue
		}
		if e := words[i]; e.at >= 0 {
			e.of = uint16(len(some))
			entries, some = append(entries, e), append(some, *g)
			continue
		}
		c.strewn[1].rest = append(c.strewn[1].rest, *g)
		if g.signs&scan.Foreign == 0 {
			c.strewn[0].rest = append(c.strewn[0].rest, *g)
		}
	}
	c.words.fill(some, entries)
	c.strewn[0].setStrides()
	c.strewn[1].setStrides()
}

// wordBytes are the bytes of a word, and of what follows, by which a literal is found: with four
// every fourth line had one, and with six too many literals would have been too short.
const wordBytes = 5

// wordIn returns where in a literal the word begins whose first bytes are the rarest, -1 if none
// does. The beginning of a loose literal may be the middle of a word.
func wordIn(literal string, loose bool) (at int) {
	at = -1
	best := math.MinInt
	for i := range len(literal) - wordBytes + 1 {
		if scan.Signs[literal[i]] != scan.Small || i == 0 && loose || i > 0 && scan.Signs[literal[i-1]] == scan.Small {
			continue
		}
		if says := rare(literal[i : i+wordBytes]); says > best {
			best, at = says, i
		}
	}
	return at
}

// setStrides chooses, by the first byte of a line, how many bytes apart it must be probed for the
// rest of the literals, and which lines must be probed at all.
func (c *strewnIndex) setStrides() {
	var some backtrack.ByteSet
	short := [len(strides)]backtrack.ByteSet{} // first bytes of lines that may have one too short for a stride
	for i := range c.rest {
		g := &c.rest[i]
		some = some.Or(g.edges.first)
		for b := range c.scope {
			if g.edges.first.Has(byte(b)) {
				c.scope[b].add(g)
			}
		}
		for n, stride := range strides {
			if len(g.literal) < 3+stride {
				short[n] = short[n].Or(g.edges.first)
			}
		}
	}
	for b := range c.stride {
		n := 0
		for n+1 < len(strides) && some.Has(byte(b)) && !short[n+1].Has(byte(b)) {
			n++
		}
		c.stride[b] = uint8(n)
		c.first[n].Add(byte(b))
	}
}

// probe returns the index for stride n.
func (c *strewnIndex) probe(n uint8) *literalIndex {
	x := &c.probes[n]
	x.once.Do(func() { c.fillProbe(int(n), &x.literalIndex) })
	return &x.literalIndex
}

// fillProbe puts literals into an index under as many keys as the stride has bytes, so that one
// place of a line in a stride is enough to look at.
func (c *strewnIndex) fillProbe(n int, to *literalIndex) {
	var list []entry
	for of := range c.rest {
		g := &c.rest[of]
		if !g.edges.first.Meets(&c.first[n]) {
			continue
		}
		at := rarest(g.literal, 3+strides[n])
		for i := at; i < at+strides[n]; i++ {
			list = append(list, g.entry(of, prefixKey(g.literal[i:], 4), i))
		}
	}
	to.fill(c.rest, list)
}
