package cluster

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"onecopy/shingle"
)

// electTries bounds the stories of a cluster that are tried as its survivor. A cluster of ten
// thousand printings costs at most so many readings of each.
const electTries = 8

// A choice is that of a survivor among the stories of a cluster.
type choice struct {
	members []int  // docs, in the order of the wishes
	old     int    // the survivor by the order without wishes
	chosen  int    // the survivor
	pairs   []Pair // of the chosen one with each of the others, where it is not the old one
	why     string
	err     error
}

// elect lets the wishes choose the survivors, in the pairs and in f.survivor, and says why each one
// stays.
func (f *finder) elect() (whys map[int32]string, err error) {
	if len(f.Keep) == 0 {
		return nil, nil
	}
	polls := f.polls()
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range max(1, f.Jobs) {
		workers.Go(func() {
			for i := int(taken.Add(1)) - 1; i < len(polls); i = int(taken.Add(1)) - 1 {
				polls[i].err = f.poll(&polls[i])
			}
		})
	}
	workers.Wait()
	whys = make(map[int32]string, len(polls))
	moved := make(map[[2]int32]bool) // pairs that stand the other way round now
	for i := range polls {
		e := &polls[i]
		if e.err != nil {
			return nil, e.err
		}
		whys[int32(e.chosen)] = e.why
		if e.chosen == e.old {
			continue
		}
		moved[[2]int32{int32(e.old), int32(e.chosen)}] = true
		if err := f.pairs.add(e.pairs); err != nil {
			return nil, err
		}
		e.pairs = nil
		for _, d := range e.members {
			f.survivor[d] = int32(e.chosen)
		}
		f.survivor[e.chosen] = -1
	}
	f.pairs.without(func(p *pairRow) bool { return moved[[2]int32{p.a, p.b}] })
	return whys, nil
}

// polls lists the clusters of two stories or more, but those whose survivor is settled.
func (f *finder) polls() []choice {
	members := make(map[int][]int)
	for d, h := range f.survivor {
		if h >= 0 {
			members[int(h)] = append(members[int(h)], d)
		}
	}
	var out []choice
	for d, h := range f.survivor {
		if copies := members[d]; h < 0 && len(copies) > 0 && !f.docs.row(int32(d)).settled {
			out = append(out, choice{members: append(copies, d), old: d, chosen: d})
		}
	}
	return out
}

// poll tries the stories of a cluster as its survivor, in the order of the wishes.
func (f *finder) poll(e *choice) error {
	slices.SortFunc(e.members, func(i, j int) int {
		a, b := f.docs.At(i), f.docs.At(j)
		return f.Keep.compare(&a, &b)
	})
	refused := ""
	for i, d := range e.members {
		if d == e.old {
			break
		}
		if i == electTries {
			refused = fmt.Sprintf("; none of the first %d will do for all copies", electTries)
			break
		}
		stray, err := f.covers(e, d)
		if err != nil {
			return err
		}
		if stray < 0 {
			e.chosen = d
			break
		}
		if refused == "" {
			refused = fmt.Sprintf("; %s is not a copy of %s", f.docs.ID(stray), f.docs.ID(d))
		}
	}
	e.why = f.whyChosen(e) + refused
	return nil
}

// whyChosen says what put the chosen one before the next by the wishes, those that were refused
// aside.
func (f *finder) whyChosen(e *choice) string {
	at := slices.Index(e.members, e.chosen)
	chosen := f.docs.At(e.chosen)
	if at+1 < len(e.members) {
		next := f.docs.At(e.members[at+1])
		return f.Keep.why(&chosen, &next)
	}
	next := f.docs.At(slices.MinFunc(e.members[:at], f.docs.survives))
	return why(&chosen, &next)
}

// covers compares a story with every other one of its cluster, and gives the first that is not a
// copy of it, -1 if all are.
func (f *finder) covers(e *choice, d int) (stray int, err error) {
	own, err := f.cache.survivor(int32(d))
	if err != nil {
		return 0, err
	}
	e.pairs = nil
	for _, m := range e.members {
		if m == d {
			continue
		}
		other, err := f.cache.survivor(int32(m))
		if err != nil {
			return 0, err
		}
		p, _ := compare(own, other, f.Threshold)
		if f.Noisy && !p.Verdict.Copies() {
			p, _ = reprint(own, other, shingle.Compare(f.cache.letterSet(own.Text), f.cache.letterSet(other.Text)), f.Threshold)
		}
		if !p.Verdict.Copies() {
			return m, nil
		}
		p.A, p.B = d, m
		e.pairs = append(e.pairs, p)
	}
	return -1, nil
}
