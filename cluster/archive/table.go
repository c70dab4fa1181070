package archive

import (
	"cmp"
	"context"
	"encoding/binary"

	"onecopy/shingle"
)

// blockPostings is how many postings a block of a table is to have, about 1 KB: a lookup reads one
// block, and an open archive holds 8 bytes a block.
const blockPostings = 256

// writeTables writes what the clusters are found by, of one key no more than shingle.PostingMost
// survivors.
func (v *volume) writeTables(ctx context.Context) error {
	in, err := v.keys.sorter.Sorted()
	if err != nil {
		return err
	}
	defer in.Close()
	more := in.Next()
	for t, section := range keyTables {
		out := v.bind.table(section, (v.keys.counts[t]+blockPostings-1)/blockPostings)
		same, last := 0, uint64(0)
		for n := 0; more && in.Row().Key>>tableBit == uint64(t); n++ {
			row := in.Row()
			if same++; row.Key != last || n == 0 {
				same, last = 1, row.Key
			}
			if same <= shingle.PostingMost {
				if err := out.add(row.Key&(1<<tableBit-1), row.Value); err != nil {
					return err
				}
			}
			if more = in.Next(); n%passPostings == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
		}
		if err := cmp.Or(in.Err(), out.end()); err != nil {
			return err
		}
	}
	return nil
}

// passPostings is after how many postings it is looked whether the run is to end.
const passPostings = 1 << 16

// Blocks is a table on its way into the file.
type blocks struct {
	b       *indexWriter
	s       section // as it will be read, its ends not filled in
	block   int     // under way
	last    uint64  // key in it
	payload []byte
}

// table begins a table of n blocks.
func (b *indexWriter) table(number, n int) *blocks {
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
