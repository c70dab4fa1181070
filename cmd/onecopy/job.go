package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"onecopy/cluster"
	"onecopy/corpus"
)

// A job is a run: the stories of a reader compared, written and reported.
type job struct {
	*reader
	out   *corpus.Out
	stars *cluster.Result
	byID  []int32          // the docs in the order of their ids
	lost  map[int][]string // for the reports, by position in stars.Pairs
	tally tally
	paths *corpus.Names // of the stories, nil where the corpus is one file
	sums  []corpus.Sum  // of the inputs that lie on the disk
}

// newJob makes ready to read files and to write to out.
func newJob(ctx context.Context, o *runOptions, out *corpus.Out, found corpus.Found) (*job, error) {
	store, err := out.Store()
	if err != nil {
		return nil, err
	}
	r, err := newReader(ctx, o, store, found)
	if err != nil {
		return nil, err
	}
	j := &job{reader: r, out: out}
	j.rep.Settings.InputFormat = o.inputFormat
	j.formed()
	return j, nil
}

// make does all that comes when the files are read: it compares the stories, writes them and reports.
func (j *job) make() error {
	for _, step := range []func() error{j.learn, j.cluster, j.write, j.losses, j.sumInputs, j.report} {
		if err := cmp.Or(j.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// errNoStories is returned when no input held a story.
var errNoStories error = &corpus.HintError{Err: errors.New("no stories to read"), Hint: "PATH must hold text files with at least one line of text"}

// cluster finds who copies whom.
func (j *job) cluster() (err error) {
	switch {
	case j.ctx.Err() != nil:
		return j.ctx.Err()
	case len(j.docs) == 0:
		return errNoStories
	}
	j.stars, err = cluster.Find(j.docs, cluster.Options{
		Threshold: j.o.threshold, Jobs: j.o.jobs, Keep: j.o.keep, Noisy: j.o.noisy, Text: j.text,
		Progress: func(done, total int) { j.o.progress("comparing", done, total) },
	})
	j.unmatched()
	return err
}

// unmatched tells of patterns of --keep that match no story.
func (j *job) unmatched() {
	for _, wish := range j.o.keep {
		if cluster.Pattern(wish) && !slices.ContainsFunc(j.docs, func(d cluster.Doc) bool { return d.Match(wish) }) {
			j.o.notef("--keep %s: matches no source and no id", wish)
		}
	}
}

// commit puts the output in its place. Without its sums an output is no whole one.
func (j *job) commit() error {
	if err := j.ctx.Err(); err != nil || j.o.dryRun {
		return err
	}
	if err := j.out.Seal(); err != nil {
		return err
	}
	return j.out.Commit()
}
