package clean

import "strings"

// A slot is what one of the first three lines is on a page that a collector of pages wrote: its
// address, its date or its headline.
type slot uint8

// A part is one of several of a message.
type part struct {
	from, body int // its first line, and the first behind its header
	kind       string
	encoding   coding
}

// prefaces is the reading of them.
type prefaces struct {
	*Page
	first  string  // name of the first field of the page's first header
	order  [3]slot // of address, date and headline, if the page opens with them
	fields []field
	onto   []int // lines that go on with the line above, in order
	docs   []docs
	parts  []part
	box    bool // has lines that separate messages
	since  int  // where the document under way begins
	room   [longestLabel * 2]byte
}

// docs is where a document begins that has a header, and where the header ends.
type docs struct {
	from, body int
	mail       bool
}

// begin notes a document.
func (r *prefaces) begin(from, body int, mail bool) {
	r.Lines[from].edge = true
	r.since = from
	r.exported = r.exported || mail || from > 0
	r.docs = append(r.docs, docs{from, body, mail})
	if body < len(r.Lines) {
		r.again(from, body)
	}
}

// A field is a line of a header with its label, those it is continued on included.
type field struct {
	line, last int // of the page, both included
	label      label
	name       string
	value      int // byte of the line where it begins
}

type coding uint8

// again marks the line that says the headline once more at the head of the text.
func (r *prefaces) again(from, body int) {
	for i := from; i < body; i++ {
		if l := &r.Lines[i]; l.Role == Headline && strings.EqualFold(plain(r.paragraph(l).Text), plain(strings.Trim(r.line(body), "# *"))) {
			r.mark(body, headlineEcho)
			return
		}
	}
}

// drop cuts lines that no rule cuts yet.
func (r *prefaces) drop(from, to int, rule *Rule) {
	for i := from; i < to; i++ {
		if r.Lines[i].Rule == nil {
			r.mark(i, rule)
		}
	}
}

// What stands above a story is often no prose: the header of a message or of a post, the address
// and the date that a collector wrote there. Such lines are found before lines are joined to
// paragraphs, as most are short and none goes on in the next one.
//
//	From desk@q.example Tue Mar  4 09:12:00 2031    a message in a box of them (mail.go)
//	Subject: Headline                               message, memo, post, archive (header.go)
//	---                                             front matter (front.go)
//	https://q.example/12, date, headline            in any order (address.go)
//
// The headline keeps its place, with the name of its field cut as a span; date and author are
// lifted, the rest is cut.
var (
	headerLine   = &Rule{Name: "wire/header", Category: Wire, Why: "field of the header of a message or a post"}
	headerName   = &Rule{Name: "wire/header-name", Category: Wire, Why: "name of a field that is kept, and the signs around it"}
	headerDate   = &Rule{Name: "timestamp/header", Category: Timestamp, Why: "date in the header of a message or a post"}
	headerAuthor = &Rule{Name: "byline/header", Category: Byline, Why: "author in the header of a message or a post"}
	addressLine  = &Rule{Name: "wire/address", Category: Wire, Why: "address of the page, written above the story"}
	addressDate  = &Rule{Name: "timestamp/address", Category: Timestamp, Why: "date that stands with the address of the page"}
)

// A statement to the press has a letterhead: what it is, who speaks, the date, often in big
// letters. Below it stands the headline, and below the text whom to call. The line that says what
// it is tells that there is one; without it nothing here is asked.
//
//	MEDIA RELEASE / The Hon. Oda Brennick / Tuesday 4 March 2031 / HEADLINE / text /
//	Media contacts: / name, number
var (
	letterLine  = &Rule{Name: "wire/letterhead", Category: Wire, Why: "letterhead of a statement to the press"}
	letterDate  = &Rule{Name: "timestamp/letterhead", Category: Timestamp, Why: "date in the letterhead of a statement to the press"}
	contactHead = ruleNamed("wire/contact")
	contactLine = &Rule{Name: "wire/contacts", Category: Wire, Why: "whom to ask about a statement to the press"}
)

// releases reports whether the rule says that this is a statement to the press.
func (r *Rule) releases() bool { return r != nil && strings.HasPrefix(r.Name, "wire/release") }

var headlineEcho = &Rule{Name: "navigation/headline-again", Category: Navigation, Why: "the headline printed a second time"}

// entitle makes line i the headline that stands from byte from to byte to of it.
func (p *Page) entitle(i, from, to int) {
	l := &p.Lines[i]
	l.Role = Headline
	if from > 0 {
		l.addSpans(CutSpan{l.Start(), l.Start() + from, headerName})
	}
	if to < len(l.text()) {
		l.addSpans(CutSpan{l.Start() + to, l.End(), headerName})
	}
}

// lifted cuts line i and notes the part of it that is lifted.
func (p *Page) lifted(i int, rule *Rule, from, to int) {
	p.mark(i, rule)
	p.Lines[i].own().cut = [2]int32{int32(from), int32(to)}
}

// value returns what is lifted of a line of a header.
func (l *Line) value() string { return strings.TrimSpace(l.text()[l.cut()[0]:l.cut()[1]]) }
