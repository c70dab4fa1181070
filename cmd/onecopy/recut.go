package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus"
	"onecopy/internal/phrase"
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
		paperFlags(f, o)
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
	o.remarked(args[0], x.rep.Settings.Marks, cleanAnew(args[0]))
	out, drop, err := o.place(e, args)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	r, err := newRecut(e.ctx, &o.runOptions, x, out)
	if err != nil {
		return err
	}
	steps := []func() error{r.read, r.cluster, func() error { return tellChanges(e, o, r) }}
	if o.output != "" {
		steps = append(steps, r.rewrite, r.losses, r.report, func() error { return finish(e, o, r.job, nil) })
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
	if o.keep == nil {
		o.keep = s.Keep
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

// tellChanges prints each story that becomes something else than it was, and how many do.
func tellChanges(e *env, o *options, r *recut) error {
	n := map[string]int{}
	for _, c := range r.changes() {
		n[c.what]++
		if err := e.print(c.what, c.id, c.survivor, c.verdict, fmt.Sprintf("%.4f", c.jaccard)); err != nil {
			return err
		}
	}
	sumChanges(e, o, r, n)
	return nil
}

// sumChanges says in one line what differs from the earlier run.
func sumChanges(e *env, o *options, r *recut, changes map[string]int) {
	said := fmt.Sprintf("threshold %.4g", o.threshold)
	old := &r.from.rep.Settings
	if old.Threshold != o.threshold {
		said += fmt.Sprintf(", was %.4g", old.Threshold)
	}
	if !slices.Equal(old.Keep, o.keep) {
		said += ", --keep " + strings.Join(o.keep, ",")
	}
	var list []string
	for _, w := range [][2]string{{stays, "stay"}, {goes, "go"}, {moves, "move"}} {
		if n := changes[w[0]]; n > 0 {
			list = append(list, phrase.Count(n, "story "+w[0], "stories "+w[1]))
		}
	}
	e.say("%s: %s", said, cmp.Or(strings.Join(list, ", "), "nothing changes"))
}
