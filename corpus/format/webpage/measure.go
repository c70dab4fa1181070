package webpage

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A measure is what is counted of a line.
type measure struct {
	words, commas int32
	size          uint8 // short, middling or long
	bucket        uint8 // of words
	link          uint8 // bucket of linked
	end           uint8
	prose         bool
	heading       bool
}

func bucketOf(n int32, ends ...int32) uint8 {
	for i, e := range ends {
		if n <= e {
			return uint8(i)
		}
	}
	return uint8(len(ends))
}

// measure counts what is on each line.
func (p *Rendering) measure() []measure {
	list := make([]measure, len(p.Lines))
	for i := range p.Lines {
		l, m := &p.Lines[i], &list[i]
		s := p.Text[l.Start:l.End]
		m.words, m.commas = countWords(s)
		m.bucket = bucketOf(m.words, 1, 3, 6, 10, 15, 24, 39, 69)
		m.size = bucketOf(m.words, 6, 15)
		share := int32(0)
		if l.letters > 0 {
			share = l.linked * 100 / l.letters
		}
		switch {
		case l.linked == 0:
		case share >= 97:
			m.link = 5
		default:
			m.link = 1 + bucketOf(share, 15, 40, 70)
		}
		m.end = endOf(s)
		m.prose = m.words >= 12 && share < 30 && (m.end == 1 || m.words >= 25)
		switch p.nodes[l.node].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			m.heading = true
		}
	}
	return list
}

// countWords counts words and commas. Of scripts without spaces two letters are a word, nearly.
func countWords(s string) (words, commas int32) {
	dense, in := int32(0), false
	for _, c := range s {
		letter := c < utf8.RuneSelf && letterOrDigit(byte(c)) || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c))
		switch {
		case c == ',' || c == '，' || c == '、' || c == '،':
			commas++
		case letter && c >= 0x0e00 && scriptWithoutSpaces(c):
			dense++
		case letter && !in:
			words++
		}
		in = letter || in && (c == '\'' || c == '’' || unicode.Is(unicode.M, c))
	}
	return words + dense/2, commas
}

func scriptWithoutSpaces(c rune) bool {
	return c < 0x1000 && c >= 0x0e00 || c >= 0x3040 && c < 0xa000 || c >= 0x1000 && c < 0x10a0 || c >= 0x1780 && c < 0x1800 || c >= 0x20000 && c < 0x30000 || c >= 0xf900 && c < 0xfb00
}

// endOf says how a line ends.
func endOf(s string) uint8 {
	s = strings.TrimRight(s, "\"'”’»)]“‘ \u00a0」』")
	c, _ := utf8.DecodeLastRuneInString(s)
	switch c {
	case '.', '!', '?', '。', '！', '？', '؟', '।', ';', '۔':
		if strings.HasSuffix(s, "...") {
			return 3
		}
		return 1
	case ':', '：':
		return 2
	case '…':
		return 3
	}
	return 0
}

// fold makes lines that say the same equal.
func fold(s string) string { return strings.Map(folding, s) }

// folding is what a character is folded to, -1 for nothing.
func folding(c rune) rune {
	if c < utf8.RuneSelf {
		switch {
		case 'A' <= c && c <= 'Z':
			return c + 'a' - 'A'
		case letterOrDigit(byte(c)):
			return c
		}
		return -1
	}
	if unicode.IsLetter(c) || unicode.IsDigit(c) {
		return unicode.ToLower(c)
	}
	return -1
}

// foldsTo reports whether fold makes of a line what is given, of which it makes no copy.
func foldsTo(s, folded string) bool {
	for _, c := range s {
		if c = folding(c); c < 0 {
			continue
		}
		want, size := utf8.DecodeRuneInString(folded)
		if size == 0 || want != c {
			return false
		}
		folded = folded[size:]
	}
	return folded == ""
}

// mostTitle is of how many words a headline is at most.
const mostTitle = 45

// folded is a line folded, empty of one that is too long for a headline. A page has as many bytes
// of them as of text, so none is kept.
func (p *Rendering) folded(m *measure, i int) string {
	if m.words > mostTitle {
		return ""
	}
	return fold(p.Text[p.Lines[i].Start:p.Lines[i].End])
}

func probability(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
