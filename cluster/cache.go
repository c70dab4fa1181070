package cluster

import (
	"fmt"
	"sync"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// What is kept of the survivors compared last: some 400 stories of 600 words made ready, and the
// shingles of 2,500. A copy has the length of its survivor or is cut from it, and stories come in
// the order of their length, so the recent ones serve most.
const (
	storyBytes = 12 << 20
	setBytes   = 12 << 20
	leastKept  = 2 << 20 // of each, where there is little room
)

// A cache keeps the survivors compared last. It changes how often a text is read, never a verdict.
type cache struct {
	docs *Docs
	read func(int) (string, error) // the text of a doc

	noisy bool // stories need their letters

	stories *recent[*Prepared]
	sets    *recent[shingle.Set]

	sketchers sync.Pool // of *shingle.Sketcher, for their scratch memory
}

func newCache(docs *Docs, o *Options) *cache {
	stories, sets := storyBytes, setBytes
	if o.Room > 0 {
		stories, sets = min(stories, int(max(leastKept, o.Room/8))), min(sets, int(max(leastKept, o.Room/8)))
	}
	c := &cache{docs: docs, read: o.Text, stories: newRecent[*Prepared](stories), sets: newRecent[shingle.Set](sets)}
	c.sketchers.New = func() any { return new(shingle.Sketcher) }
	return c
}

// survivor gives a survivor ready to be compared, from the cache or read anew.
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

// prepare gives a story with no more than its words.
func (c *cache) prepare(doc int32, text string) *Prepared {
	d := c.docs.row(doc)
	return &Prepared{Body: facts.Body{Text: text, Words: shingle.Words(text, make([]shingle.Word, 0, d.body))}, day: d.day}
}

// complete makes a story ready for a full comparison.
func (c *cache) complete(s *Prepared) {
	k := c.sketchers.Get().(*shingle.Sketcher)
	s.Complete(k, c.noisy)
	c.sketchers.Put(k)
}

// sketch sketches a text.
func (c *cache) sketch(text string) shingle.Sketch {
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.Sketch(text)
}

// letters sketches the letters of a text.
func (c *cache) letters(text string) shingle.Sketch {
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.Letters(text)
}

// put keeps a survivor made ready.
func (c *cache) put(doc int32, s *Prepared) {
	c.stories.put(doc, s.bytes(), s)
	c.sets.put(doc, setSize(s.set), s.set)
}

// setSize adds to a set what it costs to keep it.
func setSize(s shingle.Set) int { return 8*len(s) + 150 }

// set gives the shingles of a survivor, from the cache or read anew, and then made ready to be
// compared if that is likely.
func (c *cache) set(doc int32, likely bool) (shingle.Set, error) {
	if set, ok := c.sets.get(doc); ok {
		return set, nil
	}
	if likely {
		s, err := c.survivor(doc)
		if err != nil {
			return nil, err
		}
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
