package report

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"as it is\n\tnow", "as it is\n\tnow"},
		{"a\x00b\x1b[2J", "a␀b␛[2J"},
		{"win\r\ndows, mac\r", "win\ndows, mac␍"},
		{"\u202eturned\u2069", "\uFFFDturned\uFFFD"},
		{"שלום \u200fעולם", "שלום \u200fעולם"},
		{"\u0085\u009b\x7f", "\uFFFD\uFFFD\uFFFD"},
		{"bad \xff", "bad \uFFFD"},
	} {
		if got := plain(tt.in); got != tt.want {
			t.Errorf("plain(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLine(t *testing.T) {
	for _, tt := range []struct {
		in   string
		n    int
		want string
	}{
		{"", 5, ""},
		{"  one\n\n two ", 20, "one two"},
		{" one", 20, "one"},
		{"one ", 20, "one"},
		{"one  two", 20, "one two"},
		{"one\ttwo", 20, "one two"},
		{"one\x7f", 20, "one\uFFFD"},
		{" ", 20, ""},
		{"12345", 5, "12345"},
		{"123456", 5, "1234…"},
		{"one, two", 6, "one…"},
		{strings.Repeat("é", 1000), 3, "éé…"},
	} {
		if got := line(tt.in, tt.n); got != tt.want {
			t.Errorf("line(%.20q, %d) = %q, want %q", tt.in, tt.n, got, tt.want)
		}
	}
}

func TestFigures(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{grouped(0), "0"}, {grouped(999), "999"}, {grouped(1000), "1,000"}, {grouped(1234567), "1,234,567"}, {grouped(-1000), "-1,000"},
		{percent(0), "0 %"}, {percent(0.001), "<1 %"}, {percent(0.29), "29 %"}, {percent(0.9999), "99 %"}, {percent(1), "100 %"},
		{ratio(0.8), "0.80"}, {ratio(0.29), "0.29"}, {ratio(0.9999), "0.99"}, {ratio(1), "1.00"},
		{counted(1, "story"), "1 story"}, {counted(2, "story"), "2 stories"}, {counted(0, "cut"), "0 cuts"}, {counted(1500, "copy"), "1,500 copies"},
		{listed([]string{"a", "b", "c"}, 2), "a, b and 1 more"}, {listed([]string{"a", "b"}, 2), "a, b"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}
