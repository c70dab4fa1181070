package clean

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// fragments are texts of more short lines than there is memory for: as many lines each as make it
// so.
var fragments = []struct {
	name string
	line func(i int) string
}{
	{"a letter", func(int) string { return "a\n" }},
	{"letters", func(i int) string { return string(rune('a'+i%26)) + "\n" }},
	{"letters of Chinese", func(i int) string { return string(rune('一'+i%5000)) + "\n" }},
	{"line ends of two bytes", func(i int) string { return string(rune('a'+i%26)) + "\r\n" }},
	{"blank lines between", func(i int) string { return string(rune('a'+i%26)) + "\n\n" }},
	{"words", func(i int) string { return fmt.Sprintf("ward%d\n", i%100) }},
	{"boilerplate", func(int) string { return "READ ALSO\n" }},
	{"headings of Markdown", func(i int) string { return fmt.Sprintf("# %d\n", i%10) }},
	{"control characters", func(i int) string { return "a\x01" + string(rune('a'+i%26)) + "\n" }},
	{"paragraphs between", func(i int) string {
		if i%1000 == 999 {
			return strings.Repeat("The council met on Monday and agreed to the plan. ", 8) + "\n\n"
		}
		return "a\n"
	}},
}

// fragmentsOf makes a text of fragments, by a quarter more lines than it takes.
func fragmentsOf(line func(i int) string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		if b.WriteString(line(i)); i*fragmentLine > (fragmentRoom+2*b.Len())*5/4 {
			return b.String()
		}
	}
}

// TestFragments marks texts of hundreds of thousands of lines of a few bytes. Each is one story,
// flagged as doubtful, that keeps every letter in its order; lines that are paragraphs stay what
// they are.
func TestFragments(t *testing.T) {
	for _, tt := range fragments {
		t.Run(tt.name, func(t *testing.T) {
			text := fragmentsOf(tt.line)
			p := new(Marker).Mark(text)
			whole(t, p)
			if len(p.Stories) != 1 || !slices.Contains(p.Stories[0].Flags, Doubtful) {
				t.Fatalf("%d stories, of which the first is no fragments: %+v", len(p.Stories), p.Stories)
			}
			letters := strings.NewReplacer(" ", "", "\r", "", "\n", "", "\x01", "")
			got := letters.Replace(printed(p, &p.Stories[0]))
			if want := letters.Replace(text); got != want {
				t.Errorf("the clean text has %d bytes of %d", len(got), len(want))
			}
			if strings.ContainsRune(printed(p, &p.Stories[0]), '\x01') {
				t.Error("a control character is in the clean text")
			}
			for i := range p.Lines {
				if n := p.Lines[i].End() - p.Lines[i].Start(); n >= packedBytes+packedLine && p.Lines[i].Last() > p.Lines[i].N {
					t.Fatalf("line %d is packed of %d bytes", p.Lines[i].N, n)
				}
			}
		})
	}
}

// TestNoFragments holds that a page has to have more lines than there is room for: with one line
// less than that each line is one, and what rules know is cut; and that lines of the length of news
// are no fragments, however many.
func TestNoFragments(t *testing.T) {
	line := "READ ALSO\n"
	most := fragmentRoom / (fragmentLine - 2*len(line))
	if fragmented(strings.Repeat(line, most)) || !fragmented(strings.Repeat(line, most+1)) {
		t.Errorf("%d lines should be as many as are no fragments", most)
	}
	p := new(Marker).Mark("The plan\n\nThe council met on Monday and agreed to the plan, said the mayor of the town.\n\n" + strings.Repeat(line, mostKept))
	if len(p.Lines) != mostKept+2 || p.Lines[mostKept].Role.Kept() {
		t.Errorf("%d lines, of which the last is %v", len(p.Lines), p.Lines[len(p.Lines)-1].Role)
	}
	if news := strings.Repeat("The council met on Monday, and agreed.\n", 5_000_000); fragmented(news) {
		t.Errorf("%d bytes of lines of 38 bytes are fragments", len(news))
	}
}

// mostMade is how many bytes marking so much text may make in all, which is more than it holds at
// any moment: what a run may take, without what the program takes itself.
func mostMade(text string) float64 { return 4*float64(len(text)) + 75e6 }

// made returns how many bytes marking text makes, and holds at the end.
func made(m *Marker, text string) (all, held float64, p *Page) {
	var before, after runtime.MemStats
	was := inUse()
	runtime.ReadMemStats(&before)
	p = m.Mark(text)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc), float64(inUse() - was), p
}

// TestFragmentsMemory counts the bytes that marking fragments makes, and those that it holds.
// Before there were fragments five million lines of a letter took 200 MB for their lines alone.
func TestFragmentsMemory(t *testing.T) {
	m := new(Marker)
	m.Mark("Short.\n")
	for _, tt := range fragments {
		text := fragmentsOf(tt.line)
		all, held, p := made(m, text)
		t.Logf("%s: %.1f MB of text, %.1f MB made, %.1f MB held", tt.name, float64(len(text))/1e6, all/1e6, held/1e6)
		if most := mostMade(text); all > most || held > most/2 {
			t.Errorf("%s: marking %d bytes made %.0f bytes and holds %.0f, over %.0f and half of that", tt.name, len(text), all, held, most)
		}
		runtime.KeepAlive(p)
	}
}

// TestViewMemory marks pages of lines of a few bytes with marks of Markdown, too many for a view of
// them: their marks stay, and what marking makes is bounded. It was 375 bytes held for each line.
func TestViewMemory(t *testing.T) {
	m := new(Marker)
	m.Mark("Short.\n")
	for _, mark := range []string{"> %c\n", "**%c**\n", "# %c\n"} {
		line := func(i int) string { return fmt.Sprintf(mark, 'a'+i%26) }
		var b strings.Builder
		for i := range 400_000 {
			b.WriteString(line(i))
		}
		all, held, p := made(m, b.String())
		t.Logf("%q: %.1f MB of text, %.1f MB made, %.1f MB held", mark, float64(b.Len())/1e6, all/1e6, held/1e6)
		if most := mostMade(b.String()); all > most || held > most/2 {
			t.Errorf("%q: marking %d bytes made %.0f bytes and holds %.0f, over %.0f and half of that", mark, b.Len(), all, held, most)
		}
		if got, want := p.line(7), strings.TrimSpace(line(7)); got != want {
			t.Errorf("line 8 reads %q, not %q", got, want)
		}
	}
	if page := new(Marker).Mark(strings.Repeat("> The council met.\n", 1000)); page.line(7) != "The council met." {
		t.Errorf("line 8 of a page reads %q", page.line(7))
	}
}

// TestUnlikeMemory marks a page of short lines that are all unlike each other and are no fragments:
// each may be the mark of a frame. To make one of each of 340,000 took 135 MB, nine tenths to make
// the list longer.
func TestUnlikeMemory(t *testing.T) {
	var b strings.Builder
	for i := range 250_000 {
		fmt.Fprintf(&b, "Ward%c%c %c%c%c\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576%26, 'a'+i%7)
	}
	m := new(Marker)
	m.Mark("Short.\n")
	all, held, p := made(m, b.String())
	t.Logf("%.1f MB of text, %.1f MB made, %.1f MB held", float64(b.Len())/1e6, all/1e6, held/1e6)
	if most := mostMade(b.String()); all > most || held > most/2 {
		t.Errorf("marking %d bytes made %.0f bytes and holds %.0f, over %.0f and half of that", b.Len(), all, held, most)
	}
	if len(p.Lines) != 250_000 {
		t.Errorf("%d lines", len(p.Lines))
	}
}

// FuzzFragments reads any text as fragments are read, and wants every character that is printed to
// be kept or cut.
func FuzzFragments(f *testing.F) {
	for _, s := range []string{"", "\n", "a", "a\nb\n\nc\n", "a\r\nb\r\n", "\x01\na\x01\nb\n", "a\u200b\nb\n", "\t一\n二\n\u2028\n三", strings.Repeat("ward\n", 200), strings.Repeat("x", 70) + "\na\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		m := new(Marker)
		m.lookup()
		p := &Page{fragmented: true, scratch: m.getScratch(), weights: m.weights}
		p.split(text)
		p.markFragments(m)
		whole(t, p)
		if n := len(p.Stories); n > 1 {
			t.Errorf("%d stories", n)
		}
	})
}
