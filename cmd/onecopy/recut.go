package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/shingle"
)

var recutCommand = &command{
	name: "recut", args: "OUT [-o NEW]", short: "decide again what is a copy, from OUT alone",
	examples: []string{
		"onecopy recut clean-corpus --threshold 0.6",
		"onecopy recut clean-corpus -t 0.6 --keep earliest -o other-corpus",
	},
	long: `Stories are compared anew as clean wrote them to OUT; the inputs are not needed.
NEW is what clean would write with these flags. Each line on stdout is a change:

  stays  ID SURVIVOR VERDICT JACCARD   was a copy of SURVIVOR, and is none
  goes   ID SURVIVOR VERDICT JACCARD   was none, and is one
  moves  ID SURVIVOR VERDICT JACCARD   is one of another story or verdict`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.Float64VarP(&o.threshold, "threshold", "t", asBefore, "similarity `SHARE` from which stories are copies")
		keepFlag(f, o)
		f.StringVarP(&o.output, "output", "o", "", "`FOLDER` to write; without it nothing is written")
		f.BoolVar(&o.force, "force", false, "replace the output of an earlier run")
		o.paperFlags.add(f)
		syncFlag(f, o)
		f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` stories at a time; the result is the same for any N")
	},
	run: runRecut,
}

// asBefore stands for the threshold of the earlier run.
const asBefore = -1

// runRecut does the second half of clean with the stories of an earlier run.
func runRecut(e *env, o *options, args []string) error {
	if len(args) != 1 {
		return corpus.Hintf("for example: onecopy recut clean-corpus --threshold 0.6", "recut needs OUT, the folder that clean wrote")
	}
	x, err := openEarlier(args[0])
	if err != nil {
		return err
	}
	defer x.Close()
	if err := o.adopt(x); err != nil {
		return err
	}
	e.remarked(args[0], x.rep.Settings.Marks, cleanAnew(args[0]))
	out, drop, err := o.place(e, args)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	r, err := newRecut(e, o, x, out)
	if err != nil {
		return err
	}
	steps := []func() error{r.read, r.cluster, r.tell}
	if o.output != "" {
		steps = append(steps, r.rewrite, r.losses, r.report, r.finish)
	}
	for _, step := range steps {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// adopt takes from the earlier run what flags do not say.
func (o *options) adopt(x *earlier) error {
	s := x.rep.Settings
	if o.threshold == asBefore {
		o.threshold = s.Threshold
	}
	if o.wishes == nil {
		o.wishes = s.Keep
	}
	o.noisy, o.corpusForm = s.Noisy, x.Form()
	return o.checkChoice()
}

// place begins an output, aside for good if none is asked for. What drop leaves is the output that was put in its place.
func (o *options) place(e *env, inputs []string) (out *corpus.Out, drop func(), err error) {
	target, temporary := o.output, ""
	if target == "" {
		if temporary, err = corpus.TempFolder(); err != nil {
			return nil, nil, err
		}
		target = filepath.Join(temporary, "out")
	}
	remove := func() {
		if temporary != "" {
			e.left(corpus.RemoveTemp(temporary))
		}
	}
	if out, err = corpus.Create(target, corpus.OutOptions{Force: o.force, NoSync: o.noSync || o.dryRun || temporary != "", Inputs: inputs}); err != nil {
		remove()
		return nil, nil, err
	}
	return out, func() {
		e.left(out.Abort())
		remove()
	}, nil
}

// A recut is a job whose stories come from an earlier output.
type recut struct {
	*job
	from *earlier
	was  []fate // of the docs
}

func newRecut(e *env, o *options, x *earlier, out *corpus.Out) (*recut, error) {
	j := &job{e: e, o: o, out: out, tell: e.tell, texts: &clean.Marker{}, files: x.rep.Totals.Files}
	j.sketchers.New = func() any { return new(shingle.Sketcher) }
	old := &x.rep
	j.rep.Settings, j.rep.Problems = old.Settings, old.Problems
	j.rep.Settings.Threshold, j.rep.Settings.Keep, j.rep.Settings.Shingle = o.threshold, o.wishes, shingle.Version
	j.formed()
	j.rep.Totals = report.Totals{Files: old.Totals.Files, Bytes: old.Totals.Bytes, CutSpans: x.CutSpans, CutBytes: x.CutBytes}
	j.tally.byRule = map[string]*report.Rule{}
	for _, r := range old.Rules {
		j.tally.byRule[r.Name] = &r
	}
	var err error
	j.store, err = out.Store()
	return &recut{job: j, from: x}, err
}

// read takes in the stories of the earlier run.
func (r *recut) read() error {
	for _, in := range r.from.rep.Inputs {
		in.Furniture = r.from.Outside[in.Source]
		r.rep.Inputs = append(r.rep.Inputs, in)
	}
	for s := range inOrder(r.e.ctx, r.o.jobs, r.from.Rows(), r.restore) {
		if s.err != nil {
			return s.err
		}
		n := len(r.docs)
		r.docs, r.rows, r.was = append(r.docs, cluster.Doc{}), append(r.rows, row{}), append(r.was, s.was)
		if err := r.put(n, &s.story); err != nil {
			return err
		}
		r.e.progress("reading", n+1, r.from.rep.Totals.Stories)
	}
	return nil
}

func (r *recut) restore(row corpus.StoryRow) restored {
	k := r.sketchers.Get().(*shingle.Sketcher)
	defer r.sketchers.Put(k)
	return r.from.restore(row, k)
}

// tell prints each story that becomes something else than it was, and how many do.
func (r *recut) tell() error {
	changes := map[string]int{}
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
		changes[what]++
		if err := r.e.print(what, r.docs[i].ID, shown.survivor, shown.verdict, fmt.Sprintf("%.4f", shown.jaccard)); err != nil {
			return err
		}
	}
	r.sum(changes)
	return nil
}

// The changes that tell prints.
const (
	stays = "stays"
	goes  = "goes"
	moves = "moves"
)

func (r *recut) fateOf(now role) fate {
	if now.pair < 0 {
		return fate{}
	}
	p := &r.stars.Pairs[now.pair]
	return fate{r.docs[now.survivor].ID, string(p.Verdict), cluster.Round(p.Overlap.Jaccard)}
}

// sum says in one line what differs from the earlier run.
func (r *recut) sum(changes map[string]int) {
	said := fmt.Sprintf("threshold %.4g", r.o.threshold)
	old := &r.from.rep.Settings
	if old.Threshold != r.o.threshold {
		said += fmt.Sprintf(", was %.4g", old.Threshold)
	}
	if !slices.Equal(old.Keep, r.o.wishes) {
		said += ", --keep " + strings.Join(r.o.wishes, ",")
	}
	var list []string
	for _, w := range [][2]string{{stays, "stay"}, {goes, "go"}, {moves, "move"}} {
		if n := changes[w[0]]; n > 0 {
			list = append(list, phrase.Count(n, "story "+w[0], "stories "+w[1]))
		}
	}
	r.e.say("%s: %s", said, cmp.Or(strings.Join(list, ", "), "nothing changes"))
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
		if err := r.e.ctx.Err(); err != nil {
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
