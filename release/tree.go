package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A file is one of an archive; a folder has a name with a slash at its end.
type file struct {
	name string
	mode fs.FileMode
	data []byte
}

// beside lists what goes with the program in every archive. A LICENSE is there once the owner has
// chosen one.
func (r *Release) beside() ([]file, error) {
	from := []struct{ name, source string }{
		{"README.md", "README.md"},
		{"CHANGELOG.md", "CHANGELOG.md"},
		{"LICENSE", "LICENSE"},
		{"LICENSES-OF-DEPENDENCIES.txt", "cmd/onecopy/licenses.txt"},
		{"onecopy.1", "docs/onecopy.1"},
		{"completion/_onecopy", "docs/completion/_onecopy"},
		{"completion/onecopy.bash", "docs/completion/onecopy.bash"},
		{"completion/onecopy.fish", "docs/completion/onecopy.fish"},
	}
	var files []file
	for _, f := range from {
		data, err := os.ReadFile(filepath.Join(r.Root, f.source))
		if errors.Is(err, fs.ErrNotExist) && f.name == "LICENSE" {
			continue
		}
		if err != nil {
			return nil, err
		}
		files = append(files, file{f.name, 0o644, data})
	}
	return files, nil
}

// archive writes program and company below a folder of the name of the archive: a zip for
// Windows, tar.gz for others.
func (r *Release) archive(p Platform) error {
	files, err := r.beside()
	if err != nil {
		return err
	}
	name := r.archiveName(p)
	top := strings.TrimSuffix(strings.TrimSuffix(name, ".zip"), ".tar.gz")
	files = append(files, file{p.program(), 0o755, r.programs[p]})
	for i := range files {
		files[i].name = path.Join(top, files[i].name)
	}
	pack := tarGz
	if p.System == "windows" {
		pack = zipped
	}
	return r.write(name, func(w io.Writer) error { return pack(w, files, r.Time) })
}

func (r *Release) archiveName(p Platform) string {
	ending := ".tar.gz"
	if p.System == "windows" {
		ending = ".zip"
	}
	return "onecopy-" + r.Version + "-" + p.dashed() + ending
}

// sorted returns the files in the order of their names, with the folders that they lie in.
func sorted(files []file) []file {
	folders := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(strings.TrimSuffix(f.name, "/")); dir != "."; dir = path.Dir(dir) {
			folders[dir+"/"] = true
		}
	}
	for _, f := range files {
		delete(folders, f.name) // one that is there with a mode of its own
	}
	list := slices.Clone(files)
	for dir := range folders {
		list = append(list, file{dir, 0o755, nil})
	}
	slices.SortFunc(list, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return list
}

// tarGz writes a packed tar; the header of gzip has neither name nor time. The best level takes
// twice as long for a hundredth of the size.
func tarGz(w io.Writer, files []file, when time.Time) error {
	z := gzip.NewWriter(w)
	return errors.Join(tarred(z, files, when), z.Close())
}

// tarred writes files of root, as a release belongs to nobody on this machine.
func tarred(w io.Writer, files []file, when time.Time) error {
	t := tar.NewWriter(w)
	for _, f := range sorted(files) {
		h := &tar.Header{Name: f.name, Mode: int64(f.mode.Perm()), Size: int64(len(f.data)), ModTime: when, Typeflag: tar.TypeReg, Format: tar.FormatPAX}
		if f.mode&fs.ModeSticky != 0 {
			h.Mode |= 0o1000
		}
		if strings.HasSuffix(f.name, "/") {
			h.Typeflag = tar.TypeDir
		}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.data); err != nil {
			return err
		}
	}
	return t.Close()
}

func zipped(w io.Writer, files []file, when time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range sorted(files) {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: when}
		h.SetMode(f.mode)
		if strings.HasSuffix(f.name, "/") {
			h.SetMode(f.mode | fs.ModeDir)
			h.Method = zip.Store
		}
		one, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := one.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}
