package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// A job may be compared with older stories, those of Options.Against, which stay and are not in its
// output: then that holds what is new. Of them it takes in the survivors that share anything with a
// new story, behind its own docs, so memory follows what is new, and lets Find decide as of an
// output that grows.

// The kinds of what a job is compared with.
const (
	olderOutput = "output"
	olderIndex  = "index"
)

// Beside takes in what Options.Against names, if it names anything, before anything is read: an
// output teaches lines and headlines. End with [Job.Drop].
func (j *Job) Beside() error {
	if len(j.o.Against) == 0 {
		return nil
	}
	j.older = &older{own: int(^uint32(0) >> 1)}
	for _, path := range j.o.Against {
		if sameFile(path, j.o.Output) {
			return hint.Errorf("--into "+j.o.Output+" grows it by what is new", "--against %s: is the OUT to write", path)
		}
		c, err := j.openOlder(path)
		if err != nil {
			return fmt.Errorf("--against %w", err)
		}
		twin := slices.ContainsFunc(j.older.corpora, func(d olderCorpus) bool { return d.Sum == c.Sum })
		if j.older.corpora = append(j.older.corpora, c); twin {
			err = j.older.corpora[len(j.older.corpora)-1].close()
			j.older.corpora = j.older.corpora[:len(j.older.corpora)-1]
		}
		if err != nil {
			return err
		}
	}
	j.older.name(j.o.olderNames)
	for i := range j.older.corpora {
		if err := j.taught(&j.older.corpora[i]); err != nil {
			return err
		}
	}
	j.Report.Settings.Against = j.older.entries()
	j.compareNew, j.finish = j.compareOlder, j.writeOlder
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, other := os.Stat(b)
	return b != "" && err == nil && other == nil && os.SameFile(x, y)
}

// openOlder opens an index or an output, which must have been made as this job marks pages.
func (j *Job) openOlder(path string) (c olderCorpus, err error) {
	c.path = path
	switch {
	case outdir.IsOutput(path):
		return j.openOutput(c)
	case archive.Begins(path):
		return j.openIndex(c)
	}
	if _, err := os.Stat(path); err != nil {
		return c, fmt.Errorf("%s: %w", path, disk.Cause(err))
	}
	return c, hint.Errorf(fmt.Sprintf("\"onecopy index %s -o FILE\" makes an index of texts", path), "%s: is not an output of clean and no index", path)
}

func (j *Job) openOutput(c olderCorpus) (olderCorpus, error) {
	x, err := OpenEarlier(c.path)
	if err != nil {
		return c, err
	}
	c.out, c.Kind, c.Survivors = x, olderOutput, x.Report.Totals.Survivors
	made := x.Report.Settings
	now := j.o.Settings()
	j.o.WarnOldMarks(c.path, made.Marks, CleanAnew(c.path))
	j.o.WarnOldVerdicts(c.path, made.Verdicts, CleanAnew(c.path))
	now.Marks = made.Marks
	if err = Agrees(c.path, &made, &now, CleanAnew(c.path)); err == nil {
		c.Sum, err = corpus.File{Path: filepath.Join(c.path, "stories.jsonl"), Source: "stories.jsonl"}.Sum(j.ctx)
	}
	if err != nil {
		return c, errors.Join(err, x.Close())
	}
	return c, nil
}

func (j *Job) openIndex(c olderCorpus) (olderCorpus, error) {
	a, err := archive.Open(c.path)
	if err != nil {
		return c, err
	}
	c.index, c.Kind, c.Survivors = a, olderIndex, a.Counts().Survivors
	made, now := a.Settings(), j.o.Settings()
	j.o.WarnOldMarks(c.path, made.Marks, IndexAnew(c.path))
	j.o.WarnOldVerdicts(c.path, made.Verdicts, IndexAnew(c.path))
	now.Marks = made.Marks
	if err = Agrees(c.path, &made, &now, IndexAnew(c.path)); err == nil {
		c.Sum, err = a.Sum()
	}
	if err != nil {
		return c, errors.Join(err, a.Close())
	}
	return c, nil
}

// taught takes in what an output teaches about new stories: learned lines and headlines. An index
// knows neither.
func (j *Job) taught(c *olderCorpus) error {
	if c.out == nil {
		return nil
	}
	err := c.out.Each(j.ctx, "stories.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var s struct {
			Record   json.RawMessage
			Headline string
		}
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		if len(s.Record) == 0 || string(s.Record) == "null" {
			j.Known.Add([]string{s.Headline})
		}
		return nil
	})
	if err == nil {
		err = j.carryLearned(c.out)
	}
	return err
}
