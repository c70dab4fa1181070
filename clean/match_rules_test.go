package clean

import (
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
)

// samples returns the lines of the seeds and of the collected shapes, and the examples and near
// misses of all rules.
func samples(tb testing.TB) (lines []string) {
	for _, name := range []string{"testdata/shapes.tsv", "testdata/tongues.tsv"} {
		text, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		lines = append(lines, strings.FieldsFunc(string(text), func(r rune) bool { return r == '\t' || r == '\n' })...)
	}
	for _, r := range Rules() {
		lines = append(lines, r.Example, r.Miss, strings.ToUpper(r.Example), r.Example+" "+r.Miss)
	}
	for line := range strings.SplitSeq(seeds(tb), "\n") {
		if line = strings.TrimSpace(line); len(line) <= 256 {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestExprs compares the program of every rule with package regexp on every nineteenth of some
// 1,900 lines, another one for each.
func TestExprs(t *testing.T) {
	lines := samples(t)
	for n, r := range Rules() {
		if r.Pattern == "" {
			continue
		}
		x := &backtrack.Expr{Pattern: r.Pattern}
		for i := n % 19; i < len(lines); i += 19 {
			same(t, r, x, lines[i])
		}
		if x.Large() {
			t.Errorf("%s: too large for a program", r.Name)
		}
	}
}

func same(t *testing.T, r *Rule, x *backtrack.Expr, line string) {
	t.Helper()
	a, b, ok := x.Find(line)
	if from, to, want := find(r, line); a != from || b != to || ok != want {
		t.Errorf("%s on %q: %d to %d, %v; regexp %d to %d, %v", r.Name, line, a, b, ok, from, to, want)
	}
}

// find returns the part of line that a rule's pattern cuts, by package regexp.
func find(r *Rule, line string) (from, to int, ok bool) {
	m := compiled(r).FindStringSubmatchIndex(line)
	for n := 2; n < len(m); n += 2 {
		if m[n] >= 0 {
			return m[n], m[n+1], true
		}
	}
	return 0, len(line) * btoi(m != nil), m != nil
}

var patterns sync.Map // by rule

func compiled(r *Rule) *regexp.Regexp {
	re, ok := patterns.Load(r)
	if !ok {
		re, _ = patterns.LoadOrStore(r, regexp.MustCompile(r.Pattern))
	}
	return re.(*regexp.Regexp)
}

func FuzzExprs(f *testing.F) {
	for i, line := range samples(f)[:200] {
		f.Add(uint(i), line)
	}
	f.Add(uint(3), "\xff\u212a\u017f \x80")
	f.Add(uint(30), "Les også:\xff\xff")
	f.Add(uint(30), "Les også: \x80\xbf\u00e9\x80 x")
	f.Fuzz(func(t *testing.T, n uint, line string) {
		r := Rules()[n%uint(len(Rules()))]
		if r.Pattern != "" && len(line) < 2000 && !strings.Contains(line, "\n") { // no line has one, and no program asks
			same(t, r, &backtrack.Expr{Pattern: r.Pattern}, line)
		}
	})
}

// TestIndex compares the rule that is found with trying every rule in turn, on every seventeenth
// line.
func TestIndex(t *testing.T) {
	for n, line := range samples(t) {
		m := scan.Measure(line)
		if n%17 != 0 || line == "" || strings.TrimSpace(line) != line {
			continue
		}
		var want *Rule
		for _, r := range builtin().rules {
			if _, _, ok := find(r, line); ok && r.Pattern != "" && m.Words <= r.most() {
				want = r
				break
			}
		}
		if got := ruleFor(builtin(), line); got != want {
			t.Errorf("%q: index %v, all rules %v", line, called(got), called(want))
		}
	}
}

// ruleFor returns the first rule of a table that matches a line by itself.
func ruleFor(table *ruleTable, line string) *Rule {
	m := scan.Measure(line)
	if found, ok := table.set.Match(line, &m); ok {
		return table.rules[found.Spec]
	}
	return nil
}
