package main

import (
	"fmt"
	"sync"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// A job is one run of clean. Of each story it keeps a sketch in memory and the rest in the store of the output.
type job struct {
	e         *env
	o         *options
	out       *corpus.Out
	store     *corpus.Store
	marker    *clean.Marker
	learner   clean.Learner
	sketchers sync.Pool

	docs   []cluster.Doc
	rows   []row          // of the docs
	pages  []leaf         // the inputs, in order
	index  map[string]int // position of a story in docs, by id
	stars  *cluster.Result
	rep    report.Report
	tally  tally
	broken bool // something could not be read as it should
	found  int  // files to read
}

// A row says where a story is in the store, and how much of its text is dateline.
type row struct{ at, mask int32 }

// A leaf is a page that was read: its stories, by their positions in docs, and the row of the cuts outside them.
type leaf struct{ first, last, outside int }

func newJob(e *env, o *options, marker *clean.Marker, out *corpus.Out, found corpus.Found) (*job, error) {
	j := &job{e: e, o: o, marker: marker, out: out, index: map[string]int{}, found: len(found.Files)}
	j.sketchers.New = func() any { return new(shingle.Sketcher) }
	j.rep.Settings = report.Settings{Threshold: o.threshold, Shingle: shingle.Version, Encoding: o.encoding}
	j.problems(found.Problems)
	var err error
	j.store, err = out.Store()
	return j, err
}

// problems tells what could not be read as it should, now and in the report.
func (j *job) problems(list []corpus.Problem) {
	j.broken = j.e.tell(list) || j.broken
	for _, p := range list {
		j.rep.Problems = append(j.rep.Problems, report.Problem{Source: p.Source, Line: p.Line, Message: p.Message})
	}
}

// add takes in one page: its stories and cuts to the store, its sketches to memory.
func (j *job) add(p page) error {
	j.problems(p.problems)
	j.rep.Totals.Files++
	j.e.progress("reading", j.rep.Totals.Files, j.found)
	if p.lost {
		return nil
	}
	in := report.Input{
		Source: p.source, Bytes: p.doc.Size, Lines: p.doc.Lines, SHA256: p.doc.SHA256, Stories: len(p.stories), Outside: len(p.outside),
	}
	if len(p.outside) <= mostShown {
		in.Furniture = p.outside
	}
	j.rep.Totals.Bytes += p.doc.Size
	first := len(j.docs)
	for i := range p.stories {
		in.IDs = append(in.IDs, p.stories[i].record.ID)
		if err := j.addStory(&p.stories[i]); err != nil {
			return err
		}
	}
	j.rep.Inputs = append(j.rep.Inputs, in)
	j.learner.Add(p.shorts)
	outside, err := j.store.Put(&corpus.Story{ID: p.source}, nil, p.outside, 0)
	j.pages = append(j.pages, leaf{first, len(j.docs), outside})
	return err
}

// mostShown is how many cuts outside every story the report shows of one page.
const mostShown = 400

func (j *job) addStory(s *story) error {
	n := len(j.docs)
	j.index[s.record.ID] = n
	j.docs, j.rows = append(j.docs, cluster.Doc{}), append(j.rows, row{})
	return j.put(n, s)
}

// put stores story n and remembers its sketch.
func (j *job) put(n int, s *story) error {
	at, err := j.store.Put(&s.record, s.pieces, s.cuts, s.mask)
	j.rows[n] = row{int32(at), int32(s.mask)}
	j.docs[n] = cluster.Doc{ID: s.record.ID, Words: s.record.Words, Cuts: len(s.cuts), Published: s.record.Published, Sketch: s.sketch}
	return err
}

// story fetches story n with its pieces and cuts.
func (j *job) story(n int) (*corpus.Story, []corpus.Piece, []corpus.Cut, error) {
	return j.store.Story(int(j.rows[n].at))
}

// cluster finds who copies whom.
func (j *job) cluster() (err error) {
	switch {
	case j.e.ctx.Err() != nil:
		return j.e.ctx.Err()
	case len(j.docs) == 0:
		return hintf("PATH must hold text files with at least one line of text", "no stories to read")
	}
	j.stars, err = cluster.Find(j.docs, cluster.Options{
		Threshold: j.o.threshold, Jobs: j.o.jobs, Text: j.text,
		Progress: func(done, total int) { j.e.progress("comparing", done, total) },
	})
	return err
}

// text gives what is compared of a story; after an interrupt it ends the comparing.
func (j *job) text(i int) (string, error) {
	if err := j.e.ctx.Err(); err != nil {
		return "", err
	}
	return j.store.Text(int(j.rows[i].at))
}

// finish puts the output in its place and says what was done.
func (j *job) finish() error {
	if err := j.e.ctx.Err(); err != nil {
		return err
	}
	if !j.o.dryRun {
		if err := j.out.Commit(); err != nil {
			return err
		}
	}
	t := &j.rep.Totals
	if j.o.verbose {
		j.details()
	}
	left := fmt.Sprintf("left out, %s of boilerplate cut", size(t.CutBytes))
	if j.o.dryRun {
		left += "; nothing was written (--dry-run)"
	}
	j.e.say("%s in %s, %s in %s %s", count(t.Stories, "story", "stories"), count(t.Files, "file", "files"),
		count(t.Copies, "copy", "copies"), count(t.Clusters, "cluster", "clusters"), left)
	if j.broken {
		return errTold
	}
	return nil
}

// details shows what -v asks for.
func (j *job) details() {
	t := &j.rep.Settings
	j.e.say("threshold %.4g; of pairs this similar are proposed: %s", t.Threshold, odds())
	for _, r := range j.rep.Rules {
		j.e.say("%6d %s (%s)", r.Cuts, r.Name, r.Why)
	}
}

// odds says how likely a pair of each similarity is to be compared at all.
func odds() string {
	s := ""
	for i, share := range []float64{.2, .3, .5, .8} {
		if i > 0 {
			s += ", "
		}
		s += fmt.Sprintf("%.1f %.1f %%", share, 100*shingle.Odds(share))
	}
	return s
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", thousands(n), many)
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size gives bytes as people read them.
func size(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
