package check

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/go-json-experiment/json"

	"onecopy/cluster/archive"
	"onecopy/internal/disk"
)

// write writes the cache of a whole check.
func (c *Checker) writeCache() error {
	dir := c.o.cacheFolder()
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	out := &cache{Key: c.o.cacheKey(), Began: c.learning.began, Learned: []uint64{}}
	for _, p := range c.read.Learner.Patterns() {
		out.Learned = append(out.Learned, printOf(p.Text))
	}
	tied := map[int]bool{}
	for _, star := range c.found.cmp.stars.Clusters {
		for _, n := range star.Copies {
			tied[star.Survivor], tied[c.found.cmp.stars.Pairs[n].B] = true, true
		}
	}
	for i := range c.found.inputs {
		if f := c.cached(i, tied); f != nil {
			out.Files = append(out.Files, *f)
		}
	}
	index := filepath.Join(dir, cacheIndex)
	b, err := archive.Create(index, c.o.Settings(), archiveThere(index), nil)
	if err != nil && ownCache(dir) { // what is damaged there is to be made anew, not told each time
		if err := os.Remove(index); err != nil {
			return err
		}
		b, err = archive.Create(index, c.o.Settings(), false, nil)
	}
	if err != nil {
		return err
	}
	defer func() { _ = b.Abort() }()
	b.NoSync()
	if err := c.read.IndexStories(b, c.read.Report.Inputs); err != nil {
		return err
	}
	if _, err := b.Commit(c.ctx, c.o.comparing()); err != nil {
		return err
	}
	if out.Index, err = archive.Stamp(index); err != nil {
		return err
	}
	text, err := json.Marshal(out)
	if err != nil {
		return err
	}
	for name, text := range map[string][]byte{cacheState: text, ".gitignore": []byte(cacheIgnores)} {
		err := disk.Replace(c.ctx, filepath.Join(dir, name), disk.ReplaceOptions{NoSync: true}, func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(text))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ownCache reports whether a folder of the name of the cache is one: nothing else has that file.
func ownCache(dir string) bool {
	text, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
	return err == nil && string(text) == cacheIgnores
}

func archiveThere(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// cached is what is kept of an input, nil where nothing is.
func (c *Checker) cached(n int, tied map[int]bool) *cachedFile {
	in := &c.found.inputs[n]
	source := in.file.Source
	f := c.learning.files[source]
	info, err := os.Lstat(in.file.Path)
	if f == nil || err != nil || !info.Mode().IsRegular() || c.learning.trouble[source] || c.o.Ignore.Rel(in.file.Path) != source {
		return nil
	}
	f.InputEntry = c.read.Report.Inputs[n]
	for _, page := range c.read.Ranges[in.first:in.last] {
		for d := int(page.First); d < int(page.Last); d++ {
			f.Tied = f.Tied || tied[d]
		}
	}
	f.Size, f.Time = info.Size(), info.ModTime().UnixNano()
	for i := range c.found.result.Findings {
		if c.found.marks[i].input == n {
			f.Findings, f.Lines = append(f.Findings, c.found.result.Findings[i]), append(f.Lines, c.found.marks[i].lines)
		}
	}
	return f
}
