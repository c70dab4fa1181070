package corpus

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"math"

	"onecopy/corpus/format"
)

// Passages are a file that is read once more, to account for all of it. Apart from Records the
// fields are known at the end of [Passages.All].
type Passages struct {
	Records bool   // texts of records or of another format, with syntax between them
	Bytes   int    // unpacked
	SHA256  string // of the unpacked bytes, hexadecimal
	Refused int    // lines of JSON lines that hold no record
	Holes   int    // stretches of a packed file that hold no whole member
	Err     error  // why the file could not be read to its end; it may begin with the Source

	file  File
	enc   string
	stdin io.Reader
}

// Passages begins to read a file as what it is, or was: one that is left out now was text when it
// was read. enc and stdin are those of [File.Read].
func (f File) Passages(enc string, stdin io.Reader) *Passages {
	if f.seen == "" {
		f.seen, _ = f.judge(enc) // JSON lines may unpack to more than a text
	}
	return &Passages{file: f, enc: enc, stdin: stdin}
}

// All goes through the passages once: the parts of a text file, which is read whole before the
// first, or the text of each line of JSON lines. A line that holds no record has an empty one.
func (r *Passages) All() iter.Seq[*Passage] {
	return func(yield func(*Passage) bool) {
		s, err := r.file.open(r.stdin)
		if err != nil {
			r.Err = err
			return
		}
		defer s.Close()
		l := r.file.look(s, r.enc)
		if l.trouble != "" {
			l.format = formatText // it was text when it was read
		}
		switch r.Records = l.format != formatText; l.format {
		case formatText:
			r.text(s, yield)
		case FormatJSONL, formatJSON:
			l.note = ""
			r.records(s, r.file.records(s, l, r.enc), yield)
		default:
			r.items(s, r.file.items(s, l, r.enc), yield)
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

// records goes through JSON lines, or JSON values that stand otherwise.
func (r *Passages) records(s *stream, chunks iter.Seq[*Chunk], yield func(*Passage) bool) {
	p := parser{names: r.file.Fields}
	for chunk := range chunks {
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
	if d, err := p.document(chunk, l); err != nil {
		r.Refused++
	} else if text.Record = d.Record; d.traced != nil {
		text.raw, text.Base, text.set, text.traced = []byte(d.Text), int(d.traced.at), d.set, d
		text.starts = lineStarts(text.raw, text.set)
	} else {
		text.raw, text.Base = p.fields[format.TextRole].raw, d.base
	}
	return text
}

// items goes through the documents that a reader gives.
func (r *Passages) items(s *stream, chunks iter.Seq[*Chunk], yield func(*Passage) bool) {
	for chunk := range chunks {
		batch, err := chunk.Read()
		if r.Err = err; err != nil {
			return
		}
		for _, p := range batch.Problems {
			if p.Line > 0 && !p.Note {
				r.Refused++
			}
		}
		for _, d := range batch.Documents {
			text := &Passage{
				Name: fmt.Sprintf("the text of %s:%d", r.file.Source, d.Line(1)), Base: int(d.traced.at), Before: int(d.traced.end),
				Record: cmp.Or(d.Record, d.Said), raw: []byte(d.Text), set: d.set, traced: d,
			}
			text.starts = lineStarts(text.raw, text.set)
			if !yield(text) {
				return
			}
		}
		if in := batch.Input; in != nil {
			r.Bytes, r.SHA256 = in.Bytes, in.SHA256
		}
	}
	r.holes(s)
}

// Readable says whether a file can be read that a run did not read.
func (f File) Readable(enc string, stdin io.Reader) bool {
	s, err := f.open(stdin)
	if err != nil {
		return false
	}
	defer s.Close()
	l := f.look(s, enc)
	if l.trouble != "" {
		return false
	}
	if l.format != formatText && l.format != FormatJSONL {
		for chunk := range f.records(s, l, enc) {
			if _, err := chunk.Read(); err != nil {
				return false
			}
		}
		return true
	}
	if l.format == FormatJSONL {
		// Whoever looks at a damaged file before it is read may take records for text, and the run
		// then refused it.
		seen, _ := f.judge(enc)
		named, _ := f.form()
		return (seen == FormatJSONL || named == FormatJSONL) && s.nothing() == nil
	}
	_, err = f.parts(s, enc)
	return err == nil
}

// Unpacked opens a file to read it as it was before it was packed. Errors do not name the file.
// That a member of it is damaged is an error in the place of the end.
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
	if err == io.EOF && s.lines != nil && len(s.lines.Faults()) > 0 {
		return n, s.lines.Faults()[0].Err
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
