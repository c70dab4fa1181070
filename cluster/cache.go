package cluster

import (
	"fmt"
	"sync"

	"onecopy/shingle"
)

// What is kept of the survivors compared last: some 2,000 stories of 600 words made ready, and the shingles of 13,000. A copy
// has the length of its survivor or is cut from it, and stories come in the order of their length, so the recent ones serve most;
// but what a story shares is counted for every candidate, and a million stories have more of one length than are kept ready.
const (
	storyBytes = 64 << 20
	setBytes   = 64 << 20
)

// A cache keeps the survivors compared last. It changes how often a text is read, never a verdict.
type cache struct {
	docs []Doc
	text func(int) (string, error)

	noisy bool // stories need their letters

	stories *recent[*Prepared]
	sets    *recent[shingle.Set]

	sketchers sync.Pool // of *shingle.Sketcher, for their scratch memory
}

func newCache(docs []Doc, text func(int) (string, error)) *cache {
	c := &cache{docs: docs, text: text, stories: newRecent[*Prepared](storyBytes), sets: newRecent[shingle.Set](setBytes)}
	c.sketchers.New = func() any { return new(shingle.Sketcher) }
	return c
}

// survivor gives a survivor ready to be compared, from the cache or read anew.
func (c *cache) survivor(doc int32) (*Prepared, error) {
	if s, ok := c.stories.get(doc); ok {
		return s, nil
	}
	s, err := c.read(doc)
	if err == nil {
		c.complete(s)
		c.put(doc, s)
	}
	return s, err
}

// read gives a story with no more than its words.
func (c *cache) read(doc int32) (*Prepared, error) {
	text, err := c.text(int(doc))
	if err != nil {
		return nil, fmt.Errorf("read story %s: %w", c.docs[doc].ID, err)
	}
	return Prepare(text, c.docs[doc].Day), nil
}

// complete makes a story ready for a full comparison.
func (c *cache) complete(s *Prepared) {
	k := c.sketchers.Get().(*shingle.Sketcher)
	s.Complete(k, c.noisy)
	c.sketchers.Put(k)
}

// sketch sketches a doc.
func (c *cache) sketch(doc int32) (shingle.Sketch, error) {
	text, err := c.text(int(doc))
	if err != nil {
		return shingle.Sketch{}, fmt.Errorf("read story %s: %w", c.docs[doc].ID, err)
	}
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.Sketch(text), nil
}

// letters sketches the letters of a doc.
func (c *cache) letters(doc int32) (shingle.Sketch, error) {
	text, err := c.text(int(doc))
	if err != nil {
		return shingle.Sketch{}, fmt.Errorf("read story %s: %w", c.docs[doc].ID, err)
	}
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	return k.Letters(text), nil
}

// put keeps a survivor made ready.
func (c *cache) put(doc int32, s *Prepared) {
	c.stories.put(doc, s.bytes(), s)
	c.sets.put(doc, setSize(s.set), s.set)
}

// setSize adds to a set what it costs to keep it.
func setSize(s shingle.Set) int { return 8*len(s) + 150 }

// set gives the shingles of a survivor, from the cache or read anew.
func (c *cache) set(doc int32) (shingle.Set, error) {
	if set, ok := c.sets.get(doc); ok {
		return set, nil
	}
	text, err := c.text(int(doc))
	if err != nil {
		return nil, fmt.Errorf("read story %s: %w", c.docs[doc].ID, err)
	}
	k := c.sketchers.Get().(*shingle.Sketcher)
	defer c.sketchers.Put(k)
	set := k.Set(text)
	c.sets.put(doc, setSize(set), set)
	return set, nil
}
