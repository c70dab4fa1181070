// Package hint has errors with advice on what to do about them.
package hint

import "fmt"

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
