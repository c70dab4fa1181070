package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// A checkup is the verification of one input.
type checkup struct {
	*verifier
	in     verifyInput
	raw    []byte
	set    charset
	starts []int // of lines
	same   bool  // the input is the one the run read
	found  []Problem
}

// input verifies one input against its stories and cuts.
func (v *verifier) input(in verifyInput, f File) error {
	raw, err := f.load(v.stdin)
	if err != nil {
		v.add(Problem{Source: in.Source, Message: "cannot be read: " + cause(err).Error()})
		return nil
	}
	c := checkup{verifier: v, in: in, raw: raw}
	if c.set, err = charsetFor(raw, v.enc); err != nil {
		return err
	}
	c.starts = lineStarts(raw, c.set)
	sum := sha256.Sum256(raw)
	c.same = hex.EncodeToString(sum[:]) == in.SHA256
	cuts, err := c.checkCuts()
	if err != nil {
		return err
	}
	stories, err := c.checkStories(cuts)
	if err != nil {
		return err
	}
	blank := c.uncovered(slices.Concat(stories, cuts))
	c.conclude()
	cut := 0
	for _, s := range cuts {
		cut += s.end - s.start
	}
	v.totals.Files++
	v.totals.Bytes += len(raw)
	v.totals.Cut += cut
	v.totals.Blank += blank
	v.totals.Kept += len(raw) - cut - blank
	return nil
}

// checkCuts reads the cuts of the input and compares each with its bytes.
func (c *checkup) checkCuts() ([]span, error) {
	var spans []span
	for _, e := range c.cuts.rows[c.in.Source] {
		var cut Cut
		if err := c.cuts.get(e, &cut); err != nil {
			return nil, err
		}
		s := span{cut.Start, cut.End}
		if !c.placed(c.cuts, e, s, spans, cut.FirstLine, cut.LastLine) {
			continue
		}
		spans = append(spans, s)
		if at := differ(c.raw, c.set, []span{s}, cut.Text); at >= 0 {
			c.difference(c.cuts, e, c.changedLine(at, s, cut.LastLine-cut.FirstLine), "cut by rule "+cut.Rule)
		}
	}
	return spans, nil
}

// checkStories reads the stories of the input and compares each with what the cuts leave of its bytes, and with its
// file in corpus/.
func (c *checkup) checkStories(cuts []span) ([]span, error) {
	var spans []span
	for _, e := range c.stories.rows[c.in.Source] {
		var story Story
		if err := c.stories.get(e, &story); err != nil {
			return nil, err
		}
		if story.Status == Survivor {
			if err := c.page(&story); err != nil {
				return nil, err
			}
		}
		s := span{story.Start, story.End}
		if !c.placed(c.stories, e, s, spans, story.FirstLine, story.LastLine) {
			continue
		}
		spans = append(spans, s)
		if at := differ(c.raw, c.set, s.without(cuts), story.Headline+"\n\n"+story.Text); at >= 0 {
			c.difference(c.stories, e, c.changedLine(at, s, story.LastLine-story.FirstLine), "story "+story.ID)
		}
	}
	return spans, nil
}

// placed says whether a span is in the input and after those before it; that its lines are right is checked with it,
// and only if the input is the same, for one new line moves all below.
func (c *checkup) placed(l *ledger, e entry, s span, before []span, first, last int) bool {
	if s.start < 0 || s.end < s.start || s.end > max(c.in.Bytes, len(c.raw)) {
		c.found = append(c.found, l.problem(e, "bytes %d to %d are not in %s", s.start, s.end, c.in.Source))
		return false
	}
	if s.end > len(c.raw) { // the input has become shorter, which conclude says
		return false
	}
	if n := len(before); n > 0 && s.start < before[n-1].end {
		c.found = append(c.found, l.problem(e, "bytes %d to %d of %s are out of order, or belong to the one before too", s.start, s.end, c.in.Source))
		return false
	}
	from, to := lineAt(c.starts, s.start), lineAt(c.starts, max(s.start, s.end-1))
	if c.same && (from != first || to != last) {
		c.found = append(c.found, l.problem(e, "bytes %d to %d of %s are lines %d to %d, not %d to %d", s.start, s.end, c.in.Source, from, to, first, last))
	}
	return true
}

// changedLine is the line of the change that is seen at a place in a span. Where a first letter became a new line, so
// that the span has one line more than it had, that is seen only at the second letter.
func (c *checkup) changedLine(at int, s span, more int) int {
	first, last := lineAt(c.starts, s.start), lineAt(c.starts, max(s.start, s.end-1))
	if at >= s.end {
		return last
	}
	line := lineAt(c.starts, at)
	char, size, ok := c.set.next(nil, c.raw[at:])
	broken := !ok && bytes.IndexByte(c.raw[at+size:min(at+size+2, len(c.raw))], '\n') >= 0 // its last bytes became the new line
	if last-first-more == 1 && line > first && !blank(char) && !broken {
		return line - 1
	}
	return line
}

// difference reports where an input and a record part, at the one that has changed.
func (c *checkup) difference(l *ledger, e entry, line int, what string) {
	if c.same {
		c.found = append(c.found, l.problem(e, "%s is not what %s:%d says", what, c.in.Source, line))
		return
	}
	c.found = append(c.found, Problem{Source: c.in.Source, Line: line, Message: "changed since the run, in " + what})
}

// uncovered reports the text outside all spans, and returns the number of bytes outside that are white space.
func (c *checkup) uncovered(spans []span) (spaces int) {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	var union []span
	for _, s := range spans {
		if n := len(union); n > 0 && s.start <= union[n-1].end {
			union[n-1].end = max(union[n-1].end, s.end)
		} else {
			union = append(union, s)
		}
	}
	spaces = c.set.mark
	for _, gap := range (span{c.set.mark, len(c.raw)}).without(union) {
		r := newReading(c.raw, c.set, []span{gap})
		if text, at := r.next(); text != nil {
			c.found = append(c.found, Problem{Source: c.in.Source, Line: lineAt(c.starts, at), Message: "text of no story and no cut"})
		} else {
			spaces += gap.end - gap.start
		}
	}
	return spaces
}

// conclude makes sure that a changed input does not pass, and that a shifted one does not fill pages.
func (c *checkup) conclude() {
	switch {
	case c.same:
	case len(c.raw) != c.in.Bytes:
		c.found = sortProblems(c.found)
		c.found = slices.DeleteFunc(c.found, func(p Problem) bool { return p.Source != c.in.Source })
		line := 1
		if len(c.found) > 0 {
			line = c.found[0].Line
		}
		c.found = []Problem{{Source: c.in.Source, Line: line, Message: fmt.Sprintf("changed since the run: %s, were %d", plural(len(c.raw), "byte"), c.in.Bytes)}}
	case !slices.ContainsFunc(c.found, func(p Problem) bool { return p.Source == c.in.Source }):
		c.found = append(c.found, Problem{Source: c.in.Source, Line: 1, Message: "changed since the run, in white space or in bytes that mean nothing"})
	}
	c.add(c.found...)
}
