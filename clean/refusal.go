package clean

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

// Refusal says why rule r does not cut line i of a marked page, or a part of it: how many words the
// line has, what of the pattern it lacks, how far the pattern goes along with it, its place, or the
// rule that came first. It is empty where the rule cuts.
func (p *Page) Refusal(i int, r *Rule) string {
	l := &p.Lines[i]
	cuts := l.Rule == r || slices.ContainsFunc(l.Spans(), func(s Span) bool { return s.Rule == r })
	switch {
	case cuts:
		return ""
	case r.Pattern == "":
		return "the rule has no pattern: it is found by the lines around, and did not find this one"
	case l.shape.Words > r.most():
		return fmt.Sprintf("the line has %d words, and the rule takes %d at most", l.shape.Words, r.most())
	}
	line := strings.ReplaceAll(p.Text[l.Start():l.End()], hard, " ")
	if why := r.lacks(line); why != "" {
		return why
	}
	return p.outranked(l, r)
}

// outranked says what became of a line that the pattern of r matches.
func (p *Page) outranked(l *Line, r *Rule) string {
	switch where := map[Place]string{Top: "above the first paragraph", Tail: "below the last paragraph", Ends: "above the first or below the last paragraph"}[r.Place]; {
	case l.Rule != nil:
		return fmt.Sprintf("the pattern matches, but %s cuts the line", l.Rule.Name)
	case l.hit() == r && where != "":
		return fmt.Sprintf("the pattern matches, but the rule holds %s of a story alone, and the line is kept as %s", where, l.Role)
	case l.hit() != nil && l.hit() != r:
		return fmt.Sprintf("the pattern matches, but %s comes first", l.hit().Name)
	}
	return fmt.Sprintf("the pattern matches, but the line is kept as %s", l.Role)
}

// lacks says what of the pattern a line does not have, nothing if the pattern matches.
func (r *Rule) lacks(line string) string {
	if _, _, ok := r.find(line); ok {
		return ""
	}
	var reasons []string
	wanted := map[string][]string{}
	for _, row := range rowsOf([]*Rule{r}) {
		why, of := row.lacks(lowerLine(line))
		if why == "" {
			return r.parts(line)
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

// lacks says what a line in lower case lacks of what one branch of a pattern needs, and the
// literals of which it needs one.
func (n *need) lacks(lower string) (why string, of []string) {
	begins := func(s string) bool { return strings.HasPrefix(lower, s) }
	ends := func(s string) bool { return strings.HasSuffix(lower, s) }
	has := func(s string) bool { return strings.Contains(lower, s) }
	switch {
	case n.heads != nil && !slices.ContainsFunc(n.heads, begins):
		return "does not begin, in capitals or not, with ", n.heads
	case n.tails != nil && !slices.ContainsFunc(n.tails, ends):
		return "does not end, in capitals or not, with ", n.tails
	case n.inner != nil && !slices.ContainsFunc(n.inner, has):
		return "does not have ", n.inner
	case n.also != nil && !slices.ContainsFunc(n.also, has):
		return "does not have ", n.also
	case len(lower) > int(n.bytes):
		return fmt.Sprintf("is longer than %d bytes", n.bytes), nil
	case scan.Digits(lower) < n.digits:
		return fmt.Sprintf("has fewer than %d digits", n.digits), nil
	}
	return "", nil
}

// lowerLine gives a line with ASCII letters in lower case, as literals are.
func lowerLine(line string) string {
	lower := make([]byte, len(line)+7)
	scan.LowerTo(lower, line)
	return string(lower[:len(line)])
}

// mostLiterals are told.
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

// parts says how far the pattern goes along with a line: the longest beginning of the line that the
// first parts of the pattern match.
func (r *Rule) parts(line string) string {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
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

// ways gives the parts of each alternative of a pattern.
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

// shortened gives the beginning of a pattern that is too long to read.
func shortened(pattern string) string {
	const longest = 160
	if utf8.RuneCountInString(pattern) <= longest {
		return pattern
	}
	return string([]rune(pattern)[:longest]) + "…"
}
