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

	"golang.org/x/text/unicode/norm"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// form finds out how the corpus was written.
func (v *verifier) form() error {
	for _, form := range []string{outdir.FormJSONL, outdir.FormJSONLGz, outdir.FormJSONLZst} {
		name := "corpus." + form
		info, err := os.Lstat(filepath.Join(v.out, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return fmt.Errorf("%s: %w", name, disk.Cause(err))
		case !info.Mode().IsRegular():
			v.add(corpus.Problem{Source: name, Message: "is not a regular file"})
		case v.lines != "":
			v.add(corpus.Problem{Source: name, Message: "the corpus is in " + v.lines})
		default:
			v.lines = name
		}
	}
	return nil
}

// survivors compares the corpus, where it is one file, with the survivors of stories.jsonl, up to
// the first difference.
func (v *verifier) survivors() error {
	if v.lines == "" {
		return nil
	}
	file := corpus.File{Path: filepath.Join(v.out, v.lines), Source: v.lines}
	s, err := file.Unpacked(nil)
	if err != nil {
		v.add(corpus.Problem{Source: v.lines, Message: "cannot be read: " + err.Error()})
		return nil
	}
	defer s.Close()
	in := bufio.NewReaderSize(s, 1<<16)
	line, same, err := v.compare(in)
	if err != nil || !same {
		return err
	}
	switch _, err := in.ReadByte(); {
	case err == nil:
		v.add(corpus.Problem{Source: v.lines, Line: line, Message: "no survivor has this line"})
	case err != io.EOF:
		v.add(corpus.Problem{Source: v.lines, Line: line, Message: err.Error()})
	}
	return nil
}

// compare goes through the survivors as long as in says the same, and returns the line after them.
func (v *verifier) compare(in *bufio.Reader) (line int, same bool, err error) {
	stories := bufio.NewReaderSize(v.stories.Again(), 1<<16)
	to := &sameAs{in: in}
	lines := outdir.LinesInto(to)
	for line = 1; ; {
		if err := v.ctx.Err(); err != nil {
			return line, false, err
		}
		raw, err := stories.ReadBytes('\n')
		if len(raw) == 0 && err == io.EOF {
			return line, true, nil
		}
		var s corpus.Story
		if err != nil && err != io.EOF || json.Unmarshal(raw, &s) != nil {
			return line, false, nil // openLedger has told it
		}
		if s.Status != corpus.Survivor {
			continue
		}
		to.read, to.differs = 0, false
		if err := lines.Write(&s); err != nil {
			return line, false, fmt.Errorf("%s: %w", s.ID, err)
		}
		switch {
		case to.differs && to.read == 0:
			v.add(corpus.Problem{Source: v.lines, Line: line, Message: "missing; it should hold " + s.ID})
			return line, false, nil
		case to.differs:
			v.add(corpus.Problem{Source: v.lines, Line: line, Message: "differs from " + s.ID + " in stories.jsonl"})
			return line, false, nil
		}
		line++
	}
}

// sameAs compares what is written to it with what a reader holds, so that neither is in memory
// whole.
type sameAs struct {
	in      *bufio.Reader
	read    int // bytes
	differs bool
}

func (w *sameAs) Write(p []byte) (int, error) {
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
