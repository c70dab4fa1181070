//go:build linux

package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

var step = tries("step", "KB by which a disk is larger than the last one", 12, 4)

// TestFullDisk runs each command on disks in memory that are full, from those with no room at all
// up to the first with enough.
func TestFullDisk(t *testing.T) {
	fill(t, "full disk: ", func(dir string, size int) error {
		return syscall.Mount("onecopy-torture", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", size))
	}, func(dir string, size int) error {
		return syscall.Mount("onecopy-torture", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%dk", size))
	}, func(dir string) int {
		var s syscall.Statfs_t
		must(t, syscall.Statfs(dir, &s))
		return int((int64(s.Blocks)-int64(s.Bfree))*s.Bsize) >> 10
	}, step.get())
}

// TestFullTable does the same where there is room for bytes, and none for files.
func TestFullTable(t *testing.T) {
	fill(t, "no room for another file: ", func(dir string, n int) error {
		return syscall.Mount("onecopy-torture", dir, "tmpfs", 0, fmt.Sprintf("size=64m,nr_inodes=%d", n))
	}, func(dir string, n int) error {
		return syscall.Mount("onecopy-torture", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=64m,nr_inodes=%d", n))
	}, func(dir string) int {
		var s syscall.Statfs_t
		must(t, syscall.Statfs(dir, &s))
		return int(s.Files - s.Ffree)
	}, max(1, step.get()/16))
}

// fill runs every scene in a mount that grows by steps. used is what is taken already.
func fill(t *testing.T, what string, mount, resize func(string, int) error, used func(string) int, by int) {
	for _, sc := range scenes {
		t.Run(sc.what, func(t *testing.T) {
			s := sc.ready(t)
			root := t.TempDir()
			if err := mount(root, 1<<16); err != nil {
				passOver(t, what+sc.what, fmt.Sprintf("no disk can be mounted: %v", err))
			}
			defer func() { must(t, syscall.Unmount(root, syscall.MNT_DETACH)) }()
			r := begin(what + sc.what)
			s.home, s.tmp = filepath.Join(root, "home"), filepath.Join(root, "tmp")
			s.reset()
			for size := used(root); ; size += by {
				s.reset()
				must(t, resize(root, size))
				e := s.run(s.words()...)
				left := s.left()
				must(t, resize(root, 1<<16))
				state, wrong := s.whole()
				switch {
				case e.broken() != "":
					wrong = e.broken()
				case wrong != "":
				case left != "":
					wrong = "left " + left
				case slices.Contains(s.codes, e.code) && state != "new" && !s.each, state == "part":
					wrong = state + " is there: " + e.String()
				case !slices.Contains(s.codes, e.code) && (e.code != 2 || state == "new" && !s.each || !s.names(e.errors, "")):
					wrong = state + " is there: " + e.String()
				}
				if wrong != "" {
					wrong = fmt.Sprintf("size %d: %s", size, wrong)
				}
				r.try(t, wrong)
				if slices.Contains(s.codes, e.code) && state == "new" {
					r.say("it takes %d", size)
					return
				}
				if size > 1<<15 {
					t.Fatalf("%s: no room with %d: %v", s.what, size, e)
				}
			}
		})
	}
}

// TestFullFile does the same on a disk as most are, ext4 in a file, filled but for some KB. It has
// its own way to run out: when a file is synced, not when it is written.
func TestFullFile(t *testing.T) {
	image, root := filepath.Join(t.TempDir(), "image"), t.TempDir()
	must(t, os.WriteFile(image, nil, 0o600))
	must(t, os.Truncate(image, 8<<20))
	for _, words := range [][]string{{"mkfs.ext4", "-q", "-F", "-m", "0", image}, {"mount", "-o", "loop", image, root}} {
		if said, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
			passOver(t, "full disk of ext4", fmt.Sprintf("%s: %v %s", words[0], err, said))
		}
	}
	defer func() { must(t, exec.Command("umount", root).Run()) }()
	for _, sc := range scenes[:3] {
		t.Run(sc.what, func(t *testing.T) {
			s, r := sc.ready(t), begin("full disk of ext4: "+sc.what)
			s.home, s.tmp = filepath.Join(root, "home"), filepath.Join(root, "tmp")
			filler := filepath.Join(root, "filler")
			for free := 0; ; free += step.get() {
				_ = os.Remove(filler)
				s.reset()
				var room syscall.Statfs_t
				must(t, syscall.Statfs(root, &room))
				_ = os.WriteFile(filler, bytes.Repeat([]byte("x"), max(0, int(int64(room.Bavail)*room.Bsize)-free<<10)), 0o600) // until it is full
				e := s.run(s.words()...)
				state, wrong := s.whole()
				left := s.left()
				switch {
				case e.broken() != "" || left != "":
					wrong = e.broken() + " left " + left
				case wrong == "" && (e.code == 0) != (state == "new") || e.code != 0 && !strings.Contains(e.errors, "no space left"):
					wrong = state + " is there: " + e.String()
				}
				r.try(t, wrong)
				if e.code == 0 || free > 1<<13 {
					r.say("it takes %d KB", free)
					break
				}
			}
			must(t, errors.Join(os.RemoveAll(s.home), os.RemoveAll(s.tmp), os.Remove(filler)))
		})
	}
}
