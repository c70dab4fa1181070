package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
)

// A sizeFlag is a number of bytes.
type sizeFlag struct{ to *int64 }

func (s sizeFlag) Type() string { return "SIZE" }

func (s sizeFlag) String() string {
	if s.to == nil || *s.to == 0 {
		return ""
	}
	return fmt.Sprint(*s.to)
}

func (s sizeFlag) Set(value string) (err error) {
	*s.to, err = phrase.ParseSize(value)
	return err
}

// memoryFlag is the flag that bounds memory.
func memoryFlag(f *pflag.FlagSet, o *options) {
	o.Memory = pace.Memory() / 2
	f.Var(sizeFlag{&o.Memory}, "memory", "take about `SIZE` of memory: 512M, 2G (half of it)")
	more(f, "memory")
}

// leastMemory is how much memory may be asked for at least.
const leastMemory = 64e6

// boundMemory sets a bound of memory, 0 for none.
func boundMemory(bytes int64) error {
	if bytes > 0 && bytes < leastMemory {
		return hint.Errorf("2G is two thousand million bytes, 0 is no bound", "--memory must be at least 64M")
	}
	pace.Limit(bytes)
	return nil
}
