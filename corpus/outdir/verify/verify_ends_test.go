package verify

import (
	"context"
	"errors"
	"testing"
)

// An impatient context is done once it was asked so many times.
type impatient struct {
	context.Context
	left int
}

func (p *impatient) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestVerifyEnds interrupts a verification at each place where it looks for that: at least at each
// line of stories and cuts, when it is read through and when it is held against the input.
func TestVerifyEnds(t *testing.T) {
	out, files := run(t, verifyPages)
	all := 0
	for n := 0; ; n++ {
		_, totals, err := Verify(&impatient{t.Context(), n}, out, files, "", nil)
		if err == nil {
			all = n - 2*(totals.Stories+totals.Cuts)
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if all < 0 {
		t.Errorf("looked %d times too few", -all)
	}
}
