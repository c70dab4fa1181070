package disk

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// startOf says when a process began, to the microsecond; it is empty where nobody may know.
func startOf(pid int) string {
	p, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil {
		return ""
	}
	const zombie = 5 // SZOMB of sys/proc.h
	if p.Proc.P_stat == zombie {
		return "ended"
	}
	return fmt.Sprint(p.Proc.P_starttime.Sec, p.Proc.P_starttime.Usec)
}

// placeOf names the machine.
func placeOf() string {
	host, _ := os.Hostname()
	id, _ := unix.Sysctl("kern.uuid")
	return host + "\n" + id
}
