package outdir

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"onecopy/corpus"
	"onecopy/corpus/format/jsonrow"
	"onecopy/corpus/outdir/forms"
	"onecopy/internal/phrase"
)

// A corpus of columns has those of the files that were read, with their types, if all inputs are
// files of columns and of the same ones; else those that its records need. What a run knows of a
// story stands behind them.

// knownColumns are what a run may add to a record.
var knownColumns = []string{"id", "story", "source", "headline", "byline", "dateline", "agency", "published", "language", "url"}

// ColumnsFor is the columns of a corpus in a form of columns, if they are not known before: those
// that files share, else those that the stories need; and in a note why files that have columns do
// not share them. Stories are gone through as often as is needed.
func ColumnsFor(form string, known jsonrow.Columns, files []corpus.File, stories iter.Seq2[*corpus.Story, error]) (columns jsonrow.Columns, note string, err error) {
	if columns = known; columns == nil {
		columns, note = shared(files, form)
	}
	if columns == nil {
		var found jsonrow.Inference
		if err := eachLine(stories, found.Add); err != nil {
			return nil, "", err
		}
		columns = forms.Infer(&found, form)
	}
	if learner := columns.Learner(); learner != nil {
		if err := eachLine(stories, learner.Add); err != nil {
			return nil, "", err
		}
		columns, err = learner.Columns()
	}
	return columns, note, err
}

// shared is the columns that files share, nil if they do not.
func shared(files []corpus.File, form string) (columns jsonrow.Columns, note string) {
	var all jsonrow.Columns
	without := 0
	for _, f := range files {
		switch c := f.Columns(form); {
		case c == nil:
			without++
		case all == nil:
			all = c
		case !all.Same(c):
			return nil, "files with columns of other names or types are among the inputs"
		}
	}
	switch {
	case all == nil:
		return nil, ""
	case without > 0:
		return nil, phrase.Count(without, "input has", "inputs have") + " no columns, and others have some"
	case slices.Contains(all.Names(), "id"):
		return all.With(knownColumns[1:]...), ""
	}
	return all.With(knownColumns...), ""
}

// eachLine goes through the records of stories.
func eachLine(stories iter.Seq2[*corpus.Story, error], look func(line []byte) error) error {
	var line bytes.Buffer
	lines := newJSONL(unclosed{&line})
	for s, err := range stories {
		if err != nil {
			return err
		}
		line.Reset()
		if err := lines.Survivor(s); err != nil {
			return err
		}
		if err := look(line.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	return nil
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// A columnFile makes rows of the lines that are written to it.
type columnFile struct {
	rows jsonrow.RowWriter
	file io.WriteCloser
	line bytes.Buffer
}

func newColumnFile(file io.WriteCloser, columns jsonrow.Columns) (*columnFile, error) {
	rows, err := columns.Writer(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &columnFile{rows: rows, file: file}, nil
}

func (c *columnFile) Write(p []byte) (int, error) {
	c.line.Write(p)
	if !bytes.HasSuffix(p, []byte("\n")) {
		return len(p), nil
	}
	err := c.rows.Write(c.line.Bytes())
	if c.line.Reset(); c.line.Cap() > longText {
		c.line = bytes.Buffer{}
	}
	return len(p), err
}

func (c *columnFile) Close() error {
	err := c.rows.Close()
	if more := c.file.Close(); err == nil {
		err = more
	}
	return err
}
