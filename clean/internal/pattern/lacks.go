package pattern

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// Lacks says what a line that stands in no page does not have of the patterns of a set, for people
// to read; nothing if one of them matches. It reads the patterns again.
func (s *Patterns) Lacks(line string, shape *scan.Shape) string {
	line = shape.Even(line)
	for i := range s.exprs {
		if _, _, ok := s.exprs[i].Find(line); ok {
			return ""
		}
	}
	rows, err := rowsOf(s.specs)
	if err != nil {
		return err.Error()
	}
	var reasons []string
	wanted := map[string][]string{}
	for _, row := range rows {
		why, of := row.lacks(lowerLine(line))
		if why == "" {
			return farthest(s.specs[row.spec].Pattern, line)
		}
		if !slices.Contains(reasons, why) {
			reasons = append(reasons, why)
		}
		wanted[why] = append(wanted[why], of...)
	}
	for i, why := range reasons {
		reasons[i] = why + oneOf(wanted[why])
	}
	return "the line " + strings.Join(reasons, ", ")
}

// lacks says what a line in lower case lacks of what one branch of a pattern requires, and the
// literals of which it requires one.
func (r *requirement) lacks(lower string) (why string, of []string) {
	begins := func(s string) bool { return strings.HasPrefix(lower, s) }
	ends := func(s string) bool { return strings.HasSuffix(lower, s) }
	has := func(s string) bool { return strings.Contains(lower, s) }
	switch {
	case r.heads != nil && !slices.ContainsFunc(r.heads, begins):
		return "does not begin, in capitals or not, with ", r.heads
	case r.tails != nil && !slices.ContainsFunc(r.tails, ends):
		return "does not end, in capitals or not, with ", r.tails
	case r.inner != nil && !slices.ContainsFunc(r.inner, has):
		return "does not have ", r.inner
	case r.also != nil && !slices.ContainsFunc(r.also, has):
		return "does not have ", r.also
	case len(lower) > int(r.bytes):
		return fmt.Sprintf("is longer than %d bytes", r.bytes), nil
	case scan.Digits(lower) < r.digits:
		return fmt.Sprintf("has fewer than %d digits", r.digits), nil
	}
	return "", nil
}

// lowerLine returns a line with ASCII letters in lower case, as literals are.
func lowerLine(line string) string {
	lower := make([]byte, len(line)+7)
	scan.LowerTo(lower, line)
	return string(lower[:len(line)])
}

// mostLiterals are told to the reader.
const mostLiterals = 6

// oneOf lists literals.
func oneOf(literals []string) string {
	var b strings.Builder
	for i, s := range literals[:min(len(literals), mostLiterals)] {
		if i > 0 {
			b.WriteString(" or ")
		}
		b.WriteString(strconv.Quote(s))
	}
	return b.String() + andMore(len(literals)-mostLiterals)
}

func andMore(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" (and %d more)", n)
}

// farthest says how far a pattern goes along with a line: the longest beginning of the line that
// the first parts of the pattern match.
func farthest(pattern, line string) string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return err.Error()
	}
	far, rest := 0, ""
	for _, way := range ways(re) {
		for n := len(way); n > 0; n-- {
			m := compileAll(way[:n]).FindStringIndex(line)
			if m == nil {
				continue
			}
			if n < len(way) && (rest == "" || m[1] > far) {
				far, rest = m[1], way[n].String()
			}
			break
		}
	}
	switch {
	case rest == "":
		return "the pattern does not match"
	case far == 0:
		return "the pattern does not go along with the beginning of the line: it wants " + shortened(rest)
	}
	return fmt.Sprintf("the pattern goes along with %s, and then wants %s", strconv.Quote(line[:far]), shortened(rest))
}

// ways returns the parts of each alternative of a pattern.
func ways(re *syntax.Regexp) (list [][]*syntax.Regexp) {
	switch re.Op {
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			list = append(list, ways(sub)...)
		}
		return list
	case syntax.OpConcat:
		return [][]*syntax.Regexp{re.Sub}
	}
	return [][]*syntax.Regexp{{re}}
}

// compileAll compiles parts of a pattern that follow each other.
func compileAll(parts []*syntax.Regexp) *regexp.Regexp {
	return regexp.MustCompile((&syntax.Regexp{Op: syntax.OpConcat, Sub: parts}).String())
}

// shortened returns the beginning of a pattern that is too long to read.
func shortened(pattern string) string {
	const longest = 160
	if utf8.RuneCountInString(pattern) <= longest {
		return pattern
	}
	return string([]rune(pattern)[:longest]) + "…"
}
