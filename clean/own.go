package clean

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
)

// ParseRules reads rules in the notation of clean/rules. A rule is a few lines, with a blank line
// before the next; # begins a comment:
//
//	rule: related/spor-oku
//	pattern: ^{opening}: \S.+$
//	{opening}: Spor oku
//	{opening}: Maç oku
//	cuts: Spor oku: Fenerbahçe deplasmanda kazandı
//	keeps: Spor okumak kadar güzeldir.
//	place: tail
//	words: 20
//
// The name begins with the category. A line matches if one of the patterns does, in RE2; {opening}
// in a pattern stands for any of the lines that begin with {opening}:, in the rule, in lines that
// stand by themselves between rules, or in those of clean/rules ({people}, {day}, {months} and
// more). Why, place (anywhere, top, tail or ends), words (most words of a line) and header (yes:
// headlines of other stories stand below such a line) may be left out. A rule that leaves alone one
// of the lines it cuts, or matches one it keeps, is refused, and so are a key given twice, two
// rules of one name, and a list that no pattern could name. Errors begin with name and line.
func ParseRules(r io.Reader, name string) ([]*Rule, error) {
	file, err := io.ReadAll(io.LimitReader(r, longestRules+1))
	if err == nil && len(file) > longestRules {
		err = fmt.Errorf("over %d bytes, which no rules need", longestRules)
	}
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	texts, own, err := readRules(strings.TrimPrefix(string(file), "\ufeff"), name)
	if err != nil {
		return nil, err
	}
	between := &listScope{lists: &own, outer: shipped.lists}
	rules := make([]*Rule, 0, len(texts))
	for _, t := range texts {
		if err := t.fill(true, between); err != nil {
			return nil, err
		}
		if err := t.check(); err != nil {
			return nil, fmt.Errorf("%s:%d: rule %s: %w", name, t.line, t.Name, err)
		}
		rules = append(rules, &t.Rule)
	}
	if err := between.checkUnused(name); err != nil {
		return nil, err
	}
	return rules, nil
}

// longestRules is the most bytes of a file of rules: twenty times what is shipped.
const longestRules = 8 << 20

// check refuses a rule that does not do what its own examples say.
func (t *ruleText) check() error {
	if t.Name == "" {
		return errors.New("has no \"rule:\" line")
	}
	if t.Pattern == "" || len(t.cuts) == 0 || len(t.keeps) == 0 {
		return errors.New("needs pattern, cuts and keeps")
	}
	finds := t.finder()
	group := &backtrack.Expr{Pattern: t.Pattern}
	for _, line := range t.cuts {
		if !finds(line) {
			return fmt.Errorf("the pattern does not match the line it cuts: %s", cmp.Or(t.tooLong(line), line))
		}
		if from, to, ok := group.Find(line); ok && from == to {
			return fmt.Errorf("the group in ( ) matches nothing of the line it cuts: %s", line)
		}
	}
	for _, line := range t.keeps {
		if finds(line) {
			return fmt.Errorf("the pattern matches the line it keeps: %s", line)
		}
	}
	return nil
}

// tooLong says that a line has more words than the rule takes, where it has.
func (t *ruleText) tooLong(line string) string {
	if m := scan.Measure(line); m.Words > t.most() {
		return fmt.Sprintf("it has %d words, and \"words: %d\" is the most", m.Words, t.most())
	}
	return ""
}

// finder returns whether the rule finds a line of these words, its place aside.
func (r *Rule) finder() func(line string) bool {
	set := newRuleTable([]*Rule{r}, "", nil).set
	return func(line string) bool {
		line = strings.TrimSpace(line)
		m := scan.Measure(line)
		_, ok := set.Match(line, &m)
		return ok
	}
}
