package main

import (
	"cmp"
	"runtime"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/run"
)

var reportCommand = &command{
	name: "report", args: "OUT [STORY...]", short: "make the pages of report.html, from OUT alone",
	examples: []string{"onecopy report clean-corpus", "onecopy report clean-corpus 004_6a637759f4738517.txt"},
	long: `All pages are made, or those of each STORY: an id, a source, or a pattern as in
.gitignore. They take the place of those in OUT, whose other files stay.`,
	flags: func(f *pflag.FlagSet, o *options) {
		htmlFlags(f, o, "full")
		syncFlag(f, o)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` stories at a time; the result is the same for any N")
	},
	run: runReport,
}

// runReport makes the reports of an earlier run anew.
func runReport(e *env, o *options, args []string) error {
	if len(args) == 0 {
		return hint.Errorf("for example: onecopy report clean-corpus", "report needs OUT, the folder that clean wrote")
	}
	if o.Chosen = args[1:]; len(o.Chosen) > 0 && (o.Pages != "full" || o.ReportMax == 0) {
		return hint.Errorf("leave out STORY, or --pages and --report-max", "pages of a STORY, and none: --pages %s --report-max %d", o.Pages, o.ReportMax)
	}
	if err := cmp.Or(o.CheckPages(), o.CheckJobs()); err != nil {
		return err
	}
	x, err := run.OpenEarlier(args[0])
	if err != nil {
		return err
	}
	defer x.Close()
	o.Output, o.Force = args[0], true
	out, drop, err := o.place(e, nil)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	j, err := x.Reports(e.ctx, &o.Options, out)
	if err == nil {
		err = j.Commit()
	}
	if err == nil {
		e.say("%s", j.PagesSaid(args[0]))
	}
	return err
}
