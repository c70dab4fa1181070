package clean

import (
	"os"
	"strings"
	"testing"

	"onecopy/clean/internal/scan"
)

// samples gives the lines of the seeds and of the collected shapes, and the examples and near misses of all rules.
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
		if line = strings.TrimSpace(line); len(line) <= 2*reach {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestPrograms compares the program of every rule with package regexp on every nineteenth of some 1,900 lines, another one for each.
func TestPrograms(t *testing.T) {
	lines := samples(t)
	for n, r := range Rules() {
		if r.Pattern == "" {
			continue
		}
		for i := n % 19; i < len(lines); i += 19 {
			same(t, r, lines[i])
		}
		if r.program() == nil {
			t.Errorf("%s: too large for a program", r.Name)
		}
	}
}

func same(t *testing.T, r *Rule, line string) {
	t.Helper()
	a, b, ok := r.program().find(r, line)
	if from, to, want := r.find(line); a != from || b != to || ok != want {
		t.Errorf("%s on %q: %d to %d, %v; regexp %d to %d, %v", r.Name, line, a, b, ok, from, to, want)
	}
}

func FuzzProgram(f *testing.F) {
	for i, line := range samples(f)[:200] {
		f.Add(uint(i), line)
	}
	f.Add(uint(3), "\xff\u212a\u017f \x80")
	f.Add(uint(30), "Les også:\xff\xff")
	f.Add(uint(30), "Les også: \x80\xbf\u00e9\x80 x")
	f.Fuzz(func(t *testing.T, n uint, line string) {
		r := Rules()[n%uint(len(Rules()))]
		if r.Pattern != "" && len(line) < 2000 && !strings.Contains(line, "\n") { // no line has one, and no program asks
			same(t, r, line)
		}
	})
}

// TestIndex compares what the index proposes with trying every rule in turn, on every seventeenth line.
func TestIndex(t *testing.T) {
	table := builtin()
	for n, line := range samples(t) {
		m := scan.Measure(line)
		if n%17 != 0 || line == "" || strings.TrimSpace(line) != line {
			continue
		}
		got, _, _ := table.find(line, &m)
		var want *Rule
		for _, r := range table.rules {
			if _, _, ok := r.find(line); ok && r.Pattern != "" && m.Words <= r.most() {
				want = r
				break
			}
		}
		if got != want {
			t.Errorf("%q: index %v, all rules %v", line, got, want)
		}
	}
}

// TestBudget has a pattern that would take the program years: package regexp answers in its place.
func TestBudget(t *testing.T) {
	r := &Rule{Name: "wire/slow", Category: Wire, Pattern: `^(?:a*){0,30}(?:a?){0,30}b$`, Most: 9}
	if _, _, ok := r.program().find(r, strings.Repeat("a", 300)); ok {
		t.Error("found")
	}
	if _, _, ok := r.program().find(r, strings.Repeat("a", 300)+"b"); !ok {
		t.Error("not found")
	}
}
