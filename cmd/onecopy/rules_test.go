package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onecopy/clean"
)

// TestRulesPage keeps docs/rules.md the rule table as people read it; "make docs" rewrites it.
func TestRulesPage(t *testing.T) {
	t.Parallel()
	compare(t, "../../docs/rules.md", rulesPage(clean.Rules()))
}

func rulesPage(rules []*clean.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Rules\n\nThe %d rules that say what is not story, generated from the rule table by `make docs`. "+
		"A rule is named\ncategory/shape; where two fit a line the first of them takes it. `onecopy explain FILE` shows the rule of every\n"+
		"line of a page, `onecopy explain RULE` one rule with its pattern.\n", len(rules))
	var categories []clean.Role
	for _, r := range rules {
		if !slices.Contains(categories, r.Category) {
			categories = append(categories, r.Category)
		}
	}
	for _, c := range categories {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | why | cuts | keeps |\n|---|---|---|---|\n", c)
		for _, r := range rules {
			if r.Category == c {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.Name, cell(r.Why), cell(r.Example), cell(r.Miss))
			}
		}
	}
	return b.String()
}

// cell makes text safe inside a table of Markdown.
func cell(text string) string {
	return strings.NewReplacer("\\", "\\\\", "|", "\\|", "<", "&lt;", "*", "\\*", "_", "\\_", "`", "\\`", "\n", " ", "[", "\\[").Replace(text)
}
