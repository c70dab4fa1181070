//go:build linux

package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"onecopy/internal/phrase"
)

// put writes a text.
func put(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

// acl lets the owner read and write, one more user read, and nobody else anything, in the form of
// linux/posix_acl_xattr.h.
var acl = []byte("\x02\x00\x00\x00\x01\x00\x06\x00\xff\xff\xff\xff\x02\x00\x04\x00\x39\x30\x00\x00\x04\x00\x00\x00\xff\xff\xff\xff\x10\x00\x04\x00\xff\xff\xff\xff\x20\x00\x00\x00\xff\xff\xff\xff")

// TestReplaceKeeps wants a file that is replaced to be what it was, and at no moment to be readable
// by more than it was.
func TestReplaceKeeps(t *testing.T) {
	for _, tt := range []struct {
		name string
		mode fs.FileMode
		set  func(path string) error
	}{
		{"private", 0o600, nil},
		{"of a group", 0o640, nil},
		{"read only", 0o444, nil},
		{"setuid", 0o755 | fs.ModeSetuid | fs.ModeSetgid, nil},
		{"sticky", 0o755 | fs.ModeSticky, nil},
		{"with an attribute", 0o644, func(path string) error { return unix.Setxattr(path, "user.source", []byte("wire"), 0) }},
		{"with an ACL", 0o600, func(path string) error { return unix.Setxattr(path, "system.posix_acl_access", acl, 0) }},
		{"of somebody else", 0o640 | fs.ModeSetgid, func(path string) error {
			if os.Geteuid() != 0 {
				return unix.ENOTSUP
			}
			return errors.Join(os.Chown(path, 12345, 23456), os.Chmod(path, 0o640|fs.ModeSetgid))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "page.txt")
			must(t, os.WriteFile(path, []byte("old"), 0o600))
			must(t, os.Chmod(path, tt.mode))
			if tt.set != nil {
				if err := tt.set(path); errors.Is(err, unix.ENOTSUP) {
					t.Skip("not here")
				} else {
					must(t, err)
				}
			}
			want := portrait(t, path)
			info, err := os.Stat(path)
			must(t, err)
			var wider []string
			Intercept(func(call, aside string) error {
				if now, err := os.Stat(aside); err == nil && !now.IsDir() && now.Mode().Perm()&0o077&^info.Mode().Perm() != 0 {
					wider = append(wider, call+" "+now.Mode().String())
				}
				return nil
			})
			err = Replace(t.Context(), path, ReplaceOptions{Exact: true}, put("new"))
			Intercept(nil)
			must(t, err)
			holds(t, filepath.Dir(path), "page.txt", "new")
			if got := portrait(t, path); got != want {
				t.Errorf("is %s, was %s", got, want)
			}
			if len(wider) > 0 {
				t.Errorf("was wider for a moment: %q", wider)
			}
		})
	}
}

// portrait is all that a file is but its content.
func portrait(t *testing.T, path string) string {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	stat := info.Sys().(*syscall.Stat_t)
	names, err := xattrs(path)
	must(t, err)
	slices.Sort(names)
	said := []string{info.Mode().String(), string(rune('0' + stat.Nlink)), phrase.Plural(int(stat.Uid), "uid"), phrase.Plural(int(stat.Gid), "gid")}
	for _, name := range names {
		value, err := xattr(path, name)
		must(t, err)
		said = append(said, name+"="+phrase.HexPairs(string(value)))
	}
	return strings.Join(said, " ")
}

// TestReplaceRefuses leaves a file as it is that would not be what it was.
func TestReplaceRefuses(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "page.txt")
	must(t, os.WriteFile(path, []byte("old"), 0o640))
	Intercept(func(call, _ string) error {
		if call == callAttr {
			return syscall.EPERM
		}
		return nil
	})
	exact := Replace(t.Context(), path, ReplaceOptions{Exact: true}, put("new"))
	Intercept(nil)
	if !errors.Is(exact, ErrNotKept) || exact.Error() != "put page.txt in place: its permissions cannot be kept: operation not permitted" {
		t.Errorf("permissions: %v", exact)
	}
	holds(t, dir, "page.txt", "old")
	must(t, os.Link(path, filepath.Join(dir, "twin.txt")))
	if err := Replace(t.Context(), path, ReplaceOptions{Exact: true}, put("new")); !errors.Is(err, ErrNotKept) {
		t.Errorf("of two names: %v", err)
	}
	if got := files(t, dir); len(got) != 2 {
		t.Errorf("left %q", got)
	}
	must(t, Replace(t.Context(), path, ReplaceOptions{}, put("new"))) // a baseline, say, of which a copy was kept by a link
}
