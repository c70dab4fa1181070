package clean

import "strings"

// A mark is a part of one line of a text that is not text.
type mark struct {
	from, to int
	rule     *Rule
	stays    bool // in the clean text, though the rules do not see it
}

// A textRange is a part of a text, half open.
type textRange struct{ from, to int }

// A view is the text of a page without its marks. Every line end stays, so that the numbers of
// lines are those of the page.
type view struct {
	page   string
	pieces []piecemeal
	marks  []mark
	lines  []Line // as printed in the page
	gone   bool   // the page has its marks again
}

// A piecemeal is a stretch of the view that stands in the page too: where it begins in both.
type piecemeal struct{ view, page int }

// A census counts what tells a page with marks from a plain one. One mark of some kinds is enough,
// as nothing else looks so; of others, which people type too, there must be several.
type census struct {
	markdown int // links, bold words, fences
	headings int
	escapes  int
	numbers  int // of links, each above the one before
	last     int // of these
	quotes   int // lines
	stubs    int // names of pictures
	bullets  int // lines
	dashes   int // of them with three spaces, as pandoc prints them
	entities int
	grids    int // borders of tables drawn with bars, as pandoc prints them
}

// A markFinder finds the marks of a page.
type markFinder struct {
	census
	text   string
	lines  []Line      // as printed
	looks  []look      // of these
	fronts []textRange // of these lines: front matter
	marks  []mark
	gone   []*Rule // of lines that are nothing but marks, by the rule

	skip   int // byte of the text up to which marks are read
	dead   int // byte up to which no address ends
	opens  []bracket
	stars  []star
	links  []textRange     // texts of links
	runs   []bool          // of lines: a mark goes on in the next one
	glued  []textRange     // marks over the ends of lines
	labels map[string]bool // of the links whose addresses stand elsewhere
	fence  string          // that closes a block of code
}

// A bracket is one that opened and did not close yet.
type bracket struct {
	at    int
	image bool
}

// A star is a run of stars or underscores that may open emphasis.
type star struct {
	at, n int
	sign  byte
}

// farthest is how many bytes of text a link may have: html2text puts whole teasers into one, blank
// lines and all.
const farthest = 4000

// add notes a mark, a part of it for each line, without the white space around.
func (s *markFinder) add(from, to int, r *Rule) {
	for from < to {
		end := to
		if n := strings.IndexByte(s.text[from:to], '\n'); n >= 0 {
			end = from + n
		}
		if a, b := trim(s.text, from, end); a < b {
			s.marks = append(s.marks, mark{a, b, r, false})
		}
		from = end + 1
	}
}
