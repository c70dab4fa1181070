package verify

import (
	"fmt"
	"slices"

	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// A finding is a story or cut, by its line in a ledger, and the passage it should be in.
type finding struct {
	*corpus.Passage
	in   *ledger
	row  entry
	what string
}

// placed says whether a span is in its passage and after those before it. That its lines are right
// is checked with it.
func (c *checkup) placed(f finding, s corpus.Range, before []corpus.Range, first, last int) bool {
	start, end := s.Start+f.Base, s.End+f.Base
	if !f.Inside(s) {
		c.same = append(c.same, f.in.problem(f.row, "bytes %d to %d are not in %s", start, end, f.Name))
		c.changed = append(c.changed, corpus.Problem{Source: c.in.Source, Line: f.LastLine(), Message: "changed since the run, in " + f.what})
		return false
	}
	if n := len(before); n > 0 && s.Start < before[n-1].End {
		c.always = append(c.always, f.in.problem(f.row, "bytes %d to %d of %s are out of order, or belong to the one before too", start, end, c.in.Source))
		return false
	}
	if from, to := f.Lines(s); from != first || to != last {
		c.same = append(c.same, f.in.problem(f.row, "bytes %d to %d of %s are lines %d to %d, not %d to %d", start, end, c.in.Source, from, to, first, last))
	}
	return true
}

// difference reports where an input and a record differ, at the one that has changed.
func (c *checkup) difference(f finding, line int) {
	c.same = append(c.same, f.in.problem(f.row, "%s is not what %s:%d says", f.what, c.in.Source, line))
	c.changed = append(c.changed, corpus.Problem{Source: c.in.Source, Line: line, Message: "changed since the run, in " + f.what})
}

// leftover reports stories and cuts that begin after the end of the input.
func (c *checkup) leftover() {
	for _, e := range c.nextStory {
		c.same = append(c.same, c.stories.problem(e, "byte %d is not in %s", e.start, c.in.Source))
	}
	for _, e := range c.nextCut {
		c.same = append(c.same, c.cuts.problem(e, "byte %d is not in %s", e.start, c.in.Source))
	}
}

// conclude makes sure that a changed input does not pass, and that a shifted one does not fill
// pages.
func (c *checkup) conclude() {
	if c.sum == c.in.SHA256 {
		c.add(c.always...)
		c.add(c.same...)
		return
	}
	found := append(c.always, c.changed...)
	ours := corpus.SortProblems(slices.DeleteFunc(slices.Clone(found), func(p corpus.Problem) bool { return p.Source != c.in.Source }))
	first := corpus.Problem{Source: c.in.Source, Line: 1, Message: "changed since the run, in white space or in bytes that mean nothing"}
	if c.jsonl {
		first.Message = "changed since the run, outside of what is read of records"
	}
	if c.size != c.in.Bytes {
		if len(ours) > 0 {
			first.Line = ours[0].Line
		}
		first.Message = fmt.Sprintf("changed since the run: %s, were %d", phrase.Plural(c.size, "byte"), c.in.Bytes)
		found = []corpus.Problem{first}
	} else if len(ours) == 0 {
		found = append(found, first)
	}
	c.add(found...)
}
