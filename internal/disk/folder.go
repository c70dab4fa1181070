package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"onecopy/corpus/hint"
)

// A Folder is a folder under way. It is built aside, in a hidden folder of the same parent, and put
// in its place whole by [Folder.Place], synced to the disk; until then the place is not touched.
// Whatever ends the process or the machine, the place has the old folder or the new one. A Folder
// is for one goroutine.
type Folder struct {
	opt    FolderOptions
	target string // without links
	aside  string // holds everything until the end
	dir    string // in aside: becomes target
	sync   *syncer
	done   bool
}

// FolderOptions tune [CreateFolder].
type FolderOptions struct {
	NoSync bool     // leave it to the system when the folder is on the disk
	Inputs []string // paths the caller reads: the folder may not be among them, below one or above one; "-" is none

	Replaceable func(path string) error      // says why what is at the place may not be replaced; asked more than once
	Note        func(source, message string) // is told what was found of runs that were killed
}

// CreateFolder begins a folder. path may not exist or be empty; the folder it is in must exist. An
// error that a flag would help is a [hint.Error].
func CreateFolder(path string, opt FolderOptions) (*Folder, error) {
	f, err := createFolder(path, opt)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func createFolder(path string, opt FolderOptions) (*Folder, error) {
	target, err := resolveNew(path)
	if err != nil {
		return nil, err
	}
	if err := apart(target, opt.Inputs); err != nil {
		return nil, err
	}
	f := &Folder{target: target, opt: opt}
	f.recover()
	if err := opt.Replaceable(target); err != nil {
		return nil, err
	}
	parent, base := filepath.Split(target)
	f.aside, err = asideFor(parent, base, func(path string) error { return mkdir(path, 0o700) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &hint.Error{Err: errors.New("the folder it is to be in does not exist"), Hint: "make it first"}
	}
	if err != nil {
		return nil, fmt.Errorf("its folder cannot be written: %w", Cause(err))
	}
	f.dir, f.sync = filepath.Join(f.aside, asideNew), newSyncer(opt.NoSync)
	if err := f.begin(); err != nil {
		return nil, errors.Join(Cause(err), f.Abort())
	}
	f.sync.folders[f.dir] = true
	return f, nil
}

// ScratchFolder begins a folder among the temporary files of the system that has no place to be put
// in: for what is to stand beside it alone.
func ScratchFolder() (*Folder, error) {
	aside, err := os.MkdirTemp("", "onecopy-*")
	return &Folder{aside: aside, dir: aside}, err
}

// begin makes the folder. Where one is replaced, empty or not, it is what that is before anything
// is in it, as far as that can be kept: what only some may read stays theirs.
func (f *Folder) begin() error {
	old, err := os.Stat(f.target)
	if err != nil {
		return mkdir(f.dir, 0o755)
	}
	if err := mkdir(f.dir, 0o700); err != nil {
		return err
	}
	made, err := os.Open(f.dir)
	if err != nil {
		return err
	}
	_ = (&Draft{NewFile: &NewFile{made}, target: f.target}).keep(ours{old})
	return made.Close()
}

// ours is a folder whose owner may write in it.
type ours struct{ fs.FileInfo }

func (o ours) Mode() fs.FileMode { return o.FileInfo.Mode() | 0o700 }

// Beside is where a file may be made that belongs to the folder while it is under way, and goes
// when that ends.
func (f *Folder) Beside() string { return filepath.Join(f.aside, asideStories) }

// Create makes a file of the folder, and the folders it is in. The name has slashes.
func (f *Folder) Create(name string) (*NewFile, error) {
	if !filepath.IsLocal(name) {
		return nil, errors.New("not a name below the output")
	}
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	file, err := CreateNew(path, os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err = f.folders(filepath.Dir(path)); err == nil {
			file, err = CreateNew(path, os.O_WRONLY, 0o644)
		}
	}
	return file, err
}

// Close closes a file that is written, as soon as it is synced. name is for errors, which
// [Folder.Place] may return.
func (f *Folder) Close(file *NewFile, name string) error { return f.sync.close(file, name) }

// folders makes a folder of the output, and those it is in.
func (f *Folder) folders(path string) error {
	if f.sync.folders[path] {
		return nil
	}
	if err := f.folders(filepath.Dir(path)); err != nil {
		return err
	}
	f.sync.folders[path] = true
	if err := mkdir(path, 0o755); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// recover ends what killed runs have begun at a place: an earlier output that was moved away and
// not replaced is put back.
func (f *Folder) recover() {
	parent, base := filepath.Split(f.target)
	entries, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range entries {
		stem, ok := leftover(parent, e)
		if !ok || stem != stemOf(base) {
			continue
		}
		path := filepath.Join(parent, e.Name())
		old := filepath.Join(path, asideOld)
		switch {
		case !there(old):
		case !there(f.target):
			if info, err := os.Lstat(old); err != nil || !info.IsDir() || rename(old, f.target) != nil { // no output is a link
				continue
			}
			f.opt.Note(filepath.ToSlash(base), "the output of an earlier run is put back; a run that was to replace it was killed")
		case there(filepath.Join(path, asideNew)): // not replaced by that run: by somebody
			f.opt.Note(e.Name()+"/"+asideOld, "the output of an earlier run, left by a run that was killed: look at it, then remove it")
			continue
		}
		_ = removeAside(path)
	}
	Sweep(parent)
}

// Abort removes everything that is not in its place yet, and what was replaced. It does nothing the
// second time.
func (f *Folder) Abort() error {
	if f.done {
		return nil
	}
	f.done = true
	if f.sync != nil {
		f.sync.stop()
	}
	if err := removeAside(f.aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what was built aside: %w", Cause(err))
	}
	return nil
}
