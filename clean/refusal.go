package clean

import (
	"fmt"
	"slices"

	"onecopy/clean/internal/pattern"
	"onecopy/clean/internal/scan"
)

// Refusal says why rule r does not cut line i of a marked page, or a part of it: how many words the
// line has, what of the pattern it lacks, how far the pattern goes along with it, its place, or the
// rule that came first. It is empty where the rule cuts.
func (p *Page) Refusal(i int, r *Rule) string {
	l := &p.Lines[i]
	cuts := l.Rule == r || slices.ContainsFunc(l.Spans(), func(s CutSpan) bool { return s.Rule == r })
	switch {
	case cuts:
		return ""
	case r.told():
		return "the rule has no pattern: it is found by the markup of a page of HTML, and did not find this line"
	case r == Learned:
		return "the rule has no pattern: it is found by all pages that are read together, and this is one page"
	case r.Pattern == "":
		return "the rule has no pattern: it is found by the lines around, and did not find this one"
	case l.shape.Words > r.most():
		return fmt.Sprintf("the line has %d words, and the rule takes %d at most", l.shape.Words, r.most())
	}
	if why := lacks(r, p.Text[l.Start():l.End()], &l.shape); why != "" {
		return why
	}
	return p.outranked(l, r)
}

// lacks says what a line does not have of the pattern of r.
func lacks(r *Rule, line string, shape *scan.Shape) string {
	set, err := pattern.Compile(specsOf([]*Rule{r}), "", nil)
	if err != nil {
		return err.Error()
	}
	return set.Lacks(line, shape)
}

// outranked says what became of a line that the pattern of r matches.
func (p *Page) outranked(l *Line, r *Rule) string {
	switch where := map[place]string{atTop: "above the first paragraph", atTail: "below the last paragraph", atEnds: "above the first or below the last paragraph"}[r.Place]; {
	case l.Rule != nil:
		return fmt.Sprintf("the pattern matches, but %s cuts the line", l.Rule.Name)
	case l.hit() == r && where != "":
		return fmt.Sprintf("the pattern matches, but the rule holds %s of a story alone, and the line is kept as %s", where, l.Role)
	case l.hit() != nil && l.hit() != r:
		return fmt.Sprintf("the pattern matches, but %s comes first", l.hit().Name)
	}
	return fmt.Sprintf("the pattern matches, but the line is kept as %s", l.Role)
}
