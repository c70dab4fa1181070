package main

import (
	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/run"
)

// htmlFlags are the flags that say how much the HTML report may take.
func htmlFlags(f *pflag.FlagSet, o *options) {
	f.IntVar(&o.ReportMax, "report-max", run.Defaults().ReportMax, "`MB` of pages beside a large report.html (64)")
	more(f, "report-max")
}

func (o *options) checkHTML() error {
	if o.ReportMax < 0 || o.ReportMax > 1<<20 {
		return hint.Errorf("0 is one file alone; 64 is the default", "--report-max must be from 0 to %d", 1<<20)
	}
	return nil
}
