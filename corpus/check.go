package corpus

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A checkup is the verification of one input. Whether it is the one that the run read is known only at its end, so what
// is found waits in lists until then.
type checkup struct {
	*verifier
	in        verifyInput
	nextStory []entry // of the input, not looked at yet
	nextCut   []entry
	jsonl     bool
	size      int
	sum       string
	always    []Problem
	same      []Problem // to be told if the input is that of the run
	changed   []Problem // and if not
}

// input verifies one input against its stories and cuts.
func (v *verifier) input(in verifyInput, f File) error {
	c := checkup{verifier: v, in: in, nextStory: v.stories.rows[in.Source], nextCut: v.cuts.rows[in.Source]}
	ok, err := c.read(f)
	if err != nil || !ok {
		return err
	}
	c.leftover()
	c.conclude()
	v.totals.Files++
	v.totals.Bytes += c.size
	return nil
}

// read verifies a file as what it is, or was: one that is left out now was text when it was read.
func (c *checkup) read(f File) (bool, error) {
	if _, _, unread := f.form(); unread != "" {
		f.Format = FormatText
	}
	if f.seen == "" {
		f.seen, _ = f.judge(c.enc) // JSON lines may unpack to more than a text
	}
	s, err := f.open(c.stdin)
	if err != nil {
		c.unreadable(err)
		return false, nil
	}
	defer s.Close()
	l := f.look(s, c.enc)
	if c.jsonl = l.format == FormatJSONL; c.jsonl {
		return c.records(f, s, l)
	}
	return c.text(f, s)
}

// text verifies a text file, and says whether it could be read.
func (c *checkup) text(f File, s *stream) (bool, error) {
	w, err := f.parts(s, c.enc)
	if err != nil {
		c.unreadable(err)
		return false, nil
	}
	c.size, c.sum = w.size, w.sum
	c.holes(s)
	for i, p := range w.parts {
		before := math.MaxInt
		if i+1 < len(w.parts) {
			before = w.parts[i+1].at
		}
		text := &passage{name: f.Source, raw: p.raw, set: p.set, starts: lineStarts(p.raw, p.set), base: p.at, above: p.above}
		if err := c.account(text, before); err != nil {
			return false, err
		}
	}
	return true, nil
}

// records verifies JSON lines, and says whether they could be read. A line that holds no record holds no story either.
func (c *checkup) records(f File, s *stream, l look) (bool, error) {
	p := parser{text: f.TextField}
	l.note = ""
	for chunk := range f.splitFrom(s, l, chunkSize, longestLine) {
		if chunk.err != nil {
			c.unreadable(chunk.err)
			return false, nil
		}
		for l := range chunk.lines() {
			if err := c.record(&p, chunk, l); err != nil {
				return false, err
			}
		}
		if in := chunk.input; in != nil {
			c.size, c.sum = in.Bytes, in.SHA256
		} else if len(chunk.problems) > 0 {
			c.totals.Refused++
		}
	}
	c.totals.Syntax += c.size
	c.holes(s)
	return true, nil
}

// holes counts what is lost of a packed file.
func (c *checkup) holes(s *stream) {
	if s.packed != nil {
		c.totals.Holes += len(s.packed.holes)
	}
}

// record verifies one line.
func (c *checkup) record(p *parser, chunk *Chunk, l line) error {
	text := &passage{name: fmt.Sprintf("the text of %s:%d", c.in.Source, l.number), set: quoted, starts: []int{0}, base: l.at, above: l.number - 1}
	if d, err := p.outline(chunk, l); err != nil {
		c.totals.Refused++
	} else {
		text.raw, text.base, text.record = p.fields[0].raw, d.base, d.Record
	}
	c.totals.Syntax -= len(text.raw)
	return c.account(text, l.at+len(l.raw))
}

// unreadable reports an input that cannot be read at all.
func (c *checkup) unreadable(err error) {
	c.add(Problem{Source: c.in.Source, Message: "cannot be read: " + strings.TrimPrefix(err.Error(), c.in.Source+": ")})
}

// readable says whether a file can be read that the run did not read.
func (v *verifier) readable(f File) bool {
	if _, _, unread := f.form(); unread != "" {
		return false
	}
	s, err := f.open(v.stdin)
	if err != nil {
		return false
	}
	defer s.Close()
	l := f.look(s, v.enc)
	if l.trouble != "" {
		return false
	}
	if l.format == FormatJSONL {
		// Whoever looks at a damaged file before it is read may take records for text, and the run then refused it.
		seen, _ := f.judge(v.enc)
		named, _, _ := f.form()
		return (seen == FormatJSONL || named == FormatJSONL) && s.nothing() == nil
	}
	_, err = f.parts(s, v.enc)
	return err == nil
}

// account verifies a passage and the stories and cuts that begin before a byte of the input.
func (c *checkup) account(p *passage, before int) error {
	cuts, err := c.checkCuts(p, take(&c.nextCut, before))
	if err != nil {
		return err
	}
	stories, err := c.checkStories(p, take(&c.nextStory, before), cuts)
	if err != nil {
		return err
	}
	blank, cut := c.uncovered(p, slices.Concat(stories, cuts)), 0
	for _, s := range cuts {
		cut += s.end - s.start
	}
	c.totals.Cut += cut
	c.totals.Blank += blank
	c.totals.Kept += len(p.raw) - cut - blank
	return nil
}

// take removes the first entries that begin before a byte.
func take(rows *[]entry, before int) []entry {
	n := 0
	for n < len(*rows) && (*rows)[n].start < before {
		n++
	}
	taken := (*rows)[:n]
	*rows = (*rows)[n:]
	return taken
}

// checkCuts reads cuts of a passage and compares each with its bytes.
func (c *checkup) checkCuts(p *passage, rows []entry) ([]span, error) {
	var spans []span
	for _, e := range rows {
		var cut Cut
		if err := c.cuts.read(e, &cut); err != nil {
			return nil, err
		}
		f := finding{p, c.cuts, e, "cut by rule " + cut.Rule}
		s := span{cut.Start - p.base, cut.End - p.base}
		if !c.placed(f, s, spans, cut.FirstLine, cut.LastLine) {
			continue
		}
		spans = append(spans, s)
		if at := differ(p.raw, p.set, []span{s}, cut.Text); at >= 0 {
			c.difference(f, p.changedLine(at, s, cut.LastLine-cut.FirstLine))
		}
	}
	return spans, nil
}

// checkStories reads stories of a passage and compares each with what the cuts leave of its bytes, and with its file in
// corpus/.
func (c *checkup) checkStories(p *passage, rows []entry, cuts []span) ([]span, error) {
	var spans []span
	for _, e := range rows {
		var story Story
		if err := c.stories.read(e, &story); err != nil {
			return nil, err
		}
		file := ""
		if c.named && story.Status == Survivor {
			file = c.file(story.ID)
		}
		if story.File != file {
			c.add(c.stories.problem(e, "the file of %s is %q, and should be %q", story.ID, story.File, file))
		}
		if story.Status == Survivor && c.lines == "" {
			if err := c.page(&story); err != nil {
				return nil, err
			}
		}
		f := finding{p, c.stories, e, "story " + story.ID}
		s := span{story.Start - p.base, story.End - p.base}
		if !c.placed(f, s, spans, story.FirstLine, story.LastLine) {
			continue
		}
		spans = append(spans, s)
		if at := p.differs(s.without(cuts), &story); at >= 0 {
			c.difference(f, p.changedLine(at, s, story.LastLine-story.FirstLine))
		} else if !p.record.named(story.Record) {
			f.what = "the record of " + f.what
			c.difference(f, p.line(s.start))
		}
	}
	return spans, nil
}
