package run

import (
	"iter"

	"onecopy/cluster"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
)

// What the reports show of lost sentences. lost.jsonl holds them all; they are never more than the
// texts of the copies.
const (
	lostShown  = 20      // of one copy
	lostLength = 600     // bytes of a sentence
	lostBytes  = 4 << 20 // of all copies
)

// How many pairs are looked at together, at most: a worker that is given one at a time waits longer
// for the next than it takes, and half of two cores stood still. Of longer copies it is one.
const (
	lossPairs = 64
	lossWords = 1 << 15 // of the copies
)

// A loss is the sentences lost with the copies of some pairs.
type loss struct {
	pairs     []int32
	sentences [][]string
	err       error
}

// Losses writes lost.jsonl, by survivor and copy, and keeps for the reports as much as they show.
func (j *Job) Losses() error {
	out, err := j.jsonl("lost.jsonl")
	if err != nil {
		return err
	}
	defer out.Close()
	shown := j.showLost()
	if j.lostBefore != nil {
		if err := j.lostBefore(shown); err != nil {
			return err
		}
	}
	for l := range pace.InOrder(j.ctx, j.o.Jobs, j.losing(), j.loss) {
		if l.err != nil {
			return l.err
		}
		for n, pair := range l.pairs {
			a, b := j.result.Ends(int(pair))
			for i, s := range l.sentences[n] {
				if err := out.Write(outdir.LostSentence{Story: j.Docs.ID(b), Survivor: j.Docs.ID(a), Sentence: s}); err != nil {
					return err
				}
				shown(pair, i, s)
			}
		}
	}
	return out.Close()
}

// showLost returns what keeps sentence i of a pair for the reports, as long as there is room.
func (j *Job) showLost() func(pair int32, i int, s string) {
	j.lost = map[int32][]string{}
	room := lostBytes
	return func(pair int32, i int, s string) {
		if s = phrase.Clip(s, lostLength); i < lostShown && len(s) <= room {
			room -= len(s)
			j.lost[pair] = append(j.lost[pair], s)
		}
	}
}

// losing lists the pairs of a survivor and a copy in stretches. Pairs of one survivor are
// neighbours.
func (j *Job) losing() iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		var some []int32
		words := 0
		for c := range j.result.All {
			for _, n := range c.Copies {
				_, b := j.result.Ends(int(n))
				if b < j.old {
					continue
				}
				own := j.Docs.At(b).Words
				if len(some) == lossPairs || len(some) > 0 && words+own > lossWords {
					if !yield(some) {
						return
					}
					some, words = nil, 0
				}
				some, words = append(some, n), words+own
			}
		}
		if len(some) > 0 {
			yield(some)
		}
	}
}

// loss finds what is lost with the copies of some pairs, where it is known that some is. It runs in
// many goroutines at once.
func (j *Job) loss(pairs []int32) loss {
	l := loss{pairs: pairs, sentences: make([][]string, len(pairs))}
	var survivor *cluster.Prepared
	of := -1 // its place
	for i, n := range pairs {
		p, err := j.result.Pair(int(n))
		if err != nil {
			return loss{err: err}
		}
		if p.OnlyB == 0 {
			continue
		}
		if p.A != of {
			text, err := j.Text(p.A)
			if err != nil {
				return loss{err: err}
			}
			of, survivor = p.A, cluster.Prepare(text, 0)
		}
		text, err := j.Text(p.B)
		if err != nil {
			return loss{err: err}
		}
		l.sentences[i] = survivor.Lost(text)
	}
	return l
}
