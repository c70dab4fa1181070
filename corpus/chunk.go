package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
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
	Problems  []Problem // that belong to no document: lines that are not records, text that is lost
	Input     *Input    // with the last chunk of a file, else nil
}

// Size is about how many bytes the text of a chunk has: what it will take in memory, before it is
// read.
func (c *Chunk) Size() int { return c.size + len(c.raw) }

// mostMarked is of how many bytes a text is at most: places in it have 32 bits where it is marked.
const mostMarked = math.MaxUint32

// without leaves out the records whose texts have more bytes, each a problem. Of a text file that
// is all there is.
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

// Sum is a hash of a chunk of lines, by which it can be told without being read: of its bytes and
// where they stand. It is empty for any other chunk.
func (c *Chunk) Sum() string {
	if c.load != nil || c.isItems || c.isList || c.err != nil || len(c.damaged) > 0 {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %d %d\n", c.Source, c.at, c.line)
	sum.Write(c.raw)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// A gathered item is what a reader gave: a document, or the fault that makes it none.
type gathered struct {
	item *format.Item
	err  error
}

// tooLong words what a line is that is skipped.
func tooLong(most int) string {
	return fmt.Sprintf("a line of more than %s, left out", phrase.Plural(most, "byte"))
}
