package clean

import (
	"math"
	"sync"

	"onecopy/clean/internal/scan"
)

// A kind is lines with few words or many, and plain ones or any: what literals may stand anywhere in one of its lines. Nearly all of
// them have a place at which a word begins, and are looked up by the five bytes from there. To look up the others takes more of a
// line's places, but few first bytes of a line let one of them in.
type kind struct {
	words   shelf                 // by five bytes from where a word begins
	rest    []trigger             // literals where no word of ASCII letters begins
	scope   [256]scope            // by the first byte of a line, for which lines there are some of the rest
	stride  [256]uint8            // by the same, how far apart the places are to look at for them, as a number of strides
	first   [len(strides)]byteSet // the first bytes of lines by that number
	shelves [len(strides)]late
}

// A late shelf is filled when it is first asked for.
type late struct {
	once sync.Once
	shelf
}

// strides are how far apart places are; 0 says that there are none. A literal must have three bytes more, so that the four at one of them
// are its own.
var strides = [...]int{0, 2, 4, 7}

// The bits of the number of a kind, the first also that of a shelf for tails.
const (
	unsigned = 1 // plain lines
	wordy    = 2 // of more than usual words
	kinds    = 4
)

// kindOf gives the number of the kind of a line.
func kindOf(m *scan.Shape) int { return plainness(m) | wordy*btoi(m.Words > usual) }

// plainness is 1 for a line that has no signs but those of plain text, else 0.
func plainness(m *scan.Shape) int { return btoi(m.Signs&^scan.Plain == 0) }

// take makes the kind of that number, of the literals that may stand anywhere.
func (k *kind) take(number int, list []trigger) {
	var entries []entry
	var some []trigger
	for _, g := range list {
		if number&wordy != 0 && g.most <= usual || number&unsigned != 0 && g.signs&^scan.Plain != 0 {
			continue
		}
		if at := wordIn(g.literal, g.loose); at >= 0 {
			entries = append(entries, g.entry(len(some), front(g.literal[at:], wordBytes), at))
			some = append(some, g)
		} else {
			k.rest = append(k.rest, g)
		}
	}
	k.words.fill(some, entries)
	k.pace()
}

// wordBytes are those of a word, and of what follows, that a literal is looked up by: with four every fourth line had one, and with
// six too many literals would have been too short.
const wordBytes = 5

// wordIn gives where in a literal the word begins whose first bytes are the rarest, -1 if none does. What a loose literal begins
// with may be the middle of a word.
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

// pace says how far apart the places are to look for the rest, and in which lines to look at all.
func (k *kind) pace() {
	var some byteSet
	short := [len(strides)]byteSet{} // first bytes of lines that may have one too short for a stride
	for i := range k.rest {
		g := &k.rest[i]
		some = some.or(g.fringe.first)
		for b := range k.scope {
			if g.fringe.first.has(byte(b)) {
				k.scope[b].add(g)
			}
		}
		for n, stride := range strides {
			if len(g.literal) < 3+stride {
				short[n] = short[n].or(g.fringe.first)
			}
		}
	}
	for b := range k.stride {
		n := 0
		for n+1 < len(strides) && some.has(byte(b)) && !short[n+1].has(byte(b)) {
			n++
		}
		k.stride[b] = uint8(n)
		k.first[n].add(byte(b))
	}
}

// shelf gives the shelf for the nth stride.
func (k *kind) shelf(n uint8) *shelf {
	s := &k.shelves[n]
	s.once.Do(func() { k.fill(int(n), &s.shelf) })
	return &s.shelf
}

// fill puts literals on a shelf under as many keys as the stride has bytes: so one place of a line in a stride is enough to look at.
func (k *kind) fill(n int, to *shelf) {
	var list []entry
	for of := range k.rest {
		g := &k.rest[of]
		if !g.fringe.first.meets(&k.first[n]) {
			continue
		}
		at := rarest(g.literal, 3+strides[n])
		for i := at; i < at+strides[n]; i++ {
			list = append(list, g.entry(of, front(g.literal[i:], 4), i))
		}
	}
	to.fill(k.rest, list)
}
