package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// An earlier is the output of an earlier run, read back: all that clean keeps of its inputs. In memory it holds the report
// and where the cuts of each story are, 16 bytes a cut.
type earlier struct {
	dir                  string
	rep                  report.Report
	stories, parts, cuts *table
	places               map[string][]place      // of the cuts of a story
	outside              map[string][]corpus.Cut // of a source, in no story: the first mostShown
	spans, bytes         int                     // of all cuts in no story
}

// A place is where a line of a table is.
type place struct {
	at   int64
	size int
}

// A table is a file of JSON lines.
type table struct {
	name string
	file *os.File
	in   *bufio.Reader
	line int
	place
	again []byte // a line that was put back
}

// openEarlier reads what is needed first of the output of an earlier run. Close it.
func openEarlier(dir string) (*earlier, error) {
	x := &earlier{dir: dir, places: map[string][]place{}, outside: map[string][]corpus.Cut{}}
	raw, err := corpus.ReadRegular(filepath.Join(dir, "report.json"))
	if err != nil {
		return nil, hintf("OUT is the folder that clean wrote", "%s is not the output of an earlier run: %w", dir, err)
	}
	if err := json.Unmarshal(raw, &x.rep); err != nil {
		return nil, fmt.Errorf("%s: report.json: %w", dir, err)
	}
	for name, to := range map[string]**table{"stories.jsonl": &x.stories, "parts.jsonl": &x.parts, "cuts.jsonl": &x.cuts} {
		f, err := corpus.OpenRegular(filepath.Join(dir, name))
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), x.Close())
		}
		*to = &table{name: name, file: f, in: bufio.NewReaderSize(f, 1<<16)}
	}
	if err := x.indexCuts(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), x.Close())
	}
	return x, nil
}

func (x *earlier) Close() error {
	var errs []error
	for _, t := range []*table{x.stories, x.parts, x.cuts} {
		if t != nil {
			errs = append(errs, t.file.Close())
		}
	}
	return errors.Join(errs...)
}

// next gives the next line, io.EOF at the end.
func (t *table) next() ([]byte, error) {
	if raw := t.again; raw != nil {
		t.again = nil
		t.line++
		return raw, nil
	}
	raw, err := t.in.ReadBytes('\n')
	if err != nil && (err != io.EOF || len(raw) == 0) {
		return nil, err
	}
	t.line++
	t.at += int64(t.size)
	t.size = len(raw)
	return raw, nil
}

// back puts the line back that next gave last.
func (t *table) back(raw []byte) {
	t.again = raw
	t.line--
}

// wrong says where a table cannot be read.
func (t *table) wrong(line int, err error) error { return fmt.Errorf("%s:%d: %w", t.name, line, err) }

// indexCuts finds the cuts of each story.
func (x *earlier) indexCuts() error {
	for {
		raw, err := x.cuts.next()
		if err == io.EOF {
			return nil
		}
		var c corpus.Cut
		if err == nil {
			err = json.Unmarshal(raw, &c)
		}
		if err != nil {
			return x.cuts.wrong(x.cuts.line, err)
		}
		if c.Story != nil {
			x.places[*c.Story] = append(x.places[*c.Story], x.cuts.place)
			continue
		}
		x.spans++
		x.bytes += c.End - c.Start
		if len(x.outside[c.Source]) < mostShown {
			x.outside[c.Source] = append(x.outside[c.Source], c)
		}
	}
}

// An entry is a story as it lies in the tables.
type entry struct {
	line        int
	story, part []byte
	err         error
}

// entries goes through the stories, up to the first error.
func (x *earlier) entries() iter.Seq[entry] {
	return func(yield func(entry) bool) {
		for {
			raw, err := x.stories.next()
			if err == io.EOF {
				return
			}
			e := entry{line: x.stories.line, story: raw, err: err}
			if err == nil {
				e.part, e.err = x.parts.next()
			}
			if !yield(e) || e.err != nil {
				return
			}
		}
	}
}

// A fate is what became of a story in the earlier run, of a survivor the zero value.
type fate struct {
	survivor, verdict string
	jaccard           float64
}

// A restored story is one read back, with its fate.
type restored struct {
	story
	was fate
	err error
}

// restore reads a story back and sketches it. It runs in many goroutines at once.
func (x *earlier) restore(e entry, k *shingle.Sketcher) (r restored) {
	var l layout
	for _, err := range []error{e.err, json.Unmarshal(e.story, &r.record), json.Unmarshal(e.part, &l)} {
		if err != nil {
			return restored{err: fmt.Errorf("%s: %w", x.dir, x.stories.wrong(e.line, err))}
		}
	}
	s := &r.record
	if l.Story != s.ID || l.Masked < 0 || l.Masked > len(s.Text) {
		return restored{err: fmt.Errorf("%s: %w", x.dir, x.parts.wrong(e.line, fmt.Errorf("does not fit story %s", s.ID)))}
	}
	if s.Status == corpus.Copy {
		r.was = fate{survivor: s.Survivor, verdict: s.Verdict}
		if s.Jaccard != nil {
			r.was.jaccard = *s.Jaccard
		}
	}
	s.Status, s.Cluster, s.Survivor, s.Verdict, s.File = "", "", "", "", ""
	s.Jaccard, s.Contained, s.Containing = nil, nil, nil
	for _, p := range x.places[s.ID] {
		var c corpus.Cut
		raw := make([]byte, p.size)
		_, err := x.cuts.file.ReadAt(raw, p.at)
		if err == nil {
			err = json.Unmarshal(raw, &c)
		}
		if err != nil {
			return restored{err: fmt.Errorf("%s: cuts of %s: %w", x.dir, s.ID, err)}
		}
		r.cuts.AddOwn(&c)
	}
	r.pieces, r.mask = corpus.PackPieces(s, l.pieces(s)), l.Masked
	r.draw(k)
	return r
}

// form says how the corpus was written.
func (x *earlier) form() string {
	for _, form := range []string{corpus.CorpusJSONL, corpus.CorpusJSONLGz, corpus.CorpusJSONLZst} {
		if _, err := os.Lstat(filepath.Join(x.dir, "corpus."+form)); err == nil {
			return form
		}
	}
	return corpus.CorpusFiles
}

// copyTo copies a file, if there is one, into a new output.
func (x *earlier) copyTo(out *corpus.Out, name string) error {
	in, err := corpus.OpenRegular(filepath.Join(x.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := out.Writer(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return errors.Join(err, w.Close())
}
