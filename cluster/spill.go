package cluster

import (
	"errors"
	"iter"

	"onecopy/internal/extsort"
	"onecopy/shingle"
)

// A spilled index proposes what one in memory does, from postings that are sorted on the disk:
//
//  1. each doc gives a row (key, rank) for each of its keys;
//  2. rows are sorted, and of the docs under a key the first ones are paired with each doc behind
//     them: a row ((r, c), tally) says that r shares this key with c;
//  3. these are sorted, and those of one pair summed. In the order of r they come as the walk does.
//
// Memory is that of two sorters, and 2 bytes a doc. A story of 190 words has some 24 keys, 7 bytes
// each on the disk, or 64 more if it is short. How many pairs there are depends on the corpus: 98 a
// story were counted of 101,048 records.
type spilled struct {
	how   shingle.IndexOptions
	sizes []uint16 // of the samples, by rank
	rows  *extsort.Sorter
	in    *extsort.Merged
	ahead bool            // the stream is at a row that was not used
	last  shingle.Posting // that is being read
}

// Kinds of rows, and what their numbers have.
const (
	postingRows = "posting" // key: that of a band above bandKey, or of a hash; value: 2*rank, one more of a doc that is entered
	pairRows    = "pair"    // key: r<<32 | c, or fullRow for c; value: a tally, or how many keys of r are full
	bandKey     = 1 << 40
	fullRow     = 1<<32 - 1
)

// A sketchOf returns the sketch of a doc of some rank, and whether it is entered or only looks for
// others. It is called by many goroutines.
type sketchOf func(r int) (s shingle.Sketch, enters bool, err error)

// A sortSpace is where rows are sorted: in a folder, by so many goroutines, with so much memory,
// half of it for each of two sorters.
type sortSpace struct {
	dir   string
	bytes int64
	jobs  int
	err   func() error // Options.Err
}

// spill sorts the postings of docs, whose ranks are given in the order in which their texts lie on
// the disk, and pairs those that share keys. How what is proposed is chosen, and how many docs are
// kept under a key, says how.
func spill(name string, o sortSpace, how shingle.IndexOptions, ranks []int32, draw sketchOf) (*spilled, error) {
	x := &spilled{how: how, sizes: make([]uint16, len(ranks)), last: shingle.Posting{Kept: how.Kept}}
	x.rows = extsort.New(extsort.Options{
		Dir: o.dir, Name: name + "-" + pairRows, Header: extsort.Header{Kind: pairRows}, Memory: o.bytes / 2, Combine: plus, Err: o.err,
	})
	err := x.sort(name, o, ranks, draw)
	if err != nil {
		return nil, errors.Join(err, x.rows.Close())
	}
	return x, nil
}

// sort makes the rows of pairs.
func (x *spilled) sort(name string, o sortSpace, ranks []int32, draw sketchOf) error {
	postings := extsort.New(extsort.Options{
		Dir: o.dir, Name: name + "-" + postingRows, Header: extsort.Header{Kind: postingRows}, Memory: o.bytes / 2, Err: o.err,
	})
	defer postings.Close()
	if err := x.sign(o.jobs, ranks, postings, draw); err != nil {
		return err
	}
	in, err := postings.Sorted()
	if err != nil {
		return err
	}
	defer in.Close()
	if err := x.pair(in); err != nil {
		return err
	}
	x.in, err = x.rows.Sorted()
	return err
}

// plus sums tallies. How many keys are full is less than what a tally has room for.
func plus(a, b uint64) uint64 { return uint64(shingle.Tally(a).Plus(shingle.Tally(b))) }

// docsAtOnce is of how many docs a goroutine gathers rows before it hands them on, rowsAtOnce how
// many rows are.
const (
	docsAtOnce = 64
	rowsAtOnce = 1 << 12
)

// sign returns the rows of all docs.
func (x *spilled) sign(jobs int, ranks []int32, to *extsort.Sorter, draw sketchOf) error {
	return inParallel(jobs, (len(ranks)+docsAtOnce-1)/docsAtOnce, func(n int) error {
		var rows []extsort.Row
		for _, r := range ranks[n*docsAtOnce : min((n+1)*docsAtOnce, len(ranks))] {
			s, enters, err := draw(int(r))
			if err != nil {
				return err
			}
			x.sizes[r] = uint16(len(s.Sample))
			rows = appendRows(rows, r, &s, enters)
		}
		return to.Add(rows)
	})
}

func appendRows(rows []extsort.Row, r int32, s *shingle.Sketch, enters bool) []extsort.Row {
	value := func(enters bool) uint64 {
		if enters {
			return uint64(r)<<1 | 1
		}
		return uint64(r) << 1
	}
	var room [max(shingle.Bands, 256)]uint64
	for _, key := range s.BandKeys(room[:0]) {
		rows = append(rows, extsort.Row{Key: bandKey | key, Value: value(enters && s.Banded())})
	}
	for _, key := range s.SampleKeys(room[:0]) {
		rows = append(rows, extsort.Row{Key: key, Value: value(enters)})
	}
	return rows
}

// pair returns the rows of the pairs that share a key.
func (x *spilled) pair(in *extsort.Merged) error {
	key, rows := uint64(0), []extsort.Row(nil)
	for in.Next() {
		if key != in.Row().Key {
			key = in.Row().Key
			x.last.Clear()
		}
		r, band := int32(in.Row().Value>>1), key >= bandKey
		found, tally, full := x.last.Before(r, band)
		for _, c := range found {
			rows = append(rows, extsort.Row{Key: uint64(r)<<32 | uint64(c), Value: uint64(tally)})
		}
		if full && !band {
			rows = append(rows, extsort.Row{Key: uint64(r)<<32 | fullRow, Value: 1})
		}
		if in.Row().Value&1 > 0 {
			x.last.Enter(r)
		}
		if len(rows) >= rowsAtOnce {
			if err := x.rows.Add(rows); err != nil {
				return err
			}
			rows = rows[:0]
		}
	}
	if in.Err() != nil {
		return in.Err()
	}
	return x.rows.Add(rows)
}

// load returns what is proposed of the docs of the ranks from lo up to hi. Blocks are asked for in
// their order.
func (x *spilled) load(lo, hi int) (*proposals, error) {
	p := &proposals{lo: lo, of: make([]proposal, hi-lo)}
	var list []shingle.Tallied
	for r := lo; r < hi; r++ {
		list = list[:0]
		own := &p.of[r-lo]
		own.size = int(x.sizes[r])
		own.free = own.size
		for x.ahead || x.in.Next() {
			row := x.in.Row()
			if x.ahead = int(row.Key>>32) != r; x.ahead {
				break
			}
			if c := uint32(row.Key); c == fullRow {
				own.free -= int(row.Value)
			} else {
				list = append(list, shingle.Tallied{ID: int32(c), Tally: shingle.Tally(row.Value)})
			}
		}
		if x.in.Err() != nil {
			return nil, x.in.Err()
		}
		own.list = x.how.Select(own.size, list, func(c int32) int { return int(x.sizes[c]) }, nil)
	}
	return p, nil
}

// Close removes what is on the disk.
func (x *spilled) Close() error {
	if x == nil {
		return nil
	}
	if x.rows == nil {
		return x.in.Close()
	}
	return errors.Join(x.in.Close(), x.rows.Close())
}

// What an index takes of memory and, in its place, the disk, about. In memory a key of a doc takes
// 16 of 13 slots of 8 bytes, and a link of 12 for each doc that is not alone under one; on the disk
// a row takes 8 bytes, and there are 100 pairs a doc at most, by what was seen. Letters have a key
// for every eighth of 5 of a word.
const (
	keyBytes       = 14
	rowBytes       = 8
	pairsOfDoc     = 100
	lettersOfAWord = 5
)

// indexBytes is about how many bytes an index of texts of so many words takes in memory, and how
// many on the disk if it has no room there.
func indexBytes(lengths iter.Seq[int], noisy bool) (memory, onDisk int64) {
	for words := range lengths {
		keys := int64(shingle.Keys(words))
		if noisy {
			keys += int64(shingle.SampleKeys(lettersOfAWord * words))
		}
		memory += keyBytes * keys
		onDisk += rowBytes * (keys + pairsOfDoc)
	}
	return memory, onDisk
}
