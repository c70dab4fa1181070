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

// A loss is the sentences lost with the copy of a pair.
type loss struct {
	pair      int32
	sentences []string
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
		a, b := j.result.Ends(int(l.pair))
		for i, s := range l.sentences {
			if err := out.Write(outdir.LostSentence{Story: j.Docs.ID(b), Survivor: j.Docs.ID(a), Sentence: s}); err != nil {
				return err
			}
			shown(l.pair, i, s)
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

// losing lists the pairs of a survivor and a copy that has sentences of its own.
func (j *Job) losing() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := range j.result.All {
			for _, n := range c.Copies {
				if _, b := j.result.Ends(int(n)); b >= j.old && !yield(n) {
					return
				}
			}
		}
	}
}

func (j *Job) loss(pair int32) loss {
	p, err := j.result.Pair(int(pair))
	if err != nil || p.OnlyB == 0 {
		return loss{err: err}
	}
	a, err := j.Text(p.A)
	if err != nil {
		return loss{err: err}
	}
	b, err := j.Text(p.B)
	if err != nil {
		return loss{err: err}
	}
	return loss{pair: pair, sentences: cluster.Lost(a, b)}
}
