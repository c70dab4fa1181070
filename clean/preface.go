package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// What stands above a story is often no prose: the header of a message or of a post, the address and the date that a collector
// wrote there. Such lines are found before lines are joined to paragraphs, as most are short and none goes on in the next one.
//
//	From desk@q.example Tue Mar  4 09:12:00 2031    a message in a box of them (mail.go)
//	Subject: Headline                               message, memo, post, document of an archive (header.go)
//	---                                             front matter (front.go)
//	https://q.example/12, date, headline            in any order (address.go)
//
// The headline keeps its place, with the name of its field cut as a span; date and author are lifted, the rest is cut.
var (
	headerLine   = &Rule{Name: "wire/header", Category: Wire, Why: "field of the header of a message or a post"}
	headerName   = &Rule{Name: "wire/header-name", Category: Wire, Why: "name of a field that is kept, and the signs around it"}
	headerDate   = &Rule{Name: "timestamp/header", Category: Timestamp, Why: "date in the header of a message or a post"}
	headerAuthor = &Rule{Name: "byline/header", Category: Byline, Why: "author in the header of a message or a post"}
	addressLine  = &Rule{Name: "wire/address", Category: Wire, Why: "address of the page, written above the story"}
	addressDate  = &Rule{Name: "timestamp/address", Category: Timestamp, Why: "date that stands with the address of the page"}
)

// codeLines find lines of the languages in which pages are written.
var codeLines = rulesNamed("wire/tags", "wire/comment", "wire/template")

// Formal reports whether what the rule cuts belongs to the format of a file: the header of a message, front matter, an attachment.
// It is no story, and no boilerplate either: a file without it would be another file. So is a line drawn between two documents.
func (r *Rule) Formal() bool {
	switch r {
	case headerLine, headerName, headerDate, headerAuthor, addressLine, addressDate, frontLine, envelopeLine, boxEscape, quotedHeader, mimeLine, codedPart, attachment, alternative, softBreak, brokenWord:
		return true
	}
	return r.Name == "wire/rule" || slices.Contains(codeLines, r)
}

// Encoded is the flag of a story of which a part is written in a code for transport, and left as it is.
const Encoded = "encoded"

// prefaces is the reading of them.
type prefaces struct {
	*Page
	first  string  // name of the first field of the page's first header
	order  [3]slot // of address, date and headline, if the page opens with them
	fields []field
	onto   []int // lines that go on with the line above, in order
	docs   []docs
	parts  []part
	box    bool // has lines that part messages
	since  int  // where the document under way begins
	room   [longestLabel * 2]byte
}

// docs is where a document begins that has a header, and where the header ends.
type docs struct {
	from, body int
	mail       bool
}

// prefaced finds and reads all of them. A page without pays for a look at the signs of each line.
func (p *Page) prefaced() {
	r := &prefaces{Page: p}
	for i := 0; i < len(p.Lines); {
		if l := &p.Lines[i]; l.Rule != nil || i > 0 && !l.prefaces() {
			i++
			continue
		}
		i = max(i+1, r.read(i))
	}
	if len(r.docs) == 0 && len(r.onto) == 0 {
		return
	}
	for n := range r.docs {
		if d := r.docs[n]; d.mail {
			r.message(d, r.next(n))
		}
	}
	r.splice()
}

// next gives where the document behind document n begins.
func (r *prefaces) next(n int) int {
	if n+1 < len(r.docs) {
		return r.docs[n+1].from
	}
	return len(r.Lines)
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

// again marks the line that says the headline once more at the head of the text.
func (r *prefaces) again(from, body int) {
	for i := from; i < body; i++ {
		if l := &r.Lines[i]; l.Role == Headline && strings.EqualFold(plain(r.paragraph(l).Text), plain(strings.Trim(r.line(body), "# *"))) {
			r.mark(body, headlineEcho)
			return
		}
	}
}

// prefaces reports whether a line has one of the signs without which none but the first begins a document.
func (l *Line) prefaces() bool {
	return l.shape.Signs&(scan.Colon|scan.Dash|scan.Odd|scan.Foreign) != 0 || l.shape.Signs&scan.High != 0 && l.text()[0] == 'F'
}

// read reads what begins at line i, of which no rule is known, and gives the line behind it; i or less if nothing does.
func (r *prefaces) read(i int) int {
	l := &r.Lines[i]
	if i == 0 {
		if end := r.opens(); end > 0 {
			return end
		}
	}
	switch l.text()[0] {
	case 'F':
		if strings.HasPrefix(l.text(), "From ") {
			return r.envelope(i)
		}
	case '-':
		if end := r.dashes(i); end > i {
			return end
		}
	case '+', '{':
		return r.front(i)
	case 'h':
		if r.order[0] != 0 && strings.HasPrefix(l.text(), "http") {
			return r.filed(i)
		}
	}
	if l.shape.Signs&scan.Colon == 0 && (l.shape.Signs&scan.Foreign == 0 || !strings.Contains(l.text()[:min(len(l.text()), longestLabel)], "：")) {
		return i
	}
	if of, _, _ := labelOf(l.text(), r.room[:0]); of == noLabel {
		return i
	}
	if i == 0 || r.above(i) > 0 || r.line(i-1) == "<!--" || aboveArchive(r.line(i-1)) || dividing(r.line(i-1)) {
		return r.header(i)
	}
	return i
}

// opens reads what can only stand at the top of a page.
func (r *prefaces) opens() int {
	if end := r.percents(); end > 0 {
		return end
	}
	return r.filed(0)
}

// dashes reads what begins with a dash: front matter, the line above a forwarded message, the boundary of a part of a message.
func (r *prefaces) dashes(i int) int {
	s := r.line(i)
	switch {
	case s == "---":
		return r.front(i)
	case !strings.HasPrefix(s, "--"):
		return i
	}
	if end := r.boundary(i); end > i {
		return end
	}
	return r.forwarded(i)
}

// entitle makes line i the headline that stands from byte from to byte to of it.
func (p *Page) entitle(i, from, to int) {
	l := &p.Lines[i]
	l.Role = Headline
	if from > 0 {
		l.addSpans(Span{l.Start(), l.Start() + from, headerName})
	}
	if to < len(l.text()) {
		l.addSpans(Span{l.Start() + to, l.End(), headerName})
	}
}

// lifted cuts line i and notes the part of it that is lifted.
func (p *Page) lifted(i int, rule *Rule, from, to int) {
	p.mark(i, rule)
	p.Lines[i].own().cut = [2]int32{int32(from), int32(to)}
}

// value gives what is lifted of a line of a header.
func (l *Line) value() string { return strings.TrimSpace(l.text()[l.cut()[0]:l.cut()[1]]) }

// splice joins the lines that go on with the line above to it.
func (r *prefaces) splice() {
	if len(r.onto) == 0 {
		return
	}
	kept, next := r.Lines[:0], 0
	for i := range r.Lines {
		l := r.Lines[i]
		if next == len(r.onto) || r.onto[next] != i {
			kept = append(kept, l)
			continue
		}
		next++
		a := &kept[len(kept)-1]
		a.place(a.Start(), l.End())
		a.setLast(l.Last())
		if l.Role.Kept() {
			a.addSpans(l.Spans()...)
		}
	}
	r.Lines = kept
	for i := range kept {
		if l := &kept[i]; l.Last() > l.N {
			l.setText(flattened(r.Text[l.Start():l.End()]))
			r.remeasure(l)
		}
	}
}
