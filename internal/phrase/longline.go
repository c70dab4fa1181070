package phrase

import (
	"bufio"
	"errors"
)

// LongLine says in our words what a scanner that takes lines of 64 KiB says of a longer one.
func LongLine(err error) error {
	if errors.Is(err, bufio.ErrTooLong) {
		return errors.New("a line of over 65,536 bytes, which nobody has written")
	}
	return err
}
