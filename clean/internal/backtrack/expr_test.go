package backtrack

import (
	"regexp/syntax"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// FuzzExpr compares what any pattern finds in any line with package regexp.
func FuzzExpr(f *testing.F) {
	for _, s := range testkit.LinePatterns {
		f.Add(s.Pattern, s.Line)
		f.Add(s.Pattern, strings.ToUpper(s.Line)+"\xff\u212a\u017f \x80")
	}
	f.Fuzz(func(t *testing.T, pattern, line string) {
		if !testkit.IsLinePattern(pattern) || strings.Contains(line, "\n") || len(line) > 1000 {
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

// TestParse wants the trees of package syntax, whatever classes a pattern has.
func TestParse(t *testing.T) {
	patterns := []string{
		`^[\p{Lu}\p{M}'-]+ [^a-z]{2,9}\P{L}\d$`, `(?i)[a-k\p{Lu}]`, `(?i:x(?-i)[\p{Lu}])[\p{Lu}]`, `(a(?i)[k])[k]`, `(?s).(?-s:.)`, `(?i-s:.[s])`,
		`(?:.|\P{L})`, `(?:a|[^b]|\d)`, `(?:\p{Greek}|[0-9])|x`, `\pL|\pN|[^\pL]|k`, `a.|a[^b]|a\W`, `(?:[^“”]|[ab])*`,
		`[]a]`, `[^]a]`, `[[:alpha:]\]]`, `[[:^word:][:]`, `a[.]b`, `\p{^Greek}\D\S\W\[.\]`, `[\x{10ffff}]`, "[\U000F0000-\U000F0001].", `(?P<n>.)`, `(?U).*`,
	}
	for _, s := range testkit.LinePatterns {
		patterns = append(patterns, s.Pattern)
	}
	for _, pattern := range patterns {
		want, err := syntax.Parse(pattern, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := parse(pattern); err != nil || got.String() != want.String() {
			t.Errorf("%s is %v, %v, want %v", pattern, got, err, want)
		}
	}
	for _, pattern := range []string{`[`, `[a`, `\p{None}`, `(?i[`, `a)`, `\`, `[\`, `(?`, "[\xff]", `\p`, strings.Repeat("(", 2000) + "."} {
		_, want := syntax.Parse(pattern, syntax.Perl)
		if _, err := parse(pattern); err == nil || err.Error() != want.Error() {
			t.Errorf("%.20s: %v, want %v", pattern, err, want)
		}
	}
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
