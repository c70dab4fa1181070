package pattern

import (
	"regexp/syntax"
	"strings"
	"testing"
	"unicode/utf8"
)

// some are patterns as rules have, and lines for them.
var some = []struct{ pattern, line string }{
	{`^(?:a|bc)+d{2,4}$`, "abcddd"},
	{`^Read more: (.{3,60})$`, "Read more: the harbour"},
	{`(?i)^les også:\s.+$`, "LES OGSÅ: x"},
	{`\bport of Riga\b`, "They left the port of Riga on Monday."},
	{`^(?i:репортаж)\s*: .{3,100}$`, "Репортаж: мост снова открыт"},
	{`^[\p{Lu}][\p{L} .'-]{1,30} (/[\p{L} ]+/)$`, "Ada Brennick /Port Post/"},
	{`^.*?(?:\d{1,2}:\d\d)(?: [AP]M)?$`, "Updated 4:15 PM"},
	{`(?:^|\s)\(c\) \d{4}\b.*`, "all (c) 2031 Port Post"},
	{`^\W*share(?:d|s)?\W*$`, "** shares **"},
	{`^x*?(y+?)z?$`, "xxyyz"},
	{`^(?:[^ ]+ ){2,5}[^ ]+ \| [^|]+$`, "one two three four | five"},
	{`^$`, ""},
}

// FuzzExpr compares what any pattern finds in any line with package regexp.
func FuzzExpr(f *testing.F) {
	for _, s := range some {
		f.Add(s.pattern, s.line)
		f.Add(s.pattern, strings.ToUpper(s.line)+"\xff\u212a\u017f \x80")
	}
	f.Fuzz(func(t *testing.T, pattern, line string) {
		if !usable(pattern) || strings.Contains(line, "\n") || len(line) > 1000 {
			return
		}
		x := &Expr{Pattern: pattern}
		from, to, end, ok := x.FindEnd(line)
		a, b, last, want := x.slowFind(line)
		if ok != want || ok && (from != a || to != b && a >= 0 || end != last) {
			t.Errorf("%q in %q: %d to %d of %d, %v; regexp %d to %d of %d, %v", pattern, line, from, to, end, ok, a, b, last, want)
		}
	})
}

// usable reports whether a pattern is one for lines: RE2 with one group at most, and no flag that
// looks for line ends within the line.
func usable(pattern string) bool {
	re, err := syntax.Parse(pattern, syntax.Perl)
	return err == nil && len(pattern) <= 200 && re.MaxCap() <= 1 && utf8.ValidString(pattern) && !multiline(re)
}

// multiline reports whether a pattern has an anchor at line ends.
func multiline(re *syntax.Regexp) bool {
	if re.Op == syntax.OpBeginLine || re.Op == syntax.OpEndLine {
		return true
	}
	for _, sub := range re.Sub {
		if multiline(sub) {
			return true
		}
	}
	return false
}

// TestBudget has a pattern that would take the program years: package regexp answers in its place.
func TestBudget(t *testing.T) {
	x := &Expr{Pattern: `^(?:a*){0,30}(?:a?){0,30}b$`}
	if _, _, ok := x.Find(strings.Repeat("a", 300)); ok {
		t.Error("found")
	}
	if _, _, ok := x.Find(strings.Repeat("a", 300) + "b"); !ok {
		t.Error("not found")
	}
}
