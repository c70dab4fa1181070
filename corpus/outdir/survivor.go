package outdir

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"onecopy/corpus/format/jsonrow"
	"onecopy/corpus/outdir/forms"

	"onecopy/corpus"
	"onecopy/internal/disk"
)

// A Corpus takes the survivors of a run.
type Corpus struct {
	out    *Writer
	shards *forms.Shards // nil for a file each, and for lines that go elsewhere

	columns jsonrow.Columns // of a corpus of columns
	name    string          // of the file under way
	file    *counted
	lines   *JSONL
}

// Corpus begins the corpus. Close it before Commit.
func (o *Writer) Corpus(plan forms.Plan) (*Corpus, error) {
	if err := forms.Check(plan.Form); err != nil {
		return nil, err
	}
	c := &Corpus{out: o, columns: plan.Columns}
	if plan.Form == forms.Files {
		return c, nil
	}
	plan.Namer = namer
	if c.shards = plan.Shards(); c.shards.Single() {
		return c, c.begin(c.shards.Next(""))
	}
	return c, nil
}

// begin begins a file, and ends the one before it.
func (c *Corpus) begin(name string) error {
	if err := c.Close(); err != nil {
		return err
	}
	file, err := c.out.File(name)
	if err != nil {
		return err
	}
	if forms.HasColumns(c.shards.Form) {
		if file, err = newColumnFile(file, c.columns); err != nil {
			return err
		}
	}
	c.name, c.file = name, &counted{to: file}
	c.lines = newJSONL(c.file)
	return nil
}

// LinesInto returns a Corpus of a line for each survivor, which go to a file that may be elsewhere.
func LinesInto(file io.WriteCloser) *Corpus { return &Corpus{lines: newJSONL(file)} }

// Write adds a survivor.
func (c *Corpus) Write(s *corpus.Story) error {
	if c.out == nil {
		return c.lines.Survivor(s)
	}
	if c.shards == nil {
		return c.out.WriteStory(s)
	}
	if name := c.shards.Next(s.Source); name != c.name {
		if err := c.begin(name); err != nil {
			return err
		}
	}
	before := c.file.n
	err := c.lines.Survivor(s)
	c.shards.Add(c.file.n - before)
	return err
}

// Lines adds survivors as [JSONL.Survivor] has them, where the corpus is of lines.
func (c *Corpus) Lines(lines []byte) error { return c.lines.Lines(lines) }

// CopyFrom adds lines as they stand in another corpus that is one file, unpacked.
func (c *Corpus) CopyFrom(in io.Reader) error { return c.lines.CopyFrom(in) }

// Close writes what is left.
func (c *Corpus) Close() error {
	if c.lines == nil {
		return nil
	}
	lines := c.lines
	c.lines = nil
	return lines.Close()
}

func (s survivor) append(b []byte) []byte {
	b = appendRaw(appendString(append(b, `{"id":`...), s.ID), `,"record":`, s.Record)
	b = appendStrings(b, field[string]{`,"source":`, s.Source}, field[string]{`,"headline":`, s.Headline}, field[string]{`,"text":`, s.Text})
	b = appendSome(b, field[string]{`,"byline":`, s.Byline}, field[string]{`,"dateline":`, s.Dateline}, field[string]{`,"agency":`, s.Agency},
		field[string]{`,"published":`, s.Published}, field[string]{`,"language":`, s.Language}, field[string]{`,"url":`, s.URL})
	return append(b, '}')
}

// WriteStory puts a survivor into its file in corpus/: the one that [FileName] says if it has none.
func (o *Writer) WriteStory(s *corpus.Story) error {
	name := cmp.Or(s.File, "corpus/"+FileName(s.ID))
	if o.sink != nil {
		return o.sink.Page(name, page(s))
	}
	f, err := o.make(name)
	if err != nil {
		return err
	}
	if len(s.Text) < longText {
		_, err = io.WriteString(f, page(s))
	} else {
		err = writePage(f, s)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("%s: %w", name, disk.Cause(err))
	}
	return nil
}

// page is a story as it stands in corpus/.
func page(s *corpus.Story) string { return strings.Join(PageOf(s), "") }

// PageOf returns what together is a story as it stands in corpus/: headline, blank line,
// paragraphs, each only if there is one.
func PageOf(s *corpus.Story) []string {
	switch {
	case s.Headline == "":
		return []string{s.Text, "\n"}
	case s.Text == "":
		return []string{s.Headline, "\n"}
	}
	return []string{s.Headline, "\n\n", s.Text, "\n"}
}

// writePage writes the page of a long story in parts, as together they would be the text once more.
func writePage(w io.Writer, s *corpus.Story) error {
	buf := make([]byte, 0, gathered)
	for _, part := range PageOf(s) {
		for len(part) > 0 {
			n := min(len(part), gathered)
			if _, err := w.Write(append(buf, part[:n]...)); err != nil {
				return err
			}
			part = part[n:]
		}
	}
	return nil
}
