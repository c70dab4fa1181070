package corpus

import "fmt"

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
