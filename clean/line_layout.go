package clean

import (
	"onecopy/clean/internal/scan"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	unjoined join = iota // it does not
	wrapped              // the line above is full
	broken               // a sentence was broken where it had links
)

// goesOn returns the first line from line i on in which the one above seems to go on, or the number
// of lines.
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

// cased reports whether the line is in a script with capitals.
func (l *Line) cased() bool {
	return l.shape.Signs&scan.Script == 0 && l.shape.Signs&(scan.Capital|scan.Small) != 0
}

// barred reports whether line i cannot go on from the one above, whatever their lengths: a rule
// knows one of them, it begins an item of a list, it is further in than its paragraph, or only one
// of them is in capitals.
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

// hasWide reports whether a character of s takes two columns.
func hasWide(s string) bool {
	for i := 0; i < len(s); i++ {
		if i+8 <= len(s) && scan.EightAt(s, i)&(0x80*scan.Each) == 0 { // ASCII
			i += 7
			continue
		}
		if s[i] < firstWide || s[i] == 0xE2 && i+1 < len(s) && s[i+1] < 0xBA { // no character below U+2E80 is wide there
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); wide(r) {
			return true
		}
	}
	return false
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

// wider reports whether the line takes more columns than a width. It reads no more of the line than
// tells.
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

// midway reports whether line i can go on from the one above though it begins as an item does: with
// a dash between two parts of a sentence, or a number such as a day's. The lines above, of which no
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

// punctuated reports whether the line has nothing above ASCII but dashes and quotes, U+2010 to
// U+2027: of three bytes each, which begin with 0xE2, and a column.
func (l *Line) punctuated() bool { return l.shape.Signs != 0 && l.shape.Signs&scan.Foreign == 0 }

// firstWide is the least byte with which a character that takes two columns begins.
const firstWide = 0xE1

// wide reports whether r takes two columns: Hangul, Han, Kana and their signs, and full-width
// forms.
func wide(r rune) bool {
	return r >= 0x1100 && (r < 0x1160 || r >= 0x2E80 && (r < 0xA4D0 || r >= 0xAC00 && r < 0xD7A4 || r >= 0xF900 && r < 0xFB00 ||
		r >= 0xFE30 && r < 0xFE70 || r >= 0xFF00 && r < 0xFF61 || r >= 0xFFE0 && r < 0xFFE7 || r >= 0x20000 && r < 0x40000))
}

// longestWord is the bytes of a word that is longer than any but an address.
const longestWord = 30
