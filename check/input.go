package check

import (
	"slices"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/report"
	"onecopy/run"
)

// An input is a file that was read: its pages are Reader.Ranges[first:last].
type input struct {
	file        corpus.File
	first, last int
	sum         string // SHA-256 of its bytes
}

func storyOf(r *run.Reader, n int) (*report.Story, error) {
	s, pieces, cuts, err := r.Story(n)
	if err != nil {
		return nil, err
	}
	return &report.Story{Story: *s, Pieces: pieces.All(s), Cuts: cuts.All()}, nil
}

func rulesOf(read *run.Reader) (list []report.RuleEntry) {
	for _, r := range slices.Concat(clean.Rules(), read.Texts.Rules) {
		list = append(list, report.RuleEntry{Name: r.Name, Category: r.Category.String(), Why: r.Why})
	}
	return list
}
