package corpus

import (
	"bytes"
	"io"
	"os"
	"path"
	"strings"
)

// formats says by extension how the bytes of a file become a text. An extension that is not listed is tried as text:
// news files come as .txt, .text, .md, .story, with a date for an extension, or with none. A format without a
// reader is one whose markup or packing would be taken for words.
var formats = map[string]func(d *Document, raw []byte, enc string) error{
	".txt": (*Document).readText,

	".bz2": nil, ".csv": nil, ".gz": nil, ".htm": nil, ".html": nil, ".json": nil, ".jsonl": nil, ".ndjson": nil,
	".parquet": nil, ".tsv": nil, ".warc": nil, ".xhtml": nil, ".xml": nil, ".xz": nil, ".zip": nil, ".zst": nil,
}

// formatOf returns the reader for a source, or the extension that has none.
func formatOf(source string) (read func(*Document, []byte, string) error, unread string) {
	ext := strings.ToLower(path.Ext(source))
	read, listed := formats[ext]
	switch {
	case !listed:
		return (*Document).readText, ""
	case read == nil:
		return nil, ext
	}
	return read, ""
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

// unreadable says why a file that was found cannot be read as text, or nothing. Standard input is judged when it is
// read; a file that cannot be opened is left for File.Read to fail on.
func unreadable(name, source, enc string) string {
	if _, ext := formatOf(source); ext != "" {
		return ext + " is not read yet"
	}
	if name == Stdin {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, sniffed)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return ""
	}
	return binary(head[:n], enc)
}
