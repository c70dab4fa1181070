package arrow

import (
	"errors"
	"io"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
)

// Of about how many bytes of records a batch is made, which are in memory until it is written, and
// of how many records at most.
const (
	batchSize = 16 << 20
	batchRows = 1 << 16
)

// A fileWriter writes records into a file with a footer, not packed, so that it can be mapped into
// memory.
type fileWriter struct {
	of    *Fields
	to    *ipc.FileWriter
	batch *batch
	size  int
	rows  int
}

// Writer begins a file.
func (f *Fields) Writer(to io.Writer) (w jsonrow.RowWriter, err error) {
	defer columnar.Rescue(&err)
	b := newBatch(f.schema, f.learned, all)
	if b.used > len(f.learned) {
		return nil, errors.New("the values of dictionaries are not known")
	}
	file, err := ipc.NewFileWriter(to, ipc.WithSchema(f.schema), ipc.WithAllocator(memory.NewGoAllocator()))
	if err != nil {
		return nil, err
	}
	return &fileWriter{of: f, to: file, batch: b}, nil
}

func (w *fileWriter) Write(line []byte) (err error) {
	defer columnar.Rescue(&err)
	if err := w.batch.add(line); err != nil {
		return jsonrow.Misfit(line, err)
	}
	w.rows++
	if w.size += len(line); w.size+w.batch.wide >= batchSize || w.rows >= batchRows {
		return w.flush()
	}
	return nil
}

func (w *fileWriter) flush() error {
	var columns []lib.Array
	for _, c := range w.batch.columns {
		columns = append(columns, c.done())
	}
	rows := array.NewRecordBatch(w.of.schema, columns, int64(w.rows))
	w.size, w.rows, w.batch.wide = 0, 0, 0
	return w.to.Write(rows)
}

func (w *fileWriter) Close() (err error) {
	defer columnar.Rescue(&err)
	if w.rows > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	return w.to.Close()
}
