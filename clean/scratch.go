package clean

import (
	"onecopy/clean/internal/pattern"
	"onecopy/clean/internal/scan"
)

// A scratch is working memory that a Marker keeps from page to page.
type scratch struct {
	tally
	matcher *pattern.Matcher
	seen    [256]*form         // of short lines, by their hashes
	found   [foundSize]*extras // by rule and cut
	masks   scan.Masks
	weights []int16 // of all lines
	tops    []int   // lines at which stories begin
	sums    []styleSum
	best    []choice  // of the lines that may be headlines
	keys    []wordKey // of a line that may be a headline
	lead    leading   // read last
	text    textFlow  // of a page saved whole
	posts   []post    // of a thread of comments
	joins   []join    // of the lines of a page that is wrapped
	widths  []stretchWidth
	spare   []Line // that a page had before some of them were split or put back
	printed []Line // of a page with marks
}

// clear lets go of the texts of a page.
func (s *scratch) clear() {
	clear(s.seen[:])
	s.lead.at = 0
	clear(s.keys[:cap(s.keys)])
	if cap(s.spare)+cap(s.printed) > mostKept {
		s.spare, s.printed = nil, nil
	}
	if cap(s.weights) > mostKept {
		s.weights, s.text, s.best, s.joins = nil, textFlow{}, nil, nil
	}
	s.matcher.End(mostKept)
}
