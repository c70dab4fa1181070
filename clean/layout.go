package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// Hard-wrapped text is text whose paragraphs were broken into lines. A line of it is no paragraph,
// and looks like a menu or a headline; so lines are joined to paragraphs before anything else is
// asked. Nothing is decided for a page as a whole: whether a line goes on in the next one is told
// by the two of them, by the lines they stand with and by the width of the text around, so that one
// long address, a table or a menu changes nothing further off.
const (
	widest      = 132 // characters in a line of wrapped text; teletype and mail use 65 to 80
	widestWide  = 80  // the same where they take two columns each
	narrow      = 28  // characters from which a line can be the full line of a column
	indented    = 2   // columns further in than the paragraph, where a line begins one of its own
	brokenLines = 12  // lines over which a paragraph is followed up to its first
	brokenParts = 14  // lines over which a sentence that was broken at its links is followed
)

// A join says how a line goes on from the one above it.
type join uint8

const (
	unjoined join = iota // it does not
	wrapped              // the line above is full
	broken               // a sentence was broken where it had links
)

// unwrap joins the lines of broken paragraphs.
func (p *Page) unwrap() {
	if p.gap = mode(p.blanks[:]); p.steered {
		p.gap = p.usual()
	}
	if !p.runsOn() {
		return
	}
	joins := p.lineJoins()
	first := slices.IndexFunc(joins, func(j join) bool { return j != unjoined })
	if first < 0 {
		return
	}
	kept := p.Lines[:first]
	for i := first; i < len(joins); i++ {
		next := &p.Lines[i]
		if joins[i] == unjoined {
			kept = append(kept, *next)
			continue
		}
		l := &kept[len(kept)-1]
		l.place(l.Start(), next.End())
		l.setLast(next.Last())
		l.addSpans(next.Spans()...)
	}
	p.Lines = kept
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Last() > l.N {
			l.setText(flattened(p.Text[l.Start():l.End()]))
			p.remeasure(l)
		}
	}
	p.gap = p.usual()
}

// runsOn reports whether some line of the page seems to go on in the next one. Most pages that are
// not wrapped have none.
func (p *Page) runsOn() bool { return p.goesOn(1) < len(p.Lines) }

// goesOn returns the first line from line i on in which the one above seems to go on, or the number of lines.
func (p *Page) goesOn(i int) int {
	for ; i < len(p.Lines); i++ {
		if a := &p.Lines[i-1]; !a.shape.Ends && p.above(i) < 2 && p.open(a, &p.Lines[i]) {
			break
		}
	}
	return i
}

// open reports whether the sentence of a goes on in b: a does not end one, and b begins as no
// sentence does. In a script without capitals a full line is all that tells.
func (p *Page) open(a, b *Line) bool {
	if a.shape.Ends {
		return false
	}
	if b.shape.Signs&scan.Lowly != 0 {
		return true
	}
	if b.shape.Signs&(scan.High|scan.Opened) == 0 {
		return false
	}
	r, n := utf8.DecodeRuneInString(b.text())
	switch {
	case unicode.IsLower(r) && !scan.Georgian(r):
		return true
	case r == ',' || r == '.' || r == ';' || r == ')' || r == '?' || r == '!' || r == '’':
		return len(b.text()) == n || b.text()[n] != b.text()[0]
	case r == '，' || r == '。' || r == '、' || r == '」' || r == '）':
		return true
	}
	return uncased(r) && a.columns() >= narrow
}

// uncased reports whether r is a letter of a script without capitals.
func uncased(r rune) bool { return unicode.Is(unicode.Lo, r) || scan.Georgian(r) }

// cased reports whether the line is in a script with capitals.
func (l *Line) cased() bool {
	return l.shape.Signs&scan.Script == 0 && l.shape.Signs&(scan.Capital|scan.Small) != 0
}

// lineJoins says of each line of the page how it goes on from the one above.
func (p *Page) lineJoins() []join {
	joins := grown(p.scratch.joins, len(p.Lines))
	clear(joins)
	p.scratch.joins = joins
	p.countCharacters()
	w := p.widths()
	for i := 1; i < len(p.Lines); i++ {
		if at := w.at(i); at.columns > 0 && p.above(i) == at.blank && !p.barred(i, joins) && p.full(i, at, joins[i-1]) {
			joins[i] = wrapped
		}
	}
	for i := 1; i < len(p.Lines); i++ {
		if joins[i] == unjoined && !p.Lines[i-1].shape.Ends {
			p.mendSentence(i, joins)
		}
	}
	return joins
}

// barred reports whether line i cannot go on from the one above, whatever their lengths: a rule
// knows one of them, it begins an item of a list, it is further in than its paragraph, or only one of
// them is in capitals.
func (p *Page) barred(i int, joins []join) bool {
	a, b := &p.Lines[i-1], &p.Lines[i]
	switch {
	case p.above(i) > 1 || a.Rule != nil || b.Rule != nil || a.Role != Body || b.Role != Body || b.opensItem() && !p.midway(i, joins):
		return true
	case a.shape.Shouts != b.shape.Shouts && min(a.shape.Words, b.shape.Words) >= 3 && !caseless(a.text()) && !caseless(b.text()):
		return true
	case b.indent < a.indent+indented:
		return false
	case a.opensItem() && joins[i-1] == unjoined:
		return int(b.indent-a.indent) > 6 // the text of an item hangs behind its mark
	}
	return true
}

// midway reports whether line i can go on from the one above though it begins as an item does: with a
// dash between two parts of a sentence, or a number such as a day's. The lines above, of which no
// sentence ends and none is an item, must be as wide as text is.
func (p *Page) midway(i int, joins []join) bool {
	a := &p.Lines[i-1]
	if a.shape.Ends || a.shape.Words < wrappedWords || a.text()[len(a.text())-1] == ':' || !p.Lines[i].item && !strings.ContainsRune("-–0123456789", initial(p.Lines[i].text())) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-brokenLines; j-- {
		if joins[j] == unjoined {
			return !p.Lines[j].opensItem()
		}
	}
	return true
}

// opensItem reports whether the line begins with the mark of an item, which its view may lack.
func (l *Line) opensItem() bool { return l.item || opensItem(l.text()) }

// opensItem reports whether s begins with the mark or number of an item of a list.
func opensItem(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '*', '+', '-', '•', '·', '□', '○', '▪', '■', '►', '▶', '→', '–', '#', '|':
		return n == len(s) || s[n] == ' '
	}
	for n = 0; n < len(s) && s[n] >= '0' && s[n] <= '9'; n++ {
	}
	return n > 0 && n <= 3 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}

// full reports whether line i, which stands as far below the one above as lines of a paragraph of that width do, goes
// on from it as it had no room for its first word. The line above itself goes on from the one above it as said.
func (p *Page) full(i int, w width, above join) bool {
	a, b := &p.Lines[i-1], &p.Lines[i]
	have, need := a.columns(), b.firstWord()
	if further := int(a.indent) - int(b.indent); further > 0 && have > w.columns {
		have -= further // a paragraph whose first line is moved in after it was wrapped
	}
	switch {
	case b.over(w.columns):
		return false
	case have > w.columns:
		return p.open(a, b) && have <= a.widest() && !b.opensItem()
	case need > w.columns: // an address, which would stand alone below any line
		return p.open(a, b) && (above != unjoined || have >= w.columns*7/10)
	case have+need > w.columns:
		return true
	case b.opensItem():
		return false
	case w.ragged && have >= w.columns*7/10 && have >= narrow:
		return !a.shape.Ends || have+need+6 > w.columns
	}
	return have*2 >= w.columns && p.open(a, b) && !uncased(initial(b.text()))
}

// columns returns the columns that a line takes, its indent and the marks in it included.
func (l *Line) columns() int {
	if l.look.columns > 0 {
		return int(l.look.columns)
	}
	if l.shape.Signs != 0 && l.shape.Signs&scan.High == 0 {
		return int(l.indent) + len(l.text())
	}
	if l.punctuated() {
		return int(l.indent) + len(l.text()) - 2*strings.Count(l.text(), "\xe2")
	}
	return int(l.indent) + columnsOf(l.text())
}

// punctuated reports whether the line has nothing above ASCII but dashes and quotes, U+2010 to U+2027: of
// three bytes each, which begin with 0xE2, and a column.
func (l *Line) punctuated() bool { return l.shape.Signs != 0 && l.shape.Signs&scan.Foreign == 0 }

// widest returns how many columns a wrapped line like this one has at most.
func (l *Line) widest() int {
	if l.shape.Signs&scan.Foreign != 0 && !l.cased() {
		return 2 * widestWide
	}
	return widest
}

// columnsOf returns the columns of a text in a terminal: two of a character of East Asia.
func columnsOf(s string) (n int) {
	for n+8 <= len(s) && scan.EightAt(s, n)&(0x80*scan.Each) == 0 { // ASCII
		n += 8
	}
	for i := n; i < len(s); i++ {
		switch b := s[i]; {
		case b >= firstWide:
			for _, r := range s[i:] {
				n += 1 + btoi(wide(r))
			}
			return n
		case utf8.RuneStart(b):
			n++
		}
	}
	return n
}

// firstWide is the least byte with which a character that takes two columns begins.
const firstWide = 0xE1

// hasWide reports whether a character of s takes two columns.
func hasWide(s string) bool {
	for i := range len(s) {
		if s[i] >= firstWide {
			return strings.ContainsFunc(s[i:], wide)
		}
	}
	return false
}

// wide reports whether r takes two columns: Hangul, Han, Kana and their signs, and full-width forms.
func wide(r rune) bool {
	return r >= 0x1100 && (r < 0x1160 || r >= 0x2E80 && (r < 0xA4D0 || r >= 0xAC00 && r < 0xD7A4 || r >= 0xF900 && r < 0xFB00 ||
		r >= 0xFE30 && r < 0xFE70 || r >= 0xFF00 && r < 0xFF61 || r >= 0xFFE0 && r < 0xFFE7 || r >= 0x20000 && r < 0x40000))
}

// over reports whether the line is longer than a width for other reasons than one long word.
func (l *Line) over(width int) bool {
	if !l.wider(width) {
		return false
	}
	for rest := l.text(); l.shape.Signs&scan.Script == 0; {
		at := strings.IndexByte(rest, ' ')
		if at >= longestWord || at < 0 && len(rest) >= longestWord {
			return false
		} else if at < 0 {
			break
		}
		rest = rest[at+1:]
	}
	return true
}

// longestWord is the bytes of a word that is longer than any but an address.
const longestWord = 30

// wider reports whether the line takes more columns than a width. It reads no more of the line than tells.
func (l *Line) wider(width int) bool {
	bytes := int(l.indent) + len(l.text())
	switch {
	case l.look.columns > 0:
		return int(l.look.columns) > width
	case bytes <= width:
		return false
	case bytes > 4*width: // a character has at most four bytes
		return true
	case l.punctuated():
		return l.columns() > width
	}
	room := width - int(l.indent)
	for _, r := range l.text() {
		if room -= 1 + btoi(wide(r)); room < 0 {
			return true
		}
	}
	return false
}

// firstWord returns the columns that the first word of a line would take behind another line, its
// space included: in a script without spaces a character, and a sign that may not begin a line.
func (l *Line) firstWord() int {
	if l.look.columns > 0 && l.shape.Signs&scan.Script == 0 {
		return int(l.look.first) + 1
	}
	word := l.text()
	if i := strings.IndexByte(word, ' '); i >= 0 {
		word = word[:i]
	}
	if l.shape.Signs&scan.Script != 0 {
		if scan.Spaceless(initial(word)) {
			return 4
		}
		return min(len(word)+1, 8)
	}
	if l.shape.Signs != 0 && l.shape.Signs&scan.High == 0 {
		return len(word) + 1
	}
	return columnsOf(word) + 1
}

func startsSmall(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return scan.Signs[s[0]] == scan.Small
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) && !scan.Georgian(r)
}
