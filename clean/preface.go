package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// codeLines find lines of the languages in which pages are written.
var codeLines = rulesNamed("wire/tags", "wire/comment", "wire/template")

// Formal reports whether what the rule cuts belongs to the format of a file: the header of a
// message, front matter, an attachment. It is not story, and no boilerplate either: a file without
// it would be another file. So is a line drawn between two documents.
func (r *Rule) Formal() bool {
	switch r {
	case headerLine, headerName, headerDate, headerAuthor, addressLine, addressDate, frontLine, envelopeLine, boxEscape, quotedHeader, mimeLine, codedPart, attachment, alternative, softBreak, brokenWord:
		return true
	}
	return r.Name == "wire/rule" || slices.Contains(codeLines, r)
}

// encodedFlag is the flag of a story of which a part is written in a code for transport, and left
// as it is.
const encodedFlag = "encoded"

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

// next returns where the document behind document n begins.
func (r *prefaces) next(n int) int {
	if n+1 < len(r.docs) {
		return r.docs[n+1].from
	}
	return len(r.Lines)
}

// prefaces reports whether a line has one of the signs without which none but the first begins a
// document.
func (l *Line) prefaces() bool {
	return l.shape.Signs&(scan.Colon|scan.Dash|scan.Odd|scan.Foreign) != 0 || l.shape.Signs&scan.High != 0 && l.text()[0] == 'F'
}

// read reads what begins at line i, of which no rule is known, and returns the line behind it; i or
// less if nothing does.
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

// dashes reads what begins with a dash: front matter, the line above a forwarded message, the
// boundary of a part of a message.
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
