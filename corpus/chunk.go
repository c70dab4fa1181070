package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"iter"
	"slices"
)

// A Chunk is a part of an input that is not looked into yet: a text file, or lines of records.
type Chunk struct {
	Source string

	load     func() (Batch, error) // of a text file
	raw      []byte                // whole lines
	at, line int                   // of the first byte of raw, in the input
	problems []Problem             // with lines that are not in raw
	input    *Input
	err      error
}

// A Batch is what a chunk holds.
type Batch struct {
	Documents []*Document
	Problems  []Problem // that belong to no document: lines that are no records, an end that is lost
	Input     *Input    // with the last chunk of a file, else nil
}

// An Input is what is known of a file when all of it has been read.
type Input struct {
	Source string
	Bytes  int    // unpacked
	Lines  int    // a last line without "\n" counts
	SHA256 string // of the unpacked bytes, hexadecimal
}

// The lines of a chunk have about chunkSize bytes together, so that a worker has some 300 news stories at a time and
// memory has a few megabytes for each worker. A line of more than longestLine bytes is no story.
const (
	chunkSize   = 1 << 20
	longestLine = 256 << 20
)

// Chunks gives a file in parts: a text file as one, which [Chunk.Read] reads whole as [File.Read] does, a file of JSON
// lines as many, by and by, so that no more of it is in memory than the caller holds on to. enc is for text files; JSON
// lines are UTF-8. There is at least one chunk, and what goes wrong is told by the chunk it goes wrong in.
//
// The sequence is for one goroutine, and can be gone through once. Chunks can be read in others, in any order.
func (f File) Chunks(enc string, stdin io.Reader) iter.Seq[*Chunk] {
	if format, _, _ := f.form(); format == FormatJSONL {
		return f.split(stdin, chunkSize, longestLine)
	}
	return func(yield func(*Chunk) bool) {
		yield(&Chunk{Source: f.Source, load: func() (Batch, error) {
			d, err := f.Read(enc, stdin)
			if err != nil {
				return Batch{}, err
			}
			return Batch{Documents: []*Document{d}, Input: &Input{d.Source, d.Size, d.Lines, d.SHA256}}, nil
		}})
	}
}

// Read makes the documents of a chunk. Records that cannot be read are Problems. An error begins with the Source, and
// then nothing of the file is of use: it comes with the first chunk or not at all.
func (c *Chunk) Read() (Batch, error) {
	if c.load != nil {
		return c.load()
	}
	b := Batch{Problems: c.problems, Input: c.input}
	c.records(func(d *Document, problems []Problem) {
		b.Problems = append(b.Problems, problems...)
		if d != nil {
			b.Documents = append(b.Documents, d)
		}
	})
	return b, c.err
}

// split gives the lines of a file in chunks of size bytes, or one line; a line longer than most is left out.
func (f File) split(stdin io.Reader, size, most int) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		in, err := f.open(stdin)
		if err != nil {
			yield(&Chunk{Source: f.Source, err: fmt.Errorf("%s: %w", f.Source, err)})
			return
		}
		defer in.Close()
		s := splitter{in: in, source: f.Source, size: size, most: most, sum: sha256.New(), line: 1}
		for more := true; more; {
			c := s.next()
			more = c.input == nil && c.err == nil && yield(c)
			if c.input != nil || c.err != nil {
				yield(c)
			}
		}
	}
}

// A splitter parts a stream after lines.
type splitter struct {
	in         *stream
	source     string
	size, most int
	sum        hash.Hash
	bytes      int    // read
	rest       []byte // read, the beginning of a line
	at, line   int    // where rest begins
	err        error  // why nothing more is read
}

// next gives the next lines. The last chunk has an Input or an error.
func (s *splitter) next() *Chunk {
	buf := make([]byte, len(s.rest), max(s.size, 2*len(s.rest)))
	copy(buf, s.rest)
	first := s.bytes == 0
	for {
		from := len(buf)
		buf = s.fill(buf)
		if first {
			first = false
			if why := notJSONL(buf); why != "" {
				return &Chunk{Source: s.source, err: fmt.Errorf("%s: %s", s.source, why)}
			}
			if bytes.HasPrefix(buf, []byte("\xef\xbb\xbf")) {
				buf, s.at, from = buf[3:], 3, 0
			}
		}
		end := bytes.LastIndexByte(buf[from:], '\n')
		switch {
		case s.err != nil:
			return s.last(buf)
		case end >= 0:
			return s.cut(buf, from+end+1)
		case len(buf) > s.most:
			return s.skip(len(buf))
		}
		buf = slices.Grow(buf, min(len(buf), s.most+1-len(buf)))
	}
}

// fill reads what buf has room for.
func (s *splitter) fill(buf []byte) []byte {
	if s.err != nil {
		return buf
	}
	n, err := io.ReadFull(s.in, buf[len(buf):cap(buf)])
	fresh := buf[len(buf) : len(buf)+n]
	s.sum.Write(fresh)
	s.bytes += n
	if s.err = err; err == io.ErrUnexpectedEOF && n < cap(buf)-len(buf) {
		s.err = io.EOF // ReadFull says so of an end in the middle
	}
	return buf[:len(buf)+n]
}

// cut gives the first end bytes of buf and keeps the others.
func (s *splitter) cut(buf []byte, end int) *Chunk {
	c := &Chunk{Source: s.source, raw: buf[:end:end], at: s.at, line: s.line}
	s.rest = buf[end:]
	s.at += end
	s.line += bytes.Count(c.raw, []byte("\n"))
	return c
}
