package shingle

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is a word by a plain reading of the rules.
type token struct {
	start, end int
	folded     string
}

// plainWords is the specification: one rune at a time, strings throughout, no table, no register
// tricks.
func plainWords(text string) []token {
	var all []token
	var raw string
	start, end, single := -1, 0, false
	shut := func() {
		if start >= 0 {
			all = append(all, token{start, end, plainFold(raw)})
		}
		start, raw, single = -1, "", false
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		k := kindOf(r)
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		adjoins := start >= 0 && end == i && !single
		switch {
		case k == letter && !single, k == mark && start >= 0,
			k == apostrophe && adjoins && kindOf(next) == letter,
			k == stop && adjoins && strings.ContainsRune("0123456789", rune(text[i-1])) && strings.ContainsRune("0123456789", next):
			if start < 0 {
				start = i
			}
			raw, end = raw+text[i:i+size], i+size
		case k == letter || k == alone:
			shut()
			start, raw, end, single = i, text[i:i+size], i+size, k == alone
		case k != invisible:
			shut()
		}
		i += size
	}
	shut()
	return plainInitials(text, all)
}

func plainFold(raw string) string {
	lower := func(s string) string {
		var b []byte
		for _, r := range s {
			b = foldWide(b, r)
		}
		return string(b)
	}
	return norm.NFC.String(lower(norm.NFC.String(raw)))
}

func plainInitials(text string, all []token) (out []token) {
	single := func(t token) bool { return len(t.folded) == 1 && t.folded[0] >= 'a' && t.folded[0] <= 'z' }
	inRow := false
	for _, t := range all {
		if n := len(out) - 1; n >= 0 && inRow && single(t) && len(out[n].folded) < 8 &&
			out[n].end == t.start-1 && text[out[n].end] == '.' {
			out[n].end = t.end
			out[n].folded += t.folded
			continue
		}
		inRow = single(t)
		out = append(out, t)
	}
	return out
}

func checkWords(t *testing.T, text string) {
	t.Helper()
	want := plainWords(text)
	got := Words(text, nil)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("%.500q: word %d missing, want %.200v", text, i, want[i])
		case i >= len(want):
			t.Fatalf("%.500q: word %d too many: %+v", text, i, got[i])
		case got[i] != Word{want[i].start, want[i].end, hashWord([]byte(want[i].folded))}:
			t.Fatalf("%.500q: word %d is %+v, want %.200v", text, i, got[i], want[i])
		}
	}
}

func folds(text string) string {
	var words []string
	for _, t := range plainWords(text) {
		words = append(words, t.folded)
	}
	return strings.Join(words, "|")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  \n\t", ""},
		{"The cat sat.", "the|cat|sat"},
		{"don't DON’T don‘t donʼt don＇t", "don't|don't|don't|don't|don't"},
		{"the players' 'quoted' ’90s rock’n’roll", "the|players|quoted|90s|rock'n'roll"},
		{"O’Brien’s", "o'brien's"},
		{"7,000 7.000 7000 0.5 1,2,3 3.", "7,000|7.000|7000|0.5|1,2,3|3"},
		{"7 000 and 7\u00a0000", "7|000|and|7|000"},
		{"end.Next a,b 5.a a.5", "end|next|a|b|5|a|a|5"},
		{"U.S. US u.s U.S.-led the U. S.", "us|us|us|us|led|the|u|s"},
		{"at 5 a.m. by J.K. Rowling, e.g. this", "at|5|am|by|jk|rowling|eg|this"},
		{"a.b.c.d.e.f.g.h.i.j", "abcdefgh|ij"},
		{"U.S.'s US's", "us|s|us's"},
		{"well-known well—known well‑known well…known", "well|known|well|known|well|known|well|known"},
		{"“Quoted,” «he» said", "quoted|he|said"},
		{"Café CAFÉ cafe\u0301 cafe", "café|café|café|cafe"},
		{"Straße STRASSE STRAẞE", "strasse|strasse|strasse"},
		{"ΣΊΣΥΦΟΣ Σίσυφος", "σίσυφοσ|σίσυφοσ"},
		{"İstanbul I\u0307stanbul ISTANBUL", "istanbul|istanbul|istanbul"},
		{"H\u0331 h\u0331 ẖ", "ẖ|ẖ|ẖ"},
		{"ﬁnd ﬂow oﬃce", "find|flow|office"},
		{"co\u00adoperate zero\u200bwidth join\u200der \ufeffbom a\ufe0f", "cooperate|zero|width|joiner|bom|a"},
		{"東京で2024年", "東|京|で|2024|年"},
		{"か\u3099がガ", "が|が|ガ"},
		{"สวัสดี", "ส|วั|ส|ดี"},
		{"서울 한글 \u1112\u1161\u11ab", "서울|한글|한"},
		{"Москва МОСКВА", "москва|москва"},
		{"≠ =\u0338 a\u0338", "a\u0338"},
		{"km² ½ Ⅳ", "km²|½|ⅳ"},
		{"caf\xe9 \xff\xfe x\x00y", "caf|x|y"},
		{"info@example.com https://example.com/a?b=c", "info|example|com|https|example|com|a|b|c"},
		{"$5.5bn 50% 2-1 #MeToo @bbc", "5.5bn|50|2|1|metoo|bbc"},
	} {
		if got := folds(c.text); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		checkWords(t, c.text)
	}
}

// Every seam of blocks and chunks is met by sliding a text past it, and the sink's by reading it in
// batches.
func TestWordsSeams(t *testing.T) {
	text := strings.Repeat("The U.S. don’t 7,000.5 don't naïve ﬁ a 東京 incomprehensibilities- antidisestablishmentarianism, ", 14)
	for pad := range 130 {
		checkWords(t, strings.Repeat("-", pad)+text)
		checkWords(t, strings.Repeat("x", pad)+text[:len(text)-pad])
	}
	checkWords(t, strings.Repeat("a", 5000)+strings.Repeat("é", 5000)+strings.Repeat("a.", 5000))
}

func TestWordsAppend(t *testing.T) {
	first := Words("a b", nil)
	both := Words("c.d", first)
	if len(both) != 3 || !slices.Equal(both[:2], first) {
		t.Errorf("%+v", both)
	}
}

var fragments = strings.Split("a|b|S|U|the|Don|x7|0|9|'|’|‘|.|,| |  |\n|-|—|é|É|e\u0301|\u0301|\u0338|ß|ς|Σ|ﬁ|İ|ı|ʼ|\u00ad|\u200b|\u200d|\ufeff|東|か\u3099|\u3099|ส|วั|한|\u1112\u1161\u11ab|ж|\xff|\xe2\x80|\xc3|\x00|=|≠|\u00a0|\u212a|²|counterrevolutionaries|1,000|U.S.|’s|l’é|ʻ|＇|′|Ａ|ſ|😀|𝒜|€|\ufffd|\xed\xa0\x80|アイ|東京|Жюри|Ünïcödé|ẞ|가|ᄀ|\u1160|क्", "|")

// randomText strings together what is likely to meet at a seam or a rule.
func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(fragments[r.IntN(len(fragments))])
	}
	return b.String()
}

func TestWordsRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		text := randomText(r, 1+r.IntN(120))
		checkWords(t, text)
		checkWords(t, strings.Repeat("-", window-margin-r.IntN(len(text)))+text)
	}
}

// A run may go on over any number of chunks, and be a word of its own, or many, or joined to the
// next.
func TestWordsLongRuns(t *testing.T) {
	for _, piece := range []string{"a", "é", "ß", "東", "’a", "'a", "a.", "7,", "\u0301", "\xad", "\u00ad", "e\u0301", "a’é", "\u200d東", "ё"} {
		for n := range 7 {
			long := strings.Repeat(piece, (window-200+100*n)/len(piece))
			checkWords(t, long)
			checkWords(t, "x’"+long+"’x don’t é’é x")
			checkWords(t, "U."+long+".U.S. 5"+long+"5 l’eau")
		}
	}
}

func FuzzWords(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 30 {
		f.Add(randomText(r, n*5))
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkWords(t, text)
		checkWords(t, strings.Repeat("-", 61)+text)
		checkWords(t, strings.Repeat("x ", max(0, window-margin-len(text)/2)/2)+text)
	})
}

// Canonically equivalent texts have the same words. Runs of more than 30 marks are left out:
// normalisation cuts those.
func FuzzWordsNormalised(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 30 {
		f.Add(randomText(r, n*5))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || bytes.ContainsRune(norm.NFD.Bytes([]byte(text)), '\u034f') {
			t.Skip()
		}
		if a, b := folds(norm.NFC.String(text)), folds(norm.NFD.String(text)); a != b {
			t.Errorf("%q:\nNFC %q\nNFD %q", text, a, b)
		}
	})
}
