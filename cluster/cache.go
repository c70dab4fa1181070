package cluster

import (
	"fmt"
	"sync"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// What is kept of the shingles of the survivors compared last: a byte for each word of the corpus.
// Of survivors made ready it is half as much, which is what 200 stories of 600 words need of 10
// million words: a copy has the length of its survivor or is cut from it, and stories come in the
// order of their length, so the recent ones serve most. Of 10,000 records 4,842 survivors were made
// ready, with twice the room 4,713, and with half of it 5,342.
const (
	leastKept = 2 << 20
	mostKept  = 12 << 20
)

// A cache keeps the survivors compared last. It changes how often a text is read, never a verdict.
type cache struct {
	docs *Docs
	read func(int) (string, error) // the text of a doc

	stories *recent[*Prepared]
	sets    *recent[[]uint64]
	letters *recent[[]uint64] // samples of the letters

	sketchers sync.Pool // of *shingle.Sketcher, for their scratch memory
	words     sync.Pool // of *[]shingle.Word, of survivors that nobody has any more
}

func newCache(docs *Docs, o *Options) *cache {
	words := 0
	for i := range docs.n {
		words += int(docs.row(int32(i)).body)
	}
	room := max(leastKept, min(words, mostKept))
	if o.Room > 0 {
		room = min(room, int(max(leastKept, o.Room/8)))
	}
	c := &cache{docs: docs, read: o.Text, stories: newRecent[*Prepared](room / 2), sets: newRecent[[]uint64](room), letters: newRecent[[]uint64](2 * room)}
	c.sketchers.New = func() any { return new(shingle.Sketcher) }
	c.stories.lend, c.stories.drop = func(s *Prepared) { s.users.Add(1) }, c.release
	return c
}

// survivor returns a survivor ready to be compared, from the cache or read anew. Who has done with
// it and nothing of it may release it.
func (c *cache) survivor(doc int32) (*Prepared, error) {
	if s, ok := c.stories.get(doc); ok {
		return s, nil
	}
	text, err := c.text(doc)
	if err != nil {
		return nil, err
	}
	s := c.prepare(doc, text)
	c.complete(s)
	s.users.Add(1)
	c.put(doc, s)
	return s, nil
}

// text reads the text of a doc.
func (c *cache) text(doc int32) (string, error) {
	text, err := c.read(int(doc))
	if err != nil {
		return "", fmt.Errorf("read story %s: %w", c.docs.ID(int(doc)), err)
	}
	return text, nil
}

// prepare returns a story with no more than its words.
func (c *cache) prepare(doc int32, text string) *Prepared {
	d := c.docs.row(doc)
	var room []shingle.Word
	if last, ok := c.words.Get().(*[]shingle.Word); ok {
		room = *last
	}
	if cap(room) < int(d.body) {
		room = make([]shingle.Word, 0, d.body)
	}
	return &Prepared{Body: facts.Body{Text: text, Words: shingle.Words(text, room[:0])}, day: d.day}
}

// release takes a survivor back. When nobody has it, the memory of its words is for the next one:
// as stories come in the order of their length, that is hardly ever longer. Its text and shingles
// stay, as others may have parts of them.
func (c *cache) release(s *Prepared) {
	if s.users.Add(-1) > 0 {
		return
	}
	if words := s.Words; cap(words) <= benchWords {
		s.Words = nil
		c.words.Put(&words)
	}
}

// complete makes a story ready for a full comparison.
func (c *cache) complete(s *Prepared) {
	k := scratches.Get().(*scratch)
	defer k.done()
	k.slots = s.untabled(k.slots)
}

// sketch sketches a text.
func (c *cache) sketch(text string) shingle.Sketch {
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.Sketch(text)
}

// sketchLetters sketches the letters of a text.
func (c *cache) sketchLetters(text string) shingle.Sketch {
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.Letters(text)
}

// letterSet lists the letters of a text.
func (c *cache) letterSet(text string) shingle.Set {
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.LetterSet(text)
}

// letterSample returns the sample of the letters of a doc, from the cache or read anew.
func (c *cache) letterSample(doc int32) ([]uint64, error) {
	if sample, ok := c.letters.get(doc); ok {
		return sample, nil
	}
	text, err := c.text(doc)
	if err != nil {
		return nil, err
	}
	sample := c.sketchLetters(text).Sample
	c.letters.put(doc, setSize(sample), sample)
	return sample, nil
}

// put keeps a survivor made ready.
func (c *cache) put(doc int32, s *Prepared) {
	c.stories.put(doc, s.bytes(), s)
	c.sets.put(doc, setSize(s.set), s.set)
}

// setSize adds to a set what it costs to keep it.
func setSize(s []uint64) int { return 8*len(s) + 150 }

// set returns the shingles of a survivor, from the cache or read anew, and then made ready to be
// compared if that is likely.
func (c *cache) set(doc int32, likely bool) ([]uint64, error) {
	if set, ok := c.sets.get(doc); ok {
		return set, nil
	}
	if likely {
		s, err := c.survivor(doc)
		if err != nil {
			return nil, err
		}
		c.release(s)
		return s.set, nil
	}
	text, err := c.text(doc)
	if err != nil {
		return nil, err
	}
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	set := k.Set(text)
	c.sets.put(doc, setSize(set), set)
	return set, nil
}
