package report

import (
	"io"
)

// HTMLOptions say where the report goes that one file has no room for. The zero value is one file,
// which counts what it leaves out.
type HTMLOptions struct {
	Limit    int                                       // bytes of one file, nearly; 0 is 5 MB, beyond which a page is slow on a phone
	Total    int                                       // bytes of all files beside report.html; 0 is 64 MB
	Clusters *Clusters                                 // of the run; nil is those of the report
	Create   func(name string) (io.WriteCloser, error) // makes a file beside report.html, such as report/k-0123.html; nil is one file alone

	Few     bool                      // report.html is an index, however small the report, and beside it stand those pages alone that are chosen
	Cluster func(i int) bool          // chooses of Clusters; nil: none
	Source  func(in *InputEntry) bool // chooses of Inputs; nil: none
	Auto    func()                    // not nil: a report that one file has no room for is made as with Few, and that is told

	Jobs int // how many goroutines may load stories and clusters at once; 0 is 1
}

// Clusters of a run, in the order of [Report], of which that may hold only some. At is called from
// no more goroutines than HTMLOptions.Jobs.
type Clusters struct {
	Len int
	At  func(i int) (*ClusterEntry, error)
}

// What the HTML report has room for where a caller does not say otherwise. Lists are cut where
// nobody reads on; whatever is left out is counted at the end of each page, with the file that has
// it.
const (
	htmlLimit      = 5 << 20
	htmlTotal      = 64 << 20
	maxStory       = 64 << 10 // bytes of one story's text
	maxClusters    = 400      // on one page with their texts
	maxRows        = 10_000   // of the list of clusters, where each has a page of its own
	maxCopies      = 20       // of a cluster, shown in full
	leafCopies     = 8        // of a cluster with a page of its own
	maxNames       = 450
	maxStories     = 5000 // in the list by source
	maxSources     = 1000
	maxBoilerplate = 200 // cuts outside the stories of one source
	maxPairs       = 500
	maxProblems    = 500
	maxRules       = 1000
	maxFacts       = 30 // changed facts of a pair
)

func (o HTMLOptions) filled(r *Report) HTMLOptions {
	if o.Limit == 0 {
		o.Limit = htmlLimit
	}
	if o.Total == 0 {
		o.Total = htmlTotal
	}
	if o.Clusters == nil {
		o.Clusters = &Clusters{len(r.Clusters), func(i int) (*ClusterEntry, error) { return &r.Clusters[i], nil }}
	}
	return o
}
