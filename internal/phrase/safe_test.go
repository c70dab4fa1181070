package phrase

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShown(t *testing.T) {
	for _, tt := range []struct{ in, name, text string }{
		{"", "", ""},
		{"wire/a.txt: 3 cuts", "wire/a.txt: 3 cuts", "wire/a.txt: 3 cuts"},
		{"a\nb\tc\r", `a\nb\tc\r`, "a\\nb\tc\\r"},
		{"\x1b[2J\a\b\x00\x7f", `\x1b[2J\a\b\x00\x7f`, `\x1b[2J\a\b\x00\x7f`},
		{"\u0085\u009b31m", `\u0085\u009b31m`, `\u0085\u009b31m`},
		{"txt\u202egpj.exe\u2066 \u2028\u2029", `txt\u202egpj.exe\u2066 \u2028\u2029`, `txt\u202egpj.exe\u2066 \u2028\u2029`},
		{"bad \xff\xed\xa0\x80 \uFFFD", `bad \xff\xed\xa0\x80 ` + "\uFFFD", `bad \xff\xed\xa0\x80 ` + "\uFFFD"},
		{"a\u200bb\u2060\ufeffc\u00ad", `a\u200bb\u2060\ufeffc\u00ad`, "a\u200bb\u2060\ufeffc\u00ad"},
		{"\U000e0041\U000e007f\U000e0100", `\U000e0041\U000e007f\U000e0100`, "\U000e0041\U000e007f\U000e0100"},
		{"ad\u200cmin \u200d", `ad\u200cmin \u200d`, "ad\u200cmin \u200d"},
		// Joiners where a script or an emoji needs them, and the marks of Hebrew and Arabic.
		{"می\u200cخواهم.txt", "می\u200cخواهم.txt", "می\u200cخواهم.txt"},
		{"क्\u200dष", "क्\u200dष", "क्\u200dष"},
		{"👩\u200d🌾", "👩\u200d🌾", "👩\u200d🌾"},
		{"שלום \u200fא", "שלום \u200fא", "שלום \u200fא"},
		{"é 東京 ü", "é 東京 ü", "é 東京 ü"},
		{`it's "q" \`, `it's "q" \`, `it's "q" \`},
		// Commands to runners.
		{":", "./:", joiner + ":"},
		{"::error::x", "./::error::x", joiner + "::error::x"},
		{" \u00a0::add-mask::x", "./ \u00a0::add-mask::x", " \u00a0" + joiner + "::add-mask::x"},
		{"##teamcity[x]", "./##" + joiner + "teamcity[x]", joiner + "##" + joiner + "teamcity[x]"},
		{"a ##[add-mask]b", "a ##" + joiner + "[add-mask]b", "a ##" + joiner + "[add-mask]b"},
		{"x\n::stop-commands::y", `x\n::stop-commands::y`, `x\n::stop-commands::y`},
		{"#1 # 2", "#1 # 2", "#1 # 2"},
	} {
		if got := Shown(tt.in); got != tt.name {
			t.Errorf("Shown(%q) = %q, want %q", tt.in, got, tt.name)
		}
		if got := ShownText(tt.in); got != tt.text {
			t.Errorf("ShownText(%q) = %q, want %q", tt.in, got, tt.text)
		}
	}
}

// FuzzShown wants one line that steers nothing and begins no command, whatever the words, and words
// without such signs as they are.
func FuzzShown(f *testing.F) {
	for _, s := range []string{":", "::x", " ##[x", "a\u200c\u202e\xff", "##vso[\n", "##\u2060[", "\U000e0001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Shown(s), ShownText(s)} {
			rest := strings.TrimSpace(got)
			if !utf8.ValidString(got) || strings.IndexFunc(got, Steers) >= 0 || strings.Contains(got, "\n") || strings.Contains(got, "##[") ||
				strings.Contains(got, "##vso[") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "##") {
				t.Errorf("%q is shown as %q", s, got)
			}
			if got != s && strings.IndexFunc(s, func(c rune) bool { return c < ' ' || c == ':' || c == '#' || c > 0x7e }) < 0 {
				t.Errorf("%q is shown as %q, and is harmless", s, got)
			}
		}
	})
}
