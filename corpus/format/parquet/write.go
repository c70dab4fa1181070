package parquet

import (
	"encoding/base64"
	"io"
	"strings"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
)

// groupSize is of about how many bytes of records a row group is made, which are in memory until it
// is written.
const groupSize = 32 << 20

// pageSize is of about how many bytes a page is, which is packed by itself: what other programs
// write, and of texts a seventh smaller than the 256 KiB of the library.
const pageSize = 1 << 20

// A fileWriter writes records into a file, packed with zstd.
type fileWriter struct {
	to    *pq.GenericWriter[any]
	shred *shredder
	rows  [1]pq.Row
	size  int
}

// Writer begins a file.
func (s *Schema) Writer(to io.Writer) (w jsonrow.RowWriter, err error) {
	defer columnar.Rescue(&err)
	options := []pq.WriterOption{s.schema(), pq.Compression(&zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}),
		pq.PageBufferSize(pageSize), pq.CreatedBy("onecopy", "", "")}
	if s.arrow != nil {
		options = append(options, pq.KeyValueMetadata(arrowKey, base64.StdEncoding.EncodeToString(s.arrow.Message())))
	}
	if columns := s.root.values(); len(columns) > 0 {
		options = append(options, pq.KeyValueMetadata(columnar.ValuesKey, strings.Join(columns, ",")))
	}
	for key, value := range s.meta {
		options = append(options, pq.KeyValueMetadata(key, value))
	}
	return &fileWriter{to: pq.NewGenericWriter[any](to, options...), shred: newShredder(s.root)}, nil
}

func (w *fileWriter) Write(line []byte) (err error) {
	defer columnar.Rescue(&err)
	if w.rows[0], err = w.shred.record(line); err != nil {
		return jsonrow.Misfit(line, err)
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
func (w *fileWriter) Close() (err error) {
	defer columnar.Rescue(&err)
	return w.to.Close()
}
