package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzMark checks what must hold of any page: kept text and cuts cover all that is printed, in
// order and apart; stories follow one another; marking is the same each time.
func FuzzMark(f *testing.F) {
	text := seeds(f)
	for _, s := range []string{"", "\n", "a", "One line without end", text[:2000], text[40_000:44_000], "A\r\nB\r\n", "\u00a0\n\u2028x", "– X –\n(Photo by Y / AFP)\nAFP", "\x16\x01a4101\x1f-----\nr i BC-X  03-03\n\x02^BC-X,0150<\n^Head of it<\n\tText.\n\x03\x04", "HD   X y\nWC   9 words\nLP\nText.\nAN   Document X", "1 of 2 DOCUMENTS\nPaper\nHead of it\nLENGTH: 9 words\nText.", strings.Repeat("He left. READ ALSO: X. ", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		p := new(Marker).Mark(text)
		whole(t, p)
		if a, b := marked(t, text), marked(t, text); a != b {
			t.Error("marked twice, two results")
		}
	})
}

// whole checks that the lines, cut or kept, hold every character that is printed, and that nothing
// overlaps.
func whole(t *testing.T, p *Page) {
	t.Helper()
	at, n := 0, int32(1)
	for i := range p.Lines {
		l := &p.Lines[i]
		if n += int32(strings.Count(p.Text[min(at, l.Start()):l.Start()], "\n")); n != l.N {
			t.Errorf("line %d is told to be line %d", n, l.N)
		}
		if n += int32(strings.Count(p.Text[l.Start():l.End()], "\n")); n != l.Last() {
			t.Errorf("line %d to %d is told to end on %d", l.N, n, l.Last())
		}
		if l.Start() < at || l.End() < l.Start() || l.End() > len(p.Text) {
			t.Fatalf("line %d is %d to %d after %d", l.N, l.Start(), l.End(), at)
		}
		if strings.TrimSpace(p.Text[at:l.Start()]) != "" {
			t.Errorf("text before line %d is in no line: %q", l.N, p.Text[at:l.Start()])
		}
		for _, s := range l.Spans() {
			if s.Start < at || s.End <= s.Start || s.End > l.End() {
				t.Fatalf("span %d to %d in line %d to %d", s.Start, s.End, l.Start(), l.End())
			}
			at = s.End
		}
		if !l.Role.Kept() && l.Rule == nil {
			t.Errorf("line %d is cut by no rule", l.N)
		}
		at = l.End()
	}
	if strings.TrimSpace(p.Text[at:]) != "" {
		t.Errorf("text after the last line: %q", p.Text[at:])
	}
	last := 0
	for _, s := range p.Stories {
		if s.First < last || s.Last <= s.First {
			t.Errorf("story %d to %d after %d", s.First, s.Last, last)
		}
		last = s.Last
	}
	kept(t, p)
}

// kept checks that every kept line is in a story.
func kept(t *testing.T, p *Page) {
	t.Helper()
	in := make([]bool, len(p.Lines))
	for i := range p.Stories {
		for n := p.Stories[i].First; n < p.Stories[i].Last; n++ {
			in[n] = true
		}
	}
	for i := range p.Lines {
		if p.Lines[i].Role.Kept() && !in[i] {
			t.Errorf("line %d is kept and in no story: %q", p.Lines[i].N, p.line(i))
		}
	}
}

// TestTwice cleans the clean text of each seed story again: nothing more may go, and it stays one
// story.
func TestTwice(t *testing.T) {
	p := new(Marker).Mark(seeds(t))
	for i := range p.Stories {
		text := printed(p, &p.Stories[i])
		again := new(Marker).Mark(text)
		if len(again.Stories) != 1 {
			t.Errorf("%s: %d stories on second reading", p.Title(&p.Stories[i]), len(again.Stories))
			continue
		}
		if got := printed(again, &again.Stories[0]); got != text {
			t.Errorf("%s: cleaned again it reads\n%s", p.Title(&p.Stories[i]), got)
		}
	}
}

func printed(p *Page, s *Story) string {
	parts := []string{}
	if title := p.Title(s); title != "" {
		parts = append(parts, title)
	}
	for para := range p.Paragraphs(s) {
		parts = append(parts, para.Text)
	}
	return strings.Join(parts, "\n\n")
}
