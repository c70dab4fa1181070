package clean

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// ParseRules reads a user's own rules. A rule is a few lines, with a blank line before the next; # begins a comment:
//
//	rule: related/spor-oku
//	pattern: ^Spor oku: \S.+$
//	cuts: Spor oku: Fenerbahçe deplasmanda kazandı
//	keeps: Spor okumak kadar güzeldir.
//	place: tail
//	words: 20
//
// The name begins with the category; place (anywhere, top, tail or ends) and words (most words of a line) may be left
// out. A rule whose cuts does not match, or whose keeps does, is refused. Errors begin with name and line.
func ParseRules(r io.Reader, name string) ([]*Rule, error) {
	in := bufio.NewScanner(r)
	var rules []*Rule
	var now *Rule
	start := 0
	end := func() error {
		if now == nil {
			return nil
		}
		rule := now
		now = nil
		rules = append(rules, rule)
		if err := rule.check(); err != nil {
			return fmt.Errorf("%s:%d: rule %s: %w", name, start, rule.Name, err)
		}
		return nil
	}
	n := 0
	for in.Scan() {
		n++
		line := strings.TrimSpace(in.Text())
		if strings.HasPrefix(line, "#") {
			continue
		}
		if line == "" {
			if err := end(); err != nil {
				return nil, err
			}
			continue
		}
		if now == nil {
			now, start = &Rule{Why: "a rule of " + name}, n
		}
		if err := now.set(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := in.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = errors.New("a line of over 65,536 bytes, which no rule has")
		}
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return rules, end()
}

// set reads one "key: value" line of a rule.
func (r *Rule) set(line string) (err error) {
	key, value, ok := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if !ok || value == "" {
		return fmt.Errorf("want key: value, have %q", line)
	}
	switch key {
	case "rule":
		r.Name = value
		category, shape, ok := strings.Cut(value, "/")
		if r.Category, err = ParseCategory(category); err == nil && (!ok || shape == "") {
			err = fmt.Errorf("want rule: category/shape, have %q", value)
		}
	case "pattern":
		r.Pattern = value
		_, err = regexp.Compile(value)
	case "cuts":
		r.Example = value
	case "keeps":
		r.Miss = value
	case "why":
		r.Why = value
	case "words":
		r.Most, err = strconv.Atoi(value)
	case "place":
		r.Place, err = parsePlace(value)
	default:
		err = fmt.Errorf("unknown key %q: want rule, pattern, cuts, keeps, why, place or words", key)
	}
	return err
}

// check refuses a rule that does not do what its own examples say.
func (r *Rule) check() error {
	switch {
	case r.Name == "":
		return fmt.Errorf("has no \"rule:\" line")
	case r.Pattern == "" || r.Example == "" || r.Miss == "":
		return fmt.Errorf("needs pattern, cuts and keeps")
	case !r.finds(r.Example):
		return fmt.Errorf("the pattern does not match the line it cuts: %s", r.Example)
	case r.finds(r.Miss):
		return fmt.Errorf("the pattern matches the line it keeps: %s", r.Miss)
	}
	return nil
}

// finds reports whether the rule finds a line of these words, its place aside.
func (r *Rule) finds(line string) bool {
	line = strings.TrimSpace(line)
	m := measure(line)
	found, _, _ := newTable([]*Rule{r}, rowsOf([]*Rule{r})).find(strings.ReplaceAll(line, hard, " "), &m)
	return found != nil
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
