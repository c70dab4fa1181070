package pattern

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
	"onecopy/internal/testkit"
)

func compile(tb testing.TB, behind *Patterns, patterns ...string) *Patterns {
	tb.Helper()
	s, err := Compile(specsOf(patterns), "", behind)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func specsOf(patterns []string) (specs []Spec) {
	for n, p := range patterns {
		specs = append(specs, Spec{Name: fmt.Sprint("p", n), Pattern: p, Words: 30})
	}
	return specs
}

// FuzzMatch compares the first of three patterns that matches a line, alone and on a page, with
// trying one after the other by package regexp.
func FuzzMatch(f *testing.F) {
	for i, s := range testkit.LinePatterns {
		next := func(n int) string { return testkit.LinePatterns[(i+n)%len(testkit.LinePatterns)].Pattern }
		f.Add(s.Pattern, next(1), next(5), s.Line)
	}
	f.Add(`(?i)ab$`, `[-/]x`, `^(?:ab|cd|e)f`, "a/x b")
	f.Fuzz(func(t *testing.T, a, b, c, line string) {
		line = strings.TrimSpace(line)
		// Of \x{212a} and \x{17f} package regexp says that they are k and s; no filter does.
		if !testkit.IsLinePattern(a) || !testkit.IsLinePattern(b) || !testkit.IsLinePattern(c) || !utf8.ValidString(line) || line == "" || len(line) > 500 || strings.ContainsAny(line, "\n\u212a\u017f\u00a0") {
			return
		}
		set := compile(t, compile(t, nil, b, c), a)
		shape := scan.Measure(line)
		want, patterns := -1, []string{a, b, c}
		for n, p := range patterns {
			if p != "" && shape.Words <= 30 && regexp.MustCompile(p).MatchString(line) {
				want = n
				break
			}
		}
		for where, found := range map[string]int{"alone": alone(set, line), "on a page": onPage(set, line), "and again": onPage(set, line)} {
			if found != want {
				t.Errorf("%q, %s: %d, want %d of %q", line, where, found, want, patterns)
			}
		}
	})
}

func alone(set *Patterns, line string) int {
	shape := scan.Measure(line)
	if found, ok := set.Match(line, &shape); ok {
		return found.Spec
	}
	return -1
}

// onPage returns which pattern matches a line between two others.
func onPage(set *Patterns, line string) int {
	text := "Above.\n" + line + "\nBelow it there is more text.\n"
	m := set.NewMatcher()
	defer m.End(0)
	for _, found := range pageOf(m, text) {
		if found.at == len("Above.\n") {
			return found.Spec
		}
	}
	return -1
}

type foundAt struct {
	at int
	Hit
}

// pageOf returns the matches of a page.
func pageOf(m *Matcher, text string) (list []foundAt) {
	var masks scan.Masks
	for from := 0; from < len(text); from += scan.Stretch {
		masks.Read(text, from)
	}
	var at []int
	var lines []string
	from := 0
	for line := range strings.Lines(text) {
		if l := strings.TrimSpace(line); l != "" {
			start := from + strings.Index(line, l)
			at, lines = append(at, start), append(lines, text[start:start+len(l)])
		}
		from += len(line)
	}
	m.Begin(text, len(lines))
	for i, l := range lines {
		shape := scan.Measure(l)
		m.Add(at[i], at[i]+len(l), l, &shape, true)
	}
	m.Filter(masks.Starts)
	for i, l := range lines {
		shape := scan.Measure(l)
		if !m.Likely(i) {
			continue
		}
		if found, ok := m.Match(i, l, &shape); ok {
			list = append(list, foundAt{at[i], found})
		}
	}
	return list
}

// TestLongLines has literals far inside lines of which only the ends are looked at, or which are
// shorter with even spaces: nothing may be read where they stood. The race detector sees it.
func TestLongLines(t *testing.T) {
	set := compile(t, nil, `\bour staff writer\b`, `(?i)all rights reserved`)
	for _, line := range []string{
		strings.Repeat("x", 1<<23) + " our staff writer of the town " + strings.Repeat("x", 1<<23),
		strings.Repeat("a\u00a0", 250) + "our staff writer",
		strings.Repeat("x", 300) + " all rights reserved " + strings.Repeat("x", 300),
	} {
		m := set.NewMatcher()
		pageOf(m, "Above\n"+line+"\nBelow it nothing of that kind stands.\n")
		if f := &m.prefilter; len(f.spots) > 0 || f.lines[1].hint != anyHint {
			t.Errorf("%.20q: spots %v, hints %b", line, f.spots, f.lines[1].hint)
		}
	}
}

// TestFolded wants a word of another script that may be in capitals known by its first characters.
func TestFolded(t *testing.T) {
	rows, err := rowsOf(specsOf([]string{`^(?i:репортаж)\s*: .{3,100}$`}))
	want := []string{"ре", "рЕ", "Ре", "РЕ"}
	if err != nil || len(rows) != 1 || !slices.Equal(slices.Sorted(slices.Values(rows[0].heads)), slices.Sorted(slices.Values(want))) {
		t.Errorf("begins with %q, want %q", rows[0].heads, want)
	}
}

// TestFoldedWithin wants words that ignore case known wherever they stand: by characters of one
// case, or else by all ways to write four of them.
func TestFoldedWithin(t *testing.T) {
	for pattern, want := range map[string][]string{
		`^.{0,80}(?i:כל הזכויות שמורות).{0,9}$`: {"כל הזכויות שמורות"},
		`^.{0,80}(?i:bảo lưu mọi quyền).{0,9}$`: {"i quy"},
		`^.{0,80}(?i:хищн).{0,9}$`:              {"ХИЩН", "ХИЩн", "ХИщН", "ХИщн", "ХиЩН", "ХиЩн", "ХищН", "Хищн", "хИЩН", "хИЩн", "хИщН", "хИщн", "хиЩН", "хиЩн", "хищН", "хищн"},
	} {
		rows, err := rowsOf(specsOf([]string{pattern}))
		if err != nil || len(rows) != 1 || !slices.Equal(slices.Sorted(slices.Values(rows[0].inner)), want) {
			t.Errorf("%s: %v, %d rows, within the first %q, want %q", pattern, err, len(rows), rows[0].inner, want)
		}
	}
}

// TestLow compares a folded line with what it should be.
func TestLow(t *testing.T) {
	const alphabet = "aBc deF  ..,'\"-12(/|:@#\u00a0éÉ“”–\u2028中ไаБ\x01\x7fſ"
	rng := rand.New(rand.NewPCG(6, 4))
	var v foldedLine
	for n := range 2000 {
		var b strings.Builder
		for range n % 200 {
			b.WriteRune([]rune(alphabet)[rng.IntN(utf8.RuneCountInString(alphabet)/(1+n%3))])
		}
		s := b.String()
		want := strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				return r + 'a' - 'A'
			}
			return r
		}, s)
		if v.set(s); len(s) <= 4*reach && v.low() != want {
			t.Errorf("%q folded is %q", s, v.low())
		}
	}
}

// TestManyPatterns wants sets split where one cannot hold all entries: their places have 16 bits,
// and with more than that lines were matched by other patterns, or by none.
func TestManyPatterns(t *testing.T) {
	var patterns []string
	for n := range 30 {
		var b strings.Builder
		for i := range 3000 {
			fmt.Fprintf(&b, "|^%cx%d$", 0x4E00+i, n)
		}
		patterns = append(patterns, b.String()[1:])
	}
	set := compile(t, compile(t, nil, "^last$"), patterns...)
	if set.behind == nil || set.behind.behind == nil {
		t.Error("the patterns are in one set")
	}
	for line, want := range map[string]int{"\u4e00x0": 0, "\u4fffx7": 7, "\u5000x29": 29, "\u5000x30": -1, "last": 30} {
		if got := alone(set, line); got != want {
			t.Errorf("%s: %d, want %d", line, got, want)
		}
	}
}

// TestHugePattern matches a pattern that has more literals than a set can hold.
func TestHugePattern(t *testing.T) {
	var b strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&b, "|^%cx$", 0x20000+i)
	}
	set := compile(t, nil, b.String()[1:], "^y$")
	for line, want := range map[string]int{"\U00020007x": 0, "y": 1, "\u4e00x": -1} {
		if got := alone(set, line); got != want {
			t.Errorf("%s: %d, want %d", line, got, want)
		}
	}
}

// TestIndexRead wants an index read as it was written, and none that is for other specs.
func TestIndexRead(t *testing.T) {
	var patterns []string
	for _, s := range testkit.LinePatterns {
		patterns = append(patterns, s.Pattern)
	}
	specs := specsOf(patterns)
	index, err := Index(specs)
	if err != nil {
		t.Fatal(err)
	}
	rows, ok := indexed(specs, index)
	if again := indexOf(specs, rows); !ok || again != index {
		t.Errorf("read and written again the index is\n%s", again)
	}
	if _, ok := indexed(specs[1:], index); ok {
		t.Error("an index is read for other specs")
	}
	if _, ok := indexed(specs, index+"p0\tx\n"); ok {
		t.Error("an index with half a row is read")
	}
	if _, err := Compile([]Spec{{Name: "bad", Pattern: "("}}, "", nil); err == nil || !strings.Contains(err.Error(), "bad") {
		t.Errorf("error %v", err)
	}
}

// FuzzIndex reads any rows below the right hash: what they say may be wrong, but nothing may break.
func FuzzIndex(f *testing.F) {
	specs := specsOf([]string{testkit.LinePatterns[1].Pattern, testkit.LinePatterns[3].Pattern})
	index, _ := Index(specs)
	head, rows, _ := strings.Cut(index, "\n")
	f.Add(rows)
	f.Fuzz(func(t *testing.T, rows string) {
		set, err := Compile(specs, head+"\n"+rows, nil)
		if err != nil {
			t.Fatal(err)
		}
		onPage(set, testkit.LinePatterns[3].Line)
	})
}
