package clean

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Lists are branches of patterns by the name of their list, each as it is written.
type lists struct {
	all    []list
	byName map[string]int // where a list is, if there are more than a few
}

type list struct {
	name     string
	branches []string
	line     int  // of the first branch
	used     bool // a pattern names it
}

// fewLists are looked through.
const fewLists = 8

// longestPattern is the most bytes of a pattern with its lists filled in; the longest that is
// shipped has about 4,000.
const longestPattern = 1 << 16

var errTooLong = fmt.Errorf("with its lists filled in the pattern has over %d bytes", longestPattern)

// add reads the n-th line of a file, "{name}: branch".
func (l *lists) add(line string, n int, to *lineStore) error {
	key, branch, err := keyed(line)
	name, whole := braced(key)
	switch {
	case err != nil:
		return err
	case whole != len(key):
		return fmt.Errorf("want {name}: of small letters, digits and -, have %q", key)
	}
	if last := len(l.all) - 1; last < 0 || l.all[last].name != name {
		if known := l.of(name); known != nil {
			known.branches = to.add(known.branches, branch)
			return nil
		}
		l.all = append(l.all, list{name: name, line: n})
		l.note(name)
	}
	last := &l.all[len(l.all)-1]
	last.branches = to.add(last.branches, branch)
	return nil
}

// note notes where the last list is.
func (l *lists) note(name string) {
	switch {
	case len(l.all) <= fewLists:
	case l.byName == nil:
		l.byName = make(map[string]int, 2*fewLists)
		for i := range l.all {
			l.byName[l.all[i].name] = i
		}
	default:
		l.byName[name] = len(l.all) - 1
	}
}

// join adds other lists, whose names are no less their own.
func (l *lists) join(more lists) {
	for _, k := range more.all {
		l.all = append(l.all, k)
		l.note(k.name)
	}
}

// of returns a list, nil if there is none of that name.
func (l *lists) of(name string) *list {
	if l.byName != nil {
		if i, ok := l.byName[name]; ok {
			return &l.all[i]
		}
		return nil
	}
	for i := range l.all {
		if l.all[i].name == name {
			return &l.all[i]
		}
	}
	return nil
}

// A lineStore keeps the lines of a file that belong to lists, one behind the other. It has room for
// all: made one by one, the 8,000 lines of the shipped rules took a third of the time of reading
// them.
type lineStore []string

// add adds a line to a list, in place where the list ends the store. A list that does not end it
// has no room behind it, so that it is copied first.
func (s *lineStore) add(list []string, line string) []string {
	n := len(list)
	if n > 0 && &list[n-1] != &(*s)[len(*s)-1] {
		return append(list, line)
	}
	*s = append(*s, line)
	return (*s)[len(*s)-1-n : len(*s) : len(*s)]
}

// braced returns the name in braces that s begins with, and how many bytes both are; none if it
// does not.
func braced(s string) (name string, n int) {
	for n = 1; n < len(s); n++ {
		switch c := s[n]; {
		case c == '}' && n > 1:
			return s[1:n], n + 1
		case 'a' <= c && c <= 'z' || n > 1 && (c == '-' || '0' <= c && c <= '9'):
		default:
			return "", 0
		}
	}
	return "", 0
}

// A listScope is the lists that a pattern may name: those of its rule, then those between the rules
// of its file, then the shipped ones.
type listScope struct {
	lists  *lists
	filled map[string]string // of the shipped ones, as they stand in a pattern
	busy   []string          // lists that are being filled in
	outer  *listScope

	scratch []byte // in which patterns are put together
}

// fill appends a pattern with the lists it names in place of their names.
func (s *listScope) fill(to []byte, pattern string) ([]byte, error) {
	from, class := 0, false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\': // \p{Lu}, \x{41} and \Q{a}\E name no list
			i++
			switch {
			case i+1 < len(pattern) && pattern[i+1] == '{' && strings.IndexByte("pPx", pattern[i]) >= 0:
				i++
			case i < len(pattern) && pattern[i] == 'Q':
				if end := strings.Index(pattern[i:], `\E`); end >= 0 {
					i += end + 1
				} else {
					i = len(pattern)
				}
			}
		case '[':
			class = true
		case ']':
			class = false
		case '{':
			name, n := braced(pattern[i:])
			if n == 0 || class {
				continue
			}
			var err error
			if to, err = s.list(append(to, pattern[from:i]...), name); err != nil {
				return nil, err
			}
			from, i = i+n, i+n-1
		}
	}
	if to = append(to, pattern[from:]...); len(to) > longestPattern {
		return nil, errTooLong
	}
	return to, nil
}

// list appends the branches of a list as one group. What they name is sought where the list stands.
func (s *listScope) list(to []byte, name string) (_ []byte, err error) {
	var l *list
	for ; s != nil; s = s.outer {
		if l = s.lists.of(name); l != nil {
			break
		}
	}
	switch {
	case l == nil:
		return nil, fmt.Errorf(`no line begins with {%s}: (write \{ for a brace)`, name)
	case slices.Contains(s.busy, name):
		return nil, fmt.Errorf("{%s} stands in itself", name)
	}
	if group, ok := s.filled[name]; ok {
		return append(to, group...), nil
	}
	l.used = true
	s.busy = append(s.busy, name)
	to = append(to, "(?:"...)
	for i, branch := range l.branches {
		if i > 0 {
			to = append(to, '|')
		}
		if to, err = s.either(to, branch); err != nil {
			return nil, err
		}
	}
	s.busy = s.busy[:len(s.busy)-1]
	return append(to, ')'), nil
}

// checkUnused refuses a list that no pattern names and that none could: with a branch that package
// regexp does not take, or that names no list. The error begins with the line.
func (s *listScope) checkUnused(file string) error {
	for i := range s.lists.all {
		l := &s.lists.all[i]
		if l.used {
			continue
		}
		group, err := s.list(nil, l.name)
		if err == nil && len(group) > longestPattern {
			err = errTooLong
		}
		if err == nil {
			err = compiles(string(group))
		}
		if err != nil {
			return fmt.Errorf("%s:%d: {%s}, which no pattern names: %w", file, l.line, l.name, err)
		}
	}
	return nil
}

// either appends a pattern that others stand beside.
func (s *listScope) either(to []byte, pattern string) (_ []byte, err error) {
	if !switches(pattern) {
		return s.fill(to, pattern)
	}
	if to, err = s.fill(append(to, "(?:"...), pattern); err != nil {
		return nil, err
	}
	return append(to, ')'), nil
}

// switches reports whether a pattern may hold flags that go on to the end of the group, and so
// would for the branches behind.
func switches(pattern string) bool {
	for {
		i := strings.Index(pattern, "(?")
		if i < 0 {
			return false
		}
		pattern = pattern[i+2:]
		if n := len(pattern) - len(strings.TrimLeft(pattern, "imsU-")); n > 0 && strings.HasPrefix(pattern[n:], ")") {
			return true
		}
	}
}

// keyed splits "key: value".
func keyed(line string) (key, value string, err error) {
	key, value, ok := strings.Cut(line, ":")
	if value = strings.TrimSpace(value); !ok || value == "" {
		return "", "", fmt.Errorf("want key: value, have %q", line)
	}
	return key, value, nil
}

func compiles(pattern string) error {
	re, err := regexp.Compile(pattern)
	if err == nil && re.NumSubexp() > 1 {
		err = errors.New("a pattern has one group in ( ) at most, the part that is cut: write (?: ) for others")
	}
	return err
}
