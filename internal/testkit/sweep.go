package testkit

import "os"

// Step is 1 with ONECOPY_SWEEP set, as "make sweeps" has it, else 3: of many cases of one kind a
// test tries every so many.
func Step() int {
	if os.Getenv("ONECOPY_SWEEP") != "" {
		return 1
	}
	return 3
}

// Tries is how many of so many cases a test tries, as Step has it.
func Tries(all int) int { return all / Step() }
