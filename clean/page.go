package clean

import "onecopy/clean/internal/scan"

// A Page is a text with every line marked. Offsets are bytes of Text; line numbers count from 1.
type Page struct {
	Text    string
	Lines   []Line  // the lines that are not blank
	Stories []Story // in the order of the page
	Count   int     // lines, blank ones included; a last line without line end counts

	steered bool   // has control characters
	listed  bool   // a rule whose lines head a list found one
	found   uint32 // roles that rules gave a line, a bit each
	survey
	fragmented bool // has so many short lines that it is no page, see fragments.go
	pasted     bool // holds stories pasted one after another
	paper      bool // has running heads of paper pages
	pieced     bool // has a line that is read by its sentences
	exported   bool // has marks of a wire or an archive at its stories' ends, or headers above them
	archived   bool // has fields of an archive
	coded      bool // has parts in a code for transport

	context  Context
	gap      int  // blank lines that usually stand between two lines of this page
	cropped  bool // full of boilerplate, so that only some of its lines are of its stories
	doubtful bool // which of its lines these are is not sure

	matters []frontMatter // what its front matter says, in order

	base  *string // Text, for the forms of lines
	forms []form  // the newest

	weighed []candidate // the lines that may be headlines, in order
	weights *weighings  // what their clues count

	view    *view    // in the place of its marks; nil of a page without
	scratch *scratch // while the page is marked
}

// A Story is a run of lines that belong together. Flags say what a reader should know of it (see
// Truncated). First and Last are positions in Page.Lines, half open; they hold the story's cuts
// too, those after its last paragraph included.
type Story struct {
	First, Last int
	Headline    int // position in Page.Lines, -1 without one
	Flags       []string

	// Facts lifted from the cut lines of the story and its dateline.
	Byline    string
	Dateline  string // as printed at the head of the first paragraph, which keeps it
	Mask      int    // bytes of the clean text, from its start, that are dateline
	Agency    string
	Published string
	Captions  []string

	// Fields are the names and values of the front matter above it, as they are written: a value
	// from behind the separator to the end of its last line. A name follows those of the tables of
	// TOML it is in, with dots between.
	Fields [][2]string
}

// A frontMatter is what the front matter that begins at line from says: see Story.Fields.
type frontMatter struct {
	from   int
	fields [][2]string
}

// line returns the printed text of line i.
func (p *Page) line(i int) string { return p.Lines[i].text() }

// mark returns line i a role and the rule that says so.
func (p *Page) mark(i int, r *Rule) {
	p.Lines[i].Role, p.Lines[i].Rule = r.Category, r
	p.found |= 1 << r.Category
	p.listed = p.listed || r.Header
}

// has reports whether a rule gave a line of the page that role. Passes that look for lines of a
// role need not look at pages without.
func (p *Page) has(r Role) bool { return p.found>>r&1 != 0 }

// A candidate is a line that may be the headline of a story. A page may have a million of them.
type candidate struct {
	line     int32
	place    int16 // the style byPlace, which tells the others too, see headline_style.go; or the part whose title it may be
	score    int16 // in hundredths of log-odds; above 0 the line may be a headline
	evidence evidence
}

// Label is what stands left of a line in the marked form.
func (l *Line) Label() string {
	switch {
	case l.Rule != nil:
		return l.Rule.Name
	case l.Role == Body:
		return ""
	}
	return l.Role.String()
}

// A survey is what the lines of a page are like as they were split: what some passes need to know
// before they look at any.
type survey struct {
	signs   scan.Sign // of all of them
	longest int       // bytes of the longest, its indent included
	blanks  [8]int    // how many stand below so many blank lines
}

func (s *survey) note(l *Line, blank int) {
	s.signs |= l.shape.Signs
	s.longest = max(s.longest, int(l.indent)+len(l.text()))
	s.blanks[min(blank, len(s.blanks)-1)]++
}
