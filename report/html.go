package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
)

// HTMLOptions say where the report goes that one file has no room for. The zero value is one file,
// which counts what it leaves out.
type HTMLOptions struct {
	Limit    int                                       // bytes of one file, nearly; 0 is 5 MB, beyond which a page is slow on a phone
	Total    int                                       // bytes of all files beside report.html; 0 is 64 MB
	Clusters *Clusters                                 // of the run; nil is those of the report
	Create   func(name string) (io.WriteCloser, error) // makes a file beside report.html, such as report/k-0123.html; nil is one file alone
}

// Clusters of a run, in the order of [Report], of which that may hold only some. At is called from
// one goroutine.
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

// HTML writes report.html, which asks nothing of the network, reads without script, and escapes
// every word of the input. A report that one file has room for is one file, which is guessed before
// it is written, to some per cent. Of a larger one, report.html is the index, and each cluster and
// source has a page of its own, as far as o.Total goes: the largest clusters and those least alike
// come first. Stories are loaded one at a time. The same report has the same bytes.
func HTML(w io.Writer, r *Report, load loadText, o HTMLOptions) error {
	o = o.filled(r)
	fits, err := o.Create == nil, error(nil)
	if !fits {
		fits, err = r.fits(o)
	}
	switch {
	case err != nil:
	case fits && o.Create != nil:
		var whole bytes.Buffer
		if err = single(&whole, r, load, o); err == nil {
			_, err = w.Write(whole.Bytes())
		} else if errors.Is(err, errFull) {
			err = writePages(w, r, load, o)
		}
	case fits:
		err = single(w, r, load, o)
	default:
		err = writePages(w, r, load, o)
	}
	if err != nil {
		return fmt.Errorf("write html report: %w", err)
	}
	return nil
}

// single writes all into one file. With a way to make more it stops with errFull rather than leave
// out a text, which happens where the guess was wrong by an eighth.
func single(w io.Writer, r *Report, load loadText, o HTMLOptions) error {
	out, room := newPageWriter(w, 0), o.Limit
	if o.Create != nil {
		out.most, room = o.Limit+o.Limit/8, 2*o.Limit
	}
	p := newPage(r, newPageTexts(load, out, room))
	if err := cmp.Or(p.announce(), p.gather(o.Clusters)); err != nil {
		return err
	}
	out.page(p)
	return out.end()
}
