package clean

import (
	"strings"
	"testing"
)

// TestRelease marks pages with the memory of others: the marks must be those of a new Marker.
func TestRelease(t *testing.T) {
	m := new(Marker)
	text := seeds(t)
	for _, page := range []string{text, "One line.", "", text[:3000], "Two\n\nlines", strings.ToUpper(text), text} {
		p := m.Mark(page)
		var got, want strings.Builder
		if err := p.Marked(&got); err != nil {
			t.Fatal(err)
		}
		m.Release(p)
		if err := new(Marker).Mark(page).Marked(&want); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("a page of %d bytes is marked otherwise in the memory of another", len(page))
		}
	}
}
