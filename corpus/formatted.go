package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"
	"unicode/utf8"

	"onecopy/corpus/format"
)

// items returns the documents of a file under way in chunks, as a reader finds them.
func (f File) items(s *stream, l look, enc string) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		if s.packed != nil {
			s.packed.limited = false // what a document may have is the reader's to bound
		}
		body := &measured{in: s, sum: sha256.New()}
		in := &format.Stream{Body: body, Size: -1, Name: f.Source, Encoding: enc, Fields: f.Fields, Longest: longestLine}
		if l.at != nil && s.packed == nil {
			in.At, in.Size = l.at, s.size
		}
		in.Decode = func(raw, declared string) (string, func(int) int, string, error) {
			return decodePage(raw, enc, declared)
		}
		next := func() *Chunk { return &Chunk{Source: f.Source, input: nil, isItems: true} }
		c := next()
		if l.note != "" {
			c.problems = []Problem{{Source: f.Source, Message: l.note, Note: true}}
		}
		var from *Document
		in.Beyond = func() bool { return body.beyond(s.more) }
		in.Torn = s.packed != nil && len(s.packed.holes) > 0 && s.packed.holes[0].at == 0
		if readers[l.format].text {
			if from = f.decoded(s, l, body, enc); from != nil {
				in.Beyond = nil
				in.Body, in.At, in.Size = strings.NewReader(from.Text), nil, int64(len(from.Text))
				c.problems = append(c.problems, from.Problems...)
			}
		}
		for item, err := range readers[l.format].read(in) {
			retrace(item, from)
			c.items = append(c.items, gathered{item, err})
			if item != nil {
				c.size += len(item.Text) + len(item.Fields) + item.Hold + itemSize
			}
			if c.size < chunkSize && len(c.items) < mostItems {
				continue
			}
			c.damaged = s.hurt()
			if !yield(c) {
				return
			}
			c = next()
		}
		f.finish(c, s, body)
		c.damaged = s.hurt()
		yield(c)
	}
}

// hurt lists what of the text so far is of damaged members.
func (s *stream) hurt() []Range {
	if s.packed == nil {
		return nil
	}
	return s.packed.damaged
}

// A chunk of items ends at chunkSize, an item taken for itemSize bytes beside its text, or at
// mostItems, as one of lines does: a record of a few words takes 2 KB until it is stored.
const (
	itemSize  = 512
	mostItems = 1024
)

// finish ends the last chunk of a file: what its reader has left is summed, and what could not be
// read is told.
func (f File) finish(c *Chunk, s *stream, body *measured) {
	_, _ = io.Copy(io.Discard, body)
	if err := s.nothing(); err != nil {
		c.err = fmt.Errorf("%s: %w", f.Source, err)
		return
	}
	if body.err != nil && !errors.Is(body.err, io.EOF) {
		fault := s.fault(body.err)
		if body.size == 0 {
			c.err = fmt.Errorf("%s: %w", f.Source, fault)
			return
		}
		c.problems = append(c.problems, Problem{Source: f.Source, Line: body.lines + 1, Message: fault.Error() + "; what follows is lost", Unread: true})
	} else if s.packed != nil && s.packed.hole {
		c.problems = append(c.problems, Problem{Source: f.Source, Line: body.lines + 1, Message: "what follows is lost", Unread: true})
	}
	c.problems = append(c.problems, s.torn(f.Source, func(h hole) int { return body.lineOf(h.at) })...)
	c.input = &Input{f.Source, body.size, body.counted(), hex.EncodeToString(body.sum.Sum(nil))}
}

// readItems makes the documents of a chunk of items.
func (c *Chunk) readItems() (Batch, error) {
	b := Batch{Input: c.input}
	var bad roll
	for _, g := range c.items {
		item, err := g.item, g.err
		if err == nil && item.Finish != nil {
			err = item.Finish(item)
			item.Finish = nil
			err = placed(err, item)
		}
		if err == nil && len(item.Text) > math.MaxInt32 {
			err = placed(errors.New(tooLong(math.MaxInt32)), item)
		}
		if err == nil {
			d := c.document(item)
			b.Documents = append(b.Documents, d)
			bad.blank(d)
			continue
		}
		var fault *format.Fault
		if !errors.As(err, &fault) {
			fault = &format.Fault{Err: err}
		}
		if fault.Kind {
			return b, &kindError{fmt.Errorf("%s: %w", c.Source, fault.Err)}
		}
		p := Problem{Source: c.Source, Line: fault.Line, Message: fault.Err.Error(), Unread: fault.Lost}
		if fault.Lost {
			p.Message += "; what follows is lost"
		}
		if fault.Same {
			err = &textlessError{message: p.Message}
		}
		bad.add(p, err)
	}
	b.Problems = append(bad.problems, c.problems...)
	c.items = nil
	return b, c.err
}

// placed returns an error of an item its place.
func placed(err error, item *format.Item) error {
	if err == nil || errors.As(err, new(*format.Fault)) {
		return err
	}
	return &format.Fault{Line: item.Line, At: item.At, Err: err}
}

// document makes a document of an item.
func (c *Chunk) document(item *format.Item) *Document {
	source := c.Source
	d := &Document{
		Source: source, damaged: c.damaged, Cut: item.Cut, Text: item.Text, Size: int(item.End - item.At), Encoding: "utf-8", set: charset{name: "utf-8", next: nextUTF8},
		traced: &tracing{item.Anchors, item.At, item.End, item.Rows, item.Several}, Elements: item.Elements, Markup: item.Markup,
	}
	said := &Record{
		Raw: item.ID, Title: format.Tidy(item.Title), Date: item.Date, Origin: item.Origin, Line: item.Line, Fields: item.Fields, TextField: item.TextField,
		Author: item.Author, Language: item.Language, URL: item.URL,
	}
	said.ID = plainID(item.ID)
	if item.Page {
		d.Said = said
	} else {
		d.Record = said
	}
	for _, note := range item.Notes {
		d.Problems = append(d.Problems, Problem{Source: source, Line: item.Line, Message: note, Note: true})
	}
	for _, fault := range item.Faults {
		d.Problems = append(d.Problems, Problem{Source: source, Line: item.Line, Message: fault})
	}
	d.breakLines()
	d.asPage()
	return d
}

// decoded is the text of a file that is not UTF-8, nil of one that is. It is all in memory.
func (f File) decoded(s *stream, l look, body *measured, enc string) *Document {
	head := s.head(sniffed)
	if declared := declaredEncoding(head); declared != "" && l.format == "xml" {
		enc = declared
	}
	set, err := charsetFor(head, enc)
	if err != nil || set.name == "utf-8" {
		return nil
	}
	raw, _ := io.ReadAll(io.LimitReader(body, mostText)) // body remembers the error
	d := &Document{Source: f.Source}
	d.readText(raw, set, enc)
	return d
}

// retrace makes the places of an item those of the file that its text was decoded from.
func retrace(item *format.Item, from *Document) {
	if item == nil || from == nil {
		return
	}
	if finish := item.Finish; finish != nil {
		item.Finish = func(item *format.Item) error {
			item.At, item.End = int64(from.Index(int(item.At))), int64(from.Index(int(item.End)))
			err := finish(item)
			retrace(item, from)
			return err
		}
	}
	var anchors []format.Anchor
	for k, a := range item.Anchors {
		end := len(item.Text)
		if k+1 < len(item.Anchors) {
			end = item.Anchors[k+1].Text
		}
		run := item.Text[a.Text:end]
		anchors = append(anchors, format.Anchor{Text: a.Text, At: int64(from.Offset(int(a.At)))})
		for i := 0; i < len(run); {
			_, size := utf8.DecodeRuneInString(run[i:])
			if i += size; size > 1 || from.set.wide {
				anchors = append(anchors, format.Anchor{Text: a.Text + i, At: int64(from.Offset(int(a.At) + i))})
			}
		}
	}
	item.Anchors = anchors
	item.At, item.End = int64(from.Offset(int(item.At))), int64(from.Offset(int(item.End)))
}
