package phrase

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable writes control characters and bytes that are not UTF-8 as %XX, for a name that stands
// in lines of text.
func Printable(name string) string {
	return Escape(name, unicode.IsControl)
}

// Escape writes each character that odd accepts, and each byte that is not UTF-8, as %XX of its
// bytes.
func Escape(s string, odd func(rune) bool) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || odd(r) {
			fmt.Fprintf(&b, "%%%s", strings.ToUpper(HexPairs(s[i:i+size])))
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// HexPairs returns the bytes of s in hexadecimal, separated by %.
func HexPairs(s string) string {
	pairs := make([]string, len(s))
	for i := range len(s) {
		pairs[i] = fmt.Sprintf("%02x", s[i])
	}
	return strings.Join(pairs, "%")
}

// LongestPart is the most bytes of one folder or file name, before "#N.txt": file systems stop at
// 255, some copying tools sooner.
const LongestPart = 200

// Shorten cuts a safe name between characters and marks it with 80 bits of a hash of what it stands
// for.
func Shorten(safe, whole string) string {
	sum := sha256.Sum256([]byte(whole))
	end := min(len(safe), LongestPart-22)
	for !utf8.RuneStart(safe[end-1]) {
		end--
	}
	return strings.TrimRight(safe[:end-1], "%. ") + "%%" + hex.EncodeToString(sum[:10])
}

// CutShort is the number of bytes at the end that are the beginning of a UTF-8 character.
func CutShort(raw []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(raw); n++ {
		if tail := raw[len(raw)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// Plural counts things whose name takes an s.
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
