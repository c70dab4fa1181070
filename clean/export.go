package clean

import (
	"regexp"
	"strings"
	"sync"

	"onecopy/clean/internal/scan"
)

// Wires and archives say where a story begins and ends. Where a page has such marks nothing else is
// asked: the stories are what stands between them, and the headline is where the format puts it,
// which is said below.
//
//	2 of 100 DOCUMENTS ... BYLINE: ... LENGTH: 412 words   LexisNexis; the last line above the fields
//	Headline ... Length: 412 words ... End of Document     Nexis Uni; the first line
//	Headline ... 412 words ... Document EC0000020200303    Factiva; the first line
//	HD   Headline ... LP   Lead ... AN   Document EC00     Factiva with the names of its fields
//	^A header ^B ^slug< ^headline< ... ^C                  ANPA 1312; the first line behind ^, no note
//	dpa123 4 pl 211 keyword dpa 0908                       IPTC 7901; the first line
var (
	fieldLine     = &Rule{Name: "wire/field", Category: Wire, Why: "field of an export above the story"}
	fieldName     = &Rule{Name: "wire/field-name", Category: Wire, Why: "name of a field of an export"}
	archiveDate   = &Rule{Name: "timestamp/archive", Category: Timestamp, Why: "date in a document of an archive"}
	archiveAuthor = &Rule{Name: "byline/archive", Category: Byline, Why: "author in a document of an archive"}
	caretLine     = &Rule{Name: "wire/caret", Category: Wire, Why: "note of an agency above its copy"}
	caretSigns    = &Rule{Name: "wire/caret-sign", Category: Wire, Why: "sign around a line of an agency's header"}
)

// The rules whose lines begin a document, and those whose lines end one.
var (
	opening = map[string]bool{"wire/count": true, "wire/heading": true, "wire/take": true, "wire/priority": true}
	ending  = map[string]bool{"wire/document": true, "wire/sent": true}
)

// fields are the lines of the formats' headers.
var fields = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?i:byline|section|length|dateline|highlight|rubrik|länge|longueur|rubrique|auteur|autor|sección|longitud|seção|extensão|sezione|lunghezza|autore|lengte|sectie):\P{L}?.{0,240}|[\d,.]+ (?:words|Wörter|mots|palabras|palavras|parole|woorden|слов))$`)
})

// fieldNames are those of the fields of Factiva's format with names.
var fieldNames = set("HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "RF", "CT", "ART", "CX", "SE")

// exports finds the marks, and reads what stands between them. It does nothing on a page without.
func (p *Page) exports() {
	n := p.tags()
	if p.steered || p.has(Wire) {
		n += p.seams()
	}
	if n == 0 && !p.archived {
		return
	}
	p.exported = true
	p.documents(p.document)
}

// seams finds the lines at which a document begins, but those of Factiva's format with names, and
// returns their number.
func (p *Page) seams() (n int) {
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule == nil {
			continue
		}
		if l.begins() && !(i > 0 && p.Lines[i-1].begins()) {
			l.edge = true
			n++
		}
		if l.Role != Wire {
			continue
		}
		ended := l.Rule == steer && strings.ContainsAny(l.text(), endText)
		if ended || ending[l.Rule.Name] {
			n++
			if i+1 < len(p.Lines) {
				p.Lines[i+1].edge = true
			}
		}
	}
	return n
}

// begins reports whether the line is one of those that open a document.
func (l *Line) begins() bool {
	return l.Role == Wire && (opening[l.Rule.Name] || l.Rule == steer && strings.Contains(l.text(), startHeading))
}

// documents calls do with the lines of each document, those above the first mark included.
func (p *Page) documents(do func(from, to int)) {
	from := 0
	for i := range p.Lines {
		if i > from && p.Lines[i].edge {
			do(from, i)
			from = i
		}
	}
	if from < len(p.Lines) {
		do(from, len(p.Lines))
	}
}

// document finds header and headline of one document.
func (p *Page) document(from, to int) {
	switch {
	case p.headlined(from, min(to, from+mostFields)): // below a header
	case p.carets(from, to):
	case p.headed(from, to):
	default:
		p.slashed(from, to)
		p.fielded(from, to)
	}
}

// slashed marks the line of keywords that stands below the header of IPTC 7901, with strokes
// between and behind them.
func (p *Page) slashed(from, to int) {
	for i := from; i < min(to, from+4); i++ {
		if l := &p.Lines[i]; l.Rule == nil {
			if strings.HasSuffix(l.text(), "/") && l.shape.Words <= 8 {
				p.mark(i, fieldLine)
			}
			return
		}
	}
}

// carets reads an ANPA header: lines between ^ and <, of which the first that no rule knows is the
// headline.
func (p *Page) carets(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		l := &p.Lines[i]
		if !strings.HasPrefix(l.text(), "^") {
			continue
		}
		n++
		bare := strings.TrimRight(l.text(), "<= ")
		switch known := l.Rule != nil || strings.HasSuffix(l.text(), "=") || slug(bare); {
		case known || n > 4 || l.shape.Words > 30 || p.headlined(from, i):
			p.mark(i, caretLine)
		default:
			l.Role = Headline
			l.setSpans([]CutSpan{{l.Start(), l.Start() + 1, caretSigns}})
			if end := l.Start() + len(bare); end < l.End() {
				l.addSpans(CutSpan{end, l.End(), caretSigns})
			}
		}
	}
	return n > 0
}

// slug reports whether s ends with a comma and the number of words of a story.
func slug(s string) bool {
	bare := strings.TrimRight(s, "0123456789")
	return len(bare) < len(s) && strings.HasSuffix(strings.TrimRight(bare, " "), ",")
}

// headlined reports whether a line between from and to is a headline.
func (p *Page) headlined(from, to int) bool {
	for i := from; i < to; i++ {
		if p.Lines[i].Role == Headline {
			return true
		}
	}
	return false
}

// fielded reads the header of an archive: everything short down to the last line of its fields, but
// for the headline.
func (p *Page) fielded(from, to int) {
	first, last := -1, -1
	for i := from; i < to && i < from+40; i++ {
		l := &p.Lines[i]
		if l.Rule == nil && l.prose() && !fields().MatchString(l.text()) {
			break
		}
		if fields().MatchString(l.text()) {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return
	}
	title := p.titled(from, first)
	if p.westlaw(from, last) {
		title = p.titledBelow(last+1, to)
	}
	if title >= 0 {
		p.Lines[title].Role = Headline
	}
	for i := from; i <= last; i++ {
		if l := &p.Lines[i]; i != title && l.Rule == nil {
			p.archiveLine(i)
		}
	}
	p.trailing(last+1, to)
	p.signature(from, to)
}

// signature marks the name of the paper below the text of a document, if a line of the header says
// the same.
func (p *Page) signature(from, to int) {
	i := to - 1
	for i > from && p.Lines[i].Rule != nil {
		i--
	}
	for j := from; j < i && j < from+40; j++ {
		if p.Lines[j].Rule == fieldLine && p.line(j) == p.line(i) {
			p.mark(i, fieldLine)
			return
		}
	}
}

// titled returns the line between from and first that is the headline: the last where a count of
// documents opens the header, else the first; -1 without one.
func (p *Page) titled(from, first int) int {
	title, counted := -1, false
	for i := from; i < first; i++ {
		l := &p.Lines[i]
		counted = counted || l.Rule != nil && l.Rule.Name == "wire/count"
		if l.Rule == nil && l.shape.Words >= 2 && (title < 0 || counted) {
			title = i
		}
	}
	return title
}

// archiveLine cuts a line of the header of an archive; a date or an author in it is lifted.
func (p *Page) archiveLine(i int) {
	l := &p.Lines[i]
	of, _, value := labelOf(l.text(), make([]byte, 0, 2*longestLabel))
	switch {
	case l.stampedDay(), stampedLine(l.text()):
		p.lifted(i, archiveDate, 0, len(l.text()))
	case of == forAuthor && value < len(l.text()):
		p.lifted(i, archiveAuthor, value, len(l.text()))
	default:
		p.mark(i, fieldLine)
	}
}

// westlaw reports whether a header is one of Westlaw, by its number of the document: 2031 WLNR
// 1234567.
func (p *Page) westlaw(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &p.Lines[i]; l.shape.Words == 3 && strings.Contains(l.text(), " WLNR ") {
			return true
		}
	}
	return false
}

// titledBelow returns the last line above the text that can be a headline, -1 if there is none.
func (p *Page) titledBelow(from, to int) (title int) {
	title = -1
	for i := from; i < min(to, from+12) && !p.Lines[i].prose(); i++ {
		if l := &p.Lines[i]; l.Rule == nil && !l.stamped() && l.titular() && p.headlike(i) {
			title = i
		}
	}
	return title
}

// trailing marks the short lines between a header's last field and the text: date, paper, language.
func (p *Page) trailing(from, to int) {
	for i := from; i < to && i < from+12; i++ {
		l := &p.Lines[i]
		if l.Rule == nil && l.prose() {
			for j := from; j < i; j++ {
				if l := &p.Lines[j]; l.Rule == nil && l.Role == Body && !l.shape.Ends {
					p.archiveLine(j)
				}
			}
			return
		}
	}
}

// tags finds the documents of Factiva's format with names, and returns their number. A page has it
// if it has a headline and a number of words or an accession number.
func (p *Page) tags() (n int) {
	heads, sure := 0, false
	if p.signs&scan.Initials == 0 {
		return 0
	}
	for i := range p.Lines {
		if p.Lines[i].shape.Signs&scan.Initials == 0 {
			continue
		}
		if m := tag(p.line(i)); m == "HD" {
			heads++
		} else if m == "WC" || m == "AN" {
			sure = true
		}
	}
	if !sure {
		return 0
	}
	for i := range p.Lines {
		p.Lines[i].edge = p.Lines[i].edge || tag(p.line(i)) == "HD"
	}
	return heads
}

// tag returns the name of the field that line begins with: two or three capitals, and behind them
// nothing or a wide gap.
func tag(line string) string {
	if len(line) < 2 || scan.Signs[line[0]] != scan.Capital || scan.Signs[line[1]] != scan.Capital {
		return ""
	}
	name := strings.TrimLeft(line[:min(len(line), 3)], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	name = line[:min(len(line), 3)-len(name)]
	if rest := line[len(name):]; len(name) < 2 || rest != "" && rest[0] != '\t' && !strings.HasPrefix(rest, "  ") || !fieldNames[name] {
		return ""
	}
	return name
}

// headed reads a document of Factiva's format with names. Text stands below LP and TD until another
// name comes.
func (p *Page) headed(from, to int) bool {
	if tag(p.line(from)) != "HD" {
		return false
	}
	now := ""
	for i := from; i < to; i++ {
		l := &p.Lines[i]
		name := tag(l.text())
		if name != "" {
			now = name
		}
		switch now {
		case "HD", "LP", "TD":
			if l.Role == Body && now == "HD" && name != "" {
				l.Role = Headline
			}
			p.untag(l, name)
		default:
			p.mark(i, fieldLine)
		}
	}
	return true
}

// untag cuts the name of a field from the line that begins with it.
func (p *Page) untag(l *Line, name string) {
	switch {
	case name == "" || !l.Role.Kept():
	case len(l.text()) == len(name):
		l.Role, l.Rule = fieldName.Category, fieldName
	default:
		l.setSpans(append([]CutSpan{{l.Start(), l.Start() + len(name), fieldName}}, l.Spans()...))
	}
}
