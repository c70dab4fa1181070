package check

import (
	_ "embed" // of pages
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"onecopy/internal/phrase"
)

// rulePages are the pages that show what rules do that look at more than one line.
//
//go:embed rule.pages
var rulePages string

// A rulePage is what shows a rule: a page of which it cuts a line, and one much like it of which it
// leaves one alone. A sign and a blank stand before each line: > before the one that is cut, =
// before the one that is left, | before the others. Of several pages each stands below a line
// nextPage, but the first.
type rulePage struct {
	cuts, leaves []string
	html         bool
}

// nextPage is the line between two pages that are read together.
const nextPage = "+"

// pagesOf reads rulePages, by the names of the rules.
var pagesOf = sync.OnceValue(func() map[string]*rulePage {
	all := map[string]*rulePage{}
	for entry := range strings.SplitSeq(rulePages, "\n\n") {
		lines := strings.Split(strings.Trim(entry, "\n"), "\n")
		if strings.HasPrefix(lines[0], "#") {
			continue
		}
		p := &rulePage{}
		name, to := lines[0], &p.cuts
		name, p.html = strings.CutSuffix(name, ".html")
		for _, line := range lines[1:] {
			if line == "---" {
				to = &p.leaves
				continue
			}
			*to = append(*to, line)
		}
		all[name] = p
	}
	return all
})

// instead says what decides where the rule of that name has no pattern.
func (p *rulePage) instead(name string) string {
	switch {
	case p != nil && p.html:
		return "none: the elements, classes and links of a page of HTML decide"
	case p != nil && slices.Contains(p.cuts, nextPage):
		return "none: where the same line stands on the pages that are read together decides"
	}
	return "none: what stands around a line decides; \"onecopy explain FILE:LINE " + name + "\" says why it is cut there or not"
}

// write shows both pages, each line behind its sign.
func (p *rulePage) write(w io.Writer, width int) {
	for _, side := range []struct {
		head  string
		lines []string
	}{{"a page of which it cuts the line behind >", p.cuts}, {"one of which it leaves the line behind = alone", p.leaves}} {
		fmt.Fprintln(w, "  "+side.head)
		for _, line := range side.lines {
			if line == nextPage {
				fmt.Fprintln(w, "  read together with")
				continue
			}
			fmt.Fprintln(w, phrase.WrapBelow("    "+phrase.ShownText(line), width, strings.Repeat(" ", 6)))
		}
	}
}
