package backtrack

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// To read a class such as [\p{L}\p{M}'-] gives package syntax seven hundred ranges to sort, in each
// of some hundred patterns: that was half of the time of reading them, and a tenth of what a check
// of a few pages takes. So each class is read once. In the text of a pattern two characters of a
// private plane stand for it, as a class of their own, and in the tree that is made of the text it
// is put back.

// parse reads a pattern as package syntax does.
func parse(pattern string) (*syntax.Regexp, error) {
	var r classReader
	if text, ok := r.read(pattern); ok && len(r.classes) > 0 {
		if re, err := syntax.Parse(text, syntax.Perl); err == nil && r.restore(re) {
			return re, nil
		}
	}
	return syntax.Parse(pattern, syntax.Perl)
}

// A classReader takes the classes out of a pattern.
type classReader struct {
	classes []*syntax.Regexp
	flags   classFlags   // that hold
	outer   []classFlags // of the groups around
	text    strings.Builder
}

// The classFlags of a pattern are those by which a class is another one.
type classFlags struct{ fold, newline bool }

// firstStandIn is the first of the characters that stand for classes, four to each, of which two
// are used: so no two classes are one range where they are alternatives.
const firstStandIn = 0xF0000

// read returns the pattern with other characters in the place of its classes. It reports false
// where it cannot be sure what a class is.
func (r *classReader) read(pattern string) (text string, ok bool) {
	if strings.Contains(pattern, `\Q`) || strings.Contains(pattern, `\x{`) || strings.ContainsFunc(pattern, func(c rune) bool { return c >= firstStandIn || c == utf8.RuneError }) {
		return "", false
	}
	for rest := pattern; rest != ""; {
		n := 1
		switch rest[0] {
		case '.':
			ok = r.class(rest[:1])
		case '[':
			n = bracketed(rest)
			ok = n > 0 && r.class(rest[:n])
		case '\\':
			n, ok = r.escape(rest)
		case '(':
			n, ok = r.open(rest)
			r.text.WriteString(rest[:n])
		case ')':
			if ok = len(r.outer) > 0; ok {
				r.flags, r.outer = r.outer[len(r.outer)-1], r.outer[:len(r.outer)-1]
			}
			r.text.WriteByte(')')
		default:
			ok = true
			r.text.WriteByte(rest[0])
		}
		if !ok {
			return "", false
		}
		rest = rest[n:]
	}
	return r.text.String(), true
}

// class writes what stands for a class.
func (r *classReader) class(text string) bool {
	class := classOf(text, r.flags)
	if class == nil {
		return false
	}
	n := slices.Index(r.classes, class)
	if n < 0 {
		n, r.classes = len(r.classes), append(r.classes, class)
	}
	if n >= mostClasses {
		return false
	}
	from := rune(firstStandIn + 4*n)
	r.text.WriteString("[" + string(from) + "-" + string(from+1) + "]")
	return true
}

// bracketed returns how many bytes the class has that text begins with, 0 if it does not end.
func bracketed(text string) int {
	i := len("[")
	if strings.HasPrefix(text[i:], "^") {
		i++
	}
	for first := i; i < len(text); i++ {
		switch {
		case text[i] == ']' && i > first:
			return i + 1
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], "[:"):
			if end := strings.Index(text[i:], ":]"); end > 0 {
				i += end + 1
			}
		}
	}
	return 0
}

// escape takes an escape, of n bytes.
func (r *classReader) escape(text string) (n int, ok bool) {
	if len(text) < 2 {
		return 0, false
	}
	switch n = 2; text[1] {
	case 'p', 'P':
		if end := strings.IndexByte(text, '}'); strings.HasPrefix(text[2:], "{") && end > 0 {
			n = end + 1
		} else {
			n = 3
		}
		return n, n <= len(text) && r.class(text[:n])
	case 'D', 'S', 'W':
		return n, r.class(text[:n])
	}
	r.text.WriteString(text[:n])
	return n, text[1] < utf8.RuneSelf
}

// open returns how many bytes the beginning of a group has, and notes its flags.
func (r *classReader) open(text string) (n int, ok bool) {
	if !strings.HasPrefix(text, "(?") {
		r.outer = append(r.outer, r.flags)
		return 1, true
	}
	on, flags := true, r.flags
	for n = 2; n < len(text); n++ {
		switch text[n] {
		case '-':
			on = false
		case 'i':
			flags.fold = on
		case 's':
			flags.newline = on
		case ':', ')':
			if text[n] == ':' {
				r.outer = append(r.outer, r.flags)
			}
			r.flags = flags
			return n + 1, true
		case 'm', 'U':
		default: // a group with a name
			return n, false
		}
	}
	return n, false
}

// classes are the classes that were read, by their flags and their text, up to mostClasses: the
// rules of package clean have some 250.
var classes = struct {
	sync.Mutex
	read map[classKey]*syntax.Regexp
}{read: map[classKey]*syntax.Regexp{}}

const mostClasses = 1000

type classKey struct {
	classFlags
	text string
}

// classOf reads a class, once for all patterns. It returns nil for what is none.
func classOf(text string, flags classFlags) *syntax.Regexp {
	classes.Lock()
	defer classes.Unlock()
	key := classKey{flags, text}
	re, ok := classes.read[key]
	if ok {
		return re
	}
	with := syntax.Perl
	if flags.fold {
		with |= syntax.FoldCase
	}
	if flags.newline {
		with |= syntax.DotNL
	}
	re, err := syntax.Parse(text, with)
	if err != nil {
		return nil
	}
	if key.text = strings.Clone(text); len(classes.read) < mostClasses {
		classes.read[key] = re
	}
	return re
}

// restore puts the classes back into a tree. It reports false where one became part of another that
// is more than ranges.
func (r *classReader) restore(re *syntax.Regexp) bool {
	if re.Op == syntax.OpCharClass {
		return r.put(re)
	}
	for _, sub := range re.Sub {
		if !r.restore(sub) {
			return false
		}
	}
	return true
}

// put puts back the classes that a class of a tree stands for. Alternatives of one character each
// are one class.
func (r *classReader) put(re *syntax.Regexp) bool {
	if len(re.Rune) == 2 && re.Rune[0] >= firstStandIn {
		*re = *r.classes[(re.Rune[0]-firstStandIn)/4]
		return true
	}
	var all [][2]rune
	for i := 0; i < len(re.Rune); i += 2 {
		from, to := re.Rune[i], re.Rune[i+1]
		if from < firstStandIn {
			all = append(all, [2]rune{from, to})
			continue
		}
		class := r.classes[(from-firstStandIn)/4]
		if class.Op != syntax.OpCharClass {
			return false
		}
		for k := 0; k < len(class.Rune); k += 2 {
			all = append(all, [2]rune{class.Rune[k], class.Rune[k+1]})
		}
	}
	if re.Rune[len(re.Rune)-1] < firstStandIn {
		return true
	}
	slices.SortFunc(all, func(a, b [2]rune) int { return cmp.Compare(a[0], b[0]) })
	re.Rune = re.Rune[:0:0]
	for _, pair := range all {
		if n := len(re.Rune); n > 0 && pair[0] <= re.Rune[n-1]+1 {
			re.Rune[n-1] = max(re.Rune[n-1], pair[1])
			continue
		}
		re.Rune = append(re.Rune, pair[0], pair[1])
	}
	// All characters, or all but the end of a line, package syntax says in another way.
	return !slices.Equal(re.Rune, anyRune.pairs) && !slices.Equal(re.Rune, []rune{0, '\n' - 1, '\n' + 1, utf8.MaxRune})
}
