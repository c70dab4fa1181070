package lsp

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"onecopy/report"
)

// mostShown is how many findings of a text are shown: an editor draws each of them anew.
const mostShown = 1000

// diagnostics are the findings as an editor shows them. The folder is the one that their sources
// count from.
func (n *shown) diagnostics(root string) []diagnostic {
	list := []diagnostic{}
	for i := range n.list {
		if i == mostShown {
			rest := fmt.Sprintf("%d more findings; \"onecopy check\" lists them", len(n.list)-mostShown)
			return append(list, diagnostic{Severity: severityInformation, Source: "onecopy", Message: rest})
		}
		list = append(list, n.diagnostic(&n.list[i], root))
	}
	return list
}

// diagnostic is a finding as an editor shows it. Severities are those of the other forms.
func (n *shown) diagnostic(f *found, root string) diagnostic {
	d := diagnostic{Range: n.span(f), Severity: severityError, Code: f.Rule, Source: "onecopy", Message: f.Describe()}
	if f.Kind == report.Boilerplate {
		d.Severity, d.Tags = severityWarning, []int{tagUnnecessary}
	}
	if o := f.Other; o != nil && !o.Archived && root != "" {
		line := max(o.At.Line-1, 0)
		at := span{position{uint32(line), 0}, position{uint32(line), 0}}
		name := filepath.Join(root, filepath.FromSlash(o.At.Source))
		said := "the story that was there before"
		if headline := strings.TrimSpace(o.Headline); headline != "" {
			said += ": " + headline
		}
		d.Related = []related{{location{uriOf(name), at}, said}}
	}
	return d
}

// span is where a finding is shown: of a story that was there before at its first line, as a mark
// below all of it would hide every other one.
func (n *shown) span(f *found) span {
	s := n.sheet
	from, to := s.at(f.At.Line, f.At.Column), 0
	switch {
	case f.At.Line < 1 || f.Kind == report.Unreadable && f.At.Column < 1 || f.Kind == report.Repeated:
		to = s.lineEnd(min(max(f.At.Line, 1), len(s.lines)))
	default:
		to = s.at(max(f.At.EndLine, f.At.Line), f.At.EndColumn)
	}
	return s.span(from, max(from, to))
}

// wholeLines reports whether nothing but white space stands beside a finding in its lines.
func (n *shown) wholeLines(f *found) bool {
	s := n.sheet
	last := min(max(f.At.EndLine, 1), len(s.lines))
	before := s.text[s.at(f.At.Line, 0):s.at(f.At.Line, f.At.Column)]
	after := s.text[min(s.at(f.At.EndLine, f.At.EndColumn), s.lineEnd(last)):s.lineEnd(last)]
	return len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(after)) == 0
}
