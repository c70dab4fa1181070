package clean

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

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

func parsePlace(name string) (place, error) {
	for i, p := range []string{"anywhere", "top", "tail", "ends"} {
		if p == name {
			return place(i), nil
		}
	}
	return 0, fmt.Errorf("unknown place %q: want anywhere, top, tail or ends", name)
}
