package run

import (
	"onecopy/internal/interrupt"
	"onecopy/report"
)

// DefaultReportMax is the pages of some 700 clusters. Three times the words of a corpus is what pages of all clusters take.
const defaultReportMax = 64

// paper says what the HTML report is made of: every cluster, and files beside it, made behind g, where it needs more than one.
func (j *Job) paper(g *interrupt.Gate) report.HTMLOptions {
	large := j.large()
	at := func(i int) (*report.ClusterEntry, error) {
		c, err := j.shown(large[i], min(len(large[i].Copies), mostOfOne))
		return &c, err
	}
	o := report.HTMLOptions{Clusters: &report.Clusters{Len: len(large), At: at}, Total: j.o.ReportMax << 20}
	if o.Total > 0 {
		o.Create = g.Maker(j.out.File)
	}
	return o
}
