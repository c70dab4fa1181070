package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// paragraph returns what is left of a line without its cut spans.
func (p *Page) paragraph(l *Line) Paragraph {
	text := p.printed(l)
	if l.Last() > l.N && l.shape.Signs&scan.Script != 0 && len(text) == l.End()-l.Start() {
		text = p.Text[l.Start():l.End()] // with the ends of its lines
	}
	if len(l.Spans()) == 0 {
		return Paragraph{l, l.Start(), l.End(), l.even(text)}
	}
	var b strings.Builder
	at := l.Start()
	for _, s := range l.Spans() {
		b.WriteString(text[at-l.Start() : s.Start-l.Start()])
		if s.Rule == markSpace {
			b.WriteByte(' ')
		}
		if at = s.End; strings.HasSuffix(b.String(), " ") && at < l.End() && p.Text[at] == ' ' {
			at++
		}
	}
	b.WriteString(text[at-l.Start():])
	start := l.Start()
	for _, s := range l.Spans() {
		if s.Start != start {
			break
		}
		start, _ = trim(p.Text, s.End, l.End())
	}
	return Paragraph{l, start, l.End(), l.even(strings.TrimSpace(b.String()))}
}

// printed returns the text of a line, line ends as spaces: once all is marked, with the marks that
// the passes did not see.
func (p *Page) printed(l *Line) string {
	if p.view == nil || !p.view.gone {
		return l.text()
	}
	return flattened(p.Text[l.Start():l.End()])
}

// even leaves one space where the lines of a paragraph were joined, and none in scripts that write
// none.
func (l *Line) even(s string) string {
	if l.Last() == l.N || spaced(s) {
		return s
	}
	if strings.IndexByte(s, '\n') >= 0 {
		s = flattened(closeLineEnds(s))
	}
	return strings.Join(strings.Fields(s), " ")
}

// A PageCut is a span of the page that is not story. Whole cuts cover all that is printed on their
// lines.
type PageCut struct {
	Start, End  int // bytes of Page.Text
	First, Last int // line numbers, from 1
	Whole       bool
	Rule        *Rule
	Running     int  // words of running text in it
	Amid        bool // stands alone between two paragraphs, and may be one
}

// A Paragraph is a kept line of a story with its cut spans left out.
type Paragraph struct {
	Line  *Line
	Start int // of the first kept byte
	End   int // of the line
	Text  string
}
