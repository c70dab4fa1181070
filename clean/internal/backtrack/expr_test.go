package backtrack

import (
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
