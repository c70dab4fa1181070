package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onecopy/internal/phrase"
)

// A Problem is a place that could not be read as it should, or that no longer agrees with a run.
type Problem struct {
	Source  string // of a File, or a name below the output folder
	Line    int    // 1-based; 0 is the whole source
	Message string
	Note    bool // worth telling, and nothing is lost
	Unread  bool // an input, or a part of one, could not be read: what it holds is missing
	Times   int  `json:",omitempty"` // of how many records of a chunk it is said, whose first is at Line; 0 where each is told
}

// A kindError says that a file is of a kind that is not read.
type kindError struct{ error }

func (e *kindError) Unwrap() error { return e.error }

// Unsupported says whether an error of reading a file is that its kind is not read, so that nothing
// is missing that was ever there.
func Unsupported(err error) bool {
	return errors.As(err, new(*kindError))
}

// Said returns the message, with how many more records it is said of.
func (p Problem) Said() string {
	if p.Times <= 1 {
		return p.Message
	}
	return p.Message + "; and so " + phrase.Plural(p.Times-1, "more line")
}

// String returns source:line: message, without the line when the problem is the whole source.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Source + ": " + p.Said()
	}
	return fmt.Sprintf("%s:%d: %s", p.Source, p.Line, p.Said())
}

// SortProblems orders problems for showing and drops repeats.
func SortProblems(list []Problem) []Problem {
	slices.SortFunc(list, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(list)
}
