package check

import (
	"slices"
	"strings"
)

// A textRange is a part of a text, half open.
type textRange struct{ start, end int }

// A strip is how blank lines around a line that is taken out are dealt with.
type strip int

// Of the blank lines between two lines that stay, where lines between them went:
const (
	closed strip = iota // one stays if there were any; above a headline as many as there were in a row
	wide                // as many stay as there were in a row
	spread              // above a headline as many stay as there were, elsewhere as for closed
)

// A printed is a line of a text on its way out.
type printed struct {
	textRange             // with its line end
	body      int         // where that begins
	blank     bool        // from the first
	head      bool        // a headline begins in it
	cuts      []textRange // in it
	gone      bool        // nothing is left but white space
}

// tidy says what to take out of a text, in order, for cuts to go without a trace: lines of which
// nothing is left go with their ends, blank lines around them close up, and inside a line two
// spaces become one, just as in the clean text. heads are where headlines begin.
func tidy(text string, cuts []textRange, heads []int, s strip) (out []textRange) {
	lines := printedLines(text, cuts, heads)
	for from := 0; from < len(lines); {
		if l := &lines[from]; !l.blank && !l.gone {
			out = append(out, l.trims(text)...)
			from++
			continue
		}
		to := from
		for to < len(lines) && (lines[to].blank || lines[to].gone) {
			to++
		}
		out = append(out, closeUp(text, lines, from, to, s)...)
		from = to
	}
	return merge(out)
}

// printedLines parts a text into lines, and the cuts among them.
func printedLines(text string, cuts []textRange, heads []int) (lines []printed) {
	at := 0
	for line := range strings.Lines(text) {
		l := printed{textRange: textRange{at, at + len(line)}, body: at + len(strings.TrimRight(line, "\r\n"))}
		at = l.end
		l.blank = strings.TrimSpace(line) == ""
		for len(heads) > 0 && heads[0] < l.end {
			l.head, heads = l.head || heads[0] >= l.start, heads[1:]
		}
		left := ""
		from := l.start
		for _, c := range cuts {
			if c.start >= l.body {
				break
			}
			if c.end <= l.start {
				continue
			}
			c = textRange{max(c.start, l.start), min(c.end, l.body)}
			l.cuts = append(l.cuts, c)
			left += text[from:c.start]
			from = c.end
		}
		l.gone = len(l.cuts) > 0 && strings.TrimSpace(left+text[from:l.body]) == ""
		for len(cuts) > 0 && cuts[0].end <= l.end {
			cuts = cuts[1:]
		}
		lines = append(lines, l)
	}
	return lines
}

// trims are the cuts in a line that stays, and the white space that would stand at its ends or
// twice.
func (l *printed) trims(text string) (out []textRange) {
	const space = " \t\u00a0"
	for _, c := range l.cuts {
		before, after := text[l.start:c.start], text[c.end:l.body]
		switch {
		case strings.Trim(before, space) == "":
			c.end = l.body - len(strings.TrimLeft(after, space))
		case strings.Trim(after, space) == "":
			c.start = l.start + len(strings.TrimRight(before, space))
		case strings.HasSuffix(before, " ") && strings.HasPrefix(after, " "):
			c.end++
		}
		out = append(out, c)
	}
	return out
}

// closeUp says what goes of the lines from up to to, which are blank or gone; nothing if all were
// blank.
func closeUp(text string, lines []printed, from, to int, s strip) (out []textRange) {
	if !slices.ContainsFunc(lines[from:to], func(l printed) bool { return l.gone }) {
		return nil
	}
	keep, last := 0, 0 // of the longest row of blank lines: how long, and where it ends
	for i, n := from, 0; i < to; i++ {
		if n++; lines[i].gone {
			n = 0
		}
		if n > keep {
			keep, last = n, i
		}
	}
	switch {
	case from == 0 || to == len(lines):
		keep = 0
	case s == closed && !lines[to].head:
		keep = min(keep, 1)
	}
	all := s == spread && to < len(lines) && lines[to].head && from > 0
	for i := from; i < to; i++ {
		if all && lines[i].blank {
			continue
		}
		if i <= last-keep || i > last {
			out = append(out, lines[i].textRange)
		}
	}
	if to == len(lines) && from > 0 && !strings.HasSuffix(text, "\n") { // the text had no line end at its end, and has none
		out = append([]textRange{{lines[from-1].body, lines[from-1].end}}, out...)
	}
	return out
}

// merge makes one stretch of those that touch.
func merge(list []textRange) (out []textRange) {
	for _, s := range list {
		if n := len(out) - 1; n >= 0 && s.start <= out[n].end {
			out[n].end = max(out[n].end, s.end)
		} else if s.start < s.end {
			out = append(out, s)
		}
	}
	return out
}

// without is a text less some stretches of it.
func without(text string, gone []textRange) string {
	var b strings.Builder
	at := 0
	for _, g := range gone {
		b.WriteString(text[at:g.start])
		at = g.end
	}
	b.WriteString(text[at:])
	return b.String()
}
