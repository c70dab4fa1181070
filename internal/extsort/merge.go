package extsort

import (
	"container/heap"
	"errors"
	"iter"
)

// A Merged gives the records of several runs in order.
type Merged struct {
	from  sources
	runs  []*reader
	now   Row
	o     Options
	asked int // records since Options.Err was asked
	err   error
}

// A source gives records in order.
type source interface {
	Next() bool
	Row() Row
	Err() error
}

// sources are those that have a record, as a heap: the one with the least first.
type sources []source

func (s sources) Len() int           { return len(s) }
func (s sources) Less(i, j int) bool { return s[i].Row().less(s[j].Row()) }
func (s sources) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *sources) Push(x any)        { *s = append(*s, x.(source)) }
func (s *sources) Pop() any {
	last := len(*s) - 1
	x := (*s)[last]
	*s = (*s)[:last]
	return x
}

// held are records in memory.
type held struct {
	records []Row
	now     Row
}

func (h *held) Next() bool {
	if len(h.records) == 0 {
		return false
	}
	h.now, h.records = h.records[0], h.records[1:]
	return true
}
func (h *held) Row() Row   { return h.now }
func (h *held) Err() error { return nil }

// merged merges runs with records that are sorted in memory.
func merged(paths []string, records []Row, o Options) (*Merged, error) {
	s := &Merged{o: o}
	for _, path := range paths {
		r, err := open(path, o.Header)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.runs = append(s.runs, r)
	}
	for _, r := range s.runs {
		if err := s.begin(r); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	if err := s.begin(&held{records: records}); err != nil {
		return nil, err
	}
	heap.Init(&s.from)
	return s, nil
}

// begin puts a source among the others, if it has a record.
func (s *Merged) begin(r source) error {
	if r.Next() {
		s.from = append(s.from, r)
	}
	return r.Err()
}

// Next goes to the next record, if there is one.
func (s *Merged) Next() bool {
	if len(s.from) == 0 || s.err != nil {
		return false
	}
	if s.asked++; s.asked == askedEvery {
		s.asked = 0
		if s.err = s.o.alive(); s.err != nil {
			return false
		}
	}
	s.now = s.from[0].Row()
	s.advance()
	for s.o.Combine != nil && len(s.from) > 0 && s.err == nil && s.from[0].Row().Key == s.now.Key {
		s.now.Value = s.o.Combine(s.now.Value, s.from[0].Row().Value)
		s.advance()
	}
	return s.err == nil
}

// advance moves the first source on.
func (s *Merged) advance() {
	if s.from[0].Next() {
		heap.Fix(&s.from, 0)
		return
	}
	if s.err = s.from[0].Err(); s.err == nil {
		heap.Pop(&s.from)
	}
}

// Row is the one that Next went to.
func (s *Merged) Row() Row { return s.now }

// Err is what ended reading before the end.
func (s *Merged) Err() error { return s.err }

// Close closes the runs.
func (s *Merged) Close() error {
	var errs []error
	for _, r := range s.runs {
		errs = append(errs, r.Close())
	}
	return errors.Join(errs...)
}

// Open reads runs of the same kind and settings as one.
func Open(paths []string, o Options) (*Merged, error) { return merged(paths, nil, o) }

// WriteTo writes what is left into a run.
func (s *Merged) WriteTo(path string, h Header) error {
	return Write(path, h, func(yield func(Row, error) bool) {
		for s.Next() && yield(s.Row(), nil) {
		}
		if s.err != nil {
			yield(Row{}, s.err)
		}
	})
}

// Write writes a run of rows that are in order. An error among them is returned, and then there is
// no file.
func Write(path string, h Header, rows iter.Seq2[Row, error]) error {
	w, err := create(path, h)
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = w.Write(row)
		}
		if err != nil {
			w.Abort()
			return err
		}
	}
	return w.Close()
}
