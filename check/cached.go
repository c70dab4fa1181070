package check

import (
	"os"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/pace"
	"onecopy/report"
)

// mostChanged is how many files may have changed for a check to look at them alone. Beyond that it
// reads all, and writes its cache anew.
const mostChanged = 200

// A delta is what differs from a cache.
type delta struct {
	*Checker
	cache   *cache
	same    map[string]*cachedFile // by source
	was     []*cachedFile          // of files that have changed or are gone
	changed map[string]bool        // sources of the index that are not as they were
}

// fromCache makes the check from the cache and the files that have changed since it was written,
// and reports whether it could: where one of them may change what is said of others, all have to be
// read.
func (c *Checker) fromCache() (done bool, err error) {
	if !c.o.caches() {
		return false, nil
	}
	kept := c.o.openCache()
	if kept == nil {
		return false, nil
	}
	defer kept.index.Close()
	d := &delta{Checker: c, cache: kept, same: map[string]*cachedFile{}, changed: map[string]bool{}}
	for _, step := range []func() (bool, error){d.find, d.look, d.alone} {
		if ok, err := step(); err != nil || !ok {
			d.forget()
			return false, err
		}
	}
	d.merge()
	return true, nil
}

// forget leaves the check as it was before.
func (d *delta) forget() {
	d.o.Ignore.Hits, d.files, d.lost, d.folders, d.found = 0, nil, nil, nil, nil
	if d.dir != "" {
		_ = disk.RemoveTemp(d.dir) // another one is made
		d.dir = ""
	}
	if d.read != nil {
		d.read.Store.Close()
		d.read = nil
	}
}

// find finds the files, and passes over those that are as they were.
func (d *delta) find() (bool, error) {
	linked := false
	d.knows = func(path string, folder bool) bool {
		if folder {
			return false
		}
		if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
			linked = true // to a file that is known, perhaps
			return false
		}
		source := d.o.Ignore.Rel(path)
		if d.open.has(source) {
			return false // what it has can be asked of what is read alone
		}
		f := d.cache.holds(source, path)
		if f == nil {
			return false
		}
		d.same[source] = f
		return true
	}
	defer func() { d.knows = nil }()
	if err := d.Checker.find(); err != nil || linked || len(d.files) > mostChanged {
		return false, err
	}
	for i := range d.cache.Files {
		if f := &d.cache.Files[i]; d.same[f.Source] == nil {
			d.was = append(d.was, f)
			d.changed[f.Source] = true
		}
	}
	return len(d.was) <= mostChanged, nil
}

// look reads the files that have changed, and compares them with each other.
func (d *delta) look() (bool, error) {
	quiet := d.o.Problems
	defer func() { d.o.Problems = quiet }()
	told := false
	d.o.Problems = func(list []corpus.Problem) bool {
		told = told || len(list) > 0
		return false
	}
	if err := d.Checker.look(); err != nil {
		return false, err
	}
	return !told && len(d.found.trouble) == 0 && len(d.learning.trouble) == 0, nil
}

// alone reports whether what is said of the other files does not depend on those that have changed.
func (d *delta) alone() (bool, error) {
	heads, doubts, here := map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}
	for _, f := range d.same {
		put(heads, f.Heads)
		put(doubts, f.Doubts)
	}
	shorts := map[uint64]int{} // in how many other files
	for _, f := range d.same {
		for i := 0; i < len(f.Shorts); i += 2 {
			shorts[f.Shorts[i]]++
		}
	}
	learned := map[uint64]bool{}
	put(learned, d.cache.Learned)
	now := map[string]*cachedFile{}
	for source, f := range d.learning.files {
		now[source] = f
		if f.Records || anyOf(doubts, f.Heads) || anyOf(heads, f.Doubts) || anyOf(here, f.Doubts) {
			return false, nil
		}
		put(here, f.Heads)
	}
	for source := range now {
		if anyOf(here, now[source].Doubts) {
			return false, nil
		}
	}
	for _, f := range d.was {
		if f.Records || f.Tied || anyOf(doubts, f.Heads) {
			return false, nil
		}
	}
	return d.teach(shorts, learned, now) && d.lone(), d.ctx.Err()
}

func put(set map[uint64]bool, list []uint64) {
	for _, p := range list {
		set[p] = true
	}
}

func anyOf(set map[uint64]bool, list []uint64) bool {
	return slices.ContainsFunc(list, func(p uint64) bool { return set[p] })
}

// fewLines is how often a line must stand somewhere to be learned.
const fewLines = 3

// teach reports whether the files that have changed teach nothing, and never did: the lines they
// had and have that are learned from are the same, or stand too seldom.
func (d *delta) teach(others map[uint64]int, learned map[uint64]bool, now map[string]*cachedFile) bool {
	before := map[string]*cachedFile{}
	for _, f := range d.was {
		before[f.Source] = f
	}
	differ := [2]map[uint64]int{{}, {}} // of files whose lines are others now
	for i, files := range []map[string]*cachedFile{before, now} {
		other := []map[string]*cachedFile{now, before}[i]
		for source, f := range files {
			o := other[source]
			same := o != nil && slices.Equal(o.Shorts, f.Shorts)
			for k := 0; k < len(f.Shorts); k += 2 {
				switch line := f.Shorts[k]; {
				case learned[line]: // it would have to be cut, or is cut no more
					return false
				case !same:
					differ[i][line]++
				case i == 0:
					others[line]++
				}
			}
		}
	}
	for _, lines := range differ {
		for line, n := range lines {
			if n+others[line] >= fewLines {
				return false
			}
		}
	}
	return true
}

// lone reports whether no story of a file that has changed repeats another one, or is repeated.
func (d *delta) lone() bool {
	if len(d.found.cmp.repeats) > 0 {
		return false
	}
	skip, n := map[int]bool{}, 0
	for s, err := range d.cache.index.Sources() {
		if err != nil {
			return false
		}
		skip[n] = d.changed[s.Name]
		n++
	}
	ask := func(i int) bool {
		text, err := d.read.Text(i)
		if err != nil {
			return false
		}
		m, err := d.cache.index.Match(d.read.Docs.At(i), text, cluster.Options{Threshold: d.o.Threshold}, func(source int) bool { return skip[source] })
		return err == nil && !m.Copy
	}
	stories := func(yield func(int) bool) {
		for i := range d.read.Docs.Len() {
			if !yield(i) {
				return
			}
		}
	}
	all := true
	for ok := range pace.InOrder(d.ctx, d.o.Jobs, stories, ask) {
		all = all && ok
	}
	return all
}

// merge puts together what was found now and before.
func (d *delta) merge() {
	var sources []string
	for source := range d.same {
		sources = append(sources, source)
	}
	slices.Sort(sources)
	totals := &d.read.Report.Totals
	for _, source := range sources {
		f := d.same[source]
		at := len(d.found.inputs)
		d.found.inputs = append(d.found.inputs, input{file: corpus.File{Path: source, Source: source}, sum: f.SHA256})
		d.read.Report.Inputs = append(d.read.Report.Inputs, f.InputEntry)
		d.files = append(d.files, d.found.inputs[at].file)
		totals.Files++
		totals.Bytes += f.Bytes
		d.stories += f.Stories
		for i := range f.Findings {
			d.found.result.Findings = append(d.found.result.Findings, f.Findings[i])
			d.found.marks = append(d.found.marks, mark{input: at, lines: f.Lines[i]})
		}
	}
	slices.SortFunc(d.read.Report.Inputs, func(a, b report.InputEntry) int { return strings.Compare(a.Source, b.Source) })
	slices.SortFunc(d.files, func(a, b corpus.File) int { return strings.Compare(a.Source, b.Source) })
	order := make([]int, len(d.found.result.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { // those of a file are in order, and together
		return strings.Compare(d.found.result.Findings[a].At.Source, d.found.result.Findings[b].At.Source)
	})
	findings, marks := make([]report.Finding, len(order)), make([]mark, len(order))
	for i, n := range order {
		findings[i], marks[i] = d.found.result.Findings[n], d.found.marks[n]
	}
	d.found.result.Findings, d.found.marks = findings, marks
}
