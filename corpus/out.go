package corpus

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An Out is the output folder of a run. It is built aside, in a hidden folder of the same parent,
// and put in its place whole by [Out.Commit], synced to the disk; until then the place is not
// touched. Whatever ends the process or the machine, the place has the old output or the new one.
// An Out is for one goroutine; its Store is for many.
type Out struct {
	target string // without links
	aside  string // holds everything until the end
	dir    string // in aside: becomes target
	opt    OutOptions
	store  *Store
	sync   *syncer
	notes  []Problem
	sums   []Sum  // of the files that are closed
	proof  *Proof // nil for an output that is written
	open   int    // writers that are not closed
	done   bool
}

// OutOptions tune [Create].
type OutOptions struct {
	Force  bool     // replace the output of an earlier run
	NoSync bool     // leave it to the system when the output is on the disk
	Inputs []string // paths the run reads: the output may not be among them, below one or above one
}

// Create begins an output folder. dir may not exist or be empty; the folder it is in must exist. An error that a flag
// would help is a [HintError].
func Create(dir string, opt OutOptions) (*Out, error) {
	o, err := create(dir, opt)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return o, nil
}

func create(dir string, opt OutOptions) (*Out, error) {
	target, err := resolveNew(dir)
	if err != nil {
		return nil, err
	}
	if err := apart(target, opt.Inputs); err != nil {
		return nil, err
	}
	o := &Out{target: target, opt: opt}
	o.recover()
	if err := replaceable(target, opt.Force); err != nil {
		return nil, err
	}
	parent, base := filepath.Split(target)
	o.aside, err = asideFor(parent, base, func(path string) error { return mkdir(path, 0o700) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &HintError{errors.New("the folder it is to be in does not exist"), "make it first"}
	}
	if err != nil {
		return nil, fmt.Errorf("its folder cannot be written: %w", Cause(err))
	}
	o.dir, o.sync = filepath.Join(o.aside, asideNew), newSyncer(opt.NoSync)
	if err := o.begin(); err != nil {
		return nil, errors.Join(Cause(err), o.Abort())
	}
	o.sync.folders[o.dir] = true
	return o, nil
}

// begin makes the folder. Where one is replaced, empty or not, it is what that is before anything is in it, as far as that can be
// kept: what only some may read stays theirs.
func (o *Out) begin() error {
	old, err := os.Stat(o.target)
	if err != nil {
		return mkdir(o.dir, 0o755)
	}
	if err := mkdir(o.dir, 0o700); err != nil {
		return err
	}
	f, err := os.Open(o.dir)
	if err != nil {
		return err
	}
	_ = (&Draft{DiskFile: &DiskFile{f}, target: o.target}).keep(ours{old})
	return f.Close()
}

// ours is a folder whose owner may write in it.
type ours struct{ fs.FileInfo }

func (o ours) Mode() fs.FileMode { return o.FileInfo.Mode() | 0o700 }

// resolveNew resolves the links in a path whose last elements may not exist yet.
func resolveNew(path string) (string, error) {
	if path == "" {
		return "", errors.New("no output folder named")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err == nil {
		return real, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", Cause(err)
	}
	if _, err := os.Lstat(abs); err == nil {
		return "", errors.New("is a link that leads nowhere")
	}
	parent, err := resolveNew(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}

// apart makes sure that a run cannot read its own output, or replace its input.
func apart(target string, inputs []string) error {
	for _, in := range inputs {
		if in == Stdin {
			continue
		}
		real, err := resolveNew(in)
		switch {
		case err != nil: // of no use as an input either
		case real == target:
			return fmt.Errorf("output is the input %s", in)
		case within(target, real):
			return &HintError{fmt.Errorf("is inside the input %s", in), "the next run would read it; write beside the input"}
		case within(real, target):
			return fmt.Errorf("holds the input %s", in)
		}
	}
	return nil
}

// within says whether path is below folder.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != "." && filepath.IsLocal(rel)
}

// replaceable says why target may not be replaced: only nothing, an empty folder and, with force, the output of an
// earlier run may be, so that a slip of the hand never deletes a folder of somebody's work.
func replaceable(target string, force bool) error {
	entries, err := os.ReadDir(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, stat := os.Stat(target); stat == nil && !info.IsDir() {
			return errors.New("is not a folder")
		}
		return Cause(err)
	case len(entries) == 0:
		return nil
	case !force:
		return &HintError{errors.New("folder is not empty"), "--force replaces the output of an earlier run"}
	}
	for _, e := range entries {
		if e.Name() == "stories.jsonl" && e.Type().IsRegular() {
			return nil
		}
	}
	return &HintError{errors.New("is not the output of an earlier run, and is left alone"), "name another folder"}
}

// Store makes the store of the run; call it once.
func (o *Out) Store() (*Store, error) {
	var err error
	o.store, err = CreateStore(filepath.Join(o.aside, asideStories))
	return o.store, err
}

// Writer makes a file of the output, buffered, and packed if its name ends in .gz or .zst. The name has slashes and is
// below the folder. Close it before Commit.
func (o *Out) Writer(name string) (io.WriteCloser, error) {
	if o.proof != nil {
		return o.proof.writer(name)
	}
	f, err := o.make(name)
	if err != nil {
		return nil, err
	}
	w := &writer{buffer: bufio.NewWriterSize(f, 1<<16), file: f, out: o, name: name}
	if w.pack, err = pack(w.buffer, name); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	o.open++
	return w, nil
}

// make makes a file of the output, and the folders it is in.
func (o *Out) make(name string) (*summed, error) {
	if !filepath.IsLocal(name) {
		return nil, fmt.Errorf("%s: not a name below the output", name)
	}
	path := filepath.Join(o.dir, filepath.FromSlash(name))
	f, err := createNew(path, os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err = o.folders(filepath.Dir(path)); err == nil {
			f, err = createNew(path, os.O_WRONLY, 0o644)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, Cause(err))
	}
	return &summed{f, sha256.New(), o, name}, nil
}

// folders makes a folder of the output, and those it is in.
func (o *Out) folders(path string) error {
	if o.sync.folders[path] {
		return nil
	}
	if err := o.folders(filepath.Dir(path)); err != nil {
		return err
	}
	o.sync.folders[path] = true
	if err := mkdir(path, 0o755); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// A writer is a buffered file of the output.
type writer struct {
	pack   io.WriteCloser // nil for a file that is not packed
	buffer *bufio.Writer
	file   *summed
	out    *Out
	name   string
	closed bool
}

func (w *writer) Write(p []byte) (int, error) {
	if w.pack != nil {
		return w.pack.Write(p)
	}
	return w.buffer.Write(p)
}

// Close writes what is left. Whether it is on the disk Commit finds out.
func (w *writer) Close() error {
	if w.closed {
		return fmt.Errorf("%s: %w", w.name, os.ErrClosed)
	}
	w.closed = true
	w.out.open--
	var err error
	if w.pack != nil {
		err = w.pack.Close()
	}
	if err = errors.Join(err, w.buffer.Flush()); err != nil {
		return fmt.Errorf("%s: %w", w.name, Cause(errors.Join(err, w.file.Close())))
	}
	if err = w.file.Close(); err != nil {
		return fmt.Errorf("%s: %w", w.name, Cause(err))
	}
	return nil
}
