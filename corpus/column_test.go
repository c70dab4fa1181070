package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// TestColumn looks for the first x of an input and wants its column, as an editor counts.
func TestColumn(t *testing.T) {
	tests := []struct {
		name, raw string
		want      int
	}{
		{"first", "x", 1},
		{"second line", "“One”\nx", 1},
		{"after letters of two bytes", "é é x", 5},
		{"a code point is one, a letter of two is two", "e\u0301x", 3},
		{"after a tab", "\tx", 2},
		{"after a mark", "\xef\xbb\xbfé x", 3},
		{"after a bad byte", "a\xffb“ x", 6},
		{"windows-1252", "The caf\xe9 isn\x92t x here\n", 16},
		{"an old Mac", "one\rtwo x\r", 5},
		{"utf-16", wide(t, "“Né” 😀\r\n😀 x", unicode.LittleEndian, unicode.UseBOM), 3},
	}
	for _, tt := range tests {
		d := read(t, tt.raw, "")
		at := d.Offset(strings.IndexByte(d.Text, 'x'))
		if got := d.Column(at); got != tt.want {
			t.Errorf("%s: column %d, want %d", tt.name, got, tt.want)
		}
	}
	for line, want := range map[string]int{
		`{"text":"x"}`:                10,
		`{"id":"é","text":"é x"}`:     21,
		`{"text":"\u00e9\n x"}`:       19,
		` { "n":1, "text" : "\"x" } `: 23,
	} {
		d := records(t, "{\"text\":\"a\"}\n"+line+"\n").Documents[1]
		at := d.Offset(strings.IndexByte(d.Text, 'x'))
		if got := d.Column(at); got != want {
			t.Errorf("%s: column %d, want %d", line, got, want)
		}
	}
}

// FuzzIndex wants every character found again at its offset.
func FuzzIndex(f *testing.F) {
	for _, s := range []string{"", "é x\n“", "\xef\xbb\xbfa", "\xff\xfea\x00b", "a\xffb", "\x93caf\xe9\x94 isn\x92t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		d, err := File{Path: Stdin, Source: "f"}.Read("", strings.NewReader(raw))
		if err != nil {
			return
		}
		for i, r := range d.Text {
			if got := d.Index(d.Offset(i)); got != i {
				t.Fatalf("byte %d is at %d, and there is byte %d", i, d.Offset(i), got)
			}
			if c := d.Column(d.Offset(i)); c < 1 || r == '\n' && c > utf8.RuneCountInString(d.Text)+1 {
				t.Fatalf("column %d", c)
			}
		}
		if got := d.Index(d.Size); got != len(d.Text) {
			t.Fatalf("the end is byte %d", got)
		}
	})
}
