package disk

import "golang.org/x/sys/unix"

// exchangeNames fails with EINVAL on file systems that cannot, such as NFS and FAT.
func exchangeNames(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}
