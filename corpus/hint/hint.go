// Package hint has errors with advice on what to do about them.
package hint

import (
	"fmt"

	"onecopy/internal/phrase"
)

// An Error is an error with advice on what to do about it. Error leaves the advice out, for a
// caller to show apart.
type Error struct {
	Err  error
	Hint string
}

func (e *Error) Error() string { return e.Err.Error() }

// Errorf returns an error, as fmt.Errorf does, with advice.
func Errorf(hint, format string, args ...any) error {
	return &Error{fmt.Errorf(format, args...), hint}
}

// Unwrap returns the error without its advice.
func (e *Error) Unwrap() error { return e.Err }

// Unknown returns an error about a word that is none of the known ones, with the one as advice that
// is nearest to it, and otherwise where none is near.
func Unknown(word string, known []string, otherwise, format string, args ...any) error {
	if near := phrase.Nearest(word, known); near != "" {
		otherwise = "did you mean " + near + "?"
	}
	return Errorf(otherwise, format, args...)
}
