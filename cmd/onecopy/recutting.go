package main

import (
	"cmp"
	"context"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// A recut is a job whose stories come from an earlier output.
type recut struct {
	*job
	from *earlier
	was  []fate // of the docs
}

func newRecut(ctx context.Context, o *runOptions, x *earlier, out *corpus.Out) (*recut, error) {
	store, err := out.Store()
	if err != nil {
		return nil, err
	}
	j := &job{reader: bareReader(ctx, o, store), out: out}
	old := &x.rep
	j.rep.Settings, j.rep.Problems = old.Settings, old.Problems
	j.rep.Settings.Threshold, j.rep.Settings.Keep, j.rep.Settings.Shingle = o.threshold, o.keep, shingle.Version
	j.formed()
	j.rep.Totals = report.Totals{Files: old.Totals.Files, Bytes: old.Totals.Bytes, CutSpans: x.CutSpans, CutBytes: x.CutBytes}
	j.tally.byRule = map[string]*report.Rule{}
	for _, r := range old.Rules {
		j.tally.byRule[r.Name] = &r
	}
	return &recut{job: j, from: x}, nil
}

// read takes in the stories of the earlier run.
func (r *recut) read() error {
	for _, in := range r.from.rep.Inputs {
		in.Furniture = r.from.Outside[in.Source]
		r.rep.Inputs = append(r.rep.Inputs, in)
	}
	for s := range inOrder(r.ctx, r.o.jobs, r.from.Rows(), r.restore) {
		if s.err != nil {
			return s.err
		}
		n := len(r.docs)
		r.docs, r.rows, r.was = append(r.docs, cluster.Doc{}), append(r.rows, row{}), append(r.was, s.was)
		if err := r.put(n, &s.story); err != nil {
			return err
		}
		r.o.progress("reading", n+1, r.from.rep.Totals.Stories)
	}
	return nil
}

func (r *recut) restore(row corpus.StoryRow) restored {
	k := r.sketchers.Get().(*shingle.Sketcher)
	defer r.sketchers.Put(k)
	return r.from.restore(row, k)
}

// A change is a story that becomes something else than it was.
type change struct {
	what, id          string
	survivor, verdict string // now, or of one that stays before
	jaccard           float64
}

// What becomes of the story of a change.
const (
	stays = "stays" // was a copy, and is none
	goes  = "goes"  // was none, and is one
	moves = "moves" // is one of another story or verdict
)

// changes lists the stories that become something else.
func (r *recut) changes() (list []change) {
	for i, now := range r.roles() {
		was, is := r.was[i], r.fateOf(now)
		if was.survivor == is.survivor && was.verdict == is.verdict {
			continue
		}
		what, shown := moves, is
		switch {
		case is.survivor == "":
			what, shown = stays, was
		case was.survivor == "":
			what = goes
		}
		list = append(list, change{what, r.docs[i].ID, shown.survivor, shown.verdict, shown.jaccard})
	}
	return list
}

func (r *recut) fateOf(now role) fate {
	if now.pair < 0 {
		return fate{}
	}
	p := &r.stars.Pairs[now.pair]
	return fate{r.docs[now.survivor].ID, string(p.Verdict), cluster.Round(p.Overlap.Jaccard)}
}

// rewrite writes the corpus and the records anew; what recut does not decide is copied.
func (r *recut) rewrite() error {
	roles := r.roles()
	r.nameFiles()
	stories, err := r.out.JSONL("stories.jsonl")
	if err != nil {
		return err
	}
	defer stories.Close()
	texts, err := r.out.Corpus(r.form())
	if err != nil {
		return err
	}
	defer texts.Close()
	for i := range r.docs {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		s, _, cuts, err := r.story(i)
		if err != nil {
			return err
		}
		if err := r.writeStory(s, cuts, roles[i], sheets{stories: stories, texts: texts}); err != nil {
			return err
		}
	}
	for _, name := range []string{"cuts.jsonl", "parts.jsonl", "templates.jsonl"} {
		if err := r.from.CopyTo(r.out, name); err != nil {
			return err
		}
	}
	return cmp.Or(stories.Close(), texts.Close(), r.copySums(), r.writePairs())
}
