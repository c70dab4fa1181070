package shingle

import "slices"

// A Posting is the texts under one key of an Index that is kept elsewhere: see [BandBits]. Texts
// are shown to it in the order of their ids, by what is sorted by key and id.
type Posting struct {
	Kept int // texts that are kept, as in IndexOptions

	ids []int32
}

// Clear makes ready for another key.
func (p *Posting) Clear() { p.ids = p.ids[:0] }

// Before returns the texts kept that have lower ids than a text that has the key, in a slice that
// is good until the next call, and the tally of each of them. full says whether the posting is full
// with these.
func (p *Posting) Before(id int32, band bool) (found []int32, t Tally, full bool) {
	found = p.ids
	for n := len(found); n > 0 && found[n-1] >= id; n-- { // of two keys that are one
		found = found[:n-1]
	}
	t = 1
	if band {
		t = banded
	}
	if full = len(found) >= p.Kept; !full {
		t += ownKey
	}
	return found, t, full
}

// Enter keeps a text, if there is room.
func (p *Posting) Enter(id int32) {
	if len(p.ids) < p.Kept {
		p.ids = append(p.ids, id)
	}
}

// A Tally counts what two texts share: hashes of samples, bands, and those of them that are not
// full.
type Tally uint32

// Plus is the tally of what is counted in either. The order of sums does not matter.
func (t Tally) Plus(o Tally) Tally {
	own := min(t/ownKey+o/ownKey, mostOwn)
	return t%ownKey + o%ownKey + own*ownKey
}

// A Tallied is a text and what another one shares with it.
type Tallied struct {
	ID    int32
	Tally Tally
}

// Select appends to dst what an Index of these options proposes, where a text has these tallies
// with all texts it shares a key with, and the samples have such sizes. It leaves the list in
// another order.
func (o IndexOptions) Select(size int, list []Tallied, sizeOf func(id int32) int, dst []Proposal) []Proposal {
	x := Index{hits: o.Hits}
	if x.hits == 0 {
		x.hits = defaultHits
	}
	list = slices.DeleteFunc(list, func(c Tallied) bool { return int(c.Tally%ownKey) < x.need(size, sizeOf(c.ID)) })
	slices.SortFunc(list, func(a, b Tallied) int {
		if wa, wb := weight(uint32(a.Tally)), weight(uint32(b.Tally)); wa != wb {
			return int(int64(wb) - int64(wa))
		}
		return int(a.ID - b.ID)
	})
	if o.Most > 0 {
		list = list[:min(len(list), o.Most)]
	}
	for _, c := range list {
		n := uint32(c.Tally)
		dst = append(dst, Proposal{ID: c.ID, Size: sizeOf(c.ID), Hits: int(n % banded), Own: int(n / ownKey)})
	}
	return dst
}

// Keys is about how many keys an Index enters a text of so many words under.
func Keys(words int) int {
	n := SampleKeys(words)
	if words > 0 && n < sampleAlone {
		n += Bands
	}
	return n
}

// SampleKeys is about how many hashes the sample of a text of so many words has.
func SampleKeys(words int) int { return min(words>>(64-sampleWidth), sampleMost) }
