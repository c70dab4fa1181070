package corpus

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
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
	return &HintError{fmt.Errorf("unknown format %q", name), "known: text, jsonl"}
}

// form says what a file holds and how it is packed, by its name and Format, or gives the extension that is not read.
func (f File) form() (format, packing, unread string) {
	name := strings.ToLower(f.Source)
	ext := path.Ext(name)
	if _, packed := unpackers[ext]; packed {
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

// sniffed is how much of a file is looked at for NUL bytes. git decides by the first 8,000 bytes; a page is read in
// one go either way.
const sniffed = 8192

// binary says why the first bytes of a file cannot be text, or nothing.
func binary(head []byte, enc string) string {
	head = head[:min(len(head), sniffed)]
	if bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")) {
		return "utf-32 text is not read, skipped"
	}
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m)) {
			return "binary file, skipped"
		}
	}
	set, _ := charsetOf(head, enc)
	if !set.wide && bytes.IndexByte(head, 0) >= 0 {
		return "binary file, skipped"
	}
	return ""
}

// unreadable says why a file that was found cannot be read, or nothing. Standard input is judged when it is read; a file
// that cannot be opened or unpacked is left for reading it to fail on.
func (f File) unreadable(enc string) string {
	format, _, unread := f.form()
	if unread != "" {
		return unread + " is not read yet"
	}
	if f.Path == Stdin {
		return ""
	}
	in, err := f.open(nil)
	if err != nil {
		return ""
	}
	defer in.Close()
	head := make([]byte, sniffed)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return ""
	}
	if format == FormatJSONL {
		return notJSONL(head[:n])
	}
	return binary(head[:n], enc)
}

// notJSONL says why the first bytes of a file cannot be JSON lines, which are UTF-8 whatever encoding is asked for.
func notJSONL(head []byte) string {
	if set, err := charsetOf(head, ""); err == nil && set.wide {
		return "JSON lines in " + set.name + " are not read; convert them to utf-8 first"
	}
	return binary(head, "")
}
