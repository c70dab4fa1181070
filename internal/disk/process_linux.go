package disk

import (
	"bytes"
	"fmt"
	"os"
)

// startOf says when a process began, in ticks since a boot that has a name. It is empty where
// nobody may know; a process that has ended and is not waited for has something that is not a time.
func startOf(pid int) string {
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	const state, start = 0, 19 // fields behind the name, which may hold blanks and brackets
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	switch {
	case len(fields) <= start:
		return ""
	case bytes.ContainsAny(fields[state], "ZX"):
		return "ended"
	}
	return string(boot) + string(fields[start])
}

// placeOf names the machine and the namespace that the numbers of processes hold in.
func placeOf() string {
	host, _ := os.Hostname()
	machine, _ := os.ReadFile("/etc/machine-id")
	space, _ := os.Readlink("/proc/self/ns/pid")
	return host + "\n" + string(machine) + "\n" + space
}
