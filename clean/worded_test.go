package clean

import "testing"

// A page without a letter or digit holds no story; all of it is cut.
func TestWordless(t *testing.T) {
	var m Marker
	tests := map[string]int{
		"...": 0, "...\n\n...\n": 0, "\ufeff\u200b\u200d\n\u2060\n": 0, "***\n\n---\n": 0, "\u200b\n\n\u2026\n": 0, "\u3002\n": 0,
		"...\n\nOk.\n": 1, "\u96e8\u3002\n": 1, "\uFFFD\uFFFD \uFFFD\n": 1,
	}
	for text, want := range tests {
		p := m.Mark(text)
		cuts := 0
		for _, c := range p.Outside() {
			cuts += c.End - c.Start
		}
		if len(p.Stories) != want || want == 0 && cuts == 0 {
			t.Errorf("%q: %d stories, %d bytes cut", text, len(p.Stories), cuts)
		}
	}
}
