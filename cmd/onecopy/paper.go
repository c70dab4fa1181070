package main

import (
	"github.com/spf13/pflag"

	"onecopy/corpus"
	"onecopy/internal/interrupt"
	"onecopy/report"
)

// paperFlags say how much the HTML report may take.
type paperFlags struct {
	reportMax int // MB of pages beside report.html
}

// defaultReportMax is the pages of some 700 clusters. Three times the words of a corpus is what pages of all clusters take.
const defaultReportMax = 64

func (o *paperFlags) add(f *pflag.FlagSet) {
	f.IntVar(&o.reportMax, "report-max", defaultReportMax, "`MB` of pages beside a large report.html (64)")
	more(f, "report-max")
}

func (o *paperFlags) check() error {
	if o.reportMax < 0 || o.reportMax > 1<<20 {
		return corpus.Hintf("0 is one file alone; 64 is the default", "--report-max %d makes no sense", o.reportMax)
	}
	return nil
}

// paper says what the HTML report is made of: every cluster, and files beside it, made behind g, where it needs more than one.
func (j *job) paper(g *interrupt.Gate) report.HTMLOptions {
	large := j.large()
	at := func(i int) (*report.Cluster, error) {
		c, err := j.shown(large[i], min(len(large[i].Copies), mostOfOne))
		return &c, err
	}
	o := report.HTMLOptions{Clusters: &report.Clusters{Len: len(large), At: at}, Total: j.o.reportMax << 20}
	if o.Total > 0 {
		o.Create = g.Maker(j.out.Writer)
	}
	return o
}
