package cluster

import "onecopy/shingle"

// MostCandidates bounds the docs that are proposed for one, by either index. A corpus of ten
// thousand market reports would otherwise measure all against all, to learn each time that they are
// a series.
const MostCandidates = 32

// wordIndex is how words propose.
var wordIndex = shingle.IndexOptions{Most: MostCandidates, Kept: wordsKept}

// wordsKept is how many docs are kept under one shingle or band. What more have is a template: of
// 20,000 form letters the index took twice as long with 256.
const wordsKept = 64

// LetterHits is how many sampled letter shingles make candidates: of two reprints of 150 words some
// 30 are shared, of unrelated stories one or two.
const LetterHits = 8

// lettersKept is how many stories are kept under one letter shingle. Unrelated stories share some,
// as they do not share words: with 256 a lookup among 30,000 stories took half of the time of a
// run.
const lettersKept = 32

// letterIndex is how letters propose.
var letterIndex = shingle.IndexOptions{Hits: LetterHits, Most: MostCandidates, Kept: lettersKept}

// A proposer says which docs before the one of rank r in the order of survival are like it: by an
// index in memory, or by one that was sorted on the disk. Many goroutines may ask.
type proposer interface {
	before(r int) proposal
}

// A proposal is what is proposed of a doc.
type proposal struct {
	list []shingle.Proposal // those that share the most first
	size int                // of the sample of the doc
	free int                // hashes of it that are not in so many others that most of them go unproposed
}

// A sketchedBlock is a block that proposes by an index in memory, and by sketches.
type sketchedBlock struct {
	index    *shingle.Index
	lo       int
	sketches []shingle.Sketch
}

func (d *sketchedBlock) before(r int) proposal {
	own := &d.sketches[r-d.lo]
	list, free := d.index.Before(int32(r), own, nil)
	return proposal{list, len(own.Sample), free}
}

// Proposals are those of a block that are known already.
type proposals struct {
	lo int
	of []proposal
}

func (p *proposals) before(r int) proposal { return p.of[r-p.lo] }
