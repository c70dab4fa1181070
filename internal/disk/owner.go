package disk

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"unicode/utf8"

	"onecopy/corpus/hint"
)

// What is built aside has a name that says whose it is, so that the next run can tell what a killed
// one has left:
//
//	.STEM.onecopy-tmp-PID-START-PLACE-RANDOM
//
// STEM is the name it is to have in the end, START stands for when the process began and PLACE for
// the machine, or the container, in which PID is a number of processes. The name is made with the
// file or folder in one step: at no moment is there one without an owner. A process that began at
// another time has only got the number of the old one.
type owner struct {
	pid          int
	start, place string
}

var asideForm = regexp.MustCompile(`^\.(.+)\.onecopy-tmp-([0-9]{1,10})-([0-9a-f]{16})-([0-9a-f]{8})-[0-9a-f]{8}$`)

// us is the owner of what this process makes. Tests take its place.
var us = sync.OnceValue(func() owner {
	pid := os.Getpid()
	return owner{pid, shortSum(startOf(pid), 8), shortSum(placeOf(), 4)}
})

// Pose is for tests: what run makes belongs to another process, which has ended.
func Pose(pid int, run func()) {
	ours := us
	us = func() owner { return owner{pid, shortSum("ended", 8), ours().place} }
	defer func() { us = ours }()
	run()
}

// shortSum returns the first n bytes of a SHA-256 in hexadecimal.
func shortSum(s string, n int) string {
	sum := sha256.Sum256([]byte(s))
	return fmt.Sprintf("%x", sum[:n])
}

// gone reports whether the process of an owner has surely ended. Of one elsewhere nobody can tell:
// two machines, or two containers, may share a folder.
func (o owner) gone() bool {
	if o == us() || o.place != us().place {
		return false
	}
	if !exists(o.pid) {
		return true
	}
	start := startOf(o.pid)
	return start != "" && shortSum(start, 8) != o.start
}

// name is a new name for something that is to be base in the end.
func (o owner) name(base string) string {
	return fmt.Sprintf(".%s.onecopy-tmp-%d-%s-%s-%08x", stemOf(base), o.pid, o.start, o.place, rand.Uint32())
}

// ownerOf reads the name of something built aside.
func ownerOf(name string) (stem string, o owner, ok bool) {
	m := asideForm.FindStringSubmatch(name)
	if m == nil {
		return "", owner{}, false
	}
	pid, err := strconv.Atoi(m[2])
	return m[1], owner{pid, m[3], m[4]}, err == nil && pid > 0
}

// longestStem leaves room for the rest of the name in the 143 bytes of eCryptfs; most file systems
// have 255.
const longestStem = 80

// stemOf is the name something is to have, or what of it fits, with a digest that tells it from
// others that begin alike.
func stemOf(base string) string {
	if len(base) <= longestStem {
		return base
	}
	n := longestStem - 9
	for n > 0 && !utf8.RuneStart(base[n]) {
		n--
	}
	return base[:n] + "~" + shortSum(base, 4)
}

// asideFor makes something aside in a folder, under a name that is not taken.
func asideFor(folder, base string, make func(path string) error) (string, error) {
	const tries = 1000
	for n := 0; ; n++ {
		path := filepath.Join(folder, us().name(base))
		if err := make(path); !errors.Is(err, fs.ErrExist) || n == tries {
			return path, err
		}
	}
}

// TempFolder makes a folder of its own among the temporary files of the system, and removes those
// that killed runs have left.
func TempFolder() (string, error) {
	parent := os.TempDir()
	Sweep(parent)
	folder, err := asideFor(parent, "run", func(path string) error { return mkdir(path, 0o700) })
	if err != nil {
		return "", &hint.Error{Err: fmt.Errorf("%s, the folder for temporary files, cannot be written: %w", parent, Cause(err)), Hint: "TMPDIR, or TMP on Windows, names another one"}
	}
	return folder, nil
}

// RemoveTemp removes a folder that [TempFolder] made, and all in it.
func RemoveTemp(folder string) error {
	if err := removeAll(folder); err != nil {
		return &hint.Error{Err: fmt.Errorf("%s: cannot be removed: %w", folder, Cause(err)), Hint: "remove it by hand"}
	}
	return nil
}
