package extsort

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// leastRecords is how many records are held at least.
const leastRecords = 512

// mostMerged is how many runs are merged at a time: each takes a file descriptor and two blocks.
const mostMerged = 64

// A Sorter sorts records. Many goroutines may add to it; the order in which they come does not
// matter.
type Sorter struct {
	o     Options
	room  int // records held
	runs  []string
	made  int
	mu    sync.Mutex
	held  []Row
	spare chan *space // what a run in the making is sorted in, which is given back
	err   error       // of the first run that failed
	total int64       // records added

	sorted bool // nothing is written any more
}

// A space is where a run is sorted: the records and as much again. It brings the error of the run
// that was sorted there.
type space struct {
	records, scratch []Row
	err              error
}

// New makes a sorter. Close it when it is no longer used.
func New(o Options) *Sorter {
	s := &Sorter{o: o, room: max(leastRecords, int(o.Memory/(3*recordBytes))), spare: make(chan *space, 1)}
	s.spare <- &space{}
	return s
}

// Add adds records. The error is that of any run so far.
func (s *Sorter) Add(records []Row) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = s.o.alive()
	}
	s.total += int64(len(records))
	for len(records) > 0 && s.err == nil {
		n := min(len(records), s.room-len(s.held))
		s.held, records = append(s.held, records[:n]...), records[n:]
		if len(s.held) == s.room {
			s.spill()
		}
	}
	return s.err
}

// Len is how many records were added.
func (s *Sorter) Len() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.total
}

// spill writes the records held in a goroutine, once the run before is written. The caller holds
// mu.
func (s *Sorter) spill() {
	p := <-s.spare
	if s.err = p.err; s.err != nil {
		s.spare <- p
		return
	}
	p.records, s.held = s.held, p.records[:0]
	path := s.next()
	go func() {
		p.err = s.write(path, p)
		p.records = p.records[:0]
		s.spare <- p
	}()
}

// next names the next run.
func (s *Sorter) next() string {
	s.made++
	path := filepath.Join(s.o.Dir, fmt.Sprintf("%s-%05d.run", s.o.Name, s.made))
	s.runs = append(s.runs, path)
	return path
}

// write sorts the records of a space into a file.
func (s *Sorter) write(path string, p *space) error {
	w, err := create(path, s.o.Header)
	if err != nil {
		return err
	}
	s.sort(p)
	for i := range p.records {
		if err := w.Write(p.records[i]); err != nil {
			w.Abort()
			return err
		}
	}
	return w.Close()
}

// sort sorts the records of a space, and combines those of one key.
func (s *Sorter) sort(p *space) {
	p.records, p.scratch = sorted(p.records, p.scratch)
	if s.o.Combine == nil || len(p.records) == 0 {
		return
	}
	kept := 0
	for _, r := range p.records[1:] {
		if r.Key == p.records[kept].Key {
			p.records[kept].Value = s.o.Combine(p.records[kept].Value, r.Value)
			continue
		}
		kept++
		p.records[kept] = r
	}
	p.records = p.records[:kept+1]
}

// Sorted returns all records in order. Nothing may be added any more. Close the stream, then the
// sorter.
func (s *Sorter) Sorted() (*Merged, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := <-s.spare // the last run is written
	if p.err != nil {
		s.spare <- p
		return nil, p.err
	}
	p.records, s.held, s.sorted = s.held, nil, true
	s.sort(p)
	p.scratch = nil
	if err := s.narrow(); err != nil {
		return nil, err
	}
	return merged(s.runs, p.records, s.o)
}

// narrow merges runs until there are few enough to be merged at once.
func (s *Sorter) narrow() error {
	for len(s.runs) > mostMerged {
		from := s.runs[:mostMerged]
		s.runs = s.runs[mostMerged:]
		if err := Merge(s.next(), from, s.o); err != nil {
			s.runs = append(s.runs, from...)
			return err
		}
		for _, path := range from {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// Merge makes one run of several of the same kind and settings.
func Merge(path string, from []string, o Options) error {
	in, err := merged(from, nil, o)
	if err != nil {
		return err
	}
	defer in.Close()
	return in.WriteTo(path, o.Header)
}

// Close removes the runs.
func (s *Sorter) Close() error {
	if !s.sorted {
		<-s.spare // the last run is written, or has failed
	}
	s.sorted = true
	var first error
	for _, path := range s.runs {
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) && first == nil {
			first = err
		}
	}
	s.runs, s.held = nil, nil
	return first
}
