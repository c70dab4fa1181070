package outdir

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/disk"

	"github.com/klauspost/compress/zstd"
)

// An Writer is the output folder of a run. It is built aside and put in its place whole by
// [Writer.Commit], as a [disk.Folder] is. An Out is for one goroutine; its Store is for many.
type Writer struct {
	folder *disk.Folder
	force  bool // replace the output of an earlier run
	store  *corpus.Store
	notes  []corpus.Problem
	sums   []manifest.Sum // of the files that are closed
	sink   Sink           // nil for an output that is written
	open   int            // writers that are not closed
}

// Options tune [Create].
type Options struct {
	Force  bool     // replace the output of an earlier run
	NoSync bool     // leave it to the system when the output is on the disk
	Inputs []string // paths the run reads: the output may not be among them, below one or above one
}

// Create begins an output folder. dir may not exist or be empty; the folder it is in must exist. An
// error that a flag would help is a [hint.Error].
func Create(dir string, opt Options) (*Writer, error) {
	o := &Writer{force: opt.Force}
	err := apart(dir)
	if err != nil {
		return nil, err
	}
	o.folder, err = disk.CreateFolder(dir, disk.FolderOptions{NoSync: opt.NoSync, Inputs: opt.Inputs, Replaceable: o.replaceable, Note: o.note})
	if err != nil {
		return nil, err
	}
	return o, nil
}

// apart refuses an output inside the output of an earlier run: what that has is accounted for, and
// goes when the run is made again.
func apart(dir string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for up := filepath.Dir(at); up != at; at, up = up, filepath.Dir(up) {
		if IsOutput(up) {
			return hint.Errorf("name a folder beside it, such as "+up+"-new", "%s: is inside the output of an earlier run", dir)
		}
	}
	return nil
}

// A Sink takes what would be written to an output.
type Sink interface {
	File(name string) (io.WriteCloser, error)
	Page(name, text string) error // a whole small file
}

// CreateInto begins an output that goes to a sink, and takes the disk for its Store alone. Do not
// Commit it.
func CreateInto(sink Sink) (*Writer, error) {
	folder, err := disk.ScratchFolder()
	if err != nil {
		return nil, fmt.Errorf("write stories aside: %w", disk.Cause(err))
	}
	return &Writer{folder: folder, sink: sink}, nil
}

// replaceable says why target may not be replaced: only nothing, an empty folder and, with force,
// the output of an earlier run may be, so that a slip of the hand never deletes a folder of
// somebody's work.
func (o *Writer) replaceable(target string) error {
	entries, err := os.ReadDir(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, stat := os.Stat(target); stat == nil && !info.IsDir() {
			return errors.New("is not a folder")
		}
		return disk.Cause(err)
	case len(entries) == 0:
		return nil
	case !o.force:
		return &hint.Error{Err: errors.New("folder is not empty"), Hint: "--force replaces the output of an earlier run"}
	}
	for _, e := range entries {
		if e.Name() == "stories.jsonl" && e.Type().IsRegular() {
			return nil
		}
	}
	return &hint.Error{Err: errors.New("is not the output of an earlier run, and is left alone"), Hint: "name another folder"}
}

// Store makes the store of the run; call it once.
func (o *Writer) Store() (*corpus.Store, error) {
	var err error
	o.store, err = corpus.CreateStore(o.folder.Beside())
	return o.store, err
}

// Aside is a folder beside the output under way, which goes when that ends.
func (o *Writer) Aside() string { return filepath.Dir(o.folder.Beside()) }

// File makes a file of the output, buffered, and packed if its name ends in .gz or .zst. The name
// has slashes and is below the folder. Close it before Commit.
func (o *Writer) File(name string) (io.WriteCloser, error) {
	if o.sink != nil {
		return o.sink.File(name)
	}
	f, err := o.make(name)
	if err != nil {
		return nil, err
	}
	w := &bufferedFile{buffer: bufio.NewWriterSize(f, 1<<16), file: f, out: o, name: name}
	if w.pack, err = pack(w.buffer, name); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	o.open++
	return w, nil
}

// make makes a file of the output, and the folders it is in.
func (o *Writer) make(name string) (*sumFile, error) {
	f, err := o.folder.Create(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, disk.Cause(err))
	}
	return &sumFile{f, sha256.New(), o, name}, nil
}

// A bufferedFile is a buffered file of the output.
type bufferedFile struct {
	pack   io.WriteCloser // nil for a file that is not packed
	buffer *bufio.Writer
	file   *sumFile
	out    *Writer
	name   string
	closed bool
}

func (w *bufferedFile) Write(p []byte) (int, error) {
	if w.pack != nil {
		return w.pack.Write(p)
	}
	return w.buffer.Write(p)
}

// Close writes what is left. Whether it is on the disk Commit finds out.
func (w *bufferedFile) Close() error {
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
		return fmt.Errorf("%s: %w", w.name, disk.Cause(errors.Join(err, w.file.Close())))
	}
	if err = w.file.Close(); err != nil {
		return fmt.Errorf("%s: %w", w.name, disk.Cause(err))
	}
	return nil
}

// Real says whether an output is written, and not held against an earlier one.
func (o *Writer) Real() bool { return o.sink == nil }

// Written opens a file of the output that is closed, before the output is in its place.
func (o *Writer) Written(name string) (*os.File, error) { return o.folder.Open(name) }

// Commit puts the output in its place by renaming, once it is on the disk, see [disk.Folder.Place].
// The output is complete when Commit returns no error; if it does return one, call [Writer.Abort].
func (o *Writer) Commit() error {
	if o.open > 0 {
		return fmt.Errorf("%d files of the output are not closed", o.open)
	}
	if err := o.folder.Place(); err != nil {
		return err
	}
	return o.Abort()
}

// Abort removes everything that is not in its place yet; after Commit it does nothing, so that it
// can be deferred.
func (o *Writer) Abort() error {
	if o.store != nil {
		o.store.Close() // it is about to be removed: whatever it still had to write is of no use
	}
	return o.folder.Abort()
}

func (o *Writer) note(source, message string) {
	o.notes = append(o.notes, corpus.Problem{Source: source, Message: message, Note: true})
}

// Notes tell what was found of runs that were killed and needs to be known.
func (o *Writer) Notes() []corpus.Problem { return slices.Clone(o.notes) }

// pack packs what is written to w as the extension of a name says; nil if it says nothing. The same
// bytes in are the same bytes out on any machine: one goroutine, fixed levels (zstd 128 and gzip 96
// MB/s), no time and no name in the header. Another version of the library may pack otherwise;
// verification compares what is unpacked.
func pack(w io.Writer, name string) (io.WriteCloser, error) {
	switch path.Ext(name) {
	case ".gz":
		z, err := gzip.NewWriterLevel(w, 6)
		z.ModTime = time.Unix(0, 0) // which the header gives as unknown
		return z, err
	case ".zst":
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	}
	return nil, nil
}
