package outdir

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"onecopy/corpus/format/jsonrow"
	"onecopy/corpus/outdir/forms"

	"onecopy/corpus"
	"onecopy/internal/disk"
)

// An Output reads the output of a finished run: all that the run kept of its inputs. It holds
// report.json and, once [Output.OpenStories] was called, where the cuts of each story are, 16 bytes
// a cut; the stories it reads one by one, whatever their number.
type Output struct {
	Dir string

	Outside  map[string][]corpus.Cut // of a source, in no story: as many as OpenStories was asked for
	CutSpans int                     // of all cuts in no story
	CutBytes int

	report               []byte
	tables               []*Table
	stories, parts, cuts *Table
	cutPlaces            map[string][]RowPlace // of the cuts of a story
	rowPlaces            [][2]RowPlace         // of the stories that Rows has passed, in stories.jsonl and parts.jsonl
}

// Open opens an output. An error of opening report.json, of which every output has one, is returned
// as it is.
func Open(dir string) (*Output, error) {
	raw, err := disk.ReadRegular(filepath.Join(dir, "report.json"))
	if err != nil {
		return nil, err
	}
	return &Output{Dir: dir, report: raw}, nil
}

// Report decodes report.json into v, which may have any of its fields.
func (r *Output) Report(v any) error {
	if err := json.Unmarshal(r.report, v); err != nil {
		return fmt.Errorf("report.json: %w", err)
	}
	return nil
}

// Table opens a file of JSON lines. It is closed with the reader.
func (r *Output) Table(name string) (*Table, error) {
	t, err := openTable(r.Dir, name)
	if err == nil {
		r.tables = append(r.tables, t)
	}
	return t, err
}

// Close closes every table.
func (r *Output) Close() error {
	var errs []error
	for _, t := range r.tables {
		errs = append(errs, t.Close())
	}
	r.tables = nil
	return errors.Join(errs...)
}

// OpenStories makes the stories ready to be read in their order. It finds the cuts of each, and
// those of no story, of which it holds at most so many of each source.
func (r *Output) OpenStories(mostOutside int) (err error) {
	for _, t := range []struct {
		name string
		to   **Table
	}{{"stories.jsonl", &r.stories}, {"parts.jsonl", &r.parts}, {"cuts.jsonl", &r.cuts}} {
		if *t.to, err = r.Table(t.name); err != nil {
			return fmt.Errorf("%s: %w", r.Dir, err)
		}
	}
	return r.indexCuts(mostOutside)
}

func (r *Output) indexCuts(most int) error {
	r.cutPlaces, r.Outside = map[string][]RowPlace{}, map[string][]corpus.Cut{}
	for {
		raw, err := r.cuts.Next()
		if err == io.EOF {
			return nil
		}
		var in struct{ Story *string }
		var c corpus.Cut
		if err == nil {
			err = json.Unmarshal(raw, &in)
		}
		if err == nil && in.Story == nil {
			err = json.Unmarshal(raw, &c)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.Dir, r.cuts.Wrong(r.cuts.Line, err))
		}
		if in.Story != nil {
			r.cutPlaces[*in.Story] = append(r.cutPlaces[*in.Story], r.cuts.At)
			continue
		}
		r.CutSpans++
		r.CutBytes += c.End - c.Start
		if len(r.Outside[c.Source]) < most {
			r.Outside[c.Source] = append(r.Outside[c.Source], c)
		}
	}
}

// CutCount is how many cuts a story has, by what OpenStories found.
func (r *Output) CutCount(id string) int { return len(r.cutPlaces[id]) }

// Cuts reads the cuts of a story that OpenStories found. Many goroutines may call it at once.
func (r *Output) Cuts(id string) ([]corpus.Cut, error) {
	var list []corpus.Cut
	for _, p := range r.cutPlaces[id] {
		var c corpus.Cut
		if err := r.cuts.Get(p, &c); err != nil {
			return nil, fmt.Errorf("%s: cuts of %s: %w", r.Dir, id, err)
		}
		list = append(list, c)
	}
	return list, nil
}

// A StoryRow is a story as it lies in stories.jsonl and parts.jsonl.
type StoryRow struct {
	line        int
	story, part []byte
	err         error
}

// Rows goes through the stories that OpenStories made ready, up to the first error, which
// [Output.Parse] returns.
func (r *Output) Rows() iter.Seq[StoryRow] {
	return func(yield func(StoryRow) bool) {
		for {
			raw, err := r.stories.Next()
			if err == io.EOF {
				return
			}
			row := StoryRow{line: r.stories.Line, story: raw, err: err}
			if err == nil {
				row.part, row.err = r.parts.Next()
				r.rowPlaces = append(r.rowPlaces, [2]RowPlace{r.stories.At, r.parts.At})
			}
			if row.err != nil {
				row.err = fmt.Errorf("%s: %w", r.Dir, r.stories.Wrong(row.line, row.err))
			}
			if !yield(row) || row.err != nil {
				return
			}
		}
	}
}

// Parse parses a row. Many goroutines may call it at once.
func (r *Output) Parse(row StoryRow) (s corpus.Story, l Layout, err error) {
	if row.err != nil {
		return s, l, row.err
	}
	wrong := func(name string, err error) error { return fmt.Errorf("%s: %s:%d: %w", r.Dir, name, row.line, err) }
	for _, err := range []error{json.Unmarshal(row.story, &s), json.Unmarshal(row.part, &l)} {
		if err != nil {
			return s, l, wrong("stories.jsonl", err)
		}
	}
	if err := l.suits(s.ID, len(s.Text)); err != nil {
		return s, l, wrong("parts.jsonl", err)
	}
	return s, l, nil
}

// suits returns an error unless the layout is that of a story with so long a text.
func (l *Layout) suits(id string, text int) error {
	if l.Story != id || l.Masked < 0 || l.Masked > text {
		return fmt.Errorf("does not fit story %s", id)
	}
	return nil
}

// Form returns the form in which the corpus was written.
func (r *Output) Form() string {
	var made struct{ Settings Settings }
	if r.Report(&made) == nil && made.Settings.CorpusFormat != "" {
		return made.Settings.CorpusFormat
	}
	for _, form := range forms.Records {
		if _, err := os.Lstat(filepath.Join(r.Dir, "corpus."+form)); err == nil {
			return form
		}
	}
	return forms.Files
}

// CopyTo copies a file, if there is one, into a new output.
func (r *Output) CopyTo(out *Writer, name string) error {
	in, err := disk.OpenRegular(filepath.Join(r.Dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := out.File(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return errors.Join(err, w.Close())
}

// Columns is the columns of a corpus that was written, nil if it has none.
func (r *Output) Columns() jsonrow.Columns {
	for _, form := range []string{forms.Parquet, forms.Arrow} {
		for _, name := range []string{"corpus.", "corpus/part-00001."} {
			if c := (corpus.File{Path: filepath.Join(r.Dir, filepath.FromSlash(name+form))}).Columns(form); c != nil {
				return c
			}
		}
	}
	return nil
}
