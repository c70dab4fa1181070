package corpus

import "bytes"

// A magicKind is what the first bytes of a file say of it. Files of many kinds have no NUL in their
// first bytes.
type magicKind struct {
	at     int
	magic  string
	format string // empty if it is none that could be read
	what   string
}

// tarMark is where the header of a tar archive says what it is. The files in it may be all text.
const tarMark = 257

var magics = []magicKind{
	{0, "PAR1", "parquet", "a Parquet file"},
	{0, "ARROW1\x00\x00", "arrow", "an Arrow file"},
	{0, "FEA1", "", "a Feather file of version 1, write it again as version 2"},
	{tarMark, "ustar", "tar", "a tar archive"},
	{0, "PK\x03\x04", "zip", "a zip archive"},
	{0, "PK\x05\x06", "zip", "an empty zip archive"},
	{0, "%PDF-", "", "a PDF file, convert it to text first"},
	{0, "\xd0\xcf\x11\xe0", "", "a file of Office before 2007 (DOC, XLS, PPT), save it as text first"},
	{0, "\x89PNG", "", "an image (PNG)"}, {0, "\xff\xd8\xff", "", "an image (JPEG)"}, {0, "GIF8", "", "an image (GIF)"},
	{8, "WEBPVP8", "", "an image (WebP)"}, {0, "II*\x00", "", "an image (TIFF)"}, {0, "MM\x00*", "", "an image (TIFF)"},
	{0, "\x1f\x8b\x08", "", "gzip data whose name does not end in .gz"},
	{0, "BZh91AY&SY", "", "bzip2 data whose name does not end in .bz2"},
	{0, "\xfd7zXZ", "", "xz data whose name does not end in .xz"},
	{0, "\x28\xb5\x2f\xfd", "", "zstd data whose name does not end in .zst"},
	{0, "7z\xbc\xaf", "", "a 7z archive"}, {0, "Rar!\x1a", "", "a RAR archive"},
	{0, "SQLite format 3\x00", "", "an SQLite database"}, {0, "Obj\x01", "", "an Avro file"}, {0, "\x89HDF", "", "an HDF5 file"},
	{0, "version https://git-lfs.github.com/spec/v1", "", "a Git LFS pointer, whose file is not here: git lfs pull fetches it"},
	{0, "/annex/objects/", "", "a pointer of git-annex, whose file is not here: git annex get fetches it"},
	{0, "ID3", "", "a sound (MP3)"}, {4, "ftyp", "", "a film or sound (MP4)"}, {0, "OggS", "", "a sound (Ogg)"}, {0, "\x7fELF", "", "a program"},
	{0, "MZ\x90\x00", "", "a program"},
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
