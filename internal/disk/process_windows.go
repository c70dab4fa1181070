package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// exists reports whether there is a process of that number.
func exists(pid int) bool {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return !errors.Is(err, windows.ERROR_INVALID_PARAMETER)
	}
	defer windows.CloseHandle(h)
	const running = 259 // STILL_ACTIVE
	var code uint32
	return windows.GetExitCodeProcess(h, &code) != nil || code == running
}

// startOf says when a process began, to 100 nanoseconds; it is empty where nobody may know.
func startOf(pid int) string {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return ""
	}
	defer windows.CloseHandle(h)
	var began, ended, kernel, user windows.Filetime
	if windows.GetProcessTimes(h, &began, &ended, &kernel, &user) != nil {
		return ""
	}
	return fmt.Sprint(began.Nanoseconds())
}

// placeOf names the machine.
func placeOf() string {
	host, _ := os.Hostname()
	return host
}

// ownFile holds of every file: what is not ours cannot be removed.
func ownFile(fs.FileInfo) bool { return true }

// nonblock has no meaning here: a pipe is not in a folder.
const nonblock = 0

// unsynced forgives that folders cannot be synced.
func unsynced(err error) error {
	for _, cannot := range []error{windows.ERROR_ACCESS_DENIED, windows.ERROR_INVALID_HANDLE, windows.ERROR_INVALID_FUNCTION} {
		if errors.Is(err, cannot) {
			return nil
		}
	}
	return err
}

// links is not asked here.
func links(fs.FileInfo) int { return 1 }
