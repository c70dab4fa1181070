package corpus

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"
	"os"
)

// Chunks returns a file in parts: a text file as one, which [Chunk.Read] reads whole as [File.Read]
// does, a file of JSON lines as many, by and by, so that no more of it is in memory than the caller
// holds on to. enc is for text files; JSON lines are UTF-8. There is at least one chunk, and what
// goes wrong is told by the chunk it goes wrong in. A file that is not named as JSON lines and
// holds them is read so, with a Note, unless its Format says otherwise.
//
// The sequence is for one goroutine, and can be gone through once. Chunks can be read in others, in
// any order.
func (f File) Chunks(enc string, stdin io.Reader) iter.Seq[*Chunk] {
	if f.seen == formatText && f.Path != Stdin {
		return one(&Chunk{Source: f.Source, size: f.size(), load: func() (Batch, error) { return f.read(enc, nil) }})
	}
	return func(yield func(*Chunk) bool) {
		s, err := f.open(stdin)
		if err != nil {
			yield(&Chunk{Source: f.Source, err: fmt.Errorf("%s: %w", f.Source, err)})
			return
		}
		l := f.look(s, enc)
		if l.format != formatText && l.trouble == "" {
			defer s.Close()
			f.records(s, l, enc)(yield)
			return
		}
		yield(&Chunk{Source: f.Source, size: f.size(), load: func() (Batch, error) {
			defer s.Close()
			return f.readFrom(s, l, enc)
		}})
	}
}

// records returns the chunks of a file under way that holds records or has a reader.
func (f File) records(s *stream, l look, enc string) iter.Seq[*Chunk] {
	switch l.format {
	case FormatJSONL:
		return f.splitFrom(s, l, chunkSize, longestLine)
	case formatJSON:
		return f.valuesFrom(s, l, chunkSize, longestLine)
	case formatZip, formatTar:
		return f.nestedChunks(s, l, enc)
	}
	return f.items(s, l, enc)
}

// packedShare is what the text of a packed file is taken for before it is unpacked: so many times
// as long. News are 2 to 4 times.
const packedShare = 8

// size is about how many bytes a text file has, 0 if nobody knows.
func (f File) size() int {
	info, err := os.Stat(f.Path)
	if small, ok := f.pipe.(*bytes.Reader); ok {
		return small.Len()
	}
	switch {
	case f.Path == Stdin || f.pipe != nil || err != nil:
		return 0
	case f.Packed():
		return int(min(packedShare*info.Size(), mostText))
	}
	return int(min(info.Size(), mostText))
}

// one is a sequence of one chunk.
func one(c *Chunk) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) { yield(c) }
}

// split returns the lines of a file in chunks of size bytes, or one line; a line longer than most
// is left out.
func (f File) split(stdin io.Reader, size, most int) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		in, err := f.open(stdin)
		if err != nil {
			yield(&Chunk{Source: f.Source, err: fmt.Errorf("%s: %w", f.Source, err)})
			return
		}
		defer in.Close()
		f.splitFrom(in, look{trouble: notJSONL(in.head(sniffed))}, size, most)(yield)
	}
}

// splitFrom is split of a file under way that was looked at.
func (f File) splitFrom(in *stream, l look, size, most int) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		if l.trouble != "" {
			yield(&Chunk{Source: f.Source, err: &kindError{fmt.Errorf("%s: %s", f.Source, l.trouble)}})
			return
		}
		s := splitter{in: in, source: f.Source, fields: f.Fields, note: l.note, size: size, most: most, sum: sha256.New(), line: max(1, f.FirstLine), first: f.FirstLine, at: f.FirstByte}
		s.begin()
		for {
			c := s.next()
			if !yield(c) || c.input != nil || c.err != nil {
				return
			}
		}
	}
}
