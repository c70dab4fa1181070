// Package forms says in which forms and files a corpus is written.
package forms

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"onecopy/corpus/format/arrow"
	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
	"onecopy/corpus/format/parquet"
	"onecopy/corpus/hint"
)

// The forms the corpus is written in.
const (
	Files    = "text"     // corpus/, a file for each survivor
	JSONL    = "jsonl"    // corpus.jsonl, a line for each survivor
	JSONLGz  = "jsonl.gz" // the same, packed
	JSONLZst = "jsonl.zst"
	Parquet  = "parquet" // corpus.parquet, a row for each survivor
	Arrow    = "arrow"   // corpus.arrow, likewise
)

// Records are the forms in which a file has many survivors.
var Records = []string{JSONL, JSONLGz, JSONLZst, Parquet, Arrow}

// HasColumns says whether a form is one of columns.
func HasColumns(form string) bool { return form == Parquet || form == Arrow }

// Infer is the columns that records need, in a form of columns.
func Infer(found *jsonrow.Inference, form string) jsonrow.Columns {
	if form == Arrow {
		return arrow.InferFields(found)
	}
	return parquet.InferSchema(found)
}

// Open reads a file of a form of columns as lines.
func Open(form string, file io.ReaderAt, size int64) (*columnar.Lines, error) {
	if form == Arrow {
		return arrow.Open(file, size)
	}
	return parquet.Open(file, size)
}

// Check says whether a corpus can be written in a form.
func Check(form string) error {
	if form == Files || slices.Contains(Records, form) {
		return nil
	}
	return hint.Unknown(form, append([]string{Files}, Records...), "known: text, "+strings.Join(Records, ", "), "unknown form of corpus %q", form)
}

// Layouts of a corpus of JSON lines or columns: one file, shards of about a size, or a file for
// each input.

// A Plan says in which files a corpus is written.
type Plan struct {
	Form      string                               // one that Check knows
	ShardSize int64                                // bytes of records from which the next file begins; 0: one file
	KeepDirs  bool                                 // a file for each input
	Sources   []string                             // of the inputs, for KeepDirs
	Namer     func(sources iter.Seq[string]) Namer // for KeepDirs: names that no file system takes for one another

	Columns jsonrow.Columns // for a form of columns
}

// A Namer gives the file of a source, with slashes, and ".txt" at its end.
type Namer interface{ File(source string) string }

// Shards give the file of each record in turn.
type Shards struct {
	Form    string
	size    int64
	files   Namer
	sources []string
	dirs    bool
	number  int
	written int64
}

// Shards begin at the first file.
func (p *Plan) Shards() *Shards {
	s := &Shards{Form: p.Form, size: p.ShardSize, dirs: p.KeepDirs}
	if p.KeepDirs {
		s.sources = slices.Sorted(slices.Values(p.Sources))
		s.files = p.Namer(slices.Values(s.sources))
	}
	return s
}

// Single says whether there is one file, with records or without.
func (s *Shards) Single() bool { return !s.dirs && s.size == 0 }

// Next is the file of the next record, which is of a source.
func (s *Shards) Next(source string) string {
	switch {
	case s.dirs:
		name := "corpus/" + strings.TrimSuffix(s.files.File(source), ".txt")
		bare := strings.TrimSuffix(source, "."+s.Form)
		if _, taken := slices.BinarySearch(s.sources, bare); bare == source || taken {
			name += "." + s.Form
		}
		return name
	case s.size == 0:
		return "corpus." + s.Form
	case s.number == 0 || s.written >= s.size:
		s.number, s.written = s.number+1, 0
	}
	return fmt.Sprintf("corpus/part-%05d.%s", s.number, s.Form)
}

// Add counts the bytes of a record.
func (s *Shards) Add(n int) { s.written += int64(n) }
