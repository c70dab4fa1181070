package webpage

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

// fragments are elements of which a page of a few hundred thousand is fragments.
var fragments = []struct {
	name  string
	count int
	unit  func(i int) string
}{
	{"paragraphs", 400_000, func(int) string { return "<p>a</p>" }},
	{"items", 800_000, func(int) string { return "<li>a" }},
	{"items that differ", 800_000, func(i int) string { return fmt.Sprintf("<li>ward %d", i) }},
	{"divisions in each other", 800_000, func(int) string { return "<div>a" }},
	{"bold letters", 800_000, func(int) string { return "<b>a</b> " }},
	{"spans with a class", 800_000, func(int) string { return "<span class=c1>ab</span>" }},
	{"cells", 800_000, func(i int) string { return fmt.Sprintf("<td>a%d", i) }},
	{"breaks", 800_000, func(int) string { return "a<br>" }},
	{"elements that HTML does not have", 800_000, func(int) string { return "<x>a</x>" }},
	{"elements without text", 800_000, func(int) string { return "<p></p>" }},
}

func fragmentsOf(unit func(i int) string, n int) string {
	var b strings.Builder
	b.WriteString("<title>Wards</title><body>")
	for i := range n {
		b.WriteString(unit(i))
	}
	return b.String()
}

// TestFragments reads pages with and without room for what is known of them. Their text, the places
// of it and what they say of themselves are the same.
func TestFragments(t *testing.T) {
	pages := []string{story, "", "a", "<pre>" + strings.Repeat("a\n", 1000)}
	for _, tt := range fragments {
		pages = append(pages, fragmentsOf(tt.unit, 700)) // more than may be open
	}
	for _, page := range pages {
		alike(t, page)
	}
	var item format.Item
	FillText(&item, fragmentsOf(fragments[0].unit, fragments[0].count), func(i int) int64 { return int64(i) }, true)
	if item.Elements != nil || item.Title != "Wards" || !slices.Equal(item.Notes, []string{fragmentsNote}) || !item.Markup {
		t.Errorf("fragments has %d elements, the title %q and the notes %q", len(item.Elements), item.Title, item.Notes)
	}
	if n := strings.Count(item.Text, "a"); n != fragments[0].count {
		t.Errorf("of %d paragraphs %d are in the text", fragments[0].count, n)
	}
}

// alike wants a page to read as fragments as it does else.
func alike(t *testing.T, page string) {
	t.Helper()
	p, pieces := readIn(page, math.MaxInt), readIn(page, 0)
	if !pieces.Fragmented && len(p.nodes) > 1 || p.Fragmented || pieces.Fragmented && (len(pieces.Lines) > 0 || len(pieces.nodes) > deepest) {
		t.Fatalf("%.80q: fragments is %v with %d lines and %d nodes", page, pieces.Fragmented, len(pieces.Lines), len(pieces.nodes))
	}
	if pieces.Text != p.Text || pieces.ended != p.ended || !slices.Equal(pieces.runs, p.runs) {
		t.Errorf("%.80q reads as fragments\n%.200q, not\n%.200q", page, pieces.Text, p.Text)
	}
	if got, want := fmt.Sprintf("%+v", pieces.Meta), fmt.Sprintf("%+v", p.Meta); got != want {
		t.Errorf("%.80q says as fragments\n%s, not\n%s", page, got, want)
	}
}

// TestFragmentsMemory counts the bytes that fragments holds when it is read. A run with a page of
// 400,000 paragraphs of a letter took 292 MB, with one of 800,000 items 490 MB.
func TestFragmentsMemory(t *testing.T) {
	for _, tt := range fragments {
		page := fragmentsOf(tt.unit, tt.count)
		before := inUse()
		var item format.Item
		FillText(&item, page, func(i int) int64 { return int64(i) }, true)
		held := inUse() - before
		t.Logf("%s: %.1f MB of source, %.1f MB of text, %.1f MB held", tt.name, float64(len(page))/1e6, float64(len(item.Text))/1e6, float64(held)/1e6)
		if most := 3*float64(len(page)) + 20e6; float64(held) > most {
			t.Errorf("%s: %d bytes hold %d bytes, over %.0f", tt.name, len(page), held, most)
		}
		runtime.KeepAlive(item)
		runtime.KeepAlive(page)
	}
}

// TestJudgedMemory counts the bytes that reading a page makes in all that is just no fragments, for
// each of its lines, with lists that grow. It was 500 more as clues were kept of each line.
func TestJudgedMemory(t *testing.T) {
	const lines, most = 90_000, 1200
	page := fragmentsOf(fragments[0].unit, lines)
	Read(page) // what is made once
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p := Read(page)
	runtime.ReadMemStats(&after)
	if p.Fragmented || len(p.Lines) != lines {
		t.Fatalf("%d lines, and fragments is %v", len(p.Lines), p.Fragmented)
	}
	made := int(after.TotalAlloc-before.TotalAlloc) / lines
	t.Logf("%d bytes made for a line", made)
	if made > most {
		t.Errorf("%d bytes made for a line, over %d", made, most)
	}
}

// TestNoFragments reads a page of paragraphs as long as those of news: it is judged, however many
// there are, as they need no more room than three times what they have.
func TestNoFragments(t *testing.T) {
	paragraph := "<p>The council met on Monday and agreed to the plan, said the mayor of the town, who had asked for it since the spring of that year.</p>\n"
	if p := readIn(strings.Repeat(paragraph, 20_000), 3*20_000*len(paragraph)); p.Fragmented || len(p.Lines) != 20_000 {
		t.Errorf("%d lines, and fragments is %v", len(p.Lines), p.Fragmented)
	}
}

func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// FuzzFragments reads any page as fragments.
func FuzzFragments(f *testing.F) {
	f.Add(story)
	f.Add("<p>a&amp;b<br>c<pre>d\n\ne</pre><table><tr><td>f<td>g</table><svg><p>h&nbsp&shy;i<x-y>j</x-y><body><a rel=author>k</a>")
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) <= formattest.Longest {
			alike(t, tidy(page))
		}
	})
}
