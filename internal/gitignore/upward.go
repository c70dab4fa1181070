package gitignore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"onecopy/internal/disk"
)

// Upward reads the ignore files of a name from the root of the git repository down to the working
// folder, of which the lower ones go before the upper ones. Outside of a repository only that of
// the working folder counts, as anyone may write above it; that of the user's home folder counts
// only there, so that a run does not depend on whose it is.
func Upward(home, name string) (rows []Glob, err error) {
	var levels [][]Glob
	for dir, up, below := home, "", ""; ; dir, up, below = filepath.Dir(dir), filepath.Join("..", up), path.Join(filepath.Base(dir), below) {
		at := filepath.Join(up, name)
		text, err := disk.ReadRegular(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w", at, disk.Cause(err))
		}
		list, err := ParseFile(text, filepath.ToSlash(at))
		if err != nil {
			return nil, err
		}
		for i := range list {
			list[i].Below = below
		}
		levels = append(levels, list)
		if !within(dir) {
			slices.Reverse(levels)
			return slices.Concat(levels...), nil
		}
	}
}

// within reports whether a folder is below the root of a git repository, and not right below the
// home folder of the user.
func within(dir string) bool {
	if own, err := os.UserHomeDir(); err == nil && filepath.Dir(dir) == filepath.Clean(own) {
		return false
	}
	if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
		return false
	}
	for up := filepath.Dir(dir); up != dir; dir, up = up, filepath.Dir(up) {
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			return true
		}
	}
	return false
}

// ParseList reads patterns that stand by themselves, all from one place.
func ParseList(list []string, from, below string) (rows []Glob, err error) {
	for _, text := range list {
		row, ok, err := Parse(text)
		if err != nil || !ok {
			return nil, fmt.Errorf("%q is not a pattern", text)
		}
		row.From, row.Below = from, below
		rows = append(rows, row)
	}
	return rows, nil
}
