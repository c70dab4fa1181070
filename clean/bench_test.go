package clean

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds returns the five seed files, joined.
func seeds(tb testing.TB) string {
	tb.Helper()
	names, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(names) == 0 {
		tb.Fatal("no seeds", err)
	}
	var all strings.Builder
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		all.Write(b)
		all.WriteString("\n\n\n")
	}
	return all.String()
}

func BenchmarkMark(b *testing.B) {
	text := seeds(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	m := new(Marker)
	for b.Loop() {
		m.Release(m.Mark(text))
	}
}

// BenchmarkMarkMenu marks a page saved whole, of short lines: every second one is boilerplate that
// a rule knows by its words.
func BenchmarkMarkMenu(b *testing.B) {
	var page strings.Builder
	for i, r := range Rules() {
		fmt.Fprintf(&page, "%s\nMenu item %d\n", r.Example, i)
	}
	text := page.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	m := new(Marker)
	for b.Loop() {
		m.Release(m.Mark(text))
	}
}

// BenchmarkTable builds the table of the rules, as each start does.
func BenchmarkTable(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newRuleTable(Rules(), index, nil)
	}
}

// BenchmarkMarkLines shows that a page costs in proportion to its lines, of three kinds: the seeds
// as they are; a scanned paper of narrow columns; pages saved whole, most of them menus.
func BenchmarkMarkLines(b *testing.B) {
	for _, kind := range []struct {
		name  string
		lines []string
	}{{"seeds", strings.Split(seeds(b), "\n")}, {"scan", scanned(b)}, {"web", saved(b)}} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				page := repeated(kind.lines, n)
				m := new(Marker)
				b.SetBytes(int64(len(page)))
				b.ReportAllocs()
				for b.Loop() {
					m.Release(m.Mark(page))
				}
			})
		}
	}
}

// repeated returns a page of n lines.
func repeated(lines []string, n int) string {
	var page strings.Builder
	for i := range n {
		page.WriteString(lines[i%len(lines)])
		page.WriteByte('\n')
	}
	return page.String()
}

// scanned returns the words of the seeds as a reader of scans gives those of a paper of 1916: no
// blank lines, 37 bytes a line on average, words split at line ends, here and there a wrong letter
// or a line of noise.
func scanned(tb testing.TB) (lines []string) {
	rng := rand.New(rand.NewPCG(1916, 37))
	line, width := "", 40
	for _, word := range strings.Fields(seeds(tb)) {
		switch rng.IntN(40) {
		case 0:
			word = strings.NewReplacer("e", "c", "l", "1", "h", "b", "m", "rn").Replace(word)
		case 1:
			word = strings.ToUpper(word)
		}
		switch room := width - len(line); {
		case len(word) <= room:
			line += word + " "
			continue
		case room > 3 && len(word) > 6 && word[3] < utf8.RuneSelf:
			lines, word = append(lines, line+word[:3]+"-"), word[3:]
		default:
			lines = append(lines, strings.TrimSpace(line))
		}
		line, width = word+" ", 28+rng.IntN(20)
		if rng.IntN(30) == 0 {
			lines = append(lines, "■ .^ i' ;")
		}
	}
	return append(lines, line)
}

// saved returns pages saved whole: above and below each ten paragraphs of the seeds what a site has
// there, by the examples of the rules and titles of other stories.
func saved(tb testing.TB) (lines []string) {
	var menu []string
	for _, r := range Rules() {
		if r.Example != "" && len(r.Example) < 60 && r.Category != Wire { // one of a wire would make the page an export
			menu = append(menu, r.Example)
		}
	}
	story := strings.FieldsFunc(seeds(tb), func(r rune) bool { return r == '\n' })
	for i := 0; i < len(story); i += 10 {
		for j := range 40 {
			lines = append(lines, menu[(i*7+j)%len(menu)], "", "Markets", fmt.Sprintf("Topic %d", j), "")
		}
		for _, para := range story[i:min(i+10, len(story))] {
			lines = append(lines, para, "")
		}
	}
	return lines
}

func BenchmarkMeasure(b *testing.B) {
	text := seeds(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p := &Page{scratch: new(scratch)}
		p.split(text)
	}
}
