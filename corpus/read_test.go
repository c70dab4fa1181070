package corpus

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"onecopy/corpus/hint"
)

// read is Read of bytes from standard input.
func read(t testing.TB, raw, enc string) *Document {
	t.Helper()
	d, err := File{Path: Stdin, Source: "f"}.Read(enc, strings.NewReader(raw))
	must(t, err)
	return d
}

// wide is text as UTF-16.
func wide(t testing.TB, text string, order unicode.Endianness, mark unicode.BOMPolicy) string {
	t.Helper()
	raw, err := unicode.UTF16(order, mark).NewEncoder().String(text)
	must(t, err)
	return raw
}

func TestRead(t *testing.T) {
	koi8, err := charmap.KOI8R.NewEncoder().String("Пожар в Москве\n")
	must(t, err)
	tests := []struct {
		name, raw, enc string
		text, encoding string
		problems       string
	}{
		{name: "empty", encoding: "utf-8"},
		{name: "utf-8", raw: "“Né”\r\n", text: "“Né”\r\n", encoding: "utf-8"},
		{name: "utf-8 mark", raw: "\xef\xbb\xbfNé", text: "Né", encoding: "utf-8"},
		{name: "mark inside", raw: "a\ufeffb", text: "a\ufeffb", encoding: "utf-8"},
		{name: "utf-16le", raw: wide(t, "“Né” 😀\r\nx", unicode.LittleEndian, unicode.UseBOM), text: "“Né” 😀\r\nx", encoding: "utf-16le"},
		{name: "utf-16be", raw: wide(t, "Né", unicode.BigEndian, unicode.UseBOM), text: "Né", encoding: "utf-16be"},
		{name: "utf-16 by name", raw: wide(t, "Né", unicode.BigEndian, unicode.IgnoreBOM), enc: "UTF-16BE", text: "Né", encoding: "utf-16be"},
		{name: "mark over name", raw: "\xef\xbb\xbfNé", enc: "koi8-r", text: "Né", encoding: "utf-8"},
		{name: "half a unit", raw: "\xff\xfea\x00b", text: "a\uFFFD", encoding: "utf-16le", problems: "f:1: invalid UTF-16le (1 byte) replaced by U+FFFD"},
		{name: "half a pair", raw: "\xff\xfe\x3d\xd8a\x00", text: "\uFFFDa", encoding: "utf-16le", problems: "f:1: invalid UTF-16le (2 bytes) replaced by U+FFFD"},
		{name: "windows-1252", raw: "The \x93caf\xe9\x94 isn\x92t \x96 at \xa35 \x96 open.\n", text: "The “café” isn’t – at £5 – open.\n", encoding: "windows-1252", problems: "f: not utf-8; read as windows-1252"},
		{name: "windows-1252 by name", raw: "caf\xe9", enc: "latin1", text: "café", encoding: "windows-1252"},
		{name: "koi8-r by name", raw: koi8, enc: "KOI8-R", text: "Пожар в Москве\n", encoding: "koi8-r"},
		{name: "one bad byte in utf-8", raw: "“One”\n“Two” \x92\n“Three”\n", text: "“One”\n“Two” \uFFFD\n“Three”\n", encoding: "utf-8", problems: "f:2: invalid UTF-8 (1 byte) replaced by U+FFFD"},
		{name: "cut short", raw: "He said “don\xe2\x80", text: "He said “don\uFFFD\uFFFD", encoding: "utf-8", problems: "f:1: invalid UTF-8 (2 bytes) replaced by U+FFFD"},
		{name: "cut short, ASCII before", raw: "He said don\xe2\x80", text: "He said don\uFFFD\uFFFD", encoding: "utf-8", problems: "f:1: invalid UTF-8 (2 bytes) replaced by U+FFFD"},
		{name: "DOS", raw: "The caf\x82s of Bes\x87ancon\n", text: "The caf\uFFFDs of Bes\uFFFDancon\n", encoding: "utf-8", problems: "f:1: invalid UTF-8 (2 bytes) replaced by U+FFFD"},
		{name: "DOS by name", raw: "The caf\x82s, na\x8bve\n", enc: "ibm437", text: "The cafés, naïve\n", encoding: "cp437"},
		{name: "old Macintosh", raw: "Une d\x8ecision du caf\x8e\n", text: "Une d\uFFFDcision du caf\uFFFD\n", encoding: "utf-8", problems: "f:1: invalid UTF-8 (2 bytes) replaced by U+FFFD"},
		{name: "capitals of 1252", raw: "IN \x8aKODA, O\x8aLO, \x8eilina\n", text: "IN ŠKODA, OŠLO, Žilina\n", encoding: "windows-1252", problems: "f: not utf-8; read as windows-1252"},
		{name: "undefined in 1252", raw: "caf\xe9 \x81\n", text: "caf\uFFFD \uFFFD\n", encoding: "utf-8", problems: "f:1: invalid UTF-8 (2 bytes) replaced by U+FFFD"},
		{name: "surrogates and overlong", raw: "\xed\xa0\x80 \xc0\xaf", text: "\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD", encoding: "utf-8", problems: "f:1: invalid UTF-8 (5 bytes) replaced by U+FFFD"},
		{name: "far NUL", raw: strings.Repeat("x\n", 5000) + "\x00", text: strings.Repeat("x\n", 5000) + "\uFFFD", encoding: "utf-8", problems: "f:5001: NUL (1 byte) replaced by U+FFFD"},
		{name: "old mac", raw: "a\rb\r", text: "a\nb\n", encoding: "utf-8"},
		{name: "old mac, damaged", raw: "“a”\r“b”\xff\r", text: "“a”\n“b”\uFFFD\n", encoding: "utf-8", problems: "f:2: invalid UTF-8 (1 byte) replaced by U+FFFD"},
		{name: "mixed line ends", raw: "a\rb\r\nc\n", text: "a\rb\r\nc\n", encoding: "utf-8"},
		{name: "shift_jis", raw: "\x83j\x83\x85\x81[\x83X\x82", enc: "sjis", text: "ニュース\uFFFD", encoding: "shift_jis", problems: "f:1: invalid shift_jis (1 byte) replaced by U+FFFD"},
		{name: "big5 pair", raw: "\x88\x62x", enc: "big5", text: "\u00CA\u0304x", encoding: "big5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, tt.raw, tt.enc)
			var problems []string
			for _, p := range d.Problems {
				problems = append(problems, p.String())
			}
			if d.Text != tt.text || d.Encoding != tt.encoding || strings.Join(problems, "\n") != tt.problems {
				t.Errorf("got %q in %s, %q", d.Text, d.Encoding, problems)
			}
			checkOffsets(t, d, tt.raw, tt.enc)
		})
	}
}

// checkOffsets makes sure that offsets grow from the mark to the size, and that each line, read
// alone from the bytes its offsets give, is the same.
func checkOffsets(t testing.TB, d *Document, raw, enc string) {
	t.Helper()
	if !utf8.ValidString(d.Text) || d.Size != len(raw) || d.Offset(len(d.Text)) != len(raw) {
		t.Fatalf("size %d of %d, last offset %d of %d, %q", d.Size, len(raw), d.Offset(len(d.Text)), len(raw), d.Text)
	}
	for i := range d.Text {
		if d.Offset(i) >= d.Offset(i+1) && utf8.RuneStart(d.Text[min(i+1, len(d.Text)-1)]) && d.Encoding != "big5" {
			t.Fatalf("offset of %d is %d, of %d is %d", i, d.Offset(i), i+1, d.Offset(i+1))
		}
	}
	at, lines := 0, 0
	for line := range strings.SplitAfterSeq(d.Text, "\n") {
		if line == "" {
			continue
		}
		lines++
		part := raw[d.Offset(at):d.Offset(at+len(line))]
		at += len(line)
		var out []byte
		for rest := []byte(part); len(rest) > 0; {
			var size int
			out, size, _ = d.set.next(out, rest)
			rest = rest[size:]
		}
		if strings.ReplaceAll(string(out), "\r", "\n") != strings.ReplaceAll(line, "\r", "\n") {
			t.Fatalf("line %d is %q, its bytes %q read %q", lines, line, part, out)
		}
	}
	if lines != d.Lines {
		t.Fatalf("%d lines counted, %d are there", d.Lines, lines)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "a\r\nb", "“x”\xff", "\xff\xfea\x00\n\x00", "\xef\xbb\xbfx", "caf\xe9\rx", "\x00", strings.Repeat("é\xe9", 300)} {
		for i := range 6 {
			f.Add(s, i)
		}
	}
	names := []string{"", "utf-8", "utf-16le", "koi8-r", "shift_jis", "gb18030", "euc-jp", "big5", "euc-kr", "gbk"}
	f.Fuzz(func(t *testing.T, raw string, n int) {
		if len(raw) > 4096 { // checkOffsets asks for every offset
			return
		}
		enc := names[uint(n)%uint(len(names))]
		d, err := File{Path: Stdin, Source: "f"}.Read(enc, strings.NewReader(raw))
		if err != nil {
			return
		}
		checkOffsets(t, d, raw, enc)
		if strings.IndexByte(d.Text, 0) >= 0 {
			t.Error("NUL in the text")
		}
	})
}

// The step of every charset that is read returns what its decoder returns for a whole text.
func TestStepsAgreeWithDecoders(t *testing.T) {
	var all strings.Builder
	for a := 0; a < 256; a++ {
		for b := 1; b < 256; b++ {
			all.WriteString(string([]byte{byte(a), byte(b), '\n'}))
		}
	}
	for _, name := range []string{"windows-1252", "koi8-r", "macintosh", "cp437", "cp850", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"} {
		enc := encoding.Encoding(dosPages[name])
		if dosPages[name] == nil {
			var err error
			enc, err = htmlindex.Get(name)
			must(t, err)
		}
		want, err := enc.NewDecoder().String(all.String())
		must(t, err)
		d := Document{}
		set, err := charsetFor([]byte(all.String()), name)
		must(t, err)
		d.readText([]byte(all.String()), set, name)
		if want = strings.ReplaceAll(want, "\x00", "\uFFFD"); d.Text != want {
			t.Errorf("%s differs from its decoder", name)
		}
	}
}

func TestManyBadLines(t *testing.T) {
	d := read(t, strings.Repeat("“ok” \xff\n", 50), "")
	if len(d.Problems) != maxDamage+1 || d.Problems[maxDamage].String() != "f: bytes replaced by U+FFFD on 30 more lines" {
		t.Errorf("%d problems, last %q", len(d.Problems), d.Problems[len(d.Problems)-1])
	}
}

func TestUnknownEncoding(t *testing.T) {
	for _, name := range []string{"utf-9", "iso-2022-jp", "replacement"} {
		err := CheckEncoding(name)
		if _, ok := err.(*hint.Error); !ok || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", "utf-8", "UTF-16", "latin1", "cp1251", "sjis"} {
		must(t, CheckEncoding(name))
	}
}

func TestSeedsAreRead(t *testing.T) {
	found, err := Find([]string{"../seeds"}, FindOptions{})
	must(t, err)
	texts := slices.DeleteFunc(found.Files, func(f File) bool { return !strings.HasSuffix(f.Source, ".txt") })
	for _, f := range texts {
		d, err := f.Read("", nil)
		must(t, err)
		raw, err := os.ReadFile(f.Path)
		must(t, err)
		if d.Text != string(raw) || len(d.Problems) > 0 {
			t.Errorf("%s is not read as it is: %v", f.Source, d.Problems)
		}
	}
	if len(texts) < 5 {
		t.Errorf("%d seeds found", len(texts))
	}
}

func BenchmarkRead(b *testing.B) {
	ascii := strings.Repeat("The fire broke out shortly before noon, police said on Tuesday.\n", 1<<14)
	koi8, err := charmap.KOI8R.NewEncoder().String(strings.Repeat("Пожар вспыхнул незадолго до полудня.\n", 1<<14))
	must(b, err)
	for _, bm := range []struct{ name, raw, enc string }{
		{"ascii", ascii, ""},
		{"utf8", strings.Repeat("“The fire”, he said – “broke out”.\n", 1<<14), ""},
		{"damaged", strings.Repeat(ascii[:640]+"“\xff”", 1<<10), ""},
		{"windows1252", strings.Repeat("The \x93caf\xe9\x94 isn\x92t open on Tuesday, police said.\n", 1<<14), ""},
		{"koi8r", koi8, "koi8-r"},
		{"gbk", strings.Repeat("\xd0\xc2\xce\xc5\xb1\xa8\xb5\xc0\n", 1<<15), "gbk"},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(bm.raw)))
			b.ReportAllocs()
			for b.Loop() {
				if d := read(b, bm.raw, bm.enc); d.Size == 0 {
					b.Fatal("nothing read")
				}
			}
		})
	}
}

func ExampleProblem_String() {
	fmt.Println(Problem{Source: "mon/x.txt", Line: 7, Message: "invalid UTF-8 (1 byte) replaced by U+FFFD"})
	// Output: mon/x.txt:7: invalid UTF-8 (1 byte) replaced by U+FFFD
}
