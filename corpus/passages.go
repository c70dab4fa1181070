package corpus

import (
	"fmt"
	"io"
	"iter"
	"math"
)

// Passages are a file that is read once more, to account for all of it. Apart from JSONL the fields are known at the end of
// [Passages.All].
type Passages struct {
	JSONL   bool
	Bytes   int    // unpacked
	SHA256  string // of the unpacked bytes, hexadecimal
	Refused int    // lines of JSON lines that hold no record
	Holes   int    // stretches of a packed file that hold no whole member
	Err     error  // why the file could not be read to its end; it may begin with the Source

	file  File
	enc   string
	stdin io.Reader
}

// Passages begins to read a file as what it is, or was: one that is left out now was text when it was read. enc and stdin
// are those of [File.Read].
func (f File) Passages(enc string, stdin io.Reader) *Passages {
	if _, _, unread := f.form(); unread != "" {
		f.Format = FormatText
	}
	if f.seen == "" {
		f.seen, _ = f.judge(enc) // JSON lines may unpack to more than a text
	}
	return &Passages{file: f, enc: enc, stdin: stdin}
}

// All goes through the passages once: the parts of a text file, which is read whole before the first, or the text of
// each line of JSON lines. A line that holds no record has an empty one.
func (r *Passages) All() iter.Seq[*Passage] {
	return func(yield func(*Passage) bool) {
		s, err := r.file.open(r.stdin)
		if err != nil {
			r.Err = err
			return
		}
		defer s.Close()
		l := r.file.look(s, r.enc)
		if r.JSONL = l.format == FormatJSONL; r.JSONL {
			r.records(s, l, yield)
		} else {
			r.text(s, yield)
		}
	}
}

// holes counts what is lost of a packed file.
func (r *Passages) holes(s *stream) {
	if s.packed != nil {
		r.Holes = len(s.packed.holes)
	}
}

// text goes through a text file.
func (r *Passages) text(s *stream, yield func(*Passage) bool) {
	w, err := r.file.parts(s, r.enc)
	if err != nil {
		r.Err = err
		return
	}
	r.Bytes, r.SHA256 = w.size, w.sum
	r.holes(s)
	for i, p := range w.parts {
		before := math.MaxInt
		if i+1 < len(w.parts) {
			before = w.parts[i+1].at
		}
		if !yield(&Passage{Name: r.file.Source, Base: p.at, Before: before, raw: p.raw, set: p.set, starts: lineStarts(p.raw, p.set), above: p.above}) {
			return
		}
	}
}

// records goes through JSON lines.
func (r *Passages) records(s *stream, l look, yield func(*Passage) bool) {
	p := parser{text: r.file.TextField}
	l.note = ""
	for chunk := range r.file.splitFrom(s, l, chunkSize, longestLine) {
		if r.Err = chunk.err; r.Err != nil {
			return
		}
		for l := range chunk.lines() {
			if !yield(r.record(&p, chunk, l)) {
				return
			}
		}
		if in := chunk.input; in != nil {
			r.Bytes, r.SHA256 = in.Bytes, in.SHA256
		} else if len(chunk.problems) > 0 {
			r.Refused++
		}
	}
	r.holes(s)
}

// record is the passage of one line.
func (r *Passages) record(p *parser, chunk *Chunk, l line) *Passage {
	text := &Passage{Name: fmt.Sprintf("the text of %s:%d", r.file.Source, l.number), Base: l.at, Before: l.at + len(l.raw), set: quoted, starts: []int{0}, above: l.number - 1}
	if d, err := p.outline(chunk, l); err != nil {
		r.Refused++
	} else {
		text.raw, text.Base, text.Record = p.fields[0].raw, d.base, d.Record
	}
	return text
}

// Readable says whether a file can be read that a run did not read.
func (f File) Readable(enc string, stdin io.Reader) bool {
	if _, _, unread := f.form(); unread != "" {
		return false
	}
	s, err := f.open(stdin)
	if err != nil {
		return false
	}
	defer s.Close()
	l := f.look(s, enc)
	if l.trouble != "" {
		return false
	}
	if l.format == FormatJSONL {
		// Whoever looks at a damaged file before it is read may take records for text, and the run then refused it.
		seen, _ := f.judge(enc)
		named, _, _ := f.form()
		return (seen == FormatJSONL || named == FormatJSONL) && s.nothing() == nil
	}
	_, err = f.parts(s, enc)
	return err == nil
}

// Unpacked opens a file to read it as it was before it was packed. Errors do not name the file. That a member of it is
// damaged is an error in the place of the end.
func (f File) Unpacked(stdin io.Reader) (io.ReadCloser, error) {
	s, err := f.open(stdin)
	if err != nil {
		return nil, err
	}
	return wholeStream{s}, nil
}

// A wholeStream is a stream of which nothing may be missing.
type wholeStream struct{ *stream }

func (s wholeStream) Read(p []byte) (int, error) {
	n, err := s.stream.Read(p)
	if err == io.EOF && s.packed != nil && len(s.packed.holes) > 0 {
		err = s.packed.holes[0].err
	}
	if err == nil || err == io.EOF {
		return n, err
	}
	return n, s.fault(err)
}

func (s wholeStream) Close() error {
	s.stream.Close()
	return nil
}
