package corpus

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// CheckFormat says whether name is one that [File] takes, or empty.
func CheckFormat(name string) error {
	if name == "" || slices.Contains(FormatNames(), name) {
		return nil
	}
	return hint.Unknown(name, FormatNames(), "known: "+strings.Join(FormatNames(), ", "), "unknown format %q", name)
}

// FormatNames lists the formats that a File takes.
func FormatNames() []string {
	return append([]string{formatText, FormatJSONL, formatJSON, formatParquet}, slices.Sorted(maps.Keys(readers))...)
}

// binary says why the first bytes of a file cannot be text, or nothing.
func binary(head []byte, enc string) string {
	head = head[:min(len(head), sniffed)]
	if bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")) {
		return "utf-32 text is not read, skipped"
	}
	if _, what := magic(head); what != "" {
		return what + ", skipped"
	}
	set, _ := charsetOf(head, enc)
	if set.wide {
		return ""
	}
	if set.name == "" {
		if utf8.Valid(head[:len(head)-phrase.CutShort(head)]) && bytes.IndexByte(head, 0) < 0 {
			return ""
		}
		if name, sure := unmarked(head); sure {
			return ""
		} else if name != "" {
			return "looks like " + name + " without a byte order mark, skipped; --encoding " + name + " reads it"
		}
	}
	if bytes.IndexByte(head, 0) >= 0 && !mostlyText(head, set.name) {
		return notText
	}
	if set.name == "" && foreign(head[:len(head)-phrase.CutShort(head)]) && !western(head) {
		return notUTF8(head)
	}
	return ""
}

const notText = "binary file, skipped"

// mostlyText says whether bytes with NUL among them are text with some damage, which is read as
// such. git, grep and ripgrep take one NUL for proof of a binary file, and lose a page for the byte
// that a pipe or a disk put into it.
//
// It is text where runs of NUL, other control characters that no text has, and bytes that mean
// nothing in UTF-8 are together at most one for 32 bytes of text, in the whole and, as binary
// formats are dense in their headers, in each stretch of 512 bytes that has more than one. Of
// random bytes such controls alone are one in nine. Where an encoding is known, every byte above
// 0x7F has a meaning in it; text in Windows-1252 has none but letters there (see western).
func mostlyText(head []byte, charset string) bool {
	const stretch, share = 512, 32
	known := charset != "" && charset != "utf-8" || western(head)
	var good, bad int
	for at := 0; at < len(head); at += stretch {
		g, b := weigh(head[at:min(len(head), at+stretch)], known)
		if b > 1 && b*share > g {
			return false
		}
		good, bad = good+g, bad+b
	}
	return bad*share <= good
}

// weigh counts the bytes of text, and what is none: a run of NUL is one.
func weigh(part []byte, known bool) (good, bad int) {
	part = part[:len(part)-phrase.CutShort(part)]
	for i := 0; i < len(part); {
		r, size := utf8.DecodeRune(part[i:])
		switch {
		case r == 0:
			if i == 0 || part[i-1] != 0 {
				bad++
			}
		case part[i] < ' ' && !textControl(part[i]), r == utf8.RuneError && size == 1 && !known && i >= utf8.UTFMax-1:
			bad++ // but for the first bytes, which may be the end of a character
		default:
			good += size
		}
		i += size
	}
	return good, bad
}

// notJSONL says why the first bytes of a file cannot be JSON lines, which are UTF-8 whatever
// encoding is asked for.
func notJSONL(head []byte) string {
	if set, err := charsetFor(head, ""); err == nil && set.wide {
		return jsonIn(set.name)
	} else if set.name == "utf-8" && bytes.IndexByte(head, 0) < 0 && foreign(head[:len(head)-phrase.CutShort(head)]) {
		return jsonIn(cmp.Or(guessEncoding(head), "another encoding than utf-8"))
	}
	return binary(head, "")
}

func jsonIn(charset string) string {
	return "JSON lines in " + charset + " are not read; convert them to utf-8 first"
}
