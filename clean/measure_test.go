package clean

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzMeasure compares the two ways to measure a line, by blocks and by characters, and holds the signs that other passes go by
// to what they ask.
func FuzzMeasure(f *testing.F) {
	for _, s := range measured() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		s = strings.TrimSpace(s)
		const loose = dots | hollow | initials | opened | joined
		m, want := measure(s), spell(s)
		if got, ok := split(s); ok && got != m {
			t.Errorf("%q: %+v on a page, %+v by itself", s, got, m)
		}
		said := m.signs
		m.signs, want.signs = m.signs&^loose, want.signs&^loose
		if m != want {
			t.Errorf("%q: %+v by blocks, %+v by characters", s, m, want)
		}
		if strings.Contains(s, "..") && said&dots == 0 || linkless(s) && said&hollow == 0 || tag(s) != "" && said&initials == 0 || s != "" && crosshead(s) && said&opened == 0 {
			t.Errorf("%q: signs %b", s, said)
		}
	})
}

// split gives the shape of s as a line of a page, somewhere in a block and near the end of a stretch or not.
func split(s string) (m shape, ok bool) {
	if s == "" || strings.ContainsAny(s, "\n") {
		return m, false
	}
	p := &Page{desk: new(desk)}
	pad := strings.Repeat("Lorem. ipsum dolor\n", len(s)%9+len(s)/7%2*stretch/20)
	p.split(pad + "- " + pad + "\n" + s + "\n" + strings.Repeat("\n", len(s)%5*20))
	return p.Lines[len(p.Lines)-1].shape, true
}

// measured gives lines with words, signs and characters of any length across the borders of blocks.
func measured() (lines []string) {
	const alphabet = "aBc deF  ..,'\"-12(/|:@#\u00a0éÉ“”–\u2028中ไаБ\x01\x7fſ"
	rng := rand.New(rand.NewPCG(6, 4))
	for n := range 2000 {
		var b strings.Builder
		for range n % 200 {
			r := []rune(alphabet)[rng.IntN(utf8.RuneCountInString(alphabet)/(1+n%3))]
			b.WriteRune(r)
		}
		lines = append(lines, b.String())
	}
	return append(lines, "HD   X", "He told, a while", "from , on", strings.Repeat("x", 64), strings.Repeat("x", 63)+" y", strings.Repeat("–", 22)+" a")
}

// TestFold compares lines in lower case with those of package strings. TestWordsAroundLetters
// checks that a name in Latin letters does not hide the words of a script without spaces around it.
func TestWordsAroundLetters(t *testing.T) {
	for _, c := range []struct {
		with, without string
	}{
		{"先日、不正に改造したiPhoneを販売したとして、二十代の男性が逮捕されました。", "先日、不正に改造した電話機を販売したとして、二十代の男性が逮捕されました。"},
		{"根据BBC网站报道，这是连续第十八年获得此称号。", "根据本站报道，这是连续第十八年获得此称号。"},
		{"โทรศัพท์iPhoneรุ่นใหม่จะวางขายในเดือนหน้า", "โทรศัพท์มือถือรุ่นใหม่จะวางขายในเดือนหน้า"},
	} {
		if with, without := measure(c.with).words, measure(c.without).words; with < without-3 {
			t.Errorf("%q has %d words, without the letters %d", c.with, with, without)
		}
	}
}

func TestFold(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if got, want := lowered(r), unicode.ToLower(r); got != want {
			t.Errorf("%U in lower case is %U, not %U", r, got, want)
		}
	}
	var g glance
	for _, s := range measured() {
		if got := string(appendLower(nil, s)); got != strings.ToLower(s) {
			t.Errorf("%q in lower case is %q", s, got)
		}
		want := strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				return r + 'a' - 'A'
			}
			return r
		}, s)
		if g.set(s); len(s) <= 4*reach && g.low() != want {
			t.Errorf("%q folded is %q", s, g.low())
		}
	}
}
