package cluster

import (
	"cmp"
	"slices"
)

// Packed is what [Options.Find] found, packed: survivors with their copies, and the pairs. A
// [Result] is the same in the open. Close it when it is no longer used.
type Packed struct {
	Compared int64 // see Result

	docs      *Docs
	pairs     pairTable
	survivors []int32          // in the order of their ids
	ends      []int32          // of each, of its copies
	copies    []int32          // places of pairs
	whys      map[int32]string // of survivors that stay for another reason than reason says
}

// Pack puts together what was found elsewhere: of each doc the survivor that it is a copy of, -1
// of one that is none, and pairs, which get the places in which they come. Each copy has a pair
// with its survivor.
func (t *Docs) Pack(survivor []int32, pairs []Pair) (*Packed, error) {
	s := &Packed{docs: t}
	if err := s.pairs.add(pairs); err != nil {
		return nil, err
	}
	s.pairs.flatten()
	s.gather(survivor, t.idOrder())
	return s, nil
}

// A group is a survivor and the places of its pairs with its copies, by their ids.
type group struct {
	Survivor int
	Copies   []int32
}

// Len is how many survivors there are, At the one of a place in the order of their ids.
func (s *Packed) Len() int { return len(s.survivors) }

// At returns a survivor with its copies.
func (s *Packed) At(i int) group {
	from := int32(0)
	if i > 0 {
		from = s.ends[i-1]
	}
	return group{int(s.survivors[i]), s.copies[from:s.ends[i]:s.ends[i]]}
}

// All returns the survivors in the order of their ids.
func (s *Packed) All(yield func(c group) bool) {
	for i := range s.survivors {
		if !yield(s.At(i)) {
			return
		}
	}
}

// Pairs is how many pairs there are, Pair the one of a place.
func (s *Packed) Pairs() int { return len(s.pairs.rows) }

// Pair returns the pair of a place.
func (s *Packed) Pair(i int) (Pair, error) { return s.pairs.at(i) }

// Ends returns which docs a pair is of.
func (s *Packed) Ends(i int) (a, b int) { return int(s.pairs.rows[i].a), int(s.pairs.rows[i].b) }

// Why says why the survivor of some copies stays.
func (s *Packed) Why(survivor int, copies []int32) string {
	if why, ok := s.whys[int32(survivor)]; ok {
		return why
	}
	return s.reason(survivor, copies)
}

// Close removes what is on the disk.
func (s *Packed) Close() error {
	if s == nil {
		return nil
	}
	return s.pairs.told.close()
}

// reason says why a survivor stays rather than the best of its copies.
func (s *Packed) reason(survivor int, copies []int32) string {
	if len(copies) == 0 {
		return onlyStory
	}
	next := s.docs.At(int(s.pairs.rows[copies[0]].b))
	for _, i := range copies[1:] {
		if d := s.docs.At(int(s.pairs.rows[i].b)); survives(&d, &next) < 0 {
			next = d
		}
	}
	stays := s.docs.At(survivor)
	return why(&stays, &next)
}

// gather makes a group of every doc that is a survivor. Places are those of docs in the order of
// ids.
func (s *Packed) gather(survivor []int32, places idPlaces) {
	count := make([]int32, len(survivor)+1) // of the copies of those before, by place
	for i := range s.pairs.rows {
		if r := &s.pairs.rows[i]; survivor[r.b] == r.a {
			count[places.of(r.a)+1]++
		}
	}
	for i := range survivor {
		count[i+1] += count[i]
	}
	s.copies = make([]int32, count[len(survivor)])
	next := slices.Clone(count)
	for i := range s.pairs.rows {
		if r := &s.pairs.rows[i]; survivor[r.b] == r.a {
			at := &next[places.of(r.a)]
			s.copies[*at] = int32(i)
			*at++
		}
	}
	s.survivors, s.ends = make([]int32, 0, len(survivor)-len(s.copies)), make([]int32, 0, len(survivor)-len(s.copies))
	byPlace := places.docs(len(survivor))
	for at := range survivor {
		if d := byPlace(at); survivor[d] < 0 {
			s.survivors, s.ends = append(s.survivors, d), append(s.ends, count[at+1])
			list := s.copies[count[at]:count[at+1]]
			if byID := func(i, k int32) int {
				return cmp.Compare(places.of(s.pairs.rows[i].b), places.of(s.pairs.rows[k].b))
			}; !slices.IsSortedFunc(list, byID) {
				slices.SortFunc(list, byID)
			}
		}
	}
}

// result is the same in the open.
func (s *Packed) result() (*Result, error) {
	res := &Result{Compared: s.Compared}
	for i := range s.pairs.rows {
		p, err := s.pairs.at(i)
		if err != nil {
			return nil, err
		}
		res.Pairs = append(res.Pairs, p)
	}
	for c := range s.All {
		open := Cluster{Survivor: c.Survivor, Why: s.Why(c.Survivor, c.Copies)}
		for _, n := range c.Copies {
			open.Copies = append(open.Copies, int(n))
		}
		res.Clusters = append(res.Clusters, open)
	}
	return res, nil
}
