//go:build linux || darwin || freebsd || netbsd

package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// special are the bits of a mode that os.Chmod keeps.
const special = fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky

// keep copies to the file from the one it replaces: owner, extended attributes with the ACL that is
// one of them, permissions. Nobody ever gets more than they had: it begins with what nobody but us
// can read, the owner comes first, the ACL before the permissions it cuts down, and setuid, which a
// change of the owner takes away, last. What cannot be kept is an [ErrNotKept].
func (d *Draft) keep(old fs.FileInfo) error {
	var errs []error
	mode := old.Mode() & special
	if err := d.own(old); err != nil {
		errs = append(errs, err)
		mode = old.Mode().Perm() // setuid is of the owner
	}
	errs = append(errs, d.extend())
	err := d.change(func() error { return d.Chmod(mode) })
	if now, odd := d.Stat(); err == nil && odd == nil && now.Mode()&special != mode { // setgid of a group that is not ours goes unsaid
		err = syscall.EPERM
	}
	return errors.Join(append(errs, notKept("its permissions", err))...)
}

// own sets the owner and the group of the file, unless it has them.
func (d *Draft) own(old fs.FileInfo) error {
	now, err := d.Stat()
	if err != nil {
		return err
	}
	was, ok := old.Sys().(*syscall.Stat_t)
	is, also := now.Sys().(*syscall.Stat_t)
	if !ok || !also || was.Uid == is.Uid && was.Gid == is.Gid {
		return nil
	}
	what := "its owner"
	if was.Uid == is.Uid {
		what = "its group"
	}
	return notKept(what, d.change(func() error { return d.Chown(int(was.Uid), int(was.Gid)) }))
}

// change is a call that [Intercept] sees.
func (d *Draft) change(do func() error) error {
	if err := before(callAttr, d.Name()); err != nil {
		return err
	}
	return do()
}

// extend copies to the file the extended attributes of the one it replaces, and removes what a
// default ACL of the folder gave it.
func (d *Draft) extend() error {
	names, err := xattrs(d.target)
	if err != nil {
		return notKept("its extended attributes", err)
	}
	given, _ := xattrs(d.Name())
	var errs []error
	for _, name := range given {
		if !slices.Contains(names, name) && (strings.HasPrefix(name, "user.") || strings.HasPrefix(name, "system.posix_acl")) {
			errs = append(errs, notKept("the lack of "+name, d.change(func() error { return unix.Removexattr(d.Name(), name) })))
		}
	}
	for _, name := range names {
		if name == "security.ima" || name == "security.evm" { // sums of the content
			continue
		}
		value, err := xattr(d.target, name)
		if err == nil {
			if now, odd := xattr(d.Name(), name); odd == nil && bytes.Equal(now, value) {
				continue
			}
			err = d.change(func() error { return unix.Setxattr(d.Name(), name, value, 0) })
		}
		errs = append(errs, notKept("its extended attribute "+name, err))
	}
	return errors.Join(errs...)
}

// notKept says what of a file cannot be kept.
func notKept(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %w: %w", what, ErrNotKept, Cause(err))
}

// xattrs lists the extended attributes of a file; a file system without has none.
func xattrs(path string) ([]string, error) {
	raw, err := sized(func(buf []byte) (int, error) { return unix.Listxattr(path, buf) })
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOSYS) {
		return nil, nil
	}
	if err != nil || len(raw) == 0 {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(raw), "\x00"), "\x00"), nil
}

func xattr(path, name string) ([]byte, error) {
	return sized(func(buf []byte) (int, error) { return unix.Getxattr(path, name, buf) })
}

// sized calls with a buffer that is large enough.
func sized(call func([]byte) (int, error)) ([]byte, error) {
	for {
		n, err := call(nil)
		if err != nil || n == 0 {
			return nil, err
		}
		buf := make([]byte, n)
		if n, err = call(buf); !errors.Is(err, unix.ERANGE) { // it grew meanwhile
			return buf[:max(n, 0)], err
		}
	}
}
