package run

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/report"
)

// A tally counts what each rule cut.
type tally struct {
	byRule map[string]*report.RuleEntry
}

func (t *tally) add(c *corpus.Cut) {
	if t.byRule == nil {
		t.byRule = map[string]*report.RuleEntry{}
	}
	r := t.byRule[c.Rule]
	if r == nil {
		r = &report.RuleEntry{Name: strings.Clone(c.Rule), Category: strings.Clone(c.Category)}
		t.byRule[r.Name] = r
	}
	r.Cuts++
	r.Bytes += c.End - c.Start
	if len(r.Samples) < ruleSamples && !slices.Contains(r.Samples, c.Text) {
		r.Samples = append(r.Samples, strings.Clone(c.Text)) // by itself, and not with the text it is a part of
	}
}

// ruleSamples is how many cuts of a rule are shown, the first that are unequal.
const ruleSamples = 3

// merge adds what was counted of what comes next.
func (t *tally) merge(next *tally) {
	if t.byRule == nil {
		t.byRule = map[string]*report.RuleEntry{}
	}
	for name, n := range next.byRule {
		r := t.byRule[name]
		if r == nil {
			t.byRule[name] = n
			continue
		}
		r.Cuts, r.Bytes = r.Cuts+n.Cuts, r.Bytes+n.Bytes
		for _, text := range n.Samples {
			if len(r.Samples) < ruleSamples && !slices.Contains(r.Samples, text) {
				r.Samples = append(r.Samples, text)
			}
		}
	}
}

// rules lists the rules that cut something, by name, with their reasons.
func (t *tally) rules(own []*clean.Rule) []report.RuleEntry {
	why := map[string]string{}
	for _, r := range slices.Concat(clean.Rules(), own) {
		why[r.Name] = r.Why
	}
	var list []report.RuleEntry
	for _, r := range t.byRule {
		r.Why = cmp.Or(why[r.Name], r.Why)
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b report.RuleEntry) int { return cmp.Compare(a.Name, b.Name) })
	return list
}
