//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// used is the processor time of a process that has ended, and the most memory it had.
func used(p *os.ProcessState) (seconds, megabytes float64) {
	seconds = (p.UserTime() + p.SystemTime()).Seconds()
	if r, ok := p.SysUsage().(*syscall.Rusage); ok {
		unit := 1 << 10
		if runtime.GOOS == "darwin" {
			unit = 1
		}
		megabytes = float64(r.Maxrss) * float64(unit) / 1e6
	}
	return seconds, megabytes
}
