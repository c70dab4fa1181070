package run

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
)

// What is made anew stands in for what was there before, and with an input that cannot be read today it would hold less: a disk that
// is not mounted, or a damaged file, would take its stories out of the corpus for good. So what is there stays unless --keep-going
// is given. Where nothing is there yet nothing can be lost, and what could be read is written, with exit status 2 as ever.

// A shortfall is what a run could not read.
type shortfall struct {
	unread []string // inputs, or parts of them, that failed to be read
	left   []string // files and folders that were left out for what they are: no matter, unless an earlier run has read them
}

// add takes in a problem.
func (s *shortfall) add(p corpus.Problem) {
	switch {
	case p.Unread:
		s.unread = append(s.unread, p.Source)
	case p.Line == 0: // a note too: a pipe, or a link to a folder, may stand where a file or a folder was
		s.left = append(s.left, p.Source)
	}
}

// missing lists what is missing of what an earlier run may have read. before and now say whether it, and this one, did; of a
// folder, whether it read something below.
func (s *shortfall) missing(before, now func(source string) bool) []string {
	list := slices.Clone(s.unread)
	for _, source := range s.left {
		if before(source) && !now(source) {
			list = append(list, source)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// keeps is the error of a run that leaves what was there before.
func keeps(output string, missing []string) error {
	said := phrase.Legible(missing[0], phrase.SourceLength)
	if n := len(missing) - 1; n > 0 {
		said += " and " + phrase.Count(n, "other input", "other inputs")
	}
	return hint.Errorf("--keep-going puts what could be read in its place", "%s: is left as it was, for %s could not be read whole", output, said)
}

// Guard leaves the output of an earlier run as it is where an input could not be read.
func (j *Job) Guard() error {
	if j.o.KeepGoing || j.o.Output == "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(j.o.Output, "stories.jsonl")); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var old struct{ Inputs []struct{ Source string } }
	if from, err := outdir.Open(j.o.Output); err == nil {
		_ = from.Report(&old) // one that cannot be read says nothing
	}
	were, are := places{}, places{}
	for _, in := range old.Inputs {
		were.add(in.Source)
	}
	for _, in := range j.Report.Inputs {
		are.add(in.Source)
	}
	missing := j.short.missing(func(s string) bool { return were[s] }, func(s string) bool { return are[s] })
	if len(missing) == 0 {
		return nil
	}
	return keeps(j.o.Output, missing)
}

// places are sources, and the folders they are below.
type places map[string]bool

func (p places) add(source string) {
	for at := source; at != "." && at != "/" && !p[at]; at = path.Dir(at) {
		p[at] = true
	}
}

// guard leaves an index as it is where an input could not be read.
func (x *Indexer) guard() error {
	if info, err := os.Stat(x.o.Output); x.o.KeepGoing || err != nil || info.Size() == 0 {
		return nil
	}
	held := x.held
	if x.old == nil && len(x.Reader.short.left) > 0 {
		held = sourcesOf(x.o.Output)
	}
	were, are := places{}, places{}
	for source := range held {
		if !x.Gone[source] {
			were.add(source)
		}
	}
	for source := range x.read {
		are.add(source)
	}
	missing := x.Reader.short.missing(func(s string) bool { return were[s] }, func(s string) bool { return are[s] })
	if len(missing) == 0 {
		return nil
	}
	return keeps(x.o.Output, missing)
}

// sourcesOf lists the sources of an index that is to be replaced, as far as it can be read.
func sourcesOf(path string) map[string]archive.Source {
	held := map[string]archive.Source{}
	a, err := archive.Open(path)
	if err != nil {
		return held
	}
	defer a.Close()
	for s, err := range a.Sources() {
		if err != nil {
			break
		}
		held[s.Name] = s
	}
	return held
}
