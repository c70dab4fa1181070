package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// writeSummary writes a check in the Markdown of GitHub and GitLab, for a job summary or a comment:
// totals, tables of what was found, new before known, and how the repeated stories differ. At most
// 1 MiB; what it has no room for is said at the end. Words of the input are escaped as in
// report.md.
func writeSummary(w io.Writer, c *Check, _ CheckOptions) error {
	m := &markdown{}
	m.checked(c)
	all := freshFirst(c.Findings)
	m.unread(ofKind(all, Unreadable))
	m.repeats(ofKind(all, Repeated))
	m.boilerplate(ofKind(all, Boilerplate))
	m.outdated(c.outdated())
	m.differences(ofKind(all, Repeated))
	m.leftOut()
	if _, err := io.WriteString(w, m.b.String()); err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	return nil
}

// freshFirst returns the findings, new ones first.
func freshFirst(findings []Finding) []*Finding {
	out := make([]*Finding, len(findings))
	for i := range findings {
		out[i] = &findings[i]
	}
	slices.SortStableFunc(out, func(a, b *Finding) int {
		switch {
		case a.Known == b.Known:
			return 0
		case b.Known:
			return -1
		}
		return 1
	})
	return out
}

func ofKind(all []*Finding, k Kind) []*Finding {
	return slices.DeleteFunc(slices.Clone(all), func(f *Finding) bool { return f.Kind != k })
}

// Headline says the outcome in a clause.
func (c *Check) Headline() string {
	looked := counted(c.Totals.Stories, "story")
	if c.Totals.New == 0 {
		return "Nothing new in " + looked
	}
	return counted(c.Totals.New, "new finding") + " in " + looked
}

func (m *markdown) checked(c *Check) {
	t := c.Totals
	m.f("# %s\n\n", c.Headline())
	m.f("| files | stories | checked against | copies | boilerplate | unreadable | new | known |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, n := range []int{t.Files, t.Stories, t.Against, t.Copies, t.Boilerplate, t.Unreadable, t.New, t.Known} {
		m.f("| %s ", grouped(n))
	}
	m.f("|\n\nStories %s alike or more are copies.", ratio(c.Settings.Threshold))
	if t.Allowed > 0 {
		m.f(" %s may be let through.", counted(t.Allowed, "new finding"))
	}
	if t.Fixable+t.Hidden > 0 {
		m.f(" %s fixable with `--fix`, %s with `--unsafe-fixes`; copies and unreadable places are not.", grouped(t.Fixable), grouped(t.Hidden))
	}
	m.f("\n")
}

// rows writes a section with a table of findings.
func (m *markdown) rows(heading, noun, columns string, all []*Finding, cells func(f *Finding) string) {
	if len(all) == 0 {
		return
	}
	rule := strings.Repeat("|---", strings.Count(columns, "|")-1) + "|"
	m.f("\n## %s\n\n%s\n%s\n", heading, columns, rule)
	for _, f := range all[:min(len(all), mdRows)] {
		known := ""
		if f.Known {
			known = "known"
		}
		m.f("| %s | %s | %s |\n", escape(f.At.Start(), 200), cells(f), known)
	}
	m.over(len(all), mdRows, noun, "the other forms")
}

func (m *markdown) unread(all []*Finding) {
	m.rows("Unreadable", "unreadable place", "| where | what | |", all, func(f *Finding) string { return escape(f.said(), 300) })
}

func (m *markdown) repeats(all []*Finding) {
	m.rows("Repeated stories", "repeated story", "| where | story | repeats | how | alike | |", all, func(f *Finding) string {
		other, how, alike := "", "", ""
		if f.Other != nil {
			other = escape(f.Other.At.Start(), 200) + " " + escape(f.Other.Headline, 120)
		}
		if f.Pair != nil {
			how, alike = escape(f.Pair.Verdict, 20), ratio(f.Pair.Jaccard)
		}
		return strings.Join([]string{escape(f.Headline, 160), other, how, alike}, " | ")
	})
}

func (m *markdown) boilerplate(all []*Finding) {
	m.rows("Boilerplate", "cut", "| where | text | rule | fix | |", all, func(f *Finding) string {
		return escape(f.Text, 100) + " | " + escape(f.Rule, 60) + " | " + string(f.fix())
	})
}

func (m *markdown) outdated(all []*Finding) {
	m.rows("Baseline entries that no longer match", "baseline entry", "| where | what | |", all, func(f *Finding) string { return escape(f.said(), 300) })
}

// differences shows the words of the new repeated stories against those of the stories they repeat,
// folded away until asked for.
func (m *markdown) differences(all []*Finding) {
	all = slices.DeleteFunc(all, func(f *Finding) bool { return f.Stories == nil || f.Known })
	if len(all) == 0 {
		return
	}
	m.f("\n## What the copies changed\n\n")
	m.f("<del>Struck</del> stands in the survivor alone, the story that was there before, <ins>underlined</ins> in the copy alone, ¶ is a paragraph break.\n")
	for i, f := range all[:min(len(all), mdRows)] {
		text := differenceText(f)
		if m.b.Len()+len(text) > markdownBudget-markdownRoom {
			m.left = append(m.left, counted(len(all)-i, "comparison")+" (the html form)")
			return
		}
		m.b.WriteString(text)
	}
	m.over(len(all), mdRows, "comparison", "the html form")
}

func differenceText(f *Finding) string {
	var out strings.Builder
	fmt.Fprintf(&out, "\n<details><summary>%s: %s</summary>\n\n", htmlText(f.At.Start(), 120), htmlText(f.said(), 400))
	d := compare(&f.Stories[0], &f.Stories[1])
	if d.Headline != nil {
		out.WriteString("Headline: " + diffText(d.Headline) + "\n")
	}
	if d.Same {
		out.WriteString("The text is the same to the last sign.\n")
	} else {
		out.WriteString("\n> " + joiner + diffText(d.Parts) + "\n")
	}
	out.WriteString("\n</details>\n")
	return out.String()
}
