package corpus

import (
	"cmp"
	"io"
	"strings"

	"onecopy/corpus/format"
	"onecopy/internal/pace"

	"path"
)

// A File is an input that was found.
type File struct {
	Path   string // how to open it; Stdin for standard input
	Source string // its name in every record, unique in a run
	Format string // formatText or FormatJSONL; empty goes by the extension of Source, as packing (.gz, .zst) always does, and then by content

	Fields    format.FieldNames // of records; empty ones are guessed
	Plain     bool              // of the formats only text and JSON lines are read, which have lines to point at
	FirstLine int               // of standard input that is a part of an input, the line it begins with there; 0: it is no part. A part is unpacked
	FirstByte int               // and the byte, from 0

	Salvage bool // take of damaged members of a packed file what can be unpacked, see [Document.Damaged]

	Count *pace.Bytes // is told what is read of it, nil for none

	name string    // the Source as it is spelled on the disk, where that differs
	seen string    // the format Find saw, for Chunks not to look again
	pipe io.Reader // what a pipe gives, which can be read but once

	depth int    // archives that it is in, each in the next
	grant *grant // of the outermost of them, nil of a file that is in none

	drop     func() // ends the use of what pipe reads, nil if nothing has to be done
	columnar bool   // Find saw that it is a file of columns, whatever its name says
}

// once reports whether a file can be read but once.
func (f File) once() bool { return f.Path == Stdin || f.pipe != nil }

// Once returns what a file holds that can be read but once, standard input or a pipe, and nil for
// every other.
func (f File) Once(stdin io.Reader) io.Reader {
	if f.Path == Stdin {
		return stdin
	}
	return f.pipe
}

// Spelled is the name of a file as its system has it, where the Source writes some characters
// otherwise.
func (f File) Spelled() string { return cmp.Or(f.name, f.Source) }

// form says what a file holds and how it is packed, as far as its name and Format say: an empty
// format is told by content.
func (f File) form() (format, packing string) {
	name := strings.ToLower(f.Source)
	ext := path.Ext(name)
	if _, packed := packings[ext]; packed {
		packing = ext
		ext = path.Ext(strings.TrimSuffix(name, ext))
	}
	if f.FirstLine > 0 {
		packing = "" // whoever has parts of a packed file has unpacked it
	}
	if f.Format != "" {
		return f.Format, packing
	}
	return formats[ext], packing
}

// Packed says whether a file is read as something else than its bytes: its name says that it is
// packed, or it is a file of columns or an archive.
func (f File) Packed() bool {
	named, packing := f.form()
	return packing != "" || named == formatParquet || named == formatArrow || f.columnar || f.Archive()
}

// Archive says whether Find saw that a file is an archive. Its inputs are the files in it.
func (f File) Archive() bool { return f.seen == formatZip || f.seen == formatTar }
