package outdir

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"unicode/utf8"

	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// A JSONL is a file of the output with a JSON value on each line.
type JSONL struct {
	file    io.WriteCloser
	held    *bytes.Buffer // of one apart
	short   []byte        // for a line that is not long
	encoder *json.Encoder
	line    bytes.Buffer // for what is written in parts
	part    *json.Encoder
}

// JSONL makes a file of JSON lines. Close it before Commit.
func (o *Writer) JSONL(name string) (*JSONL, error) {
	file, err := o.File(name)
	if err != nil {
		return nil, err
	}
	return newJSONL(file), nil
}

func newJSONL(file io.WriteCloser) *JSONL {
	j := &JSONL{file: file, encoder: LineEncoder(file)}
	j.part = LineEncoder(&j.line)
	return j
}

// LineEncoder writes JSON lines that are read by tools and people, never by a browser.
func LineEncoder(w io.Writer) *json.Encoder {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder
}

// gathered is the number of bytes that are put together before a write.
const gathered = 1 << 18

// longText is from how many bytes on a text is written in parts: an encoder has all of a line in
// memory, in twice its bytes where it grows.
const longText = 1 << 18

// Write adds a line.
func (j *JSONL) Write(v any) error {
	switch v := v.(type) {
	case *corpus.Story:
		if text := v.Text; len(text) >= longText {
			bare := *v
			bare.Text = ""
			return j.long(&bare, text)
		}
	case survivor:
		if text := v.Text; len(text) >= longText {
			v.Text = ""
			return j.long(v, text)
		}
	case *corpus.Cut:
		if text := v.Text; len(text) >= longText {
			bare := *v
			bare.Text = ""
			return j.long(&bare, text)
		}
	}
	line, ok := appendLine(j.short[:0], v)
	if !ok {
		return j.encoder.Encode(v)
	}
	j.short = line
	if cap(line) > longText {
		j.short = nil
	}
	_, err := j.file.Write(line)
	return err
}

// Lines adds lines that another one has in memory.
func (j *JSONL) Lines(lines []byte) error {
	_, err := j.file.Write(lines)
	return err
}

// Apart returns one whose lines are kept in memory, from which they go to a file of the output: so
// many goroutines can make lines.
func (*JSONL) Apart() *JSONL {
	held := new(bytes.Buffer)
	j := newJSONL(closer{held})
	j.held = held
	return j
}

// Bytes returns the lines in memory.
func (j *JSONL) Bytes() []byte { return j.held.Bytes() }

// Reset lets the lines in memory go.
func (j *JSONL) Reset() { j.held.Reset() }

// A closer need not be closed.
type closer struct{ io.Writer }

func (closer) Close() error { return nil }

// long adds a line with a value whose member text is empty, and writes that in parts.
func (j *JSONL) long(bare any, text string) error {
	return j.within(bare, `,"text":"`, func() error { return j.pieces(text) })
}

// list adds a line with a value whose last member is an empty list, and writes what stands in that
// one by one.
func (j *JSONL) list(bare any, member string, list iter.Seq[any]) error {
	return j.within(bare, `,"`+member+`":[`, func() error {
		between := ""
		for v := range list {
			if err := j.some(between, v, 0); err != nil {
				return err
			}
			between = ","
		}
		return nil
	})
}

// within adds a line, at a place in which more is written. No string in JSON holds what begins with
// a comma and a name, as quotes have an escape in it.
func (j *JSONL) within(bare any, place string, more func() error) error {
	var line bytes.Buffer
	if err := LineEncoder(&line).Encode(bare); err != nil {
		return err
	}
	head, tail, ok := bytes.Cut(line.Bytes(), []byte(place))
	if !ok {
		return errors.New("a line without " + place)
	}
	if _, err := j.file.Write(append(head[:len(head):len(head)], place...)); err != nil {
		return err
	}
	if err := more(); err != nil {
		return err
	}
	_, err := j.file.Write(tail)
	return err
}

// pieces writes the inside of a string.
func (j *JSONL) pieces(text string) error {
	for len(text) > 0 {
		n := min(len(text), gathered)
		if n < len(text) {
			n -= phrase.CutShort([]byte(text[n-utf8.UTFMax : n]))
		}
		if err := j.some("", text[:n], 1); err != nil {
			return err
		}
		text = text[n:]
	}
	return nil
}

// some writes a value without the bytes of its quotes.
func (j *JSONL) some(before string, v any, quotes int) error {
	j.line.Reset()
	j.line.WriteString(before)
	if err := j.part.Encode(v); err != nil {
		return err
	}
	b := j.line.Bytes()
	_, err := j.file.Write(b[quotes : len(b)-quotes-len("\n")])
	return err
}

// CopyFrom adds lines as they stand in another file.
func (j *JSONL) CopyFrom(in io.Reader) error {
	_, err := io.Copy(j.file, in)
	return err
}

// Close writes what is left.
func (j *JSONL) Close() error { return j.file.Close() }

// A survivor is an object of corpus.jsonl, where its input was not a record. Its id and text are
// such that the corpus can be read as records again.
type survivor struct {
	ID        string          `json:"id"`
	Record    json.RawMessage `json:"record"`
	Source    string          `json:"source"`
	Headline  string          `json:"headline"`
	Text      string          `json:"text"`
	Byline    string          `json:"byline,omitempty"`
	Dateline  string          `json:"dateline,omitempty"`
	Agency    string          `json:"agency,omitempty"`
	Published string          `json:"published,omitempty"`
	Language  string          `json:"language,omitempty"`
	URL       string          `json:"url,omitempty"`
}
