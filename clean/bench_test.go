package clean

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// seeds gives the five seed files, joined.
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
	for b.Loop() {
		new(Marker).Mark(text)
	}
}

// BenchmarkMarkMenu marks a page saved whole, of short lines: every second one is furniture that a rule knows by its words.
func BenchmarkMarkMenu(b *testing.B) {
	var page strings.Builder
	for i, r := range Rules() {
		fmt.Fprintf(&page, "%s\nMenu item %d\n", r.Example, i)
	}
	text := page.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		new(Marker).Mark(text)
	}
}

// BenchmarkTable builds the table of the rules, as each start does.
func BenchmarkTable(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newTable(Rules(), indexed(Rules(), index))
	}
}

// BenchmarkMarkLines shows that a page costs in proportion to its lines.
func BenchmarkMarkLines(b *testing.B) {
	lines := strings.Split(seeds(b), "\n")
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var page strings.Builder
			for i := range n {
				page.WriteString(lines[i%len(lines)])
				page.WriteByte('\n')
			}
			b.SetBytes(int64(page.Len()))
			for b.Loop() {
				new(Marker).Mark(page.String())
			}
		})
	}
}

func BenchmarkMeasure(b *testing.B) {
	text := seeds(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		split(text)
	}
}
