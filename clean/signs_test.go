package clean

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
	"onecopy/internal/testkit"
)

// FuzzSigns measures lines on a page and by themselves, and holds the signs that other passes go by
// to what they ask.
func FuzzSigns(f *testing.F) {
	for _, s := range testkit.OddLines() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		s = strings.TrimSpace(s)
		m := scan.Measure(s)
		if got, ok := split(s); ok && got != m {
			t.Errorf("%q: %+v on a page, %+v by itself", s, got, m)
		}
		if strings.Contains(s, "..") && m.Signs&scan.Dots == 0 || linkless(s) && m.Signs&scan.Hollow == 0 ||
			tag(s) != "" && m.Signs&scan.Initials == 0 || s != "" && crosshead(s) && m.Signs&scan.Opened == 0 {
			t.Errorf("%q: signs %b", s, m.Signs)
		}
	})
}

// split returns the shape of s as a line of a page, somewhere in a block and near the end of a
// stretch or not.
func split(s string) (m scan.Shape, ok bool) {
	if s == "" || strings.ContainsAny(s, "\n") {
		return m, false
	}
	p := &Page{scratch: new(scratch)}
	pad := strings.Repeat("Lorem. ipsum dolor\n", len(s)%9+len(s)/7%2*scan.Stretch/20)
	p.split(pad + "- " + pad + "\n" + s + "\n" + strings.Repeat("\n", len(s)%5*20))
	return p.Lines[len(p.Lines)-1].shape, true
}
