package corpus

import (
	"bytes"
	endian "encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// The inside of a JSON string (RFC 8259, section 7) is read as a charset in which \n, \u00e9 and a
// pair of surrogates are characters of two, six and twelve bytes, so that its offsets are traced
// and verified as those of any other.
var quoted = charset{name: "utf-8", next: nextQuoted, plain: asIs}

// asIs counts the bytes before the next escape, or character beyond ASCII, eight at a time.
func asIs(src []byte) (n int) {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	for ; n+8 <= len(src); n += 8 {
		v := endian.LittleEndian.Uint64(src[n:])
		escapes := v ^ '\\'*ones // has a byte of 0 where there is one
		if ((escapes-ones)&^escapes|v)&tops != 0 {
			break
		}
	}
	for n < len(src) && src[n] < utf8.RuneSelf && src[n] != '\\' {
		n++
	}
	return n
}

// nextQuoted is the step of the inside of a JSON string. A lone surrogate, NUL and an escape that
// JSON does not know mean nothing.
func nextQuoted(dst, src []byte) ([]byte, int, bool) {
	if src[0] != '\\' {
		return nextUTF8(dst, src)
	}
	if len(src) < 2 {
		return replace(dst, 1)
	}
	if src[1] != 'u' {
		const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
		if i := strings.IndexByte(from, src[1]); i >= 0 {
			return append(dst, to[i]), 2, true
		}
		return replace(dst, 1)
	}
	r := unit(src)
	switch {
	case r < 0:
		return replace(dst, 1)
	case r == 0:
		return replace(dst, 6)
	case !utf16.IsSurrogate(r):
		return utf8.AppendRune(dst, r), 6, true
	}
	if pair := utf16.DecodeRune(r, unit(src[6:])); pair != utf8.RuneError {
		return utf8.AppendRune(dst, pair), 12, true
	}
	return replace(dst, 6)
}

// unit is the number of the \uXXXX that src begins with, or -1.
func unit(src []byte) rune {
	if len(src) < 6 || src[0] != '\\' || src[1] != 'u' {
		return -1
	}
	var r rune
	for _, c := range src[2:6] {
		switch {
		case digit(c):
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return r
}

// readLiteral makes the text of the inside of a JSON string.
func (d *Document) readLiteral(raw []byte) {
	d.set, d.Encoding = quoted, quoted.name
	valid := utf8.Valid(raw)
	if valid && bytes.IndexByte(raw, '\\') < 0 {
		d.Text = string(raw)
	} else if bad := d.unescape(raw, valid); bad {
		d.add(lost(raw), false)
	}
	d.breakLines()
}

// unescape is decode for the inside of a JSON string: what stands between escapes is copied in one
// go, if it is valid.
func (d *Document) unescape(raw []byte, valid bool) (bad bool) {
	if !valid {
		return d.decode(raw)
	}
	var text strings.Builder
	text.Grow(len(raw)) // an escape is never shorter than what it stands for
	d.raw, d.marks = raw, make([]checkpoint, 0, 1+len(raw)/stride)
	var buf [utf8.UTFMax]byte
	next := 0
	for at := 0; at < len(raw); {
		if text.Len() >= next {
			d.marks = append(d.marks, checkpoint{text.Len(), at})
			next = text.Len() + stride
		}
		if raw[at] != '\\' {
			n := plain(raw[at:])
			text.Write(raw[at : at+n])
			at += n
			continue
		}
		out, size, ok := nextQuoted(buf[:0], raw[at:])
		text.Write(out)
		at, bad = at+size, bad || !ok
	}
	d.Text = text.String()
	return bad
}

// plain is the number of bytes before the next escape, in whole characters and at most about a
// stride.
func plain(raw []byte) int {
	raw = raw[:min(len(raw), stride)]
	if n := bytes.IndexByte(raw, '\\'); n >= 0 {
		return n
	}
	return len(raw) - phrase.CutShort(raw)
}

// unquote returns what the inside of a JSON string says, and whether anything in it was replaced.
func unquote(raw []byte) (s string, bad bool) {
	var d Document
	d.set = quoted
	if utf8.Valid(raw) && bytes.IndexByte(raw, '\\') < 0 {
		return string(raw), false
	}
	bad = d.decode(raw)
	return d.Text, bad
}

// lost says what became U+FFFD in the inside of a JSON string.
func lost(raw []byte) string {
	var invalid, nul, lone int
	var buf [16]byte
	for at := 0; at < len(raw); {
		_, size, ok := nextQuoted(buf[:0], raw[at:])
		switch {
		case ok:
		case raw[at] != '\\':
			invalid++
		case unit(raw[at:]) == 0:
			nul++
		default:
			lone++
		}
		at += size
	}
	var what []string
	for _, w := range []struct {
		n    int
		unit string
		name string
	}{{invalid, "byte", "invalid UTF-8"}, {nul, "escape", "NUL"}, {lone, "escape", "lone surrogate"}} {
		if w.n > 0 {
			what = append(what, fmt.Sprintf("%s (%s)", w.name, phrase.Plural(w.n, w.unit)))
		}
	}
	return strings.Join(what, " and ") + " replaced by U+FFFD"
}
