package corpus

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const webPage = `<html><head>CHARSET<title>Мост открыт</title></head><body><ul><li><a href="/">Главная</a></li></ul><h1>Мост открыт</h1>
<p>Мост через реку открыли в четверг после девяти лет работ &mdash; «долго ждали», сказал мэр города журналистам.</p>
<p>По нему будут проезжать около 30&nbsp;000 машин в день, сообщила администрация области в четверг вечером.</p></body></html>
`

// TestPageEncodings reads pages in several encodings, which are UTF-8, declared or asked for.
func TestPageEncodings(t *testing.T) {
	meta := `<meta charset="windows-1251">`
	cyrillic := func(s string) string { return must1(charmap.Windows1251.NewEncoder().String(s)) }
	wide := func(s string) string {
		return must1(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s))
	}
	tests := []struct{ name, raw, enc string }{
		{"utf-8", strings.Replace(webPage, "CHARSET", `<meta charset="utf-8">`, 1), ""},
		{"utf-8 that is declared to be something else", strings.Replace(webPage, "CHARSET", meta, 1), ""},
		{"utf-8 with a mark", "\xef\xbb\xbf" + strings.Replace(webPage, "CHARSET", meta, 1), ""},
		{"declared", cyrillic(strings.Replace(webPage, "CHARSET", meta, 1)), ""},
		{"asked for", cyrillic(strings.Replace(webPage, "CHARSET", `<meta charset="koi8-r">`, 1)), "windows-1251"},
		{"utf-16", wide(strings.Replace(webPage, "CHARSET", meta, 1)), ""},
	}
	for _, tt := range tests {
		d := onePage(t, tt.raw, tt.enc)
		want := "Мост через реку открыли в четверг после девяти лет работ — «долго ждали», сказал мэр города журналистам."
		if !strings.Contains(d.Text, want) || d.Said.Title != "Мост открыт" {
			t.Errorf("%s: %q, title %q", tt.name, d.Text, d.Said.Title)
		}
		for _, e := range d.Elements {
			for _, at := range []int{e.Start, e.End} {
				if back := d.Index(d.Offset(at)); back != at {
					t.Errorf("%s: byte %d leads to %d, and back to %d", tt.name, at, d.Offset(at), back)
				}
			}
		}
	}
}

// onePage reads a file that is one page.
func onePage(t *testing.T, raw, enc string) *Document {
	t.Helper()
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	var list []*Document
	for c := range (File{Path: name, Source: "page.html"}).Chunks(enc, nil) {
		b, err := c.Read()
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, b.Documents...)
	}
	if len(list) != 1 {
		t.Fatalf("%d documents", len(list))
	}
	return list[0]
}

func must1(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}

// TestPageInRecord reads records whose text is a page, and what is none.
func TestPageInRecord(t *testing.T) {
	page := strings.Replace(webPage, "CHARSET", "<!-- \u00e9 -->", 1)
	tests := []struct {
		name, member, text string
		page               bool
	}{
		{"a field html", "html", page, true},
		{"a part of a page", "html", "<p>a <b>b</b> c</p>", true},
		{"a field html without markup", "html", "a b c", false},
		{"a page in the text", "text", page, true},
		{"a text that quotes a tag", "text", "The tag <b> is for bold, <i> for italic.", false},
		{"a text that begins with a tag", "text", "<b> is a tag that many pages have.", false},
	}
	for _, tt := range tests {
		raw, err := json.Marshal(map[string]string{"id": "7", tt.member: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		p := parser{}
		d, err := p.document(&Chunk{Source: "x", most: 1 << 20}, line{raw: raw, number: 1})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(d.Elements) > 0; got != tt.page {
			t.Errorf("%s: page %v, text %q", tt.name, got, d.Text)
		}
		for _, e := range d.Elements {
			for _, at := range []int{e.Start, e.End} {
				if back := d.Index(d.Offset(at)); back != at {
					t.Errorf("%s: byte %d leads to %d, and back to %d", tt.name, at, d.Offset(at), back)
				}
			}
		}
		if tt.text == page && d.Record.Title != "Мост открыт" {
			t.Errorf("%s: title %q", tt.name, d.Record.Title)
		}
	}
}
