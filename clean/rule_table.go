package clean

import (
	"onecopy/clean/internal/pattern"
	"slices"
)

// A ruleTable is rules in order of precedence, compiled to be matched with lines.
type ruleTable struct {
	rules []*Rule
	own   int // how many of them, the first, are the user's own
	set   *pattern.Patterns
}

// newRuleTable compiles rules, which come before those of another table. It panics if a pattern is
// none of RE2.
func newRuleTable(rules []*Rule, index string, behind *ruleTable) *ruleTable {
	t := &ruleTable{rules: rules}
	var rest *pattern.Patterns
	if behind != nil {
		t.rules, t.own, rest = slices.Concat(rules, behind.rules), len(rules), behind.set
	}
	set, err := pattern.Compile(specsOf(rules), index, rest)
	if err != nil {
		panic("clean: " + err.Error())
	}
	t.set = set
	return t
}

// specsOf returns the patterns of rules for the matcher.
func specsOf(rules []*Rule) []pattern.Spec {
	specs := make([]pattern.Spec, len(rules))
	for i, r := range rules {
		specs[i] = pattern.Spec{Name: r.Name, Pattern: r.Pattern, Words: int(r.most())}
	}
	return specs
}
