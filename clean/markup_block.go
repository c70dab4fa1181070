package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A look is what a mark says of a line, and how wide it was printed: a wrapped line was broken by the width it has with its marks.
type look struct {
	columns uint8 // of the last printed line of it, marks and indent included, at most 255; 0 on a page without marks
	first   uint8 // columns of the first word of the first, marks inside the line included but no marks of quotes, lists and headings
	heading uint8 // level of a heading, from 1
	quoted  uint8 // how deep
	linked  uint8 // how many of a hundred bytes are the text of a link
	above   uint8 // 1 more than the blank lines above, not counting those around lines that have nothing but marks
	item    bool  // of a list
	bold    bool  // all of it
}

// A seer finds the marks of a page.
type seer struct {
	census
	text   string
	lines  []Line   // as printed
	looks  []look   // of these
	fronts []stripe // of these lines: front matter
	marks  []mark
	gone   []*Rule // of lines that are nothing but marks, by the rule

	skip   int // byte of the text up to which marks are read
	dead   int // byte up to which no address ends
	opens  []bracket
	stars  []star
	links  []stripe        // texts of links
	runs   []bool          // of lines: a mark goes on in the next one
	glued  []stripe        // marks over the ends of lines
	labels map[string]bool // of the links whose addresses stand elsewhere
	fence  string          // that closes a block of code
}

// A stripe is a part of a text, half open.
type stripe struct{ from, to int }

// read finds all marks.
func (s *seer) read() {
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

// front passes the lines of front matter, and gives the last.
func (s *seer) front(f stripe) int {
	for i := f.from; i < f.to; i++ {
		s.width(i, s.lines[i].Start())
		s.gone[i] = nil
	}
	s.stars = s.stars[:0]
	return f.to - 1
}

// code follows the fences of blocks of code, in which nothing is a mark.
func (s *seer) code(line string) {
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
func (s *seer) width(i, from int) {
	l, k := &s.lines[i], &s.looks[i]
	k.columns = uint8(min(int(l.indent)+columnsOf(l.text()), 255))
	word, _, _ := strings.Cut(s.text[from:l.End()], " ")
	k.first = uint8(min(columnsOf(word), 255))
}

// block reads the marks that a line begins with, and gives where its text begins.
func (s *seer) block(i int) int {
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

// frame reads a line of a table drawn with bars that is a border, or the bars around the text of a cell
// that takes the whole line, as on pages laid out in tables. A line of several cells is left as it is.
func (s *seer) frame(at, end int) bool {
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

// bullet gives the bytes of the mark of a list item.
func (s *seer) bullet(line string) int {
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

// head reads the marks of a heading and of a row of a table, from byte at of line i on, and gives where the text begins.
func (s *seer) head(i, at int) int {
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
func (s *seer) under(i int, c byte, level int) bool {
	if i+1 >= len(s.lines) || s.lines[i+1].N != s.lines[i].N+1 || s.lines[i].shape.Words > usual || i > 0 && s.lines[i-1].N+1 == s.lines[i].N {
		return false
	}
	line := s.lines[i+1].text()
	return line[0] == c && rule(line)
}

// heading gives the level of a heading, 0 of a line that is none, and where its text ends.
func heading(s string) (level, end int) {
	for level < len(s) && s[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level < len(s) && s[level] != ' ' && s[level] != '\t' {
		return 0, 0
	}
	text := strings.TrimRight(s, "#")
	if end = len(strings.TrimRight(text, " \t")); end < level || end == len(text) {
		return level, len(s)
	}
	return level, end
}

// rule reports whether s is a line of one of the signs = and -, three or more.
func rule(s string) bool {
	return len(s) >= 3 && (s[0] == '=' || s[0] == '-') && strings.Trim(s, s[:1]) == ""
}

// plainRule reports whether s is a line of stars, dashes or the like that parts a text, which is no mark of a list.
func plainRule(s string) bool {
	return strings.IndexByte("*-_+", s[0]) >= 0 && len(s) >= 3 && strings.Trim(s, s[:1]+" ") == ""
}

// border reports whether s is the line between the rows of a table.
func border(s string) bool {
	return (strings.Contains(s, "--") || strings.Contains(s, "==")) && strings.ContainsAny(s, "|+") && strings.Trim(s, "-|+=: ") == "" || strings.Trim(s, "| ") == ""
}

// drawnBorder reports whether s is a border of a table drawn with bars.
func drawnBorder(s string) bool {
	return len(s) >= 5 && strings.Contains(s, "+--") && strings.Trim(s, "-|+ ") == "" || len(s) >= 5 && strings.Contains(s, "+==") && strings.Trim(s, "=|+ ") == ""
}

// bullets are the signs that list items begin with, beside the dash, the star and the plus.
const bullets = "•□☆○▪◦‣·●■▸►▶"

// bullet gives the bytes of the sign that a list item begins with, 0 if s begins with none. Text between two dashes is no item.
func bullet(s string) int {
	n := 1
	if s[0] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s)
		if n = size; !strings.ContainsRune(bullets, r) {
			return 0
		}
	} else if s[0] != '-' && s[0] != '*' && s[0] != '+' {
		return 0
	}
	if len(s) == n {
		return n
	}
	if s[n] != ' ' && s[n] != '\t' || plainRule(s) || s[0] == '-' && strings.HasSuffix(s, " -") || s[0] == '*' && strings.HasSuffix(s, " *") {
		return 0
	}
	return n
}

// boldly reports whether all of line i is in bold.
func (s *seer) boldly(i int) bool {
	t := s.lines[i].text()
	return len(t) > 4 && strings.HasPrefix(t, "**") && strings.HasSuffix(t, "**") && strings.Count(t, "**") == 2
}
