package check

import (
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/report"
)

// A Selection says which findings are made, by kinds (copy), categories (share) and rules
// (share/buttons, near-copy). Of two words about a finding the narrower one decides, of equal ones
// Ignore.
type Selection struct {
	Select, Ignore []string
	PerPath        []PathRule
}

// A PathRule leaves out findings in the files that a pattern selects.
type PathRule struct {
	Glob   gitignore.Glob
	Ignore []string
}

// ParsePathRules reads rules of the form GLOB:LIST, all from one place; below is the working folder
// from where their paths count.
func ParsePathRules(list []string, from, below string) (rules []PathRule, err error) {
	for _, text := range list {
		at := strings.LastIndex(text, ":")
		if at < 0 {
			return nil, hint.Errorf("for example: 'old/**:share,near-copy'", "--per-path-ignore %q is not GLOB:LIST", text)
		}
		globs, err := gitignore.ParseList([]string{strings.TrimSpace(text[:at])}, from, below)
		if err != nil {
			return nil, hint.Errorf("GLOB is a pattern as in .gitignore", "--per-path-ignore: %w", err)
		}
		rule := PathRule{Glob: globs[0]}
		for name := range strings.SplitSeq(text[at+1:], ",") {
			rule.Ignore = append(rule.Ignore, strings.TrimSpace(name))
		}
		rules = append(rules, rule)
	}
	return rules, nil
}

// check refuses names of which there is no kind, category or rule.
func (s *Selection) check(rules []report.RuleEntry) error {
	known := append(Kinds(), copyRules()...)
	for _, c := range clean.Categories() {
		known = append(known, c.String())
	}
	for _, r := range rules {
		known = append(known, r.Name)
	}
	refuse := func(flag string, names []string) error {
		for _, name := range names {
			if !slices.Contains(known, name) {
				const advice = "LIST has rules and categories, see docs/rules.md, and copy, near-copy and the like"
				return hint.Unknown(name, known, advice, "%s %s: no such rule or category", flag, name)
			}
		}
		return nil
	}
	if err := refuse("--select", s.Select); err != nil {
		return err
	}
	if err := refuse("--ignore", s.Ignore); err != nil {
		return err
	}
	for i := range s.PerPath {
		if err := refuse("--per-path-ignore", s.PerPath[i].Ignore); err != nil {
			return err
		}
	}
	return nil
}

// narrowest is how narrow the narrowest of the names is that mean a finding: 0 none, 1 its kind, 2
// its category, 3 its rule.
func narrowest(names []string, kind report.Kind, category, rule string) int {
	switch {
	case slices.Contains(names, rule):
		return 3
	case category != "" && slices.Contains(names, category):
		return 2
	case slices.Contains(names, string(kind)):
		return 1
	}
	return 0
}

// allows reports whether a finding is made.
func (s *Selection) allows(f *report.Finding) bool {
	if !s.allowsRule(f.Kind, f.Category, f.Rule) {
		return false
	}
	selected := narrowest(s.Select, f.Kind, f.Category, f.Rule)
	for i := range s.PerPath {
		p := &s.PerPath[i]
		if n := narrowest(p.Ignore, f.Kind, f.Category, f.Rule); n > 0 && n >= selected && p.Glob.SelectsFrom(f.At.Source) {
			return false
		}
	}
	return true
}

// allowsRule is allows wherever a finding is.
func (s *Selection) allowsRule(kind report.Kind, category, rule string) bool {
	selected, ignored := narrowest(s.Select, kind, category, rule), narrowest(s.Ignore, kind, category, rule)
	return (len(s.Select) == 0 || selected > 0) && (ignored == 0 || ignored < selected)
}
