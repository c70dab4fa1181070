package scan

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/internal/testkit"
)

// loose are the signs that a line may be said to have though it has not.
const loose = Dots | Hollow | Initials | Opened | Joined

// FuzzMeasure compares the three ways to measure a line: by blocks, in the masks of a text, and a
// character at a time.
func FuzzMeasure(f *testing.F) {
	for _, s := range testkit.OddLines() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		s = strings.TrimSpace(s)
		m, want := Measure(s), measureSlow(s)
		if got, ok := inText(s); ok && got != m {
			t.Errorf("%q: %+v in a text, %+v by itself", s, got, m)
		}
		m.Signs, want.Signs = m.Signs&^loose, want.Signs&^loose
		if m != want {
			t.Errorf("%q: %+v by blocks, %+v by characters", s, m, want)
		}
	})
}

// inText measures s in the masks of a text, somewhere in a block and near the end of a stretch or
// not. It reports false for a line that masks do not measure.
func inText(s string) (m Shape, ok bool) {
	if s == "" || strings.Contains(s, "\n") {
		return m, false
	}
	pad := strings.Repeat("Lorem. ipsum dolor\n", len(s)%9+len(s)/7%2*Stretch/20)
	text := pad + "- " + pad + "\n" + s + "\n" + strings.Repeat("\n", len(s)%5*20)
	at := 2*len(pad) + 3
	var masks Masks
	for from := 0; from < len(text); from += Stretch {
		masks.Read(text, from)
		if end := at + len(s); end < from+Stretch {
			return m, masks.Measure(&m, text, at, end)
		}
	}
	return m, false
}

// TestInText wants lines of a text to be measured by its masks, also where a block ends in them.
func TestInText(t *testing.T) {
	for n := range 300 {
		s := strings.Repeat("One “word” of four, ", n/20) + strings.Repeat("x", 1+n%20)
		switch m, ok := inText(s); {
		case ok && m != Measure(s):
			t.Errorf("%q: %+v in a text, %+v by itself", s, m, Measure(s))
		case !ok && len(s)%9 > 0 && len(s)/7%2 == 0 && n < 200:
			t.Errorf("%q is not measured by the masks", s)
		}
	}
}

// TestWordsAroundLetters checks that a name in Latin letters does not hide the words of a script
// without spaces around it.
func TestWordsAroundLetters(t *testing.T) {
	for _, c := range []struct {
		with, without string
	}{
		{"先日、不正に改造したiPhoneを販売したとして、二十代の男性が逮捕されました。", "先日、不正に改造した電話機を販売したとして、二十代の男性が逮捕されました。"},
		{"根据BBC网站报道，这是连续第十八年获得此称号。", "根据本站报道，这是连续第十八年获得此称号。"},
		{"โทรศัพท์iPhoneรุ่นใหม่จะวางขายในเดือนหน้า", "โทรศัพท์มือถือรุ่นใหม่จะวางขายในเดือนหน้า"},
	} {
		if with, without := Measure(c.with).Words, Measure(c.without).Words; with < without-3 {
			t.Errorf("%q has %d words, without the letters %d", c.with, with, without)
		}
	}
}
