//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// exists reports whether there is a process of that number. One of somebody else may not be
// signalled, and is there.
func exists(pid int) bool { return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }

// ownFile reports whether a file belongs to who runs this process.
func ownFile(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// nonblock opens a pipe without waiting for somebody who writes to it.
const nonblock = syscall.O_NONBLOCK

// unsynced forgives that a file system cannot sync: there is nothing else to be done on it.
func unsynced(err error) error {
	for _, cannot := range []error{syscall.EINVAL, syscall.ENOTSUP, syscall.ENOSYS, syscall.ENOTTY} {
		if errors.Is(err, cannot) {
			return nil
		}
	}
	return err
}

// links is the number of names a file has.
func links(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Nlink)
	}
	return 1
}
