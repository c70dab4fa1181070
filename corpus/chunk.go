package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"math"
	"os"

	"onecopy/corpus/format"
)

// A Chunk is a part of an input that is not looked into yet: a text file, or lines of records.
type Chunk struct {
	Source string

	load     func() (Batch, error) // of a text file
	items    []gathered            // of a format that has a reader
	isItems  bool
	list     []line // JSON values that do not stand on lines of their own
	isList   bool
	size     int               // of that, about
	raw      []byte            // whole lines
	fields   format.FieldNames // of records
	at, line int               // of the first byte of raw, in the input
	most     int               // bytes of a line
	problems []Problem         // with lines that are not in raw
	damaged  []Range           // of the input: what is of damaged members
	input    *Input
	err      error
}

// A Batch is what a chunk holds.
type Batch struct {
	Documents []*Document
	Problems  []Problem // that belong to no document: lines that are no records, text that is lost
	Input     *Input    // with the last chunk of a file, else nil
}

// Chunks returns a file in parts: a text file as one, which [Chunk.Read] reads whole as [File.Read] does, a file of JSON
// lines as many, by and by, so that no more of it is in memory than the caller holds on to. enc is for text files; JSON
// lines are UTF-8. There is at least one chunk, and what goes wrong is told by the chunk it goes wrong in. A file that is
// not named as JSON lines and holds them is read so, with a Note, unless its Format says otherwise.
//
// The sequence is for one goroutine, and can be gone through once. Chunks can be read in others, in any order.
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

// records gives the chunks of a file under way that holds records or has a reader.
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

// Size is about how many bytes the text of a chunk has: what it will take in memory, before it is read.
func (c *Chunk) Size() int { return c.size + len(c.raw) }

// packedShare is what the text of a packed file is taken for before it is unpacked: so many times as long. News are 2 to 4 times.
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

// Read makes the documents of a chunk, once. Records that cannot be read are Problems. An error begins with the Source, and
// then nothing of the file is of use: it comes with the first chunk or not at all.
func (c *Chunk) Read() (Batch, error) {
	b, err := c.read()
	if err != nil {
		return b, err
	}
	return b.without(c.Source, mostMarked)
}

// mostMarked is of how many bytes a text is at most: places in it have 32 bits where it is marked.
const mostMarked = math.MaxUint32

// without leaves out the records whose texts have more bytes, each a problem. Of a text file that is all there is.
func (b Batch) without(source string, most uint64) (Batch, error) {
	kept := b.Documents[:0]
	for _, d := range b.Documents {
		switch {
		case uint64(len(d.Text)) <= most:
			kept = append(kept, d)
		case d.Record == nil:
			return Batch{}, fmt.Errorf("%s: has %d bytes of text, at most %d can be read at once: divide it", source, len(d.Text), most)
		default:
			b.Problems = append(b.Problems, Problem{
				Source: source, Line: d.Record.Line, Message: fmt.Sprintf("has %d bytes of text, at most %d can be read at once", len(d.Text), most), Unread: true,
			})
		}
	}
	b.Documents = kept
	return b, nil
}

func (c *Chunk) read() (Batch, error) {
	switch {
	case c.load != nil:
		return c.load()
	case c.isItems:
		return c.readItems()
	}
	b := Batch{Input: c.input}
	var bad roll
	c.records(func(d *Document, l line, err error) {
		if err != nil {
			bad.add(Problem{Source: c.Source, Line: l.number, Message: err.Error()}, err)
		} else {
			b.Documents = append(b.Documents, d)
		}
	})
	b.Problems = append(bad.all(), c.problems...)
	c.raw = nil // where a text leads into it, that holds it
	return b, c.err
}

// lines returns the lines of a chunk that are not blank.
func (c *Chunk) lines() iter.Seq[line] {
	if c.isList {
		return c.listed
	}
	return func(yield func(line) bool) {
		l := line{at: c.at, number: c.line}
		for rest := c.raw; len(rest) > 0; l.number++ {
			end := len(rest)
			if n := bytes.IndexByte(rest, '\n'); n >= 0 {
				end = n + 1
			}
			l.raw, rest = rest[:end], rest[end:]
			if len(bytes.TrimLeft(l.raw, " \t\r\n")) > 0 && !yield(l) {
				return
			}
			l.at += end
		}
	}
}

// split returns the lines of a file in chunks of size bytes, or one line; a line longer than most is left out.
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

// Sum is a hash of a chunk of lines, by which it can be told without being read: of its bytes and where they stand. It is empty for any
// other chunk.
func (c *Chunk) Sum() string {
	if c.load != nil || c.isItems || c.isList || c.err != nil || len(c.damaged) > 0 {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %d %d\n", c.Source, c.at, c.line)
	sum.Write(c.raw)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
