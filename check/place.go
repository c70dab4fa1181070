package check

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"onecopy/corpus"
)

// A Place is where a story is, as people name it: FILE, FILE#N, FILE#ID of a record, or FILE:LINE
// and FILE:LINE:COLUMN of a finding.
type Place struct {
	Path  string // empty: no such file is there
	Story string // behind the #: the number of a story in its file, or the id of a record
	Line  int    // 0: none is named
}

// PlaceOf reads a place. Names of files may have any of the signs: what is there decides where the
// name ends.
func PlaceOf(name string) Place {
	if name == corpus.Stdin || there(name) {
		return Place{Path: name}
	}
	for i, c := range name {
		if c == '#' && i > 0 && there(name[:i]) {
			return Place{Path: name[:i], Story: name[i+1:]}
		}
	}
	for rest := name; ; {
		at := strings.LastIndexByte(rest, ':')
		if at <= 0 {
			return Place{}
		}
		line, err := strconv.Atoi(rest[at+1:])
		if rest = rest[:at]; err != nil || line < 1 {
			return Place{}
		}
		if there(rest) {
			return Place{Path: rest, Line: line}
		}
	}
}

func there(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Holds reports whether a story is at a place of its file.
func (p Place) Holds(s *corpus.Story) bool {
	return (p.Story == "" || p.Story == NameOf(s)) && (p.Line == 0 || s.FirstLine <= p.Line && p.Line <= s.LastLine)
}

// NameOf is what a story is called within its file: its number, or the id of its record.
func NameOf(s *corpus.Story) string {
	if s.Record != nil {
		return s.ID
	}
	return s.ID[strings.LastIndexByte(s.ID, '#')+1:]
}
