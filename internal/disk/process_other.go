//go:build !linux && !darwin && !windows

package disk

import "os"

// startOf is not known here: a process of the same number is taken for the same.
func startOf(int) string { return "" }

// placeOf names the machine.
func placeOf() string {
	host, _ := os.Hostname()
	return host
}
