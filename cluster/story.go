package cluster

import (
	"math/bits"
	"slices"
	"sync/atomic"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// A Prepared story is a text made ready to be compared. It is not changed once complete, so many
// goroutines may read it.
type Prepared struct {
	facts.Body
	day    facts.Day // of its dateline
	set    []uint64  // its distinct shingles in their order: those of grams where none is repeated
	grams  grams
	briefs []uint64 // the sentences too short for a shingle, sorted

	letters shingle.Set // of a story that Complete made ready for reprints

	users atomic.Int32 // of one that a cache lends: who has it, with the cache itself
}

// wordBytes is less than a word and what parts it from the next has in most texts.
const wordBytes = 5

// Prepare makes a story of a text with no more than its words.
func Prepare(text string, day facts.Day) *Prepared {
	return &Prepared{Body: facts.Body{Text: text, Words: shingle.Words(text, make([]shingle.Word, 0, len(text)/wordBytes+wordBytes))}, day: day}
}

// Complete does all the work on a story that does not depend on the other one. A story that has the
// words of its survivor goes without.
func (s *Prepared) Complete(k *shingle.Sketcher, noisy bool) {
	if noisy {
		s.letters = k.LetterSet(s.Text)
	}
	s.index(shingle.Shingles(s.Words, nil), nil)
}

// untabled is Complete without a table of where runs stand, which one of two stories has at least:
// a survivor is kept with a third less memory. Slots are scratch memory.
func (s *Prepared) untabled(slots []int32) []int32 {
	slots = s.index(shingle.Shingles(s.Words, nil), slots)
	s.grams.slots = nil
	return slots
}

// divide notes where the runs of a story begin and its sentences end: all that is asked of a story
// whose sentences are looked for in another one.
func (s *Prepared) divide(shingles []uint64) {
	if len(s.Words) >= shingle.Width {
		s.grams.hash = shingles
	}
	s.Ends = facts.Sentences(s.Text, s.Words)
}

// index makes the tables of a story, in the memory of slots where that has room, and returns it.
func (s *Prepared) index(shingles []uint64, slots []int32) []int32 {
	s.divide(shingles)
	s.set = shingles
	if len(s.Words) >= shingle.Width {
		s.grams = newGrams(shingles, slots)
		slots = s.grams.slots
		s.set = s.grams.distinct()
	}
	start := 0
	for _, end := range s.Ends {
		if int(end)-start < shingle.Width {
			s.briefs = append(s.briefs, s.briefHash(start, int(end)))
		}
		start = int(end)
	}
	slices.Sort(s.briefs)
	return slots
}

// bytes estimates the memory the story holds.
func (s *Prepared) bytes() int {
	return len(s.Text) + 24*len(s.Words) + 8*len(s.grams.hash) + 4*len(s.grams.slots) + 4*len(s.Ends) + 8*len(s.briefs) + 8*len(s.letters)
}

func (s *Prepared) hasBrief(h uint64) bool {
	_, ok := slices.BinarySearch(s.briefs, h)
	return ok
}

func (s *Prepared) briefHash(start, end int) uint64 { return mix(s.Words[start:end]) }

// mix hashes a run of words in their order. The multiplier is 2^64 divided by the golden ratio,
// made odd; one multiplication a word and a final fold suffice, as the hashes of the words are well
// spread already.
func mix(run []shingle.Word) uint64 {
	h := uint64(len(run))
	for _, w := range run {
		h = bits.RotateLeft64(h^w.Hash, 25) * 0x9e3779b97f4a7c15
	}
	return h ^ h>>32
}

// grams finds where a run of shingle.Width words stands in a story, in an open-addressing table at
// most half full.
type grams struct {
	hash  []uint64 // of the run beginning at each word
	slots []int32  // 1 + where a run begins, negative if it begins in several places, 0 if the slot is free
	shift uint
	kinds int // distinct runs
}

func newGrams(shingles []uint64, slots []int32) grams {
	n := len(shingles)
	size := bits.Len(uint(2*n - 1))
	slots = slices.Grow(slots[:0], 1<<size)[:1<<size]
	clear(slots)
	g := grams{hash: shingles, slots: slots, shift: uint(64 - size)}
	for i := range g.hash {
		if at := g.slot(g.hash[i]); g.slots[at] == 0 {
			g.slots[at] = int32(i + 1)
			g.kinds++
		} else if g.slots[at] > 0 {
			g.slots[at] = -g.slots[at]
		}
	}
	return g
}

// slot returns where a hash is kept, or the free slot where it would be. A run seen before stops
// the search at once, so text that repeats itself costs no more than any other.
func (g *grams) slot(h uint64) int {
	at := int(h * 0x9e3779b97f4a7c15 >> g.shift)
	for g.slots[at] != 0 && g.hash[max(g.slots[at], -g.slots[at])-1] != h {
		at = (at + 1) & (len(g.slots) - 1)
	}
	return at
}

// first is the first place of a run of the story.
func (g *grams) first(i int) int {
	if g.kinds == len(g.hash) {
		return i
	}
	at := g.slots[g.slot(g.hash[i])]
	return int(max(at, -at)) - 1
}

// distinct lists the distinct runs.
func (g *grams) distinct() []uint64 {
	if g.kinds == len(g.hash) {
		return g.hash
	}
	list := make([]uint64, 0, g.kinds)
	for i, h := range g.hash {
		if g.first(i) == i {
			list = append(list, h)
		}
	}
	return list
}

// has counts those of some distinct runs that stand in the story.
func (g *grams) has(runs []uint64) (n int) {
	for _, h := range runs {
		if g.slots[g.slot(h)] != 0 {
			n++
		}
	}
	return n
}
