package corpus

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

	"golang.org/x/text/unicode/norm"
)

// form finds out how the corpus was written.
func (v *verifier) form() error {
	for _, form := range []string{CorpusJSONL, CorpusJSONLGz, CorpusJSONLZst} {
		name := "corpus." + form
		info, err := os.Lstat(filepath.Join(v.out, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return fmt.Errorf("%s: %w", name, cause(err))
		case !info.Mode().IsRegular():
			v.add(Problem{Source: name, Message: "is not a regular file"})
		case v.lines != "":
			v.add(Problem{Source: name, Message: "the corpus is in " + v.lines})
		default:
			v.lines = name
		}
	}
	return nil
}

// survivors compares the corpus, where it is one file, with the survivors of stories.jsonl, up to the first difference.
func (v *verifier) survivors() error {
	if v.lines == "" {
		return nil
	}
	file := File{Path: filepath.Join(v.out, v.lines), Source: v.lines}
	s, err := file.open(nil)
	if err != nil {
		v.add(Problem{Source: v.lines, Message: "cannot be read: " + err.Error()})
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
		v.add(Problem{Source: v.lines, Line: line, Message: "no survivor has this line"})
	case err != io.EOF:
		v.add(Problem{Source: v.lines, Line: line, Message: s.fault(err).Error()})
	case s.packed != nil && len(s.packed.holes) > 0:
		v.add(Problem{Source: v.lines, Line: line, Message: s.fault(s.packed.holes[0].err).Error()})
	}
	return nil
}

// compare goes through the survivors as long as in says the same, and returns the line after them.
func (v *verifier) compare(in *bufio.Reader) (line int, same bool, err error) {
	var want, have bytes.Buffer
	encoder := lineEncoder(&want)
	decoder := json.NewDecoder(io.NewSectionReader(v.stories.file, 0, 1<<62))
	for line = 1; ; {
		var s Story
		if err := v.ctx.Err(); err != nil {
			return line, false, err
		}
		if err := decoder.Decode(&s); err == io.EOF {
			return line, true, nil
		} else if err != nil {
			return line, false, nil // openLedger has told it
		}
		if s.Status != Survivor {
			continue
		}
		want.Reset()
		have.Reset()
		if err := encoder.Encode(survivorOf(&s)); err != nil {
			return line, false, fmt.Errorf("%s: %w", s.ID, err)
		}
		n, err := io.CopyN(&have, in, int64(want.Len()))
		if n == 0 && err == io.EOF {
			v.add(Problem{Source: v.lines, Line: line, Message: "missing; it should hold " + s.ID})
			return line, false, nil
		}
		if !bytes.Equal(have.Bytes(), want.Bytes()) {
			v.add(Problem{Source: v.lines, Line: line, Message: "differs from " + s.ID + " in stories.jsonl"})
			return line, false, nil
		}
		line++
	}
}

// page compares the file of a survivor with its story, byte by byte.
func (v *verifier) page(s *Story) error {
	name := v.file(s.ID)
	have, err := ReadRegular(filepath.Join(v.out, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		v.add(Problem{Source: name, Message: "missing; it should hold " + s.ID})
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, cause(err))
	}
	v.pages[listed(name)] = true
	want := page(s)
	if string(have) == want {
		return nil
	}
	at := 0
	for at < len(have) && at < len(want) && have[at] == want[at] {
		at++
	}
	v.add(Problem{Source: name, Line: 1 + bytes.Count(have[:at], []byte("\n")), Message: "differs from " + s.ID + " in stories.jsonl"})
	return nil
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
			v.add(Problem{Source: rel, Message: "no survivor has this file"})
		} else if !e.Type().IsRegular() {
			v.add(Problem{Source: rel, Message: "is not a regular file"})
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("corpus: %w", cause(err))
	}
	return nil
}
