package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// A Problem is a place that could not be read as it should, or that no longer agrees with a run.
type Problem struct {
	Source  string // of a File, or a name below the output folder
	Line    int    // 1-based; 0 is the whole source
	Message string
	Note    bool // worth telling, and nothing is lost
	Unread  bool // an input, or a part of one, could not be read: what it holds is missing
}

// A kindError says that a file is of a kind that is not read.
type kindError struct{ error }

func (e *kindError) Unwrap() error { return e.error }

// Unsupported says whether an error of reading a file is that its kind is not read, so that nothing is missing that was ever there.
func Unsupported(err error) bool {
	return errors.As(err, new(*kindError))
}

// String gives source:line: message, without the line when the problem is the whole source.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Source + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.Source, p.Line, p.Message)
}

// sortProblems orders problems for showing and drops repeats.
func sortProblems(list []Problem) []Problem {
	slices.SortFunc(list, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(list)
}

// A HintError is an error with advice on what to do about it. Error leaves the advice out, for a caller to show apart.
type HintError struct {
	Err  error
	Hint string
}

func (e *HintError) Error() string { return e.Err.Error() }

// Hintf returns an error, as fmt.Errorf does, with advice.
func Hintf(hint, format string, args ...any) error {
	return &HintError{fmt.Errorf(format, args...), hint}
}

// Unwrap returns the error without its advice.
func (e *HintError) Unwrap() error { return e.Err }

// Cause is what went wrong without the path, which may be absolute and is named by the caller in its own words.
func Cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// plural counts things whose name takes an s.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
