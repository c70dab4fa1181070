package verify

import (
	"slices"
	"strings"

	"onecopy/corpus"
)

// input verifies one input against its stories and cuts.
func (v *verifier) input(in verifyInput, f corpus.File) error {
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

// read verifies a file, and says whether it could be read.
func (c *checkup) read(f corpus.File) (bool, error) {
	r := f.Passages(c.enc, c.stdin)
	for p := range r.All() {
		if r.Records {
			c.totals.Syntax -= p.Size()
		}
		if err := c.account(p); err != nil {
			return false, err
		}
	}
	c.totals.Refused += r.Refused
	if r.Err != nil {
		c.unreadable(r.Err)
		return false, nil
	}
	c.jsonl, c.size, c.sum = r.Records, r.Bytes, r.SHA256
	if r.Records {
		c.totals.Syntax += r.Bytes
	}
	c.totals.Syntax += c.left
	c.totals.Holes += r.Holes
	return true, nil
}

// unreadable reports an input that cannot be read at all.
func (c *checkup) unreadable(err error) {
	c.add(corpus.Problem{Source: c.in.Source, Message: "cannot be read: " + strings.TrimPrefix(err.Error(), c.in.Source+": ")})
}

// account verifies a passage and the stories and cuts that begin before its end.
//
// That a document was not taken, of a run that took a part of them, is for making OUT again to
// prove.
func (c *checkup) account(p *corpus.Passage) error {
	cutRows, storyRows := take(&c.nextCut, p.Before), take(&c.nextStory, p.Before)
	if c.partial && len(cutRows)+len(storyRows) == 0 {
		c.totals.Left++
		c.left += p.Size()
		return nil
	}
	cuts, err := c.checkCuts(p, cutRows)
	if err != nil {
		return err
	}
	stories, err := c.checkStories(p, storyRows, cuts)
	if err != nil {
		return err
	}
	blank, lines := p.Uncovered(slices.Concat(stories, cuts))
	for _, line := range lines {
		c.always = append(c.always, corpus.Problem{Source: c.in.Source, Line: line, Message: "text of no story and no cut"})
	}
	cut := 0
	for _, s := range cuts {
		cut += s.End - s.Start
	}
	c.totals.Cut += cut
	c.totals.Blank += blank
	c.totals.Kept += p.Size() - cut - blank
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
func (c *checkup) checkCuts(p *corpus.Passage, rows []entry) ([]corpus.Range, error) {
	var spans []corpus.Range
	for _, e := range rows {
		var cut corpus.Cut
		if err := c.cuts.read(e, &cut); err != nil {
			return nil, err
		}
		f := finding{p, c.cuts, e, "cut by rule " + cut.Rule}
		s := p.Range(cut.Start, cut.End)
		if !c.placed(f, s, spans, [4]int{cut.Start, cut.End, cut.FirstLine, cut.LastLine}) {
			continue
		}
		spans = append(spans, s)
		if at := p.Differ([]corpus.Range{s}, cut.Text); at >= 0 {
			c.difference(f, p.ChangedLine(at, s, cut.LastLine-cut.FirstLine))
		}
	}
	return spans, nil
}

// checkStories reads stories of a passage and compares each with what the cuts leave of its bytes,
// and with its file in corpus/.
func (c *checkup) checkStories(p *corpus.Passage, rows []entry, cuts []corpus.Range) ([]corpus.Range, error) {
	var spans []corpus.Range
	for _, e := range rows {
		var story corpus.Story
		if err := c.stories.read(e, &story); err != nil {
			return nil, err
		}
		file := ""
		if c.named && story.Status == corpus.Survivor {
			file = c.file(story.ID)
		}
		if story.File != file {
			c.add(c.stories.problem(e, "the file of %s is %q, and should be %q", story.ID, story.File, file))
		}
		if story.Status == corpus.Survivor && c.shards == nil {
			if err := c.page(&story); err != nil {
				return nil, err
			}
		}
		f := finding{p, c.stories, e, "story " + story.ID}
		s := p.Range(story.Start, story.End)
		if !c.placed(f, s, spans, [4]int{story.Start, story.End, story.FirstLine, story.LastLine}) {
			continue
		}
		spans = append(spans, s)
		if at := p.DifferStory(s.Without(cuts), &story); at >= 0 {
			c.difference(f, p.ChangedLine(at, s, story.LastLine-story.FirstLine))
		} else if !p.Record.Named(story.Record) {
			f.what = "the record of " + f.what
			c.difference(f, p.Line(s.Start))
		}
	}
	return spans, nil
}
