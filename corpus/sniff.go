package corpus

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// The formats a File may have.
const (
	FormatText  = "text"  // one text
	FormatJSONL = "jsonl" // a record on each line: https://jsonlines.org
)

// formats says by extension what a file holds. An extension that is not listed is tried as text: news files come as
// .txt, .text, .md, .story, with a date for an extension, or with none. A format without a name is one whose markup or
// packing would be taken for words.
var formats = map[string]string{
	".txt": FormatText, ".jsonl": FormatJSONL, ".ndjson": FormatJSONL,

	".bz2": "", ".csv": "", ".htm": "", ".html": "", ".json": "", ".parquet": "", ".tsv": "", ".warc": "", ".xhtml": "",
	".xml": "", ".xz": "", ".zip": "",
}

// CheckFormat says whether name is one that [File] takes, or empty.
func CheckFormat(name string) error {
	switch name {
	case "", FormatText, FormatJSONL:
		return nil
	}
	return &hint.Error{Err: fmt.Errorf("unknown format %q", name), Hint: "known: text, jsonl"}
}

// form says what a file holds and how it is packed, by its name and Format, or returns the extension that is not read.
func (f File) form() (format, packing, unread string) {
	name := strings.ToLower(f.Source)
	ext := path.Ext(name)
	if _, packed := packings[ext]; packed {
		packing = ext
		ext = path.Ext(strings.TrimSuffix(name, ext))
	}
	if f.Format != "" {
		return f.Format, packing, ""
	}
	format, listed := formats[ext]
	switch {
	case !listed:
		return FormatText, packing, ""
	case format == "":
		return "", packing, ext
	}
	return format, packing, ""
}

// magics begin files that hold no text although their first bytes may have no NUL.
var magics = []string{
	"\x1f\x8b", "PK\x03\x04", "PK\x05\x06", "%PDF-", "\x89PNG", "\xff\xd8\xff", "GIF87a", "GIF89a", "BZh91AY&SY",
	"\xfd7zXZ", "\x28\xb5\x2f\xfd", "\x7fELF", "7z\xbc\xaf", "Rar!\x1a", "\xd0\xcf\x11\xe0",
}

// sniffed is how much of a file is looked at to say what it is. git decides by the first 8,000 bytes; a page is read in
// one go either way.
const sniffed = 8192

// binary says why the first bytes of a file cannot be text, or nothing.
func binary(head []byte, enc string) string {
	head = head[:min(len(head), sniffed)]
	if bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")) {
		return "utf-32 text is not read, skipped"
	}
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m)) {
			return notText
		}
	}
	if len(head) > tarMark && bytes.HasPrefix(head[tarMark:], []byte("ustar")) {
		return notText
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
	return ""
}

const notText = "binary file, skipped"

// tarMark is where the header of a tar archive says what it is. The files in it may be all text.
const tarMark = 257

// mostlyText says whether bytes with NUL among them are text with some damage, which is read as such. git, grep and
// ripgrep take one NUL for proof of a binary file, and lose a page for the byte that a pipe or a disk put into it.
//
// It is text where runs of NUL, other control characters that no text has, and bytes that mean nothing in UTF-8 are together
// at most one for 32 bytes of text, in the whole and, as binary formats are dense in their headers, in each stretch of
// 512 bytes that has more than one. Of random bytes such controls alone are one in nine. Where an encoding is known, every
// byte above 0x7F has a meaning in it; text in Windows-1252 has none but letters there (see western).
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

// textControl says whether a control character stands in texts: white space, the end of a DOS file, and ESC, with which terminals
// and ISO-2022 switch.
func textControl(c byte) bool { return '\t' <= c && c <= '\r' || c == 0x1a || c == 0x1b }

// notJSONL says why the first bytes of a file cannot be JSON lines, which are UTF-8 whatever encoding is asked for.
func notJSONL(head []byte) string {
	if set, err := charsetFor(head, ""); err == nil && set.wide {
		return jsonIn(set.name)
	}
	return binary(head, "")
}

func jsonIn(charset string) string {
	return "JSON lines in " + charset + " are not read; convert them to utf-8 first"
}

// Packed says whether the name of a file says that it is packed.
func (f File) Packed() bool {
	_, packing, _ := f.form()
	return packing != ""
}
