package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// read finds all marks.
func (s *markFinder) read() {
	s.looks, s.gone = make([]look, len(s.lines)), make([]*Rule, len(s.lines))
	s.references()
	s.chrome()
	fronts := s.fronts
	for i := 0; i < len(s.lines); i++ {
		if len(fronts) > 0 && fronts[0].from == i {
			i, fronts = s.front(fronts[0]), fronts[1:]
			continue
		}
		l := &s.lines[i]
		s.width(i, l.Start())
		if i == 0 || s.lines[i-1].N+1 < l.N {
			s.stars = s.stars[:0]
		}
		from := max(l.Start(), s.skip)
		switch {
		case s.gone[i] != nil:
			s.add(l.Start(), l.End(), s.gone[i])
			continue
		case s.fence != "" || strings.HasPrefix(l.text(), "```"):
			s.code(l.text())
			continue
		case from == l.Start():
			from = s.block(i)
			s.width(i, from)
		}
		if from < l.End() && (l.shape.Signs&(scan.Odd|scan.Hash) != 0 || strings.IndexByte(l.text(), '&') >= 0) {
			s.inline(from, l.End())
		}
		s.looks[i].bold = s.boldly(i)
	}
	s.order()
	s.share()
}

// front passes the lines of front matter, and returns the last.
func (s *markFinder) front(f textRange) int {
	for i := f.from; i < f.to; i++ {
		s.width(i, s.lines[i].Start())
		s.gone[i] = nil
	}
	s.stars = s.stars[:0]
	return f.to - 1
}

// code follows the fences of blocks of code, in which nothing is a mark.
func (s *markFinder) code(line string) {
	if s.fence == "" {
		s.fence = line[:len(line)-len(strings.TrimLeft(line, "`"))]
		if strings.Contains(line[len(s.fence):], "`") {
			s.fence = ""
		}
	} else if strings.HasPrefix(line, s.fence) && strings.Trim(line, "`") == "" {
		s.fence = ""
	}
}

// width notes how wide a line is, and the first word of its text, which begins at byte from.
func (s *markFinder) width(i, from int) {
	l, k := &s.lines[i], &s.looks[i]
	k.columns = uint8(min(int(l.indent)+columnsOf(l.text()), 255))
	word, _, _ := strings.Cut(s.text[from:l.End()], " ")
	k.first = uint8(min(columnsOf(word), 255))
}

// block reads the marks that a line begins with, and returns where its text begins.
func (s *markFinder) block(i int) int {
	l, k := &s.lines[i], &s.looks[i]
	at := l.Start()
	for n := 0; at < l.End() && n < 8; n++ {
		line := s.text[at:l.End()]
		size, rule := 0, markQuote
		switch {
		case line[0] == '>' && (s.quotes >= someQuotes || s.rich()):
			size = 1
			k.quoted++
		case plainRule(line):
			return l.End()
		default:
			size, rule = s.bullet(line), markList
		}
		if size == 0 {
			break
		}
		if k.item = k.item || rule == markList; rule == markList && strings.TrimSpace(line[size:]) != "" {
			s.marks = append(s.marks, mark{at, at + size, rule, true})
		} else {
			s.add(at, at+size, rule)
		}
		at, _ = trim(s.text, at+size, l.End())
	}
	if at < l.End() && s.grids > 0 && s.frame(at, l.End()) {
		return l.End()
	}
	if at < l.End() && s.rich() {
		return s.head(i, at)
	}
	return at
}

// frame reads a line of a table drawn with bars that is a border, or the bars around the text of a
// cell that takes the whole line, as on pages laid out in tables. A line of several cells is left
// as it is.
func (s *markFinder) frame(at, end int) bool {
	if border(s.text[at:end]) {
		s.add(at, end, markTable)
		return true
	}
	from, to := at, end
	for to-from > 2 && s.text[from] == '|' && s.text[to-1] == '|' {
		from, to = trim(s.text, from+1, to-1)
	}
	if from == at || strings.IndexByte(s.text[from:to], '|') >= 0 {
		return false
	}
	s.add(at, from, markTable)
	s.inline(from, to)
	s.add(to, end, markTable)
	return true
}

// bullet returns the bytes of the mark of a list item.
func (s *markFinder) bullet(line string) int {
	if n := bullet(line); n > 0 && (s.bullets >= someBullets || s.rich() || s.numbered()) {
		return n
	}
	if strings.HasPrefix(line, "o [") && s.numbered() {
		return 1
	}
	if n := figures(line); n > 0 && n < 4 && s.rich() && len(line) > n+1 && (line[n] == '.' || line[n] == ')') && line[n+1] == ' ' {
		return n + 1
	}
	return 0
}

// head reads the marks of a heading and of a row of a table, from byte at of line i on, and returns
// where the text begins.
func (s *markFinder) head(i, at int) int {
	l, k := &s.lines[i], &s.looks[i]
	line := s.text[at:l.End()]
	level, end := heading(line)
	switch {
	case level > 0:
		k.heading = uint8(level)
		s.add(at, at+level, markHeading)
		s.add(at+end, l.End(), markHeading)
		at, _ = trim(s.text, at+level, l.End())
	case s.under(i, '=', 1) || s.under(i, '-', 2):
		k.heading = uint8(1 + btoi(s.text[s.lines[i+1].Start()] == '-'))
		s.gone[i+1] = markHeading
	case border(line):
		s.add(at, l.End(), markTable)
		return l.End()
	case line[0] == '|' && len(line) > 1 && line[len(line)-1] == '|':
		s.add(at, at+1, markTable)
		s.inline(at+1, l.End()-1)
		s.add(l.End()-1, l.End(), markTable)
		return l.End()
	}
	return at
}

// under reports whether line i, a short one with no text above, is underlined with c.
func (s *markFinder) under(i int, c byte, level int) bool {
	if i+1 >= len(s.lines) || s.lines[i+1].N != s.lines[i].N+1 || s.lines[i].shape.Words > usual || i > 0 && s.lines[i-1].N+1 == s.lines[i].N {
		return false
	}
	line := s.lines[i+1].text()
	return line[0] == c && rule(line)
}

// border reports whether s is the line between the rows of a table.
func border(s string) bool {
	return (strings.Contains(s, "--") || strings.Contains(s, "==")) && strings.ContainsAny(s, "|+") && strings.Trim(s, "-|+=: ") == "" || strings.Trim(s, "| ") == ""
}

// boldly reports whether all of line i is in bold.
func (s *markFinder) boldly(i int) bool {
	t := s.lines[i].text()
	return len(t) > 4 && strings.HasPrefix(t, "**") && strings.HasSuffix(t, "**") && strings.Count(t, "**") == 2
}
