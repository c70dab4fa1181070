package parquet

import (
	"fmt"
	"io"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"onecopy/corpus/format/columnar"
)

// groupSize is of about how many bytes of records a row group is made, which are in memory until it
// is written.
const groupSize = 32 << 20

// pageSize is of about how many bytes a page is, which is packed by itself: what other programs
// write, and of texts a seventh smaller than the 256 KiB of the library.
const pageSize = 1 << 20

// A RowWriter writes records into a file, packed with zstd. The same records are the same bytes.
type RowWriter struct {
	to    *pq.GenericWriter[any]
	shred *shredder
	rows  [1]pq.Row
	size  int
}

// NewWriter begins a file of a schema.
func NewWriter(to io.Writer, s *Schema) *RowWriter {
	w := pq.NewGenericWriter[any](to, s.schema(), pq.Compression(&zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}),
		pq.PageBufferSize(pageSize), pq.CreatedBy("onecopy", "", ""))
	return &RowWriter{to: w, shred: newShredder(s.root)}
}

// Write adds a record, a JSON object. What is missing of it is null; what has no column is not
// written.
func (w *RowWriter) Write(line []byte) (err error) {
	defer columnar.Rescue(&err)
	if w.rows[0], err = w.shred.record(line); err != nil {
		return fmt.Errorf("a record does not fit the columns: %w", err)
	}
	if _, err := w.to.WriteRows(w.rows[:]); err != nil {
		return err
	}
	if w.size += len(line); w.size >= groupSize {
		w.size = 0
		return w.to.Flush()
	}
	return nil
}

// Close writes what is left.
func (w *RowWriter) Close() (err error) {
	defer columnar.Rescue(&err)
	return w.to.Close()
}
