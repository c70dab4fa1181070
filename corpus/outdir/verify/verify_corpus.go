package verify

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"onecopy/corpus/outdir/forms"

	"golang.org/x/text/unicode/norm"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// form finds out how the corpus was written.
func (v *verifier) form(s *outdir.Settings) error {
	if plan := s.Plan(); plan != nil {
		for _, in := range v.inputs {
			plan.Sources = append(plan.Sources, in.Source)
		}
		v.shards = plan.Shards()
		return nil
	}
	for _, form := range forms.Records {
		name := "corpus." + form
		info, err := os.Lstat(filepath.Join(v.out, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return fmt.Errorf("%s: %w", name, disk.Cause(err))
		case !info.Mode().IsRegular():
			v.add(corpus.Problem{Source: name, Message: "is not a regular file"})
		case v.shards != nil:
			v.add(corpus.Problem{Source: name, Message: "the corpus is in " + v.shards.Next("")})
		default:
			v.shards = (&forms.Plan{Form: form}).Shards()
		}
	}
	return nil
}

// An openedShard is a file of the corpus, read line by line.
type openedShard struct {
	name   string
	stream io.ReadCloser
	in     *bufio.Reader // nil behind the first difference
	line   int           // the next one
}

// survivors compares the corpus, where it is not a file for each, with the survivors of
// stories.jsonl, in each file up to the first difference.
func (v *verifier) survivors() error {
	if v.shards == nil {
		return nil
	}
	var at *openedShard
	if v.shards.Single() {
		at = v.openShard(v.shards.Next(""))
	}
	stories := bufio.NewReaderSize(v.stories.Again(), 1<<16)
	for {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		raw, err := stories.ReadBytes('\n')
		if len(raw) == 0 && err == io.EOF {
			v.ended(at)
			return nil
		}
		var s corpus.Story
		if err != nil && err != io.EOF || json.Unmarshal(raw, &s) != nil {
			return nil // openLedger has told it
		}
		if s.Status != corpus.Survivor {
			continue
		}
		if name := v.shards.Next(s.Source); at == nil || at.name != name {
			v.ended(at)
			at = v.openShard(name)
		}
		n, err := v.compare(at, &s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
		v.shards.Add(n)
	}
}

// openShard opens a file of the corpus.
func (v *verifier) openShard(name string) *openedShard {
	at := &openedShard{name: name, line: 1}
	v.pages[listed(name)] = true
	file := corpus.File{Path: filepath.Join(v.out, filepath.FromSlash(name)), Source: name}
	s, err := file.Unpacked(nil)
	if err != nil {
		v.add(corpus.Problem{Source: name, Message: "cannot be read: " + err.Error()})
		return at
	}
	at.stream, at.in = s, bufio.NewReaderSize(s, 1<<16)
	return at
}

// ended wants a file of the corpus to have no more lines.
func (v *verifier) ended(at *openedShard) {
	if at == nil || at.in == nil {
		return
	}
	defer at.stream.Close()
	switch _, err := at.in.ReadByte(); {
	case err == nil:
		v.add(corpus.Problem{Source: at.name, Line: at.line, Message: "no survivor has this line"})
	case err != io.EOF:
		v.add(corpus.Problem{Source: at.name, Line: at.line, Message: err.Error()})
	}
}

// compare holds the next line of a file against a survivor, and gives the bytes that it should
// have.
func (v *verifier) compare(at *openedShard, s *corpus.Story) (n int, err error) {
	if forms.HasColumns(formOf(at.name)) {
		return v.compareRow(at, s)
	}
	to := &sameAs{in: at.in, differs: at.in == nil}
	if err := outdir.LinesInto(to).Write(s); err != nil || at.in == nil {
		return to.written, err
	}
	if to.differs {
		v.differs(at, s, to.read == 0)
	}
	at.line++
	return to.written, nil
}

// differs tells that a file does not go on with a survivor.
func (v *verifier) differs(at *openedShard, s *corpus.Story, missing bool) {
	message := "differs from " + s.ID + " in stories.jsonl"
	if missing {
		message = "missing; it should hold " + s.ID
	}
	v.add(corpus.Problem{Source: at.name, Line: at.line, Message: message})
	at.stream.Close()
	at.in = nil
}

// compareRow is compare of a file of columns.
func (v *verifier) compareRow(at *openedShard, s *corpus.Story) (n int, err error) {
	var want bytes.Buffer
	if err := outdir.LinesInto(unclosed{&want}).Write(s); err != nil || at.in == nil {
		return want.Len(), err
	}
	row, err := at.in.ReadBytes('\n')
	if err != nil && err != io.EOF || !sameRecord(row, want.Bytes()) {
		v.differs(at, s, len(row) == 0)
	}
	at.line++
	return want.Len(), nil
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// sameAs compares what is written to it with what a reader gives, so that neither is in memory
// whole.
type sameAs struct {
	in      *bufio.Reader
	read    int // bytes
	written int
	differs bool
}

func (w *sameAs) Write(p []byte) (int, error) {
	w.written += len(p)
	for rest := p; len(rest) > 0 && !w.differs; {
		_, _ = w.in.Peek(1) // reads where nothing is left of what was read
		have, _ := w.in.Peek(min(w.in.Buffered(), len(rest)))
		w.differs = len(have) == 0 || !bytes.Equal(have, rest[:len(have)])
		n, _ := w.in.Discard(len(have))
		w.read, rest = w.read+n, rest[len(have):]
	}
	return len(p), nil
}

func (w *sameAs) Close() error { return nil }

// longPage is from how many bytes on a page is compared part by part, and of how many a part is.
const longPage = 1 << 18

// page compares the file of a survivor with its story, byte by byte.
func (v *verifier) page(s *corpus.Story) error {
	name := v.file(s.ID)
	path := filepath.Join(v.out, filepath.FromSlash(name))
	if len(s.Text) >= longPage && samePage(path, s) {
		v.pages[listed(name)] = true
		return nil
	}
	have, err := disk.ReadRegular(path)
	if errors.Is(err, fs.ErrNotExist) {
		v.add(corpus.Problem{Source: name, Message: "missing; it should hold " + s.ID})
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, disk.Cause(err))
	}
	v.pages[listed(name)] = true
	want := strings.Join(outdir.PageOf(s), "")
	if string(have) == want {
		return nil
	}
	at := 0
	for at < len(have) && at < len(want) && have[at] == want[at] {
		at++
	}
	v.add(corpus.Problem{Source: name, Line: 1 + bytes.Count(have[:at], []byte("\n")), Message: "differs from " + s.ID + " in stories.jsonl"})
	return nil
}

// samePage reports whether a file is the page of a story. It holds neither in memory.
func samePage(path string, s *corpus.Story) bool {
	f, err := disk.OpenRegular(path)
	if err != nil {
		return false
	}
	defer f.Close()
	buf := make([]byte, longPage)
	for _, part := range outdir.PageOf(s) {
		for len(part) > 0 {
			n, err := io.ReadFull(f, buf[:min(len(buf), len(part))])
			if err != nil || string(buf[:n]) != part[:n] {
				return false
			}
			part = part[n:]
		}
	}
	n, err := f.Read(buf)
	return n == 0 && err == io.EOF
}

// listed is a name as v.pages has it: HFS+ lists another form of Unicode than it was given.
func listed(name string) string { return norm.NFC.String(name) }

// extras reports what corpus/ holds beyond the survivors.
func (v *verifier) extras() error {
	root := filepath.Join(v.out, "corpus")
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err == nil {
			err = v.ctx.Err()
		}
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = path.Join("corpus", filepath.ToSlash(rel))
		if _, ok := v.pages[listed(rel)]; !ok {
			v.add(corpus.Problem{Source: rel, Message: "no survivor has this file"})
		} else if !e.Type().IsRegular() {
			v.add(corpus.Problem{Source: rel, Message: "is not a regular file"})
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("corpus: %w", disk.Cause(err))
	}
	return nil
}
