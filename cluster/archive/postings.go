package archive

import (
	"slices"

	"onecopy/cluster"
	"onecopy/shingle"
)

// Tables are what finds survivors by one kind of sketch, and how it is asked.
type tables struct {
	bands, samples int // sections; no bands if negative
	hits           int // see shingle.IndexOptions
	most           int // candidates
}

// mostClusters bounds the clusters that a story is compared with, those that share the most. A
// cluster shares what its stories share together, so more of them are looked at than of survivors.
const mostClusters = 4 * cluster.MostCandidates

var (
	wordTables   = tables{bandsSection, samplesSection, 0, mostClusters}
	letterTables = tables{-1, lettersSection, cluster.LetterHits, mostClusters}
)

// A posting is a survivor that has a key, and how many keys a text must share with it: 0 where the
// one is enough.
type posting struct{ survivor, need uint32 }

// A lookup collects postings. It keeps its memory between texts.
type lookup struct {
	keys     []uint64
	postings []posting
	ranked   []uint64 // candidates: the higher the more is shared, below that the survivor
	block    []byte
}

// near lists the survivors whose clusters share a band with a sketch, or as many keys of the sample
// as both need, in their order; if there are too many, those that share the most. Every story that
// shingle.Index would propose is in one of them.
func (a *Archive) near(l *lookup, k *shingle.Sketch, from tables) (found []int32, err error) {
	l.postings, l.keys = l.postings[:0], l.keys[:0]
	if from.bands >= 0 {
		l.keys = k.BandKeys(l.keys)
		if err = a.collect(l, from.bands); err != nil {
			return nil, err
		}
	}
	for i := range l.postings {
		l.postings[i].need = 0
	}
	l.keys = k.SampleKeys(l.keys[:0])
	if err = a.collect(l, from.samples); err != nil {
		return nil, err
	}
	l.rank(uint32(k.Need(from.hits)))
	if len(l.ranked) > from.most {
		slices.Sort(l.ranked)
		l.ranked = l.ranked[:from.most]
	}
	for _, r := range l.ranked {
		found = append(found, int32(uint32(r)))
	}
	slices.Sort(found)
	return found, nil
}

// collect adds the postings of the keys in a table.
func (a *Archive) collect(l *lookup, table int) (err error) {
	s := &a.sections[table]
	if len(s.ends) == 0 {
		return nil
	}
	for _, key := range l.keys {
		i := s.blockOf(key)
		if l.block, err = a.block(s, i, l.block); err != nil {
			return err
		}
		if !l.scan(s, key, a.counts.Survivors) {
			at, _ := s.span(i)
			return a.damaged(s.name, at)
		}
	}
	return nil
}

// scan adds the postings of one key in a block, and reports whether the block makes sense as far as
// it was read.
func (l *lookup) scan(s *section, key uint64, survivors int) bool {
	d := decoder{rest: l.block}
	for at := uint64(0); len(d.rest) > 0; {
		at += d.varint()
		value := d.varint()
		survivor := value >> s.low
		switch {
		case d.bad || survivor >= uint64(survivors):
			return false
		case at > key:
			return true
		case at == key:
			l.postings = append(l.postings, posting{uint32(survivor), uint32(value&(1<<s.low-1)) + 1})
		}
	}
	return true
}

// rank counts the postings of each survivor, and keeps the survivors that have enough.
func (l *lookup) rank(need uint32) {
	slices.SortFunc(l.postings, func(p, q posting) int {
		if p.survivor != q.survivor {
			return int(int64(p.survivor) - int64(q.survivor))
		}
		return int(p.need) - int(q.need)
	})
	l.ranked = l.ranked[:0]
	for rest := l.postings; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].survivor == rest[0].survivor {
			n++
		}
		if uint32(n) >= min(need, rest[0].need) {
			l.ranked = append(l.ranked, uint64(^uint32(n))<<32|uint64(rest[0].survivor))
		}
		rest = rest[n:]
	}
}
