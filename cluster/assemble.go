package cluster

import (
	"cmp"
	"fmt"

	"onecopy/corpus"
	"onecopy/shingle"
)

// What follows is Find taken apart, for who sorts and compares elsewhere, as package stage does.

// OrderKey is a text that sorts docs in the order of survival, byte by byte. It is of ASCII
// letters, digits, blanks and the signs of dates alone. Senior docs are not provided for.
func (d *Doc) OrderKey() string {
	const most = int64(1<<32 - 1)
	markup, date := 0, "1 "
	if d.Markup {
		markup = 1
	}
	if d.Published != "" {
		date = "0" + d.Published + " "
	}
	source, n := (*corpus.IDs)(nil).Split(d.ID)
	return fmt.Sprintf("%08x%08x%d%s%x %016x%x", most-min(int64(d.Sketch.Words), most), min(int64(d.Cuts), most), markup, date, source, n, d.ID[len(source):])
}

// Restore makes the pair that a record is of, but for A and B.
func (p *Pair) Restore(r *corpus.Pair) {
	p.Overlap = shingle.Overlap{Jaccard: r.Jaccard, AInB: r.AInB, BInA: r.BInA}
	p.Run, p.Verdict, p.Changed, p.OnlyA, p.OnlyB = r.Run, Verdict(r.Verdict), r.Changed, r.OnlyA, r.OnlyB
}

// Assemble makes the result of what is decided elsewhere as Find decides it: the survivor that each
// doc is a copy of, -1 for one that is none, and the pairs of the docs.
func (o Options) Assemble(docs *Docs, survivor []int32, pairs []Pair, compared int64) (*Packed, error) {
	o.Threshold = cmp.Or(o.Threshold, DefaultThreshold)
	f := &finder{docs: docs, Options: o, survivor: survivor, compared: compared}
	if err := cmp.Or(f.check(), f.pairs.add(pairs)); err != nil {
		return nil, err
	}
	f.cache = newCache(docs, &o)
	return f.result()
}
