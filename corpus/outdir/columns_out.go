package outdir

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"

	"onecopy/corpus"
	"onecopy/corpus/format/parquet"
)

// A corpus of columns has those of the Parquet files that were read, with their types, if all
// inputs are such files and of one schema; else those that its records need. What a run knows of a
// story stands behind them.

// knownColumns are what a run may add to a record.
var knownColumns = []string{"id", "story", "source", "headline", "byline", "dateline", "agency", "published", "language", "url"}

// ColumnsOf is the schema that files share, nil if one is not a Parquet file or has another.
func ColumnsOf(files []corpus.File) *parquet.Schema {
	var all *parquet.Schema
	for _, f := range files {
		s := f.Columns()
		if s == nil || all != nil && !all.Same(s) {
			return nil
		}
		all = s
	}
	if all == nil {
		return nil
	}
	if names := all.Names(); !slices.Contains(names, "id") {
		return all.With(knownColumns...)
	}
	return all.With(knownColumns[1:]...)
}

// InferColumns finds the columns that the stories of a corpus need.
func InferColumns(stories iter.Seq2[*corpus.Story, error]) (*parquet.Schema, error) {
	var found parquet.Inference
	var line bytes.Buffer
	lines := newJSONL(unclosed{&line})
	for s, err := range stories {
		if err != nil {
			return nil, err
		}
		line.Reset()
		if err := lines.Survivor(s); err != nil {
			return nil, err
		}
		if err := found.Add(line.Bytes()); err != nil {
			return nil, fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	return found.Schema(), nil
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// A columnFile makes rows of the lines that are written to it.
type columnFile struct {
	rows *parquet.RowWriter
	file io.WriteCloser
	line bytes.Buffer
}

func newColumnFile(file io.WriteCloser, columns *parquet.Schema) *columnFile {
	return &columnFile{rows: parquet.NewWriter(file, columns), file: file}
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
