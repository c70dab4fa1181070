package check

import (
	_ "embed" // of pages
	"fmt"
	"io"
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
// before the one that is left, | before the others.
type rulePage struct {
	cuts, leaves []string
	html         bool
}

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

// write shows both pages, each line behind its sign.
func (p *rulePage) write(w io.Writer, width int) {
	for _, side := range []struct {
		head  string
		lines []string
	}{{"a page of which it cuts the line behind >", p.cuts}, {"one of which it leaves the line behind = alone", p.leaves}} {
		fmt.Fprintln(w, "  "+side.head)
		for _, line := range side.lines {
			fmt.Fprintln(w, phrase.WrapBelow("    "+phrase.ShownText(line), width, strings.Repeat(" ", 6)))
		}
	}
}
