package run

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"onecopy/corpus/format/jsonrow"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/manifest"
	"onecopy/corpus/stats"
	"onecopy/internal/pace"
	"onecopy/report"
)

// A Job is a run: the stories of a reader compared, written and reported.
type Job struct {
	*Reader
	out    *outdir.Writer
	result *cluster.Packed
	whys   map[int]string                            // of survivors: why they stay
	again  func(survivor int, copies []int32) string // why others do, if it is not what result says
	byID   []int32                                   // the docs in the order of their ids
	lost   map[int32][]string                        // for the reports, by place in the pairs of result
	tally  tally
	stats  stats.Counter
	paths  *outdir.Names  // of the stories, nil where the corpus is one file
	sums   []manifest.Sum // of the inputs that lie on the disk

	columns jsonrow.Columns // of the corpus, if they are known before
	removed *outdir.Removed // nil if nobody asked for the copies
	lines   bool            // the corpus is one file of lines
	written bool            // the inputs were read elsewhere, see ReadRows
	work    *work           // nil for a run that does not go on if it is killed
	pages   int             // beside report.html

	growth // of an output that was there before

	older *older // stories that were there before, and are not in the output; nil if there are none
}

// NewJob makes ready to read files and to write to out.
func NewJob(ctx context.Context, o *Options, out *outdir.Writer, found corpus.Found) (*Job, error) {
	var store *corpus.Store
	var err error
	var w *work
	if o.Work == "" {
		store, err = out.Store()
	} else if w, err = o.openWork(found.Files); err == nil {
		store = w.store
	}
	if err != nil {
		return nil, err
	}
	r, err := NewReader(ctx, o, store, found)
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	j := &Job{Reader: r, out: out, work: w}
	j.Report.Settings.InputFormat = o.InputFormat
	j.setForm()
	return j, nil
}

// ErrNoStories is returned when no input held a story.
var ErrNoStories error = &hint.Error{Err: errors.New("no stories to read"), Hint: "PATH must hold text files with at least one line of text"}

// Compare finds who copies whom.
func (j *Job) Compare() (err error) {
	j.ids = corpus.IDs{} // nothing is read any more
	switch {
	case j.ctx.Err() != nil:
		return j.ctx.Err()
	case j.Docs.Len() == j.old:
		return ErrNoStories
	case j.compareNew != nil:
		return j.compareNew()
	}
	log, err := j.work.settledLog(j.o, &j.Docs)
	if err != nil {
		return err
	}
	o := cluster.Options{
		Apart: j.o.CleanOnly, Threshold: j.o.Threshold, Jobs: j.o.Jobs, Keep: j.o.Keep, Noisy: j.o.Noisy, Text: j.Text,
		Progress: func(done, total int) { j.o.Progress("comparing", done, total) },
		Room:     j.o.roomOf(j.Docs.Len(), j.Report.Totals.Bytes), Dir: j.out.Aside(), Spilling: j.o.spilling, Err: j.ctx.Err,
	}
	if log != nil {
		o.Log, o.Stage = log, j.work.dir
	}
	j.result, err = o.Find(&j.Docs)
	if err == nil {
		j.Report.Totals.Compared = int(j.result.Compared)
	}
	j.unmatched()
	pace.Collect()
	return err
}

// unmatched tells of patterns of --keep that match no story, or other stories than they did.
func (j *Job) unmatched() {
	for _, wish := range j.o.Keep {
		if !cluster.IsPattern(wish) {
			continue
		}
		now, before, differ := 0, 0, false
		for i := range j.Docs.Len() {
			d := j.Docs.At(i)
			is, was := d.Match(wish), d.MatchBefore(wish)
			if is {
				now++
			}
			if was {
				before++
			}
			differ = differ || is != was
		}
		switch {
		case differ:
			j.o.notePattern("--keep", wish, now, before, "story", "stories")
		case now == 0:
			j.o.Notef("--keep %s: matches no source and no id", wish)
		}
	}
}

// Commit puts the output in its place. Without its sums an output is not a whole one.
func (j *Job) Commit() error {
	switch err := j.ctx.Err(); {
	case err != nil || j.o.DryRun:
		return err
	case j.o.Stream:
		return j.CommitRemoved()
	}
	if err := cmp.Or(j.result.Close(), j.out.Seal()); err != nil {
		return err
	}
	if err := j.out.Commit(); err != nil {
		return err
	}
	if j.work != nil {
		j.work.done = true
	}
	return j.CommitRemoved()
}

// CommitRemoved puts the file with the copies in its place, if there is one.
func (j *Job) CommitRemoved() error {
	if j.removed == nil {
		return nil
	}
	return j.removed.Commit()
}

// Drop removes what is left of a job that did not end well.
func (j *Job) Drop() (err error) {
	if j.work.kept() {
		j.o.Notef("%s has what is done so far: with --resume the run goes on from there", j.work.dir)
	}
	if j.older != nil {
		err = j.older.close()
	}
	if j.removed != nil {
		err = errors.Join(err, j.removed.Abort())
	}
	err = errors.Join(err, j.result.Close())
	return errors.Join(err, j.work.Close())
}

// Guard leaves the output of an earlier run as it is where an input could not be read.
func (j *Job) Guard() error {
	if j.o.KeepGoing || j.o.Output == "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(j.o.Output, "stories.jsonl")); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var old struct{ Inputs []struct{ Source string } }
	if from, err := outdir.Open(j.o.Output); err == nil {
		_ = from.Report(&old) // one that cannot be read says nothing
	}
	were, are := places{}, places{}
	for _, in := range old.Inputs {
		were.add(in.Source)
	}
	for _, in := range j.Report.Inputs {
		are.add(in.Source)
	}
	missing := j.short.missing(func(s string) bool { return were[s] }, func(s string) bool { return are[s] })
	if len(missing) == 0 {
		return nil
	}
	return keeps(j.o.Output, missing)
}

// setForm notes in the report what shaped the files of the run and is not a setting of marking or
// comparing.
func (j *Job) setForm() {
	s := &j.Report.Settings
	s.Verdicts, s.Form = cluster.Version, report.Form
	j.paged()
}

// paged notes in the report what report.html has.
func (j *Job) paged() {
	s := &j.Report.Settings
	s.Pages, s.Chosen, s.ReportMax = "", nil, nil
	switch {
	case len(j.o.Chosen) > 0:
		s.Pages, s.Chosen = pagesChosen, j.o.Chosen
	case j.o.Pages == pagesSummary || j.o.Pages == pagesNone:
		s.Pages = j.o.Pages
	}
	if j.o.ReportMax != defaultReportMax {
		s.ReportMax = &j.o.ReportMax
	}
}

// growth is what a job knows of the output that it grows, see [Job.Grow]; of one that is made anew
// it is the zero value. The stories of that output are the first of the docs. They stay what they
// are: none is compared with another, and none is written anew.
type growth struct {
	old       int // stories of it
	oldInputs int // of the inputs in the report

	compareNew func() error                                               // stands for comparing all
	copyOld    func(name string, to *outdir.JSONL) error                  // puts what the output has in a file into the new one
	writeOld   func(roles []outcome, to outFiles) error                   // writes what is not taken over as it stands
	lostBefore func(shown func(pair int32, i int, sentence string)) error // tells of the sentences that were lost before
	finish     func() error                                               // takes over the files that stay
}

// jsonl makes a file of JSON lines, which begins with what an output that is grown has there.
func (j *Job) jsonl(name string) (*outdir.JSONL, error) {
	w, err := j.out.JSONL(name)
	if err == nil && j.copyOld != nil {
		err = j.copyOld(name, w)
	}
	return w, err
}

// why says why the survivor of a cluster stays.
func (j *Job) why(survivor int, copies []int32) string {
	if why, ok := j.whys[survivor]; ok {
		return why
	}
	if j.again != nil {
		return j.again(survivor, copies)
	}
	return j.result.Why(survivor, copies)
}
