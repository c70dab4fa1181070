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
	grams   grams     // of the text below them
	lead    leadText  // read last
	frames  frames    // of a page of pasted stories
	text    textFlow  // of a page saved whole
	posts   []post    // of a thread of comments
	joins   []join    // of the lines of a page that is wrapped
	widths  []stretchWidth
	stamps  []uint8 // of lines, by Page.stampLine; 0 where it was not asked yet
	spare   []Line  // that a page had before some of them were split or put back
	printed []Line  // of a page with marks
}

// clear lets go of the texts of a page.
func (s *scratch) clear() {
	clear(s.seen[:])
	s.lead.at, s.grams.text = 0, ""
	clear(s.keys[:cap(s.keys)])
	if s.frames.reset(); cap(s.frames.lines)+cap(s.frames.list) > mostKept {
		s.frames = frames{}
	}
	if cap(s.spare)+cap(s.printed) > mostKept {
		s.spare, s.printed = nil, nil
	}
	if cap(s.weights) > mostKept {
		s.weights, s.text, s.best, s.joins, s.stamps = nil, textFlow{}, nil, nil, nil
	}
	s.matcher.End(mostKept)
}

// trimSpare lets go of many spare lines: what later passes need is not to come on top of them.
func (s *scratch) trimSpare() {
	if cap(s.spare) > mostKept {
		s.spare = nil
	}
}

// foundSize is how many of what was found of late are kept for other lines.
const foundSize = 1 << 10

// A choice is the best that can be made of the candidates up to one of them.
type choice struct {
	taken bool  // that one is among them
	near  uint8 // candidates above it that are not far enough above, fewer than closest
}

// A styleSum is what is known of the lines of one style.
type styleSum struct {
	n     int32
	total int32 // of their scores, each within boundedScore
}

// A wordKey is what a word of a headline is looked for by: its first letter in small, and the four
// behind it. Of a script without spaces it is two characters.
type wordKey struct {
	first  rune  // 0 of a script without spaces
	lo, hi uint8 // where its two rarest bytes stand in rest
	rest   string
}

// A join says how a line goes on from the one above it.
type join uint8

// A leadText is the text from line at on, 700 bytes in lower case: the lead of a story and what it
// takes to tell who is who.
type leadText struct {
	at   int // 0 for none
	text []byte
}

// A post is where in a thread a reader's comment begins or ends: its lines of name and date, or its
// buttons.
type post struct {
	from, to int    // lines, half open
	name     uint64 // who wrote it, 0 where no line says so
	dated    bool
	said     bool // "NAME says:"
	button   bool
	known    bool // a rule knows the line of name and date as a comment's
	signed   bool // its line has a name, a day with its year, and an hour
}

// A stretchWidth is what the pairs of lines of a stretch of the page tell of the width they were
// wrapped to. A greedy wrapper breaks a line of c columns before a word of w columns where the
// width is at least c and less than c+w+1. Each pair votes for the widths from the one to the
// other, and where many lines were wrapped to one width their votes meet there.
type stretchWidth struct {
	last  int // the line behind it
	votes [2]gapVotes
	width width
}
