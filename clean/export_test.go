package clean

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGolden holds every marked page in testdata to what must hold of any page: nothing printed is
// lost, and the marks can be taken away again.
func TestGolden(t *testing.T) {
	names, _ := filepath.Glob("testdata/*/*.txt")
	for _, name := range names {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page := Unmark(string(want))
		whole(t, new(Marker).Mark(page))
		if again := Unmark(marked(t, page)); strings.Join(strings.Fields(again), " ") != strings.Join(strings.Fields(page), " ") {
			t.Errorf("%s: marks taken away leave another page", name)
		}
	}
}

// TestStoriesIn counts the stories of the pages that say themselves where stories begin, and names
// their headlines.
func TestStoriesIn(t *testing.T) {
	const bridge, bees = "Old road bridge at Carrow to close for a year", "Bees survive the winter in church letter box"
	for name, want := range map[string][]string{
		"anpa":          {bridge + " after cracks found", bees},
		"iptc7901":      {bridge, bees},
		"lexisnexis":    {bridge, bees, "Prices rise more slowly"},
		"nexis-uni":     {bridge, bees},
		"factiva":       {bridge, bees},
		"factiva-named": {bridge, bees},
	} {
		text, err := os.ReadFile("testdata/layouts/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		p := new(Marker).Mark(Unmark(string(text)))
		var got []string
		for i := range p.Stories {
			got = append(got, p.Title(&p.Stories[i]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: stories %q, want %q", name, got, want)
		}
	}
}

// TestNoExport returns pages that only look like exports at one place: nothing there is a mark.
func TestNoExport(t *testing.T) {
	body := strings.Join(story[1:], "\n\n")
	for _, line := range []string{"2 of 100 documents were forged.", "Document A12 is missing.", "HD", "AN  OLD  SONG", "^ is called a caret.", "LA   LA   LAND"} {
		p := new(Marker).Mark(story[0] + "\n\n" + story[1] + "\n\n" + line + "\n\n" + body + "\n")
		if p.exported || len(p.Stories) != 1 || !p.Lines[2].Role.Kept() {
			t.Errorf("%q is taken for the mark of an export", line)
		}
	}
}

// TestControls cuts control characters wherever they stand, and keeps what is printed beside them.
func TestControls(t *testing.T) {
	for text, want := range map[string]string{
		"\x01\x02":                                "",
		"\x02" + story[1] + "\x03":                story[1],
		story[1][:40] + "\x13" + story[1][40:]:    story[1],
		"\x7f " + story[1] + " \x00 \x1f":         story[1],
		story[1][:43] + " \x11 " + story[1][43:]:  story[1][:43] + " " + story[1][43:],
		story[1] + "\n\x0b\x0c\x04\n" + story[2]:  story[1] + "|" + story[2],
		"\x16\x16\x01a4101\x1f-----\n" + story[1]: story[1],
	} {
		p := new(Marker).Mark(text)
		whole(t, p)
		var got []string
		for i := range p.Stories {
			for para := range p.Paragraphs(&p.Stories[i]) {
				got = append(got, para.Text)
			}
		}
		if s := strings.Join(got, "|"); strings.Join(strings.Fields(s), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%q: kept %q, want %q", text, s, want)
		}
	}
}
