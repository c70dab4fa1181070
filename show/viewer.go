package show

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"

	"onecopy/corpus"
	"onecopy/report"
	"onecopy/run"
)

// A Viewer shows stories of a run and of files.
type Viewer struct {
	Out    *run.FinishedRun // nil if there is none
	Run    *run.Options     // how files are read, and from which similarity on stories are copies
	Find   corpus.FindOptions
	Stdin  io.Reader
	Screen report.Screen
	Broken bool // something could not be read as it should, which Run.Problems was told

	ctx context.Context
}

// New returns a viewer whose work ends with a context.
func New(ctx context.Context, out *run.FinishedRun, o *run.Options) *Viewer {
	return &Viewer{Out: out, Run: o, ctx: ctx}
}

// usual is the folder of a run if none is named.
const usual = "clean-corpus"

// Open opens the output of a run: dir, or if that is empty the usual one. It returns nil if there
// is none of that name.
func Open(ctx context.Context, dir string) (*run.FinishedRun, error) {
	x, err := run.OpenFinished(ctx, cmp.Or(dir, usual))
	if dir == "" && errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return x, err
}
