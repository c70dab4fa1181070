package corpus

import (
	"bytes"
	"io"
)

// A magicKind is what the first bytes of a file say of it. Files of many kinds have no NUL in their
// first bytes.
type magicKind struct {
	at     int
	magic  string
	format string // empty if it is none that could be read
	what   string

	pointer bool // to a file that is kept elsewhere
}

// tarMark is where the header of a tar archive says what it is. The files in it may be all text.
const tarMark = 257

var magics = []magicKind{
	{0, "PAR1", "parquet", "a Parquet file", false},
	{0, "ARROW1\x00\x00", "arrow", "an Arrow file", false},
	{0, "FEA1", "", "a Feather file of version 1, write it again as version 2", false},
	{tarMark, "ustar", "tar", "a tar archive", false},
	{0, "PK\x03\x04", "zip", "a zip archive", false},
	{0, "PK\x05\x06", "zip", "an empty zip archive", false},
	{0, "%PDF-", "", "a PDF file, convert it to text first", false},
	{0, "\xd0\xcf\x11\xe0", "", "a file of Office before 2007 (DOC, XLS, PPT), save it as text first", false},
	{0, "\x89PNG", "", "an image (PNG)", false}, {0, "\xff\xd8\xff", "", "an image (JPEG)", false}, {0, "GIF8", "", "an image (GIF)", false},
	{8, "WEBPVP8", "", "an image (WebP)", false}, {0, "II*\x00", "", "an image (TIFF)", false}, {0, "MM\x00*", "", "an image (TIFF)", false},
	{0, "\x1f\x8b\x08", "", "gzip data whose name does not end in .gz", false},
	{0, "BZh91AY&SY", "", "bzip2 data whose name does not end in .bz2", false},
	{0, "\xfd7zXZ", "", "xz data whose name does not end in .xz", false},
	{0, "\x28\xb5\x2f\xfd", "", "zstd data whose name does not end in .zst", false},
	{0, "7z\xbc\xaf", "", "a 7z archive", false}, {0, "Rar!\x1a", "", "a RAR archive", false},
	{0, "SQLite format 3\x00", "", "an SQLite database", false}, {0, "Obj\x01", "", "an Avro file", false}, {0, "\x89HDF", "", "an HDF5 file", false},
	{0, "version https://git-lfs.github.com/spec/v1\noid ", "", "a Git LFS pointer, whose file is not here: git lfs pull fetches it", true},
	{0, "version https://git-lfs.github.com/spec/v1\next-", "", "a Git LFS pointer, whose file is not here: git lfs pull fetches it", true},
	{0, "/annex/objects/", "", "a pointer of git-annex, whose file is not here: git annex get fetches it", true},
	{0, "ID3", "", "a sound (MP3)", false}, {4, "ftyp", "", "a film or sound (MP4)", false}, {0, "OggS", "", "a sound (Ogg)", false}, {0, "\x7fELF", "", "a program", false},
	{0, "MZ\x90\x00", "", "a program", false},
}

// pointer says what a file is that stands in the place of one which is kept elsewhere, whatever its
// name says of packing; empty if it is none.
func pointer(file io.ReaderAt) string {
	head := make([]byte, 64)
	n, _ := file.ReadAt(head, 0)
	for _, m := range magics {
		if m.pointer && bytes.HasPrefix(head[:n], []byte(m.magic)) {
			return m.what
		}
	}
	return ""
}

// offices are files that are zip archives too, by a name in them.
var offices = []struct{ name, what string }{
	{"word/", "a DOCX file"}, {"xl/", "an XLSX file"}, {"ppt/", "a PPTX file"}, {"mimetypeapplication/epub", "an EPUB file"},
	{"mimetypeapplication/vnd.oasis.opendocument.text", "an ODT file"}, {"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"},
}

// magic names the kind of a file that its first bytes give away, and its format if that can be
// read.
func magic(head []byte) (format, what string) {
	for _, m := range magics {
		if len(head) < m.at || !bytes.HasPrefix(head[m.at:], []byte(m.magic)) {
			continue
		}
		if m.format == "zip" {
			for _, o := range offices {
				if bytes.Contains(head[:min(len(head), sniffed)], []byte(o.name)) {
					return "", o.what + ", save it as text first"
				}
			}
		}
		return m.format, m.what
	}
	return "", ""
}
