//go:build !linux && !darwin

package disk

import "errors"

// exchangeNames is for systems that have no such call.
func exchangeNames(a, b string) error { return errors.ErrUnsupported }
