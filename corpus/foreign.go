package corpus

import (
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
)

// A text of another encoding than UTF-8 and Windows-1252 would become U+FFFD nearly all over. It is
// left out, with a guess as advice: a guess is right nine times in ten, and what it garbles reads
// as text.

// foreign says whether bytes that are to be UTF-8 are of another encoding: at least eight of them,
// and one in twenty, are not part of a character, and there are more of these than of characters
// beyond ASCII. In a damaged text there are fewer.
func foreign(raw []byte) bool {
	if utf8.Valid(raw) {
		return false
	}
	var bad, chars int
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		switch {
		case size > 1:
			chars++
		case r == utf8.RuneError:
			bad++
		}
		i += size
	}
	return bad >= 8 && bad*20 >= len(raw) && bad > chars
}

// guessEncoding names the likeliest encoding of bytes that are not UTF-8, by a name that
// [CheckEncoding] takes, or nothing.
func guessEncoding(raw []byte) string {
	const enough, sure = 1 << 16, 0.5
	found := chardet.Detect(raw[:min(len(raw), enough)])
	for _, name := range []string{found.Charset, found.Encoding} {
		if set, err := charsetNamed(strings.ToLower(name)); name != "" && err == nil && set.name != "utf-8" && found.Confidence >= sure {
			if set.name == "x-mac-cyrillic" && capitals(raw, 0xc0) >= capitals(raw, 0x80) {
				return "windows-1251" // the small letters of both are the same bytes
			}
			return set.name
		}
	}
	return ""
}

// capitals counts the bytes from one on that are the 32 capital letters of a Cyrillic encoding.
func capitals(raw []byte, from byte) (n int) {
	for _, c := range raw {
		if c >= from && c < from+32 {
			n++
		}
	}
	return n
}

// notUTF8 words what a file of another encoding is told with.
func notUTF8(raw []byte) string {
	if name := guessEncoding(raw); name != "" {
		return "is not utf-8, and looks like " + name + ", skipped: --encoding " + name + " reads it"
	}
	return "is not utf-8, skipped: --encoding NAME says what it is"
}
