package archive

import (
	"context"
	"encoding/binary"
	"math/bits"
	"slices"

	"onecopy/shingle"
)

// blockPostings is how many postings a block of a table is to have, about 1 KB: a lookup reads one
// block, and an open archive holds 8 bytes a block.
const blockPostings = 256

// passPostings is how many postings are sorted at once, in 32 MB.
const passPostings = 1 << 22

// A table is one of an index file under way.
type table struct {
	section   int
	survivors int
	packed    func(survivor int) []uint64 // the keys of its cluster, ascending: see clusterKeys
}

// writeTables writes what the clusters are found by.
func (v *volume) writeTables(ctx context.Context) error {
	for _, t := range []table{
		{bandsSection, len(v.keys), func(i int) []uint64 { return v.keys[i].bands }},
		{samplesSection, len(v.keys), func(i int) []uint64 { return v.keys[i].samples }},
		{sumsSection, len(v.keys), func(i int) []uint64 { return v.keys[i].sums }},
		{lettersSection, len(v.keys), func(i int) []uint64 { return v.keys[i].letters }},
	} {
		if err := t.write(ctx, v.bind); err != nil {
			return err
		}
	}
	return nil
}

// write writes a table. The keys are gone through from the lowest range to the highest: that costs
// less than a temporary file.
func (t *table) write(ctx context.Context, b *binder) error {
	width := kinds[t.section].width
	total := t.total()
	out := b.table(t.section, (total+blockPostings-1)/blockPostings)
	passes := uint64(max((total+passPostings-1)/passPostings, 1<<max(0, width-32)))
	if total == 0 {
		passes = 0
	}
	var entries []uint64
	for p := range passes {
		if err := ctx.Err(); err != nil {
			return err
		}
		low, high := share(p, passes, width), share(p+1, passes, width)
		entries = t.pass(low, high, entries[:0])
		slices.Sort(entries)
		if err := t.put(out, low, entries); err != nil {
			return err
		}
	}
	return out.end()
}

// share returns where part i of n of the keys begins.
func share(i, n uint64, width int) uint64 {
	high, low := bits.Mul64(i, 1<<width)
	quotient, rest := bits.Div64(high, low, n)
	return quotient + min(rest, 1)
}

func (t *table) total() (n int) {
	for i := range t.survivors {
		n += len(t.packed(i))
	}
	return n
}

// pass returns the keys from low up to high, less low, above their survivors.
func (t *table) pass(low, high uint64, entries []uint64) []uint64 {
	bits := kinds[t.section].low
	for i := range t.survivors {
		for _, p := range t.packed(i) {
			if k := p >> bits; low <= k && k < high {
				entries = append(entries, (k-low)<<32|uint64(i))
			}
		}
	}
	return entries
}

// need is what a sketch needs that shares a key of a survivor, less one.
func (t *table) need(survivor int, key uint64) uint64 {
	bits, all := kinds[t.section].low, t.packed(survivor)
	at, _ := slices.BinarySearch(all, key<<bits)
	return all[at] & (1<<bits - 1)
}

// put writes sorted entries, of one key no more than shingle.PostingMost.
func (t *table) put(out *blocks, low uint64, entries []uint64) error {
	same, last := 0, uint64(0)
	for i, e := range entries {
		key, survivor := low+e>>32, int(uint32(e))
		if same++; i == 0 || key != last {
			same, last = 1, key
		}
		if same > shingle.PostingMost {
			continue
		}
		if err := out.add(key, uint64(survivor)<<kinds[t.section].low|t.need(survivor, key)); err != nil {
			return err
		}
	}
	return nil
}

// Blocks is a table on its way into the file.
type blocks struct {
	b       *binder
	s       section // as it will be read, its ends not filled in
	block   int     // under way
	last    uint64  // key in it
	payload []byte
}

// table begins a table of n blocks.
func (b *binder) table(number, n int) *blocks {
	b.begin(number)
	return &blocks{b: b, s: section{kind: kinds[number], ends: make([]int64, n)}}
}

// add adds a posting; they come in order.
func (o *blocks) add(key, value uint64) error {
	for at := o.s.blockOf(key); o.block < at; {
		if err := o.close(); err != nil {
			return err
		}
	}
	o.payload = binary.AppendUvarint(binary.AppendUvarint(o.payload, key-o.last), value)
	o.last = key
	o.s.size++
	return nil
}

// close ends the block under way.
func (o *blocks) close() error {
	err := o.b.put(o.payload)
	o.block++
	o.payload, o.last = o.payload[:0], 0
	return err
}

func (o *blocks) end() error {
	for o.block < len(o.s.ends) {
		if err := o.close(); err != nil {
			return err
		}
	}
	o.b.end(o.s.size)
	return nil
}
