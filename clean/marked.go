package clean

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Marked writes a page in its marked form, one line for each of the page: what the line is, a bar,
// and the line itself.
//
//	headline             | Belarus Opposition Leader Meets EU
//	caption/credited     | Svetlana Tikhanovskaya in Brussels. (Photo by JOHN THYS / AFP)
//	                     | Tikhanovskaya on Monday urged the EU to show courage.
//	                     | She left the same day. ⟦source/contributed: AP contributed to this report.⟧
//
// Left stands the rule that cuts the line; of kept lines the role, empty for body. A part of a line
// that is cut stands between ⟦ and ⟧ with its rule, and so do the parts of a very long line that is
// read by its sentences; a paragraph broken into lines goes on after +. The marked form is the
// notation of the tests: taking the marks away gives the page back.
func (p *Page) Marked(w io.Writer) error {
	out := bufio.NewWriter(w)
	at := 1
	for i := range p.Lines {
		l := &p.Lines[i]
		for ; at < int(l.N); at++ {
			fmt.Fprintf(out, "%-*s |\n", margin, "")
		}
		if p.shared(i) {
			if i == 0 || p.Lines[i-1].Last() < l.N {
				p.row(out, i)
			}
			at = int(l.Last()) + 1
			continue
		}
		label := l.Label()
		indent := p.Text[l.Start()-int(l.indent) : l.Start()] // tells wrapped paragraphs apart
		for row := range strings.SplitSeq(indent+p.marked(l), "\n") {
			fmt.Fprintf(out, "%-*s | %s\n", margin, label, strings.TrimSuffix(row, "\r"))
			label = "+"
		}
		at = int(l.Last()) + 1
	}
	for ; at <= p.Count; at++ {
		fmt.Fprintf(out, "%-*s |\n", margin, "")
	}
	return out.Flush()
}

const margin = 20

// shared reports whether line i is one of several on the same printed line.
func (p *Page) shared(i int) bool {
	l := &p.Lines[i]
	return i > 0 && p.Lines[i-1].Last() == l.N || i+1 < len(p.Lines) && p.Lines[i+1].N == l.Last()
}

// row writes a printed line that is read as several, of which i is the first. The label is that of
// the only one that is kept; where more are kept, each but body stands between marks of its own, as
// the cut ones do.
func (p *Page) row(out io.Writer, i int) {
	to, kept, label := i, 0, ""
	for ; to < len(p.Lines) && p.Lines[to].N == p.Lines[i].N; to++ {
		if l := &p.Lines[to]; l.Role.Kept() {
			kept++
			label = l.Label()
		}
	}
	if kept > 1 {
		label = ""
	}
	fmt.Fprintf(out, "%-*s | ", margin, label)
	at := p.Lines[i].Start() - int(p.Lines[i].indent)
	for ; i < to; i++ {
		l := &p.Lines[i]
		text := p.marked(l)
		if name := l.Label(); name != label {
			text = "⟦" + name + ": " + p.Text[l.Start():l.End()] + "⟧"
		}
		fmt.Fprintf(out, "%s%s", p.Text[at:l.Start()], text)
		at = l.End()
	}
	fmt.Fprintln(out)
}

func (p *Page) marked(l *Line) string {
	var b strings.Builder
	at := l.Start()
	for _, s := range l.Spans() {
		part := p.Text[s.Start:s.End]
		shown := strings.TrimRight(part, " \t\r\n") // a cut line end stays one, so that each line has its row
		if !strings.Contains(part, "\n") {
			shown = part
		}
		fmt.Fprintf(&b, "%s⟦%s: %s⟧%s", p.Text[at:s.Start], s.Rule.Name, shown, part[len(shown):])
		at = s.End
	}
	b.WriteString(p.Text[at:l.End()])
	return b.String()
}

// Unmark returns back the page that a marked form was made of, white space at line ends aside.
func Unmark(marked string) string {
	var b strings.Builder
	for line := range strings.Lines(marked) {
		_, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " |")
		b.WriteString(unspan(strings.TrimPrefix(text, " ")))
		b.WriteByte('\n')
	}
	return b.String()
}

// unspan takes the marks of cut spans out of a line.
func unspan(s string) string {
	for {
		before, rest, ok := strings.Cut(s, "⟦")
		inner, after, closed := strings.Cut(rest, "⟧")
		_, text, named := strings.Cut(inner, ": ")
		if !ok || !closed || !named {
			return s
		}
		s = before + text + after
	}
}
