package archive

import (
	"math/rand/v2"

	"onecopy/cluster"
	"onecopy/internal/testkit"
	"onecopy/shingle"
)

// Verdicts of cluster.
const (
	identical cluster.Verdict = "identical"
	revised   cluster.Verdict = "revised"
)

// A desk is a set of stories by id, with what Find is told of them.
type desk struct {
	docs  []cluster.Doc
	texts []string
}

func (d *desk) add(id, text string) {
	var k shingle.Sketcher
	s := k.Sketch(text)
	d.docs = append(d.docs, cluster.Doc{ID: id, Words: s.Words, Sketch: s})
	d.texts = append(d.texts, text)
}

// shuffled returns the same stories in another order.
func (d *desk) shuffled(seed uint64) *desk {
	out := &desk{}
	for _, i := range rand.New(rand.NewPCG(seed, 1)).Perm(len(d.docs)) {
		out.docs = append(out.docs, d.docs[i])
		out.texts = append(out.texts, d.texts[i])
	}
	return out
}

// What tests of cluster and of the index share.
const (
	crash  = testkit.Crash
	market = testkit.Market
)

var prose, join, swap, cutTo = testkit.Prose, testkit.Join, testkit.Swap, testkit.CutTo

func library(n int) *desk {
	d := &desk{}
	testkit.Library(n, d.add)
	return d
}
