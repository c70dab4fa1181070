package run

import (
	"path"
	"slices"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// What is made replaces what was there before, and with an input that cannot be read today it would
// hold less: a disk that is not mounted, or a damaged file, would take its stories out of the
// corpus for good. So what is there stays unless --keep-going is given. Where nothing is there yet
// nothing can be lost, and what could be read is written, with exit status 2 as ever.

// A shortfall is what a run could not read.
type shortfall struct {
	unread []string // inputs, or parts of them, that failed to be read
	left   []string // files and folders that were left out for what they are: no matter, unless an earlier run has read them
}

// add adds a problem.
func (s *shortfall) add(p corpus.Problem) {
	switch {
	case p.Unread:
		s.unread = append(s.unread, p.Source)
	case p.Line == 0: // a note too: a pipe, or a link to a folder, may stand where a file or a folder was
		s.left = append(s.left, p.Source)
	}
}

// missing lists what is missing of what an earlier run may have read. before and now say whether
// it, and this one, did; of a folder, whether it read something below.
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

// places are sources, and the folders they are below.
type places map[string]bool

func (p places) add(source string) {
	for at := source; at != "." && at != "/" && !p[at]; at = path.Dir(at) {
		p[at] = true
	}
}
