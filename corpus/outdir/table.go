package outdir

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onecopy/internal/disk"
)

// A Table is a file of JSON lines of an output, read line by line.
type Table struct {
	Name string
	Line int      // of the line that Next returned last, from 1
	At   RowPlace // of that line
	file *os.File
	in   *bufio.Reader
	back []byte // a line that was put back
}

// A RowPlace is where a line of a table is.
type RowPlace struct {
	at   int64
	size int
}

// openTable opens a file of an output. Errors do not name the output.
func openTable(out, name string) (*Table, error) {
	f, err := disk.OpenRegular(filepath.Join(out, name))
	if err != nil {
		return nil, err
	}
	return &Table{Name: name, file: f, in: bufio.NewReaderSize(f, 1<<16)}, nil
}

// Close closes the file.
func (t *Table) Close() error { return t.file.Close() }

// Next returns the next line with its end, and io.EOF behind the last.
func (t *Table) Next() ([]byte, error) {
	if raw := t.back; raw != nil {
		t.back = nil
		t.Line++
		return raw, nil
	}
	raw, err := t.in.ReadBytes('\n')
	if err != nil && (err != io.EOF || len(raw) == 0) {
		return nil, err
	}
	t.Line++
	t.At = RowPlace{t.At.at + int64(t.At.size), len(raw)}
	return raw, nil
}

// Again returns the file from its beginning, wherever Next is.
func (t *Table) Again() io.Reader { return io.NewSectionReader(t.file, 0, 1<<62) }

// Back puts the line back that Next returned last.
func (t *Table) Back(raw []byte) {
	t.back = raw
	t.Line--
}

// Wrong is the error of a line.
func (t *Table) Wrong(line int, err error) error { return fmt.Errorf("%s:%d: %w", t.Name, line, err) }

// Get reads a line of the table again, wherever Next is. Many goroutines may call it at once.
func (t *Table) Get(p RowPlace, v any) error {
	raw := make([]byte, p.size)
	if _, err := t.file.ReadAt(raw, p.at); err != nil {
		return disk.Cause(err)
	}
	return json.Unmarshal(raw, v)
}
