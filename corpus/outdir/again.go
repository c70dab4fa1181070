package outdir

import (
	"fmt"

	"onecopy/internal/disk"
)

// Row reads the row of story n again, from 0, which [Output.Rows] has passed. Many goroutines may
// call it at once, once Rows has ended. An error is that of the row.
func (r *Output) Row(n int) StoryRow {
	row := StoryRow{line: n + 1}
	if n < 0 || n >= len(r.rowPlaces) {
		row.err = fmt.Errorf("%s: stories.jsonl has no line %d", r.Dir, n+1)
		return row
	}
	at := r.rowPlaces[n]
	if row.story, row.err = r.stories.bytes(at[0]); row.err == nil {
		row.part, row.err = r.parts.bytes(at[1])
	}
	if row.err != nil {
		row.err = fmt.Errorf("%s: %w", r.Dir, r.stories.Wrong(row.line, row.err))
	}
	return row
}

// bytes reads a line again.
func (t *Table) bytes(p RowPlace) ([]byte, error) {
	raw := make([]byte, p.size)
	if _, err := t.file.ReadAt(raw, p.at); err != nil {
		return nil, disk.Cause(err)
	}
	return raw, nil
}
