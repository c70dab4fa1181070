package run

import (
	"cmp"
	"context"
	"fmt"

	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/report"
	"onecopy/shingle"
)

// A Recut is a job whose stories come from an earlier output.
type Recut struct {
	*Job
	From *Earlier
	was  []earlierOutcome // of the docs
}

// NewRecut makes ready to decide again about the stories of x, and to write to out.
func NewRecut(ctx context.Context, o *Options, x *Earlier, out *outdir.Writer) (*Recut, error) {
	if against := x.Report.Settings.Against; len(against) > 0 {
		return nil, hint.Errorf("\"onecopy clean PATH... --against "+against[0].Name+" -o NEW\" with other flags decides again",
			"%s holds only what was new beside %s, and recut compares no more than what is in it", x.Dir, against[0].Name)
	}
	store, err := out.Store()
	if err != nil {
		return nil, err
	}
	j := &Job{Reader: bareReader(ctx, o, store), out: out}
	old := &x.Report
	j.Report.Settings, j.Report.Problems = old.Settings, old.Problems
	j.Report.Settings.Threshold, j.Report.Settings.Keep, j.Report.Settings.Patterns, j.Report.Settings.Shingle = o.Threshold, o.Keep, patternsOf(o.Keep), shingle.Version
	j.setForm()
	j.Report.Totals = report.Totals{Files: old.Totals.Files, Bytes: old.Totals.Bytes, CutSpans: x.CutSpans, CutBytes: x.CutBytes}
	j.tally.byRule = map[string]*report.RuleEntry{}
	for _, r := range old.Rules {
		j.tally.byRule[r.Name] = &r
	}
	return &Recut{Job: j, From: x}, nil
}

// Read reads the stories of the earlier run.
func (r *Recut) Read() error {
	for _, in := range r.From.Report.Inputs {
		in.Boilerplate = r.From.Outside[in.Source]
		r.Report.Inputs = append(r.Report.Inputs, in)
	}
	return r.readOut(r.From, func(was earlierOutcome) bool {
		r.was = append(r.was, was)
		r.o.Progress("reading", len(r.was), r.From.Report.Totals.Stories)
		return true
	})
}

// A decision is a story that becomes something else than it was.
type decision struct {
	What, ID          string
	Survivor, Verdict string // now, or of one that stays before
	Jaccard           float64
}

// Columns are what a list says of a decision.
func (d decision) Columns() []string {
	return []string{d.What, d.ID, d.Survivor, d.Verdict, fmt.Sprintf("%.4f", d.Jaccard)}
}

// What becomes of the story of a change.
const (
	Stays = "stays" // was a copy, and is none
	Goes  = "goes"  // was none, and is one
	Moves = "moves" // is one of another story or verdict
)

// Changes lists the stories that become something else.
func (r *Recut) Changes() (list []decision, err error) {
	for i, now := range r.outcomes() {
		was := r.was[i]
		is, err := r.fateOf(now)
		if err != nil {
			return nil, err
		}
		if was.survivor == is.survivor && was.verdict == is.verdict {
			continue
		}
		what, shown := Moves, is
		switch {
		case is.survivor == "":
			what, shown = Stays, was
		case was.survivor == "":
			what = Goes
		}
		list = append(list, decision{what, r.Docs.ID(i), shown.survivor, shown.verdict, shown.jaccard})
	}
	return list, nil
}

func (j *Job) fateOf(now outcome) (earlierOutcome, error) {
	if now.pair < 0 {
		return earlierOutcome{}, nil
	}
	p, err := j.result.Pair(int(now.pair))
	return earlierOutcome{j.Docs.ID(int(now.survivor)), string(p.Verdict), p.Jaccard()}, err
}

// Rewrite writes the corpus and the records again; what recut does not decide is copied.
func (r *Recut) Rewrite() error {
	roles := r.outcomes()
	r.nameFiles()
	stories, err := r.out.JSONL("stories.jsonl")
	if err != nil {
		return err
	}
	defer stories.Close()
	r.columns = r.From.Columns()
	plan, err := r.plan(roles)
	if err != nil {
		return err
	}
	texts, err := r.out.Corpus(plan)
	if err != nil {
		return err
	}
	defer texts.Close()
	for i := range r.Docs.Len() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		s, _, cuts, err := r.Story(i)
		if err != nil {
			return err
		}
		if err := r.writeStory(s, cuts, roles[i], outFiles{stories: stories, texts: texts}); err != nil {
			return err
		}
	}
	for _, name := range []string{"cuts.jsonl", "parts.jsonl", "templates.jsonl"} {
		if err := r.From.CopyTo(r.out, name); err != nil {
			return err
		}
	}
	return cmp.Or(stories.Close(), texts.Close(), r.copySums(), r.writePairs())
}
