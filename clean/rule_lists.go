package clean

import (
	"fmt"
	"slices"
	"strings"
)

// Lists are branches of patterns by the name of their list, each as it is written. A rule has few.
type lists []list

type list struct {
	name     string
	branches []string
}

// longestPattern is the most bytes of a pattern with its lists filled in; the longest that is
// shipped has about 4,000.
const longestPattern = 1 << 16

// add reads one "{name}: branch" line.
func (l *lists) add(line string, to *lineStore) error {
	key, branch, err := keyed(line)
	name, whole := braced(key)
	switch {
	case err != nil:
		return err
	case whole != len(key):
		return fmt.Errorf("want {name}: of small letters, digits and -, have %q", key)
	}
	if n := len(*l); n == 0 || (*l)[n-1].name != name {
		if i := slices.IndexFunc(*l, func(k list) bool { return k.name == name }); i >= 0 {
			(*l)[i].branches = append(slices.Clip((*l)[i].branches), branch)
			return nil
		}
		*l = append(*l, list{name: name})
	}
	last := &(*l)[len(*l)-1]
	last.branches = to.add(last.branches, branch)
	return nil
}

// of gives the branches of a list, none if there is none of that name.
func (l lists) of(name string) []string {
	for i := range l {
		if l[i].name == name {
			return l[i].branches
		}
	}
	return nil
}

// A lineStore keeps the lines of a file that belong to lists, one behind the other. It has room for
// all: made one by one, the 8,000 lines of the shipped rules took a third of the time of reading them.
type lineStore []string

// add adds a line to a list, in place where the list ends the store.
func (s *lineStore) add(list []string, line string) []string {
	n := len(list)
	if n > 0 && &list[n-1] != &(*s)[len(*s)-1] {
		return append(slices.Clip(list), line)
	}
	*s = append(*s, line)
	return (*s)[len(*s)-1-n : len(*s) : len(*s)]
}

// braced gives the name in braces that s begins with, and how many bytes both are; none if it does
// not.
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
	lists  lists
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
		return nil, fmt.Errorf("with its lists filled in the pattern has over %d bytes", longestPattern)
	}
	return to, nil
}

// list appends the branches of a list as one group. What they name is sought where the list stands.
func (s *listScope) list(to []byte, name string) (_ []byte, err error) {
	for s != nil && s.lists.of(name) == nil {
		s = s.outer
	}
	switch {
	case s == nil:
		return nil, fmt.Errorf(`no line begins with {%s}: (write \{ for a brace)`, name)
	case slices.Contains(s.busy, name):
		return nil, fmt.Errorf("{%s} stands in itself", name)
	}
	if group, ok := s.filled[name]; ok {
		return append(to, group...), nil
	}
	s.busy = append(s.busy, name)
	to = append(to, "(?:"...)
	for i, branch := range s.lists.of(name) {
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
