package cluster

import (
	"container/list"
	"sync"
)

// A recent holds what was made of the docs used last, up to some bytes. Many goroutines may use it.
type recent[T any] struct {
	room int // bytes

	mu    sync.Mutex
	order *list.List // of *kept[T], the last used first
	byDoc map[int32]*list.Element
	held  int // bytes

	lend, drop func(T) // called with what is given to somebody and what is let go; may be nil
}

type kept[T any] struct {
	doc   int32
	bytes int
	thing T
}

func newRecent[T any](room int) *recent[T] {
	return &recent[T]{room: room, order: list.New(), byDoc: make(map[int32]*list.Element)}
}

func (s *recent[T]) get(doc int32) (thing T, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.byDoc[doc]
	if !ok {
		return thing, false
	}
	s.order.MoveToFront(e)
	thing = e.Value.(*kept[T]).thing
	if s.lend != nil {
		s.lend(thing)
	}
	return thing, true
}

// put keeps a thing. One that is larger than the room is still kept, alone: it is wanted next.
func (s *recent[T]) put(doc int32, bytes int, thing T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.byDoc[doc]; ok {
		return
	}
	s.byDoc[doc] = s.order.PushFront(&kept[T]{doc, bytes, thing})
	if s.lend != nil {
		s.lend(thing)
	}
	s.held += bytes
	for s.held > s.room && s.order.Len() > 1 {
		old := s.order.Remove(s.order.Back()).(*kept[T])
		delete(s.byDoc, old.doc)
		s.held -= old.bytes
		if s.drop != nil {
			s.drop(old.thing)
		}
	}
}
