package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
	"onecopy/run"
	"onecopy/stage"
)

// shardBytes is how much input there is for each group: its rows of keys, the largest, are some
// 20 MB then.
const shardBytes = 8 << 20

// run does all of it. What is told goes to told.
func (o *options) run(ctx context.Context, paths []string, told io.Writer) error {
	piece, err := o.check(paths)
	if err != nil {
		return err
	}
	files, problems, err := findInputs(ctx, &o.Options, paths)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("there is nothing to read")
	}
	j := job{piece: piece, rounds: o.rounds, datasets: o.datasets}
	size := int64(0)
	for _, f := range files {
		size += f.Size
	}
	if j.Shards = o.shards; j.Shards == 0 {
		j.Shards = int(min(4+size/shardBytes, 99_999))
	}
	j.small, j.large = tasks(files, &o.Options, piece)
	if j.Header, err = header(ctx, &o.Options); err != nil {
		return err
	}
	if o.datasets {
		return o.runDatasets(ctx, &j, problems, told)
	}
	return o.runOut(ctx, &j, paths, problems, told)
}

// header is that of rows that are marked with these options.
func header(ctx context.Context, o *run.Options) ([]byte, error) {
	r, err := run.NewReader(ctx, o, nil, corpus.Found{})
	if err != nil {
		return nil, err
	}
	r.Report.Settings.InputFormat = o.InputFormat
	var out bytes.Buffer
	err = (&stage.Filter{Out: &out, Open: true}).Mark(r, nil, nil)
	return out.Bytes(), err
}

// tellProblems says what could not be read, and reports whether anything could not.
func tellProblems(told io.Writer, list []corpus.Problem) (lost bool) {
	for _, p := range list {
		kind := "warning"
		if p.Note {
			kind = "note"
		}
		at := p.Source
		if p.Line > 0 {
			at += fmt.Sprintf(":%d", p.Line)
		}
		fmt.Fprintf(told, "onecopy-beam: %s: %s: %s\n", kind, at, p.Message)
		lost = lost || !p.Note
	}
	return lost
}

// runDatasets writes datasets.
func (o *options) runDatasets(ctx context.Context, j *job, problems []corpus.Problem, told io.Writer) error {
	lost := tellProblems(told, problems)
	j.Out = o.Output
	if !isURL(j.Out) {
		abs, err := filepath.Abs(j.Out)
		if err != nil {
			return err
		}
		j.Out = filepath.ToSlash(abs)
	}
	if err := clearOut(ctx, j.Out, o.Force); err != nil {
		return err
	}
	if err := launch(ctx, j.build); err != nil {
		return err
	}
	in, err := openRange(ctx, j.Out+"/report.json", 0, -1)
	if err != nil {
		return err
	}
	defer in.Close()
	var t totals
	if err := json.NewDecoder(in).Decode(&t); err != nil {
		return err
	}
	for _, p := range t.Told[:min(len(t.Told), 5)] {
		tellProblems(told, []corpus.Problem{{Source: p.Source, Line: p.Line, Message: p.Message}})
	}
	if t.Survivors == 0 {
		return fmt.Errorf("no stories to read")
	}
	fmt.Fprintf(told, "onecopy-beam: %s stay, %s left out\n", phrase.Count(t.Survivors, "story", "stories"), phrase.Count(t.Copies, "copy", "copies"))
	if lost || t.Problems > 0 {
		return errTold
	}
	return nil
}

// runOut writes OUT as clean does: what was marked and decided comes to the disk in parts, and is
// put together here.
func (o *options) runOut(ctx context.Context, j *job, paths []string, problems []corpus.Problem, told io.Writer) (err error) {
	out, err := outdir.Create(o.Output, outdir.Options{Force: o.Force, NoSync: o.NoSync, Inputs: paths})
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, out.Abort()) }()
	work, remove, err := o.workFolder()
	if err != nil {
		return err
	}
	defer remove()
	o.Inputs = paths
	o.Problems = func(list []corpus.Problem) bool { return tellProblems(told, list) }
	w, err := run.NewJob(ctx, &o.Options, out, corpus.Found{Problems: problems})
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, w.Drop()) }()
	if err := w.Guard(); err != nil {
		return err
	}
	j.Out = filepath.ToSlash(work)
	if err := launch(ctx, j.build); err != nil {
		return err
	}
	rows := func(set, kind string) (stage.Part, error) {
		names, err := parts(ctx, j.Out+"/"+set)
		return stage.Part{Name: set, Reader: behind(ctx, j.header(kind), names)}, err
	}
	docs, err := rows("docs", stage.Docs)
	if err != nil {
		return err
	}
	decided, err := rows("decisions", stage.Decisions)
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return stage.Apply(w, []stage.Part{docs}, []stage.Part{decided}, true) },
		w.Guard, w.Make, w.Commit,
	} {
		if err := cmp.Or(ctx.Err(), step()); err != nil {
			return err
		}
	}
	t := &w.Report.Totals
	fmt.Fprintf(told, "onecopy-beam: %s, %s left out\n", phrase.Count(t.Stories, "story", "stories"), phrase.Count(t.Copies, "copy", "copies"))
	if w.Broken {
		return errTold
	}
	return nil
}

// workFolder is where rows are on their way to OUT.
func (o *options) workFolder() (folder string, remove func(), err error) {
	if o.work == "" {
		abs, err := filepath.Abs(o.Output)
		if err != nil {
			return "", nil, err
		}
		folder = filepath.Join(filepath.Dir(abs), fmt.Sprintf(".onecopy-beam-%x", rand.Uint64()))
		return folder, func() { os.RemoveAll(folder) }, os.Mkdir(folder, 0o777) // for workers of another user too
	}
	if folder, err = filepath.Abs(o.work); err != nil {
		return "", nil, err
	}
	if list, err := os.ReadDir(folder); err == nil && len(list) > 0 {
		return "", nil, hint.Errorf("give an empty or a new one", "--work %s: the folder is not empty", o.work)
	}
	return folder, func() {}, nil
}
