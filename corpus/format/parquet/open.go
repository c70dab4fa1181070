// Package parquet reads and writes Parquet files (https://parquet.apache.org). A file is read as
// the JSON lines that it stands for, as package columnar has them.
package parquet

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	pq "github.com/parquet-go/parquet-go"

	"onecopy/corpus/format/columnar"
)

var errKind = fmt.Errorf("%w as Parquet", columnar.ErrKind)

// Open begins to read a file.
func Open(file io.ReaderAt, size int64) (lines *columnar.Lines, err error) {
	defer columnar.Rescue(&err)
	f, root, err := open(file, size)
	if err != nil {
		return nil, err
	}
	if err := root.twins(); err != nil {
		return nil, fmt.Errorf("%w: %w", errKind, err)
	}
	groups := func(yield func(*columnar.RowGroup) bool) {
		for i := range f.RowGroups() {
			g := &columnar.RowGroup{Rows: f.Metadata().RowGroups[i].NumRows, Render: func(w *columnar.RowSink) error { return render(w, f, root, i) }}
			if !yield(g) {
				return
			}
		}
	}
	return columnar.NewLines(groups, func() {}), nil
}

// open reads the footer of a file.
func open(file io.ReaderAt, size int64) (f *pq.File, root *node, err error) {
	var tail [8]byte
	if size < 12 {
		return nil, nil, fmt.Errorf("%w: it has %d bytes", errKind, size)
	}
	if _, err := file.ReadAt(tail[:], size-8); err != nil {
		return nil, nil, err
	}
	switch footer := int64(binary.LittleEndian.Uint32(tail[:4])); {
	case string(tail[4:]) == "PARE":
		return nil, nil, fmt.Errorf("%w: it is encrypted", errKind)
	case string(tail[4:]) != "PAR1" || footer > size-12:
		return nil, nil, fmt.Errorf("%w: it is cut short or damaged, as it does not end in a footer", errKind)
	}
	f, err = pq.OpenFile(file, size, pq.SkipBloomFilters(true), pq.SkipPageIndex(true))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errKind, err)
	}
	if root, err = treeOf(f); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errKind, err)
	}
	if columns, ok := f.Lookup(columnar.ValuesKey); ok {
		root.markValues(strings.Split(columns, ","))
	}
	return f, root, nil
}

// render writes the rows of a row group.
func render(w *columnar.RowSink, f *pq.File, root *node, i int) error {
	if err := checkPages(f, i); err != nil {
		return err
	}
	rows := f.RowGroups()[i].Rows()
	defer rows.Close()
	r := newRenderer(root)
	buf := make([]pq.Row, 64)
	for {
		n, err := rows.ReadRows(buf)
		for _, row := range buf[:n] {
			if err := w.Row(func(b []byte) ([]byte, error) { return r.row(b, row) }); err != nil {
				return err
			}
		}
		if err == io.EOF || err == nil && n == 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
