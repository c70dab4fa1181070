package arrow

import (
	"errors"
	"fmt"
	"slices"

	lib "github.com/apache/arrow-go/v18/arrow"

	"onecopy/corpus/format/columnar"
)

// render writes the rows of a batch, at most so many bytes. A value that leads nowhere is null, and
// told.
func render(w *columnar.RowSink, rows lib.RecordBatch, most int64) (err error) {
	names, columns, err := cells(rows)
	if err != nil {
		return err
	}
	all := object(names, columns)
	for i := range int(rows.NumRows()) {
		err := w.Row(func(b []byte) ([]byte, error) { return try(all, b, i) })
		if errors.Is(err, errRow) {
			bad := slices.Clone(columns)
			for k, c := range columns {
				if _, err := try(c, nil, i); err != nil {
					bad[k] = null
					w.Mend(fmt.Errorf("column %q is damaged, its values are left out", names[k]))
				}
			}
			err = w.Row(func(b []byte) ([]byte, error) { return try(object(names, bad), b, i) })
		}
		switch {
		case err != nil:
			return err
		case w.Size() > most:
			return errors.New("it stands for more than 1,000 times its bytes")
		}
	}
	return nil
}

// try is a cell of damaged values.
func try(c cell, b []byte, i int) (_ []byte, err error) {
	defer func() {
		if recover() != nil {
			err = errRow
		}
	}()
	return c(b, i), nil
}

// cells prepares the columns of a batch.
func cells(rows lib.RecordBatch) (names []string, columns []cell, err error) {
	defer damagedColumns(&err)
	for i, f := range rows.Schema().Fields() {
		names, columns = append(names, f.Name), append(columns, cellOf(rows.Column(i), f))
	}
	return names, columns, nil
}

func damagedColumns(err *error) {
	if p := recover(); p != nil {
		if known, ok := p.(unknown); ok {
			*err = known
		} else {
			*err = errors.New("its columns are damaged")
		}
	}
}
