package report

import (
	"slices"
	"strings"

	"onecopy/corpus"
)

// mostFound is how many findings the page of a check shows.
const mostFound = 5000

// A checkPage is what the page of a check shows, see [pageWriter.checkPage].
type checkPage struct {
	pageFrame
	*Check
	out    *pageWriter
	left   []string
	untold int // comparisons that found no room
}

// RarestRules are the marking rules that found something.
func (s *checkPage) RarestRules() []RuleEntry {
	used := rarest(s.Rules)
	if n := len(used) - maxRules; n > 0 {
		s.left = append(s.left, counted(n, "rule"))
	}
	return used[:min(len(used), maxRules)]
}

// TopStale are the stale entries shown.
func (s *checkPage) TopStale() []*Finding {
	all := s.outdated()
	if n := len(all) - maxProblems; n > 0 {
		s.left = append(s.left, counted(n, "stale entry"))
	}
	return all[:min(len(all), maxProblems)]
}

// Left tells what the page has no room for.
func (s *checkPage) Left() []string {
	if s.untold > 0 {
		return append(slices.Clone(s.left), counted(s.untold, "comparison")+", once the page had reached 4 MB")
	}
	return s.left
}

// A foundGroup is a file with what was found in it.
type foundGroup struct {
	Source string
	Runs   []*foundRun
	all    []*Finding
}

// A foundRun is a repeated story, or other findings in a row.
type foundRun struct {
	Repeat *foundView
	Found  []*foundView
}

func (g *foundGroup) add(v *foundView) {
	g.all = append(g.all, v.Finding)
	if v.Kind == Repeated {
		g.Runs = append(g.Runs, &foundRun{Repeat: v})
		return
	}
	if k := len(g.Runs); k == 0 || g.Runs[k-1].Repeat != nil {
		g.Runs = append(g.Runs, &foundRun{})
	}
	last := g.Runs[len(g.Runs)-1]
	last.Found = append(last.Found, v)
}

// Tally counts what was found.
func (g *foundGroup) Tally() string { return tally(g.all) }

// Groups are the files that have findings. Where there are more than the page holds, known ones are
// left out before new ones.
func (s *checkPage) Groups() []*foundGroup {
	shown := s.chosen()
	var out []*foundGroup
	seen := map[string]int{}
	for i := range s.Findings {
		f := &s.Findings[i]
		if !shown[i] {
			continue
		}
		if k := len(out); k == 0 || out[k-1].Source != f.At.Source {
			out = append(out, &foundGroup{Source: f.At.Source})
		}
		out[len(out)-1].add(&foundView{Finding: f, sheet: s, ID: "f-" + unique(f, seen)[:16]})
	}
	return out
}

// chosen says of each finding whether it is shown.
func (s *checkPage) chosen() []bool {
	shown := make([]bool, len(s.Findings))
	room := mostFound
	for _, known := range []bool{false, true} {
		for i := range s.Findings {
			if s.Findings[i].Known == known && room > 0 {
				shown[i] = true
				room--
			}
		}
	}
	if n := len(s.Findings) - mostFound; n > 0 {
		s.left = append(s.left, counted(n, "finding"))
	}
	return shown
}

// A foundView is a finding on the page.
type foundView struct {
	*Finding
	sheet *checkPage
	ID    string
}

// Says is the finding's message.
func (v *foundView) Says() string { return v.said() }

// Fix says what there is to mend it.
func (v *foundView) Fix() string { return string(v.fix()) }

// Lines names the lines of the finding, none of a whole file.
func (v *foundView) Lines() string {
	if v.At.Line <= 0 {
		return ""
	}
	return lineRange(v.At.Line, v.At.EndLine)
}

// maxCut bounds what a page shows of one cut, in bytes: a cut is known by its beginning.
const maxCut = 4 << 10

// Cut is the text of boilerplate.
func (v *foundView) Cut() string {
	text := strings.TrimSpace(plain(clipBytes(v.Text, maxCut)))
	if len(v.Text) > maxCut {
		text += " …"
	}
	return text
}

// Facts are the changed facts shown.
func (v *foundView) Facts() []corpus.Change {
	if v.Pair == nil {
		return nil
	}
	return v.Pair.Changed[:min(len(v.Pair.Changed), maxFacts)]
}

// More counts the changed facts that are not shown.
func (v *foundView) More() int { return max(len(v.Pair.Changed)-maxFacts, 0) }

// Differ compares the story with the one it repeats, nil when the page is full.
func (v *foundView) Differ() *comparison {
	if v.sheet.out.n >= htmlLimit/5*4 {
		v.sheet.untold++
		return nil
	}
	return compare(&v.Stories[0], &v.Stories[1])
}
