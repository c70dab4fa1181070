package outdir

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
)

// The forms the corpus is written in.
const (
	FormFiles    = "text"     // corpus/, a file for each survivor
	FormJSONL    = "jsonl"    // corpus.jsonl, a line for each survivor
	FormJSONLGz  = "jsonl.gz" // the same, packed
	FormJSONLZst = "jsonl.zst"
)

// CheckForm says whether [Writer.Corpus] knows a form.
func CheckForm(form string) error {
	switch form {
	case FormFiles, FormJSONL, FormJSONLGz, FormJSONLZst:
		return nil
	}
	return &hint.Error{Err: fmt.Errorf("unknown form of corpus %q", form), Hint: "known: text, jsonl, jsonl.gz, jsonl.zst"}
}

// gathered is the number of bytes that are put together before a write.
const gathered = 1 << 18

// A Corpus takes the survivors of a run.
type Corpus struct {
	out   *Writer
	lines *JSONL // nil for a file each
}

// Corpus begins the corpus in a form. Close it before Commit.
func (o *Writer) Corpus(form string) (*Corpus, error) {
	if err := CheckForm(form); err != nil {
		return nil, err
	}
	c := &Corpus{out: o}
	if form == FormFiles {
		return c, nil
	}
	var err error
	c.lines, err = o.JSONL("corpus." + form)
	return c, err
}

// LinesInto returns a Corpus of a line for each survivor, which go to a file that may be elsewhere.
func LinesInto(file io.WriteCloser) *Corpus { return &Corpus{lines: newJSONL(file)} }

// Write adds a survivor.
func (c *Corpus) Write(s *corpus.Story) error {
	if c.lines == nil {
		return c.out.WriteStory(s)
	}
	return c.lines.Survivor(s)
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
	return c.lines.Close()
}

// A survivor is an object of corpus.jsonl. Its id and text are such that the corpus can be read as
// records again.
type survivor struct {
	ID        string  `json:"id"`
	Record    *string `json:"record"`
	Source    string  `json:"source"`
	Headline  string  `json:"headline"`
	Text      string  `json:"text"`
	Byline    string  `json:"byline,omitempty"`
	Dateline  string  `json:"dateline,omitempty"`
	Agency    string  `json:"agency,omitempty"`
	Published string  `json:"published,omitempty"`
}

func survivorOf(s *corpus.Story) survivor {
	return survivor{s.ID, s.Record, s.Source, s.Headline, s.Text, s.Byline, s.Dateline, s.Agency, s.Published}
}

func (s survivor) append(b []byte) []byte {
	b = appendMaybe(appendString(append(b, `{"id":`...), s.ID), `,"record":`, s.Record)
	b = appendStrings(b, field[string]{`,"source":`, s.Source}, field[string]{`,"headline":`, s.Headline}, field[string]{`,"text":`, s.Text})
	b = appendSome(b, field[string]{`,"byline":`, s.Byline}, field[string]{`,"dateline":`, s.Dateline}, field[string]{`,"agency":`, s.Agency},
		field[string]{`,"published":`, s.Published})
	return append(b, '}')
}

// Survivor adds a story as corpus.jsonl has it.
func (j *JSONL) Survivor(s *corpus.Story) error { return j.Write(survivorOf(s)) }

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
