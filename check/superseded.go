package check

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/run"
)

// A file that is checked takes the place of its own older version: no story of that is there any
// more, so none is repeated. An index and an output of clean name files by their paths below what
// they were made of, which they do not name. Where that is follows from what lies on the disk: of
// the sources of an archive that shows this tree, most are there now as they were then, or were in
// the commit that is compared with.
//
// A file that is not in such an archive, of which most repeats a source of it that is gone from the
// disk, has another name now.

const (
	sampledSources = 32       // are looked for on the disk to tell whether an archive shows this tree
	triedRoots     = 32       // folders that the names of an archive may count from
	surelyHashed   = 16 << 20 // bytes of a file; a larger one of the same size is taken to be the same
)

// A supersession finds which sources of a volume are older versions of files that are checked.
type supersession struct {
	ctx    context.Context
	o      *Options
	read   *run.Reader
	inputs []input
	v      *volume
	change *change
}

// supersede finds the sources of a volume that files take the place of.
func (c *supersession) supersede() error {
	v := c.v
	if v.paired || !v.elapsed || c.o.AgainstSelf {
		return nil
	}
	v.paired = true
	inputs := make(map[string]*input, len(c.inputs))
	for i := range c.inputs {
		inputs[c.inputs[i].file.Source] = &c.inputs[i]
	}
	roots, err := c.rootsOf(inputs)
	if err != nil {
		return err
	}
	v.roots = roots
	for i := range v.sources {
		for _, root := range roots {
			at := c.o.below(root, v.sources[i].Name)
			if in := inputs[at]; in != nil {
				v.skip[i], v.heirs[in.file.Source] = true, true
			}
			if c.change != nil && c.change.gone[at] {
				v.skip[i] = true
			}
		}
	}
	return nil
}

// rootsOf returns the folders that the names of a volume count from, from the working folder, none
// if it does not show this tree.
func (c *supersession) rootsOf(inputs map[string]*input) (roots []string, err error) {
	v := c.v
	n := len(v.sources)
	sample := min(n, sampledSources)
	tried, hits, same := c.folders(), map[string]bool{}, 0
	for k := range sample {
		at := k * n / sample
		for _, root := range tried {
			ok, err := c.same(at, c.o.below(root, v.sources[at].Name), inputs)
			if err != nil {
				return nil, err
			}
			if ok {
				same++
				hits[root] = true
				break
			}
		}
	}
	if 2*same < sample {
		return nil, nil
	}
	return slices.Sorted(maps.Keys(hits)), nil
}

// folders lists those that files of the check are in or below, up to the root of the repository,
// the uppermost first.
func (c *supersession) folders() (list []string) {
	seen := map[string]bool{}
	for dir, up := c.o.Ignore.Home, ""; ; dir, up = filepath.Dir(dir), path.Join(up, "..") {
		seen[cmp.Or(up, ".")] = true
		_, err := os.Lstat(filepath.Join(dir, ".git"))
		if err == nil || dir == filepath.Dir(dir) || strings.Count(up, "..") == 3 {
			break
		}
	}
	for i := range c.inputs {
		for dir := path.Dir(c.inputs[i].file.Source); !seen[dir] && dir != "/"; dir = path.Dir(dir) {
			seen[dir] = true
		}
	}
	list = slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")), strings.Compare(a, b))
	})
	return list[:min(len(list), triedRoots)]
}

// same reports whether what is at a path now is source n of a volume, or a version of it where it
// is checked, or whether git says that it was.
func (c *supersession) same(n int, at string, inputs map[string]*input) (bool, error) {
	v := c.v
	was := &v.sources[n]
	if ok, err := c.change.was(c.ctx, at, was.SHA256); ok || err != nil {
		return ok, err
	}
	if in := inputs[at]; in != nil {
		if in.sum == was.SHA256 {
			return true, nil
		}
		return c.mostly(in, n)
	}
	name := filepath.Join(c.o.Ignore.Home, filepath.FromSlash(at))
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	packed := strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".zst")
	switch {
	case !packed && info.Size() != int64(was.Bytes):
		return false, nil
	case info.Size() > surelyHashed:
		return true, nil
	}
	sum, err := corpus.File{Path: name, Source: at}.Sum(c.ctx)
	return err == nil && sum == was.SHA256, c.ctx.Err()
}

// mostly reports whether most words of a file are of stories that repeat one of a source, and are
// no less than half like it.
func (c *supersession) mostly(in *input, source int) (bool, error) {
	v := c.v
	words, alike := 0, 0
	for _, page := range c.read.Ranges[in.first:in.last] {
		for i := int(page.First); i < int(page.Last); i++ {
			text, err := c.read.Text(i)
			if err != nil {
				return false, err
			}
			m, err := v.Match(c.read.Docs.At(i), text, cluster.Options{Threshold: c.o.Threshold}, func(n int) bool { return n != source })
			if err != nil {
				return false, err
			}
			if words += c.read.Docs.At(i).Words; m.Copy && m.Pair.Overlap.Jaccard >= 0.5 {
				alike += c.read.Docs.At(i).Words
			}
		}
	}
	return words > 0 && 2*alike >= words, nil
}

// renamed finds the sources that have another name now among those that stories repeat, and gives
// the stories to be asked again.
func (c *supersession) renamed(found map[int]*cluster.Pair) (again []int, err error) {
	v := c.v
	if len(v.roots) == 0 {
		return nil, nil
	}
	sources := make(map[int]int, len(found)) // that the stories repeat
	for n, p := range found {
		if sources[n], err = v.SourceOf(p.A); err != nil {
			return nil, err
		}
	}
	for i := range c.inputs {
		if in := &c.inputs[i]; !v.heirs[in.file.Source] {
			if err := c.inherit(in, sources); err != nil {
				return nil, err
			}
		}
	}
	for n, source := range sources {
		if v.skip[source] {
			again = append(again, n)
		}
	}
	slices.Sort(again)
	return again, nil
}

// inherit finds the source whose place a file of another name has taken, of those that its stories
// repeat.
func (c *supersession) inherit(in *input, sources map[int]int) error {
	v := c.v
	tried := map[int]bool{}
	for _, page := range c.read.Ranges[in.first:in.last] {
		for n := int(page.First); n < int(page.Last); n++ {
			source, ok := sources[n]
			if !ok || tried[source] || v.skip[source] || !c.gone(source) {
				continue
			}
			tried[source] = true
			is, err := c.mostly(in, source)
			if err != nil {
				return err
			}
			if is {
				v.skip[source], v.heirs[in.file.Source] = true, true
				return nil
			}
		}
	}
	return nil
}

// gone reports whether the file of a source is on the disk no more.
func (c *supersession) gone(source int) bool {
	v := c.v
	return !slices.ContainsFunc(v.roots, func(root string) bool {
		_, err := os.Lstat(filepath.Join(c.o.Ignore.Home, filepath.FromSlash(c.o.below(root, v.sources[source].Name))))
		return !errors.Is(err, fs.ErrNotExist)
	})
}
