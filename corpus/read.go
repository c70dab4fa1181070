package corpus

import (
	"fmt"
	"io"
)

// Read reads a file, or stdin for [Stdin], whole.
//
// A byte order mark says what it is: UTF-8 or UTF-16. Without one enc does, a name that
// [CheckEncoding] takes. With neither, it is UTF-16 if that is sure and Windows-1252 if it looks
// like that all over (a Note says so), else UTF-8, with damage where it is not valid. Text that is
// valid UTF-8 beyond ASCII, and is read as something else because enc says so, has a Note too.
// Bytes that mean nothing, and NUL, become U+FFFD, one for each byte of UTF-8, and a Problem names
// the line.
//
// A packed file is unpacked, and all bytes and offsets are those of what was packed. Nothing is
// taken of a member of gzip or frame of zstd that is not whole, and Problems say what is lost; with
// File.Salvage what it unpacks to is taken, see [Document.Damaged]. Text on two sides of lost text
// makes two Documents of one Source, whose bytes and lines count on: [File.ReadParts] returns them.
// Over 1 GiB, or 1,000 times the packed bytes once it is over 64 MiB, is an error.
//
// Errors begin with the Source. A binary file or one of markup is an error, for it may come from
// stdin, which Find cannot look into. So is one of [FormatJSONL], which [File.Chunks] reads. What
// has a Format is not taken for markup or JSON lines.
func (f File) Read(enc string, stdin io.Reader) (*Document, error) {
	list, err := f.ReadParts(enc, stdin)
	switch {
	case err != nil:
		return nil, err
	case len(list) > 1:
		return nil, fmt.Errorf("%s: text in the midst of it is lost", f.Source)
	}
	return list[0], nil
}

// ReadParts is Read of a file that may have lost text in its midst: of one such place it has two
// documents.
func (f File) ReadParts(enc string, stdin io.Reader) ([]*Document, error) {
	b, err := f.read(enc, stdin)
	if err != nil {
		return nil, err
	}
	b.Documents[0].Problems = append(b.Documents[0].Problems, b.Problems...)
	return b.Documents, nil
}

// read is Read with what is known of the input.
func (f File) read(enc string, stdin io.Reader) (Batch, error) {
	if named, _ := f.form(); named == FormatJSONL {
		return Batch{}, fmt.Errorf("%s: holds records, not one text", f.Source)
	}
	s, err := f.open(stdin)
	if err != nil {
		return Batch{}, fmt.Errorf("%s: %w", f.Source, err)
	}
	defer s.Close()
	return f.readFrom(s, f.look(s, enc), enc)
}

// readFrom is read of a file under way that was looked at.
func (f File) readFrom(s *stream, l look, enc string) (Batch, error) {
	switch {
	case l.trouble != "":
		return Batch{}, &kindError{fmt.Errorf("%s: %s", f.Source, l.trouble)}
	case l.format != formatText:
		return Batch{}, fmt.Errorf("%s: holds records, not one text", f.Source)
	}
	w, err := f.parts(s, enc)
	if err != nil {
		return Batch{}, err
	}
	for _, p := range w.parts {
		if enc == "" && p.set.name == "utf-8" && foreign(p.raw) {
			return Batch{}, &kindError{fmt.Errorf("%s: %s", f.Source, notUTF8(p.raw))}
		}
	}
	documents := w.documents(f.Source, enc)
	b := Batch{Documents: documents, Problems: w.problems}
	if l.note != "" {
		b.Problems = append(b.Problems, Problem{Source: f.Source, Message: l.note, Note: true})
	}
	last := documents[len(documents)-1]
	b.Input = &Input{f.Source, w.size, last.above + last.Lines, w.sum}
	return b, nil
}
