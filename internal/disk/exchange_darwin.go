package disk

import "golang.org/x/sys/unix"

// exchangeNames fails with ENOTSUP on file systems that cannot, such as HFS+ and SMB.
func exchangeNames(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }
