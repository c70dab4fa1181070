package jsonrow

import "io"

// Columns are what a file of columns has: their names and types, for one format of such files.
type Columns interface {
	// Names lists them.
	Names() []string
	// With is the columns, and behind them one of strings for each name that they do not have.
	With(names ...string) Columns
	// Same says whether others of the format are the same.
	Same(Columns) bool
	// Writer begins a file that has them.
	Writer(to io.Writer) (RowWriter, error)
	// Learner is what is to see all records before a file is begun, nil if there is no need.
	Learner() ColumnLearner
	// Notes says what of the columns of another format could not be kept as it was.
	Notes() []string
}

// A ColumnLearner looks at records before they are written.
type ColumnLearner interface {
	Add(line []byte) error
	// Columns are those of which all is known.
	Columns() (Columns, error)
}

// A RowWriter writes records into a file of columns. The same records are the same bytes.
type RowWriter interface {
	// Write adds a record, a JSON object. What is missing of it is null; what has no column is not
	// written.
	Write(line []byte) error
	// Close writes what is left.
	Close() error
}
