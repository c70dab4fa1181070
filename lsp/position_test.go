package lsp

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// TestPositions has places in texts with characters of one to four bytes and all line ends.
func TestPositions(t *testing.T) {
	const text = "a\U0001d4b3b\r\né\rx\n\U0001f68c"
	for _, c := range []struct {
		units encoding
		p     position
		want  string // what stands from there on
	}{
		{utf16Units, position{0, 0}, text},
		{utf16Units, position{0, 1}, text[1:]},
		{utf16Units, position{0, 2}, text[1:]}, // between the halves of a pair: the character
		{utf16Units, position{0, 3}, "b\r\né\rx\n\U0001f68c"},
		{utf16Units, position{0, 4}, "\r\né\rx\n\U0001f68c"},
		{utf16Units, position{0, 99}, "\r\né\rx\n\U0001f68c"},
		{utf16Units, position{1, 0}, "é\rx\n\U0001f68c"},
		{utf16Units, position{1, 1}, "\rx\n\U0001f68c"},
		{utf16Units, position{2, 0}, "x\n\U0001f68c"},
		{utf16Units, position{3, 2}, ""},
		{utf16Units, position{4, 0}, ""},
		{utf16Units, position{1 << 31, 1 << 31}, ""},
		{utf8Units, position{0, 5}, "b\r\né\rx\n\U0001f68c"},
		{utf8Units, position{0, 3}, text[1:]},
		{utf8Units, position{1, 2}, "\rx\n\U0001f68c"},
		{utf32Units, position{0, 2}, "b\r\né\rx\n\U0001f68c"},
	} {
		if got := text[c.units.offset([]byte(text), c.p):]; got != c.want {
			t.Errorf("%s %v: %q, want %q", c.units, c.p, got, c.want)
		}
	}
	s := newSheet([]byte("\ufeffone\r\ntwo\n"), utf16Units)
	for at, want := range map[[2]int]int{{1, 0}: 3, {1, 1}: 3, {1, 2}: 4, {1, 99}: 6, {2, 3}: 10, {0, 0}: 0, {3, 1}: 12, {9, 9}: 12} {
		if got := s.at(at[0], at[1]); got != want {
			t.Errorf("line %d, column %d: byte %d, want %d", at[0], at[1], got, want)
		}
	}
	if s := newSheet([]byte("old\rMac\r"), utf16Units); s.at(2, 1) != 4 || s.lineEnd(1) != 3 {
		t.Error("lines that end at a carriage return alone")
	}
}

// FuzzPositions wants positions to lead back to the bytes they were made of, and offsets to be
// those that counting unit by unit gives.
func FuzzPositions(f *testing.F) {
	f.Add("a\U0001d4b3b\r\né\rx\n", uint32(1), uint32(1))
	f.Add("\r\n\r\r\n\n", uint32(3), uint32(0))
	f.Add("\xff\xf0\x9f", uint32(0), uint32(2))
	f.Add("ý\xa9", uint32(0), uint32(0))
	f.Add("a\xf0\x9f\n\xf0\x9f\x9a\x8c\x9a", uint32(1), uint32(1<<32-1))
	f.Fuzz(func(t *testing.T, text string, line, column uint32) {
		raw := []byte(text)
		begins := map[int]bool{len(raw): true} // of characters, and of bytes that are part of none
		for at := range text {
			begins[at] = true
		}
		for _, units := range []encoding{utf8Units, utf16Units, utf32Units} {
			s := newSheet(raw, units)
			for at := 0; at <= len(raw); at++ {
				between := at > 0 && at < len(raw) && raw[at] == '\n' && raw[at-1] == '\r'
				if back := units.offset(raw, s.position(at)); begins[at] && !between && back != at {
					t.Fatalf("%s: byte %d of %q is %v, which is byte %d", units, at, text, s.position(at), back)
				}
			}
			if at := units.offset(raw, position{line, column}); at < 0 || at > len(raw) {
				t.Fatalf("byte %d of %q", at, text)
			}
			for n := range len(s.lines) + 2 {
				if at := s.at(n, int(column%100)); at < 0 || at > len(raw) {
					t.Fatalf("line %d of %q is byte %d", n, text, at)
				}
			}
		}
		if utf8.ValidString(text) {
			all := utf16.Encode([]rune(text))
			n := unitAt(all, position{line % 8, column % 8})
			want := len(string(utf16.Decode(all[:n])))
			if n > 0 && n < len(all) && utf16.IsSurrogate(rune(all[n])) && all[n] >= 0xdc00 { // between the halves of a pair
				want = len(string(utf16.Decode(all[:n-1])))
			}
			if at := utf16Units.offset(raw, position{line % 8, column % 8}); at != want {
				t.Fatalf("%q: line %d, unit %d is byte %d, and %d counted", text, line%8, column%8, at, want)
			}
		}
	})
}

// TestChanges makes 2,000 random changes as an editor does, and wants the text that it has.
func TestChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "é", "\U0001f68c", "\n", "\r\n", "\r", "word ", "", "第"}
	d := &document{text: []byte("one\ntwo\r\nthree\U0001d4b3\n")}
	units := utf16.Encode([]rune(string(d.text)))
	for n := range 2000 {
		var changes []textChange
		for range 1 + r.IntN(3) {
			text := strings.Repeat(pieces[r.IntN(len(pieces))], r.IntN(3))
			if r.IntN(50) == 0 {
				changes = append(changes, textChange{Text: text})
				units = utf16.Encode([]rune(text))
				continue
			}
			s := newSheet([]byte(string(utf16.Decode(units))), utf16Units)
			from, to := s.position(r.IntN(len(s.text)+1)), s.position(r.IntN(len(s.text)+1))
			if to.Line < from.Line || to.Line == from.Line && to.Character < from.Character {
				from, to = to, from
			}
			changes = append(changes, textChange{&span{from, to}, text})
			a, b := unitAt(units, from), unitAt(units, to)
			units = append(append(append([]uint16{}, units[:a]...), utf16.Encode([]rune(text))...), units[b:]...)
		}
		before := bytes.Clone(d.text)
		next := d.changed(n, changes, utf16Units)
		if want := string(utf16.Decode(units)); string(next.text) != want {
			t.Fatalf("change %d: %q, want %q", n, next.text, want)
		}
		if !bytes.Equal(d.text, before) {
			t.Fatal("a document was changed in place")
		}
		d = next
	}
}

// FuzzChanges wants no change, however wild, to leave anything but text.
func FuzzChanges(f *testing.F) {
	f.Add("one\ntwo", uint32(0), uint32(1), uint32(1), uint32(9), "x")
	f.Add("\U0001f68c", uint32(0), uint32(1), uint32(0), uint32(0), "")
	f.Fuzz(func(t *testing.T, text string, a, b, c, d uint32, with string) {
		doc := &document{text: []byte(text)}
		for _, units := range []encoding{utf8Units, utf16Units} {
			next := doc.changed(2, []textChange{{&span{position{a, b}, position{c, d}}, with}, {&span{position{c, d}, position{a, b}}, text}}, units)
			if utf8.ValidString(text) && utf8.ValidString(with) && !utf8.Valid(next.text) {
				t.Fatalf("%q", next.text)
			}
		}
	})
}

// FuzzURI wants the path of a URI to be absolute, and to come back.
func FuzzURI(f *testing.F) {
	f.Add("file:///a%20b/c.txt")
	f.Add("file://localhost/%zz")
	f.Add("untitled:Untitled-1")
	f.Fuzz(func(t *testing.T, uri string) {
		name, ok := pathOf(uri)
		if !ok {
			return
		}
		if back, ok := pathOf(uriOf(name)); !ok || back != name {
			t.Fatalf("%q is %q, which comes back as %q", uri, name, back)
		}
	})
}
