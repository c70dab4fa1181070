package configfile

import (
	"os"
	"path/filepath"
)

// Find returns the path of the nearest config file of a name from the working folder up to the root
// of its git repository, empty if there is none. Outside a repository only the working folder
// counts, as anyone may write above it, and the home folder never does, so that a run does not
// depend on whose it is.
func Find(name string) string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	if here, err = filepath.EvalSymlinks(here); err != nil {
		return ""
	}
	root, up := repository(here), ""
	for dir := here; !home(dir); dir = filepath.Dir(dir) {
		at := filepath.Join(up, name)
		if info, err := os.Stat(at); err == nil && info.Mode().IsRegular() {
			return at
		}
		if dir == root || dir == filepath.Dir(dir) {
			return ""
		}
		up = filepath.Join("..", up)
	}
	return ""
}

// repository returns the folder of the git repository that dir is in, dir itself if it is in none.
// In a linked working tree .git is a file.
func repository(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		switch _, err := os.Lstat(filepath.Join(at, ".git")); {
		case err == nil:
			return at
		case at == filepath.Dir(at):
			return dir
		}
	}
}

// home reports whether a folder is the home folder.
func home(dir string) bool {
	name, err := os.UserHomeDir()
	if err != nil {
		return false
	}
	a, errA := os.Stat(name)
	b, errB := os.Stat(dir)
	return errA == nil && errB == nil && os.SameFile(a, b)
}
