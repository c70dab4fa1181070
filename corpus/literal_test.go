package corpus

import "testing"

// FuzzAsIs wants the bytes before the first escape or byte beyond ASCII counted.
func FuzzAsIs(f *testing.F) {
	for _, s := range []string{"", `\n`, "seven b", "eight by", "eight by and\\n more", "ninety-nine é", "\x7f]\\[", "é", "12345678\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := 0
		for want < len(s) && s[want] < 0x80 && s[want] != '\\' {
			want++
		}
		if got := asIs([]byte(s)); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	})
}
