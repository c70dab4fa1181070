package cluster

import "fmt"

// A Log remembers what became of blocks of docs, so that a run that was killed can go on behind the last of them. What it gives back must
// be of the same docs and options: blocks are told by ranks alone.
type Log interface {
	// Settled returns the block of the docs from rank lo up to hi, nil if it is not there.
	Settled(lo, hi int) (*Settled, error)
	// Settle keeps a block.
	Settle(*Settled) error
}

// Settled is what became of a block of docs.
type Settled struct {
	Lo   int
	Hi   int
	Docs []SettledDoc `json:",omitempty"` // those that were compared with others
}

// A SettledDoc is what became of a doc. Of a copy the last pair is that with its survivor.
type SettledDoc struct {
	Rank     int
	Copy     bool   `json:",omitempty"`
	Compared int    `json:",omitempty"` // comparisons of texts
	Pairs    []Pair `json:",omitempty"`
}

// settled is what became of the block.
func (b *block) settled() *Settled {
	s := &Settled{Lo: b.lo, Hi: b.hi}
	for i := range b.fates {
		if f := &b.fates[i]; len(f.pairs) > 0 || f.near+f.far > 0 {
			s.Docs = append(s.Docs, SettledDoc{b.lo + i, f.copy, f.near + f.far, f.pairs})
		}
	}
	return s
}

// again takes over what became of the block when it was settled before.
func (b *block) again(s *Settled) error {
	for i := range b.fates {
		b.home[b.lo+i] = int32(b.lo + i)
	}
	for i := range s.Docs {
		d := &s.Docs[i]
		if d.Rank < b.lo || d.Rank >= b.hi || d.Copy && len(d.Pairs) == 0 {
			return fmt.Errorf("the log of settled stories is of other ones: rank %d in %d to %d", d.Rank, b.lo, b.hi)
		}
		for _, p := range d.Pairs {
			if p.A < 0 || p.A >= len(b.docs) || p.B != int(b.order[d.Rank]) || int(b.rank[p.A]) >= d.Rank {
				return fmt.Errorf("the log of settled stories is of other ones: rank %d with %d and %d", d.Rank, p.A, p.B)
			}
		}
		b.fates[d.Rank-b.lo] = fate{copy: d.Copy, pairs: d.Pairs, near: d.Compared}
		if d.Copy {
			b.home[d.Rank] = b.rank[d.Pairs[len(d.Pairs)-1].A]
		}
	}
	b.take()
	return nil
}
