package clean

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onecopy/clean/internal/pattern"
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
// of the lines it cuts, or matches one it keeps, is refused, and so are a key given twice, two rules of
// one name, and a list that no pattern could name. Errors begin with name and line.
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

// A ruleText is a rule as it is written.
type ruleText struct {
	Rule
	file        string
	line, named int // of its first line, and of its name
	patterns    []patternLine
	lists       lists
	cuts, keeps []string // lines it must find, and lines it must leave alone
	given       []string // keys that may be given once
}

// A patternLine is a pattern as it is written, and its line.
type patternLine struct {
	text string
	line int
}

// readRules reads the rules of a file, and the lists between them.
func readRules(text, name string) (rules []*ruleText, between lists, err error) {
	store, why := make(lineStore, 0, strings.Count(text, "\n")+1), "a rule of "+name
	var now *ruleText
	names := map[string]int{} // lines of rules
	n := 0
	for line := range strings.Lines(text) {
		n++
		switch line = strings.TrimSpace(line); {
		case line == "":
			now = nil
			continue
		case line[0] == '#':
			continue
		case now == nil && line[0] != '{':
			now = &ruleText{file: name, line: n}
			now.Why = why
			rules = append(rules, now)
		}
		if now == nil {
			err = between.add(line, n, &store)
		} else {
			err = now.set(line, n, &store)
		}
		if now != nil && now.named == n && err == nil {
			if first, ok := names[now.Name]; ok {
				err = fmt.Errorf("rule %s stands in line %d too", now.Name, first)
			}
			names[now.Name] = n
		}
		if err != nil {
			return nil, lists{}, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return rules, between, nil
}

// keyed splits "key: value".
func keyed(line string) (key, value string, err error) {
	key, value, ok := strings.Cut(line, ":")
	if value = strings.TrimSpace(value); !ok || value == "" {
		return "", "", fmt.Errorf("want key: value, have %q", line)
	}
	return key, value, nil
}

// set reads one "key: value" line of a rule, the n-th of its file.
func (t *ruleText) set(line string, n int, store *lineStore) (err error) {
	if line[0] == '{' {
		return t.lists.add(line, n, store)
	}
	key, value, err := keyed(line)
	if err != nil {
		return err
	}
	switch key {
	case "rule", "why", "words", "place", "header":
		if slices.Contains(t.given, key) {
			return fmt.Errorf("the rule has %q twice", key+":")
		}
		t.given = append(t.given, key)
	}
	switch key {
	case "rule":
		t.Name, t.named = value, n
		category, shape, ok := strings.Cut(value, "/")
		if t.Category, err = ParseCategory(category); err == nil && (!ok || shape == "") {
			err = fmt.Errorf("want rule: category/shape, have %q", value)
		}
	case "pattern":
		t.patterns = append(t.patterns, patternLine{value, n})
	case "cuts":
		t.cuts = store.add(t.cuts, value)
	case "keeps":
		t.keeps = store.add(t.keeps, value)
	case "why":
		t.Why = value
	case "words":
		if t.Most, err = strconv.Atoi(value); err != nil || t.Most < 1 {
			err = fmt.Errorf("want words: a number of 1 or more, have %q", value)
		}
	case "place":
		t.Place, err = parsePlace(value)
	case "header":
		if t.Header = value == "yes"; !t.Header && value != "no" {
			err = fmt.Errorf("want header: yes or no, have %q", value)
		}
	default:
		err = fmt.Errorf("unknown key %q: want rule, pattern, cuts, keeps, why, place, words, header or {list}", key)
	}
	return err
}

// fill fills the lists into the patterns: those of the rule come first, then those between rules.
// If it is told to, it refuses what package regexp does not take, each pattern by its line.
func (t *ruleText) fill(compile bool, between *listScope) error {
	scope := &listScope{lists: &t.lists, outer: between}
	whole := between.scratch[:0]
	for i, p := range t.patterns {
		from := len(whole)
		if i > 0 {
			whole, from = append(whole, '|'), from+1
		}
		var err error
		if len(t.patterns) == 1 {
			whole, err = scope.fill(whole, p.text)
		} else {
			whole, err = scope.either(whole, p.text)
		}
		if err == nil && compile {
			err = compiles(string(whole[from:]))
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", t.file, p.line, err)
		}
	}
	between.scratch = whole
	if compile {
		if err := scope.checkUnused(t.file); err != nil {
			return err
		}
	}
	if t.Pattern = string(whole); len(t.cuts) > 0 {
		t.Example = t.cuts[0]
	}
	if len(t.keeps) > 0 {
		t.Miss = t.keeps[0]
	}
	return nil
}

func compiles(pattern string) error {
	re, err := regexp.Compile(pattern)
	if err == nil && re.NumSubexp() > 1 {
		err = errors.New("a pattern has one group in ( ) at most, the part that is cut: write (?: ) for others")
	}
	return err
}

// check refuses a rule that does not do what its own examples say.
func (t *ruleText) check() error {
	if t.Name == "" {
		return errors.New("has no \"rule:\" line")
	}
	if t.Pattern == "" || len(t.cuts) == 0 || len(t.keeps) == 0 {
		return errors.New("needs pattern, cuts and keeps")
	}
	finds := t.finder()
	group := &pattern.Expr{Pattern: t.Pattern}
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

// ParseCategory gives the role of a category by its name.
func ParseCategory(name string) (Role, error) {
	for r := Caption; int(r) < len(roles); r++ {
		if roles[r] == name {
			return r, nil
		}
	}
	return 0, fmt.Errorf("unknown category %q: want one of %s", name, strings.Join(roles[Caption:], ", "))
}

func parsePlace(name string) (Place, error) {
	for i, p := range []string{"anywhere", "top", "tail", "ends"} {
		if p == name {
			return Place(i), nil
		}
	}
	return 0, fmt.Errorf("unknown place %q: want anywhere, top, tail or ends", name)
}
