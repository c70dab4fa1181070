package cluster

import (
	"container/list"
	"fmt"
	"sync"

	"onecopy/shingle"
)

// cacheBytes bounds the survivors kept ready to be compared: some 2,000 stories of 600 words. Survivors are asked for in
// the order of their length, and copies have about the length of their survivor, so the recent ones serve nearly all.
const cacheBytes = 64 << 20

// A cache keeps the survivors compared last. It changes how often a text is read, never a verdict.
type cache struct {
	docs []Doc
	text func(int) (string, error)

	noisy bool // stories need their letters

	mu     sync.Mutex
	recent *list.List // of *entry, the last used first
	byDoc  map[int32]*list.Element
	held   int // bytes

	sketchers sync.Pool // of *shingle.Sketcher, for their scratch memory
}

type entry struct {
	doc   int32
	story *story
}

func newCache(docs []Doc, text func(int) (string, error)) *cache {
	c := &cache{docs: docs, text: text, recent: list.New(), byDoc: make(map[int32]*list.Element)}
	c.sketchers.New = func() any { return new(shingle.Sketcher) }
	return c
}

// survivor gives a survivor ready to be compared, from the cache or read anew.
func (c *cache) survivor(doc int32) (*story, error) {
	if s := c.get(doc); s != nil {
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
func (c *cache) read(doc int32) (*story, error) {
	text, err := c.text(int(doc))
	if err != nil {
		return nil, fmt.Errorf("read story %s: %w", c.docs[doc].ID, err)
	}
	return &story{text: text, words: shingle.Words(text, nil)}, nil
}

// complete makes a story ready for a full comparison.
func (c *cache) complete(s *story) {
	k := c.sketchers.Get().(*shingle.Sketcher)
	s.complete(k)
	if c.noisy {
		s.letters = k.LetterSet(s.text)
	}
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

func (c *cache) get(doc int32) *story {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byDoc[doc]
	if !ok {
		return nil
	}
	c.recent.MoveToFront(e)
	return e.Value.(*entry).story
}

// put keeps a completed story. One that is larger than the cache is still kept, alone: its copies come next.
func (c *cache) put(doc int32, s *story) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byDoc[doc]; ok {
		return
	}
	c.byDoc[doc] = c.recent.PushFront(&entry{doc, s})
	c.held += s.bytes()
	for c.held > cacheBytes && c.recent.Len() > 1 {
		e := c.recent.Remove(c.recent.Back()).(*entry)
		delete(c.byDoc, e.doc)
		c.held -= e.story.bytes()
	}
}
