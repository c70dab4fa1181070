package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// divider marks what stands above each headline of a file: a number, a word, a row of signs.
var divider = &Rule{Name: "navigation/divider", Category: Navigation, Why: "stands above each headline of the file"}

// dividing returns the rule of such a line.
func (l *Line) dividing(r *frame) *Rule {
	switch {
	case l.hit() != nil && l.stamped():
		return l.hit()
	case l.stamped():
		return whenLine
	case r.key == signedFrame:
		return besideLine
	}
	return divider
}

// mostDividing is how many bytes a line has that divides stories.
const mostDividing = 64

// dividerMark returns the mark of a short line that may stand between two stories: a number, a
// date, an address, a byline, a name, or words that are the same each time.
func (p *Page) dividerMark(i int) (m frameMark, ok bool) {
	l, s := &p.Lines[i], p.line(i)
	if key, _ := p.partingMark(i); key != 0 {
		return frameMark{key: key}, true
	}
	if m, ok = l.footMark(s); ok {
		return m, true
	}
	switch {
	case l.shape.Words <= 2 && bareAddress(s):
		return frameMark{key: addressFrame}, true
	case l.shape.Words > 8 || len(s) > mostDividing:
		return m, false
	case l.scoreMark(s).key != noFrame:
		return m, false
	case l.Role == Byline || l.hit() != nil && l.hit().Category == Byline:
		return frameMark{key: bylineFrame}, true
	case p.wrote(i):
		return frameMark{key: postedFrame}, true
	case l.stamped() || l.Role == Timestamp || isoDay(s) || pagedDay(s):
		return frameMark{key: dayFrame}, true
	case l.shape.Ends && l.Rule == nil && l.shape.Words > 1 || strings.HasSuffix(s, ":") || clocked(s):
		return m, false
	case l.shape.Words <= 4 && wired(s):
		return frameMark{key: wireFrame}, true
	case l.shape.Signs&scan.Digit == 0 && personal(s) && strings.Contains(s, ","):
		return frameMark{key: signedFrame}, true
	case l.shape.Words <= 3:
		return spelled(s)
	}
	return m, false
}

// wired reports whether s is the line of letters below a story of an agency: "dpa ab cd".
func wired(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	if rest == "" || !agencies[first] {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		if len(w) > 3 || w != strings.ToLower(w) {
			return false
		}
	}
	return true
}

// spelled returns the mark of what is the same each time but for its number. A sum of money is
// text, and a letter by itself is who speaks.
func spelled(s string) (m frameMark, ok bool) {
	m.key = fnvOffset
	digits, letters, figures := 0, 0, 0
	for k := 0; k < len(s); k++ {
		c := s[k]
		if scan.Signs[c] == scan.Digit {
			if k == 0 || scan.Signs[s[k-1]] != scan.Digit {
				figures++
			}
			if figures == 1 && m.number < 1<<20 {
				m.number = m.number*10 + int32(c-'0') // of "1/2031" the first
			}
			if digits++; k+1 < len(s) && scan.Signs[s[k+1]] == scan.Digit {
				continue
			}
			c = '0'
		} else if c >= utf8.RuneSelf || scan.Signs[c]&(scan.Small|scan.Capital) != 0 {
			letters++
		}
		m.key = (m.key ^ uint64(c)) * fnvPrime
	}
	m.counted = digits > 0
	m.weak = letters > 0 && digits == 0
	asked := letters == 1 && digits == 0 // Q and A of an interview
	if figures == 2 && strings.IndexByte(s, '/') > 0 {
		digits -= 4
	}
	return m, digits <= 4 && !asked && !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) })
}

// headMarks returns the marks that a headline on line i has in it.
func (p *Page) headMarks(i int) (list [2]frameMark) {
	s := p.line(i)
	if len(s) < 4 {
		return list
	}
	if list[0] = leadMark(s); list[0].key == noFrame {
		if sign := p.signOff(i); sign >= utf8.RuneSelf {
			list[0] = signMark(sign)
		} else {
			list[0] = p.Lines[i].scoreMark(s)
		}
	}
	if at := strings.LastIndex(s, " | "); at > 0 && len(s)-at < 40 {
		m, _ := spelled(s[at:])
		list[1] = frameMark{key: m.key ^ numberFrame, inHead: true}
	}
	return list
}

// leadMark returns the mark that s begins with as a headline.
func leadMark(s string) (m frameMark) {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case dayFirst(s):
		return frameMark{key: datedFrame, inHead: true}
	case closingSign(first) == last && last != 0:
		quoted := first != '[' && first != '【' && first != '〔'
		return frameMark{key: quoteFrame<<32 | uint64(first), inHead: true, quoted: quoted}
	case scan.Signs[s[0]] == scan.Digit || (first == '#' || first == '(' || first == '[') && len(s) > 1 && scan.Signs[s[1]] == scan.Digit:
		return numberMark(s)
	case first == 'I' || first == 'V' || first == 'X':
		return romanMark(s)
	case first != '-' && first != '…' && (unicode.IsSymbol(first) || opensList(first) && first != '(' && first != '['):
		return signMark(first)
	}
	return m
}

// closingSign returns what closes what r opens, 0 of other runes.
func closingSign(r rune) rune {
	switch r {
	case '[':
		return ']'
	case '【':
		return '】'
	case '〔':
		return '〕'
	case '«':
		return '»'
	case '“':
		return '”'
	case '„':
		return '“'
	case '「':
		return '」'
	case '"':
		return '"'
	}
	return 0
}

// signMark returns the mark of a headline that begins with a sign, as "►".
func signMark(sign rune) frameMark {
	return frameMark{key: quoteFrame<<40 | uint64(sign), inHead: true, parts: true}
}

// numberMark returns the mark of a headline with a number: "1)", "#1", "1 -", "[1]".
func numberMark(s string) (m frameMark) {
	m = frameMark{key: fnvOffset, inHead: true, counted: true, parts: true}
	k, digits := 0, 0
	for ; k < len(s) && k < 6 && s[k] != ' ' && s[k] != '\t'; k++ {
		c := s[k]
		if scan.Signs[c] == scan.Digit {
			digits++
			if m.number = m.number*10 + int32(c-'0'); digits > 3 {
				return frameMark{}
			}
			c = '0'
			if digits > 1 {
				continue
			}
		} else if c >= utf8.RuneSelf || scan.Signs[c]&(scan.Small|scan.Capital) != 0 || c == ':' || c == ',' || c == '%' {
			return frameMark{}
		}
		m.key = (m.key ^ uint64(c)) * fnvPrime
	}
	rest := strings.TrimLeft(s[k:], " \t")
	bare := k == digits // no sign at the number
	if digits == 0 || rest == "" || k == len(s) || bare && !dashed(rest) {
		return frameMark{}
	}
	return m
}

// dashed reports whether s begins with a dash and a space.
func dashed(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return (r == '-' || r == '–' || r == '—') && len(s) > n && s[n] == ' '
}

// romanDigit returns the value of I, V or X.
func romanDigit(c byte) int32 {
	switch c {
	case 'I':
		return 1
	case 'V':
		return 5
	}
	return 10
}

// romanMark returns the mark of a headline with a Roman number: "IV. ", "IV) ".
func romanMark(s string) (m frameMark) {
	k := 0
	for k < len(s) && k < 7 && (s[k] == 'I' || s[k] == 'V' || s[k] == 'X') {
		k++
	}
	if k+2 >= len(s) || s[k] != '.' && s[k] != ')' || s[k+1] != ' ' {
		return m
	}
	value, before := int32(0), int32(0)
	for j := k - 1; j >= 0; j-- {
		v := romanDigit(s[j])
		if v < before {
			value -= v
		} else {
			value, before = value+v, v
		}
	}
	return frameMark{key: numberFrame<<8 | uint64(s[k]), number: value, counted: true, inHead: true, parts: true}
}

// saidBytes are the bytes of text above and below a line in which its words are looked for, and
// leadSaid those that a lead begins with, which says its headline again at times.
const (
	saidBytes = 6000
	leadSaid  = 160
)

// mostSaid is how many places of a text are looked at.
const mostSaid = 4

// insideLine reports whether text has s in a line with other words, and not as a line of its own,
// as a table of contents has the headlines of the stories below.
func insideLine(text, s string) bool {
	for range mostSaid {
		at := strings.Index(text, s)
		if at < 0 {
			return false
		}
		before := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
		text = text[at+len(s):]
		behind, _, _ := strings.Cut(text, "\n")
		if strings.ContainsFunc(before, unicode.IsLetter) || strings.ContainsFunc(behind, unicode.IsLetter) {
			return true
		}
	}
	return false
}

// saidWhole reports whether the text around line i says what the line says, as it does of what was
// pulled out of it: word by word, inside a line, and not as the lead begins.
func (p *Page) saidWhole(i int) bool {
	l := &p.Lines[i]
	s := strings.TrimFunc(p.line(i), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(s) < 12 || l.shape.Words < 3 {
		return false
	}
	if insideLine(p.Text[max(0, l.Start()-saidBytes):l.Start()], s) {
		return true
	}
	from := min(len(p.Text), l.End()+leadSaid)
	below := p.Text[from:min(len(p.Text), from+saidBytes)]
	at := strings.Index(below, s)
	if at < 0 || at+len(s) == len(below) || below[at+len(s)] == '\n' {
		return false
	}
	return strings.LastIndexByte(p.Text[:from+at], '\n') < from+at-leadSaid
}
