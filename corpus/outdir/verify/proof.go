package verify

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/forms"
	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// A Proof holds what a run writes against what an earlier one left. It is the other side of an
// [outdir.Writer] that writes nothing.
type Proof struct {
	dir      string
	mu       sync.Mutex
	problems []corpus.Problem
	seen     map[string]bool // the files that were held against it
	waits    sync.WaitGroup  // for comparisons under way
}

// Prove returns an Out for a run that is to prove dir, the output of another: what is written to it
// is compared with the files there and goes nowhere. It takes the disk for its Store alone. Do not
// Commit it.
func Prove(dir string) (*outdir.Writer, *Proof, error) {
	p := &Proof{dir: dir, seen: map[string]bool{}}
	o, err := outdir.CreateInto(sink{p})
	return o, p, err
}

// NoSuchFile is what is said of a file that no run over the inputs writes.
const NoSuchFile = "the inputs give no such file"

// Problems returns what differs, when all has been written: lines that say something else, files
// that no run writes, files that are missing. A line of JSON is told with the fields in which it
// differs.
func (p *Proof) Problems(ctx context.Context) ([]corpus.Problem, error) {
	p.waits.Wait()
	err := manifest.Walk(ctx, p.dir, func(name string, _ fs.DirEntry, wrong string) {
		if wrong == "" && !p.seen[name] && name != manifest.Name {
			wrong = NoSuchFile
		}
		if wrong != "" {
			p.add(corpus.Problem{Source: phrase.Printable(name), Message: wrong})
		}
	})
	return corpus.SortProblems(p.problems), err
}

func (p *Proof) add(list ...corpus.Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = append(p.problems, list...)
}

// open opens the earlier file of a name. Nothing, and a Problem, is told of one that is not there.
func (p *Proof) open(name string) *os.File {
	p.mu.Lock()
	p.seen[name] = true
	p.mu.Unlock()
	f, err := disk.OpenListed(filepath.Join(p.dir, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.add(corpus.Problem{Source: name, Message: "missing; the inputs give it"})
	case err != nil:
		p.add(corpus.Problem{Source: name, Message: disk.Cause(err).Error()})
	default:
		return f
	}
	return nil
}

// A sink is a Proof as an [outdir.Writer] knows it.
type sink struct{ *Proof }

// Page compares a small file.
func (p sink) Page(name, text string) error {
	f := p.open(name)
	if f == nil {
		return nil
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, int64(len(text))+1))
	if err != nil {
		p.add(corpus.Problem{Source: name, Message: "cannot be read: " + disk.Cause(err).Error()})
	} else if string(raw) != text {
		c := comparison{name: name, most: 1, have: bufio.NewReader(bytes.NewReader(raw)), want: bufio.NewReader(strings.NewReader(text))}
		p.add(c.lines()...)
	}
	return nil
}

// File compares a file with what is written; a packed one is compared unpacked, as another
// version of the library may pack otherwise.
func (p sink) File(name string) (io.WriteCloser, error) {
	f := p.open(name)
	if f == nil {
		return discard{}, nil
	}
	from, to := io.Pipe()
	w := &comparedFile{Writer: bufio.NewWriterSize(to, 1<<16), pipe: to, done: make(chan struct{})}
	p.waits.Add(1)
	go func() {
		defer p.waits.Done()
		defer close(w.done)
		defer f.Close()
		p.add(compareFile(f, name, from)...)
		_, _ = io.Copy(io.Discard, from) // a writer never waits for a comparison that has seen enough
	}()
	return w, nil
}

// compareFile compares a file with what it should hold.
func compareFile(f *os.File, name string, want io.Reader) []corpus.Problem {
	if forms.HasColumns(formOf(name)) {
		return compareColumns(f, name, want)
	}
	have, end, err := unpackedOut(f, name)
	if err != nil {
		return []corpus.Problem{{Source: name, Message: "cannot be unpacked: " + err.Error()}}
	}
	defer end()
	c := comparison{name: name, most: mostRecords, have: bufio.NewReaderSize(have, 1<<16), want: bufio.NewReaderSize(want, 1<<16)}
	if have == io.Reader(f) {
		c.file = f
	}
	switch filepath.Ext(name) {
	case ".json":
		return c.document()
	case ".html", ".md":
		c.most = 1
	}
	return c.lines()
}

// unpackedOut reads a file of an output as it was before [pack].
func unpackedOut(f io.Reader, name string) (r io.Reader, end func(), err error) {
	switch filepath.Ext(name) {
	case ".gz":
		r, err = gzip.NewReader(bufio.NewReaderSize(f, 1<<16))
		return r, func() {}, err
	case ".zst":
		z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	}
	return f, func() {}, nil
}

// A comparedFile is compared in another goroutine with what OUT has.
type comparedFile struct {
	*bufio.Writer
	pipe *io.PipeWriter
	done chan struct{}
}

// Close waits for the comparison.
func (p *comparedFile) Close() error {
	err := errors.Join(p.Flush(), p.pipe.Close())
	<-p.done
	return err
}

// A discard takes what has nothing to be compared with.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) Close() error                { return nil }
