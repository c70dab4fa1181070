package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
	"onecopy/run"
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
		f.Float64VarP(&o.Threshold, "threshold", "t", asBefore, "similarity `SHARE` from which stories are copies")
		keepFlag(f, o)
		f.StringVarP(&o.Output, "output", "o", "", "`FOLDER` to write; without it nothing is written")
		f.BoolVar(&o.Force, "force", false, "replace the output of an earlier run")
		htmlFlags(f, o, run.Defaults().Pages)
		syncFlag(f, o)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` stories at a time; the result is the same for any N")
		memoryFlag(f, o)
	},
	run: runRecut,
}

// asBefore stands for the threshold of the earlier run.
const asBefore = -1

// runRecut does the second half of clean with the stories of an earlier run.
func runRecut(e *env, o *options, args []string) error {
	if len(args) != 1 {
		return hint.Errorf("for example: onecopy recut clean-corpus --threshold 0.6", "recut needs OUT, the folder that clean wrote")
	}
	x, err := run.OpenEarlier(args[0])
	if err != nil {
		return err
	}
	defer x.Close()
	if err := o.adopt(x); err != nil {
		return err
	}
	o.WarnOldMarks(args[0], x.Report.Settings.Marks, run.CleanAnew(args[0]))
	out, drop, err := o.place(e, args)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	r, err := run.NewRecut(e.ctx, &o.Options, x, out)
	if err != nil {
		return err
	}
	steps := []func() error{r.Read, r.Compare, func() error { return tellChanges(e, o, r) }}
	if o.Output != "" {
		steps = append(steps, r.Rewrite, r.Losses, r.WriteReports, func() error { return finish(e, o, r.Job, nil) })
	}
	for _, step := range steps {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// adopt takes from the earlier run what flags do not say.
func (o *options) adopt(x *run.Earlier) error {
	s := x.Report.Settings
	if o.Threshold == asBefore {
		o.Threshold = s.Threshold
	}
	if o.Keep == nil {
		o.Keep = s.Keep
	}
	o.Noisy, o.CorpusForm = s.Noisy, x.Form()
	o.ShardSize, o.KeepDirs = s.ShardSize, s.KeepDirs
	return o.checkChoice()
}

// tellChanges prints each story that becomes something else than it was, and how many do.
func tellChanges(e *env, o *options, r *run.Recut) error {
	n := map[string]int{}
	changes, err := r.Changes()
	if err != nil {
		return err
	}
	for _, c := range changes {
		n[c.What]++
		if err := e.print(c.Columns()...); err != nil {
			return err
		}
	}
	sumChanges(e, o, r, n)
	return nil
}

// sumChanges says in one line what differs from the earlier run.
func sumChanges(e *env, o *options, r *run.Recut, changes map[string]int) {
	said := fmt.Sprintf("threshold %.4g", o.Threshold)
	old := &r.From.Report.Settings
	if old.Threshold != o.Threshold {
		said += fmt.Sprintf(", was %.4g", old.Threshold)
	}
	if !slices.Equal(old.Keep, o.Keep) {
		said += ", --keep " + strings.Join(o.Keep, ",")
	}
	var list []string
	for _, w := range [][2]string{{run.Stays, "stay"}, {run.Goes, "go"}, {run.Moves, "move"}} {
		if n := changes[w[0]]; n > 0 {
			list = append(list, phrase.Count(n, "story "+w[0], "stories "+w[1]))
		}
	}
	e.say("%s: %s", said, cmp.Or(strings.Join(list, ", "), "nothing changes"))
}
