package clean

import (
	"math"
	"sync"
)

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
	pasted   bool // holds stories pasted one after another
	paper    bool // has running heads of paper pages
	pieced   bool // has a line that is read by its sentences
	exported bool // has marks of a wire or an archive at its stories' ends, or headers above them
	archived bool // has fields of an archive
	coded    bool // has parts in a code for transport

	context  Context
	gap      int  // blank lines that usually stand between two lines of this page
	cropped  bool // full of furniture, so that only some of its lines are of its stories
	doubtful bool // which of its lines these are is not sure

	base  *string // Text, for the forms of lines
	forms []form  // the newest

	weighed []candidate // the lines that may be headlines, in order
	weights *weighings  // what their clues count

	view    *view    // in the place of its marks; nil of a page without
	scratch *scratch // while the page is marked
}

// A Line is one line that is not blank, or a paragraph that was broken into several. Lines keep white space at neither end:
// Text[Start():End()] is what is printed.
type Line struct {
	N          int32 // first line number, from 1
	start, end uint32
	Role       Role
	edge       bool  // a document of an export begins here
	off        bool  // outside the stories of a page full of furniture
	twin       twin  // whether it may be a headline, and stands there several times
	Rule       *Rule // that says what it is; nil for a body line no rule has an opinion on
	*form
	extras *extras // nil for most
}

// A twin says of a line whether it may be a headline, by its form, and whether the page has it once,
// twice, or three times or more.
type twin uint8

const (
	single twin = 1 + iota
	double
	recurrent
)

// A Span is a part of a line that is cut, in bytes of the page's text.
type Span struct {
	Start, End int
	Rule       *Rule
}

// A Story is a run of lines that belong together. Flags say what a reader should know of it (see Truncated). First and Last are positions in Page.Lines, half open; they hold the
// story's cuts too, those after its last paragraph included.
type Story struct {
	First, Last int
	Headline    int // position in Page.Lines, -1 without one
	Flags       []string
	Fields
}

// Fields are facts lifted from a story's cut lines and its dateline.
type Fields struct {
	Byline    string
	Dateline  string // as printed at the head of the first paragraph, which keeps it
	Mask      int    // bytes of the clean text, from its start, that are dateline
	Agency    string
	Published string
	Captions  []string
}

// A Role is what a line is to its story.
type Role uint8

// The roles. Body, Headline, Dek and Crosshead are kept; every other one is cut and is the category of its cuts.
const (
	Body Role = iota
	Headline
	Dek
	Crosshead
	Caption
	Credit
	Related
	Share
	Newsletter
	Advertisement
	Comments
	Navigation
	Tags
	Legal
	Bio
	Media
	Byline
	Source
	Timestamp
	Wire
	Template
	Markup
	Outside
)

var roles = [...]string{
	"body", "headline", "dek", "crosshead", "caption", "credit", "related", "share", "newsletter", "advertisement", "comments",
	"navigation", "tags", "legal", "bio", "media", "byline", "source", "timestamp", "wire", "template", "markup", "outside",
}

// String is the role's name, for cut roles the category in cuts.jsonl.
func (r Role) String() string { return roles[r] }

// Kept reports whether lines of the role are part of the clean story.
func (r Role) Kept() bool { return r <= Crosshead }

// Categories lists the roles that are cut.
func Categories() (list []Role) {
	for r := Caption; r <= Outside; r++ {
		list = append(list, r)
	}
	return list
}

// A Marker marks pages. The zero value uses the built-in rules, splits pages into stories and cuts every category. It is
// safe for concurrent use once its fields are set.
type Marker struct {
	Whole bool    // a page is one story: look for no headline but one above the first paragraph
	Keep  []Role  // categories that are not cut
	Rules []*Rule // the user's own, which come before the built-in ones
	Clues []Clue  // what speaks for a headline, with weights of one's own; none for the built-in ones

	once    sync.Once
	table   *ruleTable
	weights *weighings
	scratch sync.Pool
	pages   sync.Pool
}

// lookup returns the table of the marker's rules and of the built-in ones, and sees to its weights.
func (m *Marker) lookup() *ruleTable {
	m.once.Do(func() {
		if m.table = builtin(); len(m.Rules) > 0 {
			m.table = newRuleTable(m.Rules, "", m.table)
		}
		m.weights = m.weigh()
	})
	return m.table
}

// getScratch takes working memory from the pool, and putScratch returns it.
func (m *Marker) getScratch() *scratch {
	if s, ok := m.scratch.Get().(*scratch); ok {
		return s
	}
	return &scratch{matcher: m.table.set.NewMatcher()}
}

func (m *Marker) putScratch(p *Page) {
	p.scratch.clear()
	m.scratch.Put(p.scratch)
	p.scratch = nil
}

// Release takes back a page that is read no more, for the lines of a later one; a page that is not released costs
// 100 bytes a line anew. What was lifted from the page as text stays good; its Lines and what points to them do not.
func (m *Marker) Release(p *Page) {
	if cap(p.Lines) > mostKept {
		*p = Page{}
		return
	}
	clear(p.forms)
	*p = Page{Lines: p.Lines[:0], forms: p.forms[:0]}
	m.pages.Put(p)
}

// mostKept is of how many lines the memory is kept: 3 MB.
const mostKept = 1 << 16

// page gives an empty page.
func (m *Marker) page() *Page {
	if p, ok := m.pages.Get().(*Page); ok {
		return p
	}
	return new(Page)
}

// Mark marks text, which must be valid UTF-8 with lines ended by "\n" or "\r\n".
func (m *Marker) Mark(text string) *Page { return m.MarkIn(text, Context{}) }

// MarkIn marks text as Mark does, with what is known of the page besides. Places in the text have 32 bits: it panics where that is not
// enough.
func (m *Marker) MarkIn(text string, c Context) *Page {
	if uint64(len(text)) > math.MaxUint32 {
		panic("clean: a text of more than 4 GB")
	}
	p := m.page()
	table := m.lookup()
	p.context, p.scratch, p.weights = c, m.getScratch(), m.weights
	p.split(text)
	defer m.putScratch(p)
	p.see(m.Keep)        // marks of Markdown and of text browsers
	p.controls()         // bytes that steered a typesetter
	p.prefaced()         // headers of messages and posts, addresses above stories
	p.runningHeads()     // what stands at the edges of paper pages
	p.unwrap()           // paragraphs broken into lines
	p.rejoin()           // paragraphs broken at the edges of pages
	p.hyphens()          // soft hyphens at the ends of lines
	p.brokenWords()      // words broken there by a hyphen
	p.sentences()        // a page pasted as one line
	p.match(table)       // what the words of a line give away
	p.namedTitles()      // headlines that look like bylines
	p.unlink()           // links that may hold a sentence of the story
	p.exports()          // the marks of wires and archives
	p.letterheads()      // what stands above and below a statement to the press
	p.crossheads()       // lines between dashes or quotes
	p.specified()        // fields of a list of data that look like labels
	p.credits()          // captions and their credits
	p.repeats()          // a caption or teaser printed twice
	p.players()          // titles around a media player
	p.lists()            // headlines of other stories under "You might also like"
	p.linkLists()        // the same of any language
	p.keywords()         // a keyword line where the caption should be
	p.apart()            // links and pictures' makers alone between paragraphs
	p.threads()          // readers' comments
	p.body()             // the part of the page that holds stories
	p.headlines(m.Whole) // where stories begin
	p.tops()             // the lines where they do
	p.tails()            // what follows a story's last paragraph
	p.heads()            // what stands between headline and lead
	p.signed()           // notes on who wrote a story
	p.terms()            // keywords at its foot
	p.behinds()          // links inside stories
	p.underCredits()     // captions below their credits, inside stories
	p.outside()          // lines of no story
	p.join()             // paragraphs of the sentences
	p.spare(m.Keep)      // categories and stories that are not to be cut
	p.unsteer()          // control characters inside what is kept
	p.unview()           // the text with its marks again
	p.lift()             // byline, dateline, agency, date, captions
	return p
}

// line gives the printed text of line i.
func (p *Page) line(i int) string { return p.Lines[i].text() }

// above gives the number of blank lines before line i; on one line with others it is those of that line.
func (p *Page) above(i int) int {
	switch {
	case i == 0:
		return int(p.Lines[0].N) - 1
	case p.Lines[i].N > p.Lines[i-1].Last() && p.Lines[i].look.above > 0:
		return int(p.Lines[i].look.above) - 1
	case p.Lines[i].N > p.Lines[i-1].Last():
		n := int(p.Lines[i].N-p.Lines[i-1].Last()) - 1
		for j, over := i-1, p.over(i); j > over; j-- { // a line without width parts nothing
			n = max(n, int(p.Lines[j].N-p.Lines[j-1].Last())-1)
		}
		return n
	case p.Lines[i-1].Rule == steer || p.Lines[i-1].Rule == invisible:
		return p.above(i - 1)
	}
	return 0
}

// over gives the line above line i, those without width and the heads of paper pages passed.
func (p *Page) over(i int) int {
	j := i - 1
	for j > 0 && i-j < 8 && (p.Lines[j].Rule == invisible || p.Lines[j].Rule == runHead) {
		j--
	}
	return j
}

// mark gives line i a role and the rule that says so.
func (p *Page) mark(i int, r *Rule) {
	p.Lines[i].Role, p.Lines[i].Rule = r.Category, r
	p.found |= 1 << r.Category
	p.listed = p.listed || r.Header
}

// has reports whether a rule gave a line of the page that role. Passes that look for lines of a role need not look at pages without.
func (p *Page) has(r Role) bool { return p.found>>r&1 != 0 }
