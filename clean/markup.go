package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// Text comes with the marks of Markdown and of programs that print web pages as text. To the passes
// they are in the way: a headline begins with "#", a button is in brackets, a link address is the
// longest word of the page. So the passes look at a view of the page in which the marks are gone
// (view.go); what is cut and kept is told of the page itself, and each mark inside kept text is a
// cut of its own.
var (
	markLink     = &Rule{Name: "markup/link", Category: Markup, Why: "mark or address of a link"}
	markNumber   = &Rule{Name: "markup/number", Category: Markup, Why: "number of a link that a text browser printed"}
	markRefs     = &Rule{Name: "markup/references", Category: Markup, Why: "list of the addresses of the links of a page"}
	markImage    = &Rule{Name: "markup/image", Category: Markup, Why: "name or address of a picture"}
	markEmphasis = &Rule{Name: "markup/emphasis", Category: Markup, Why: "mark of words in bold or italics"}
	markHeading  = &Rule{Name: "markup/heading", Category: Markup, Why: "mark of a heading"}
	markQuote    = &Rule{Name: "markup/quote", Category: Markup, Why: "mark of a quoted line"}
	markList     = &Rule{Name: "markup/list", Category: Markup, Why: "mark of a list item that is empty"}
	markEscape   = &Rule{Name: "markup/escape", Category: Markup, Why: "backslash that says that the next character is not a mark"}
	markTable    = &Rule{Name: "markup/table", Category: Markup, Why: "border of a table"}
	markTag      = &Rule{Name: "markup/tag", Category: Markup, Why: "tag, comment or attribute between the text"}
	markSpace    = &Rule{Name: "markup/space", Category: Markup, Why: "space written as an entity"}
	markField    = &Rule{Name: "markup/field", Category: Markup, Why: "field, frame or button of a page that a text browser printed"}
)

// markupRows are the rules of marks.
var markupRows = []*Rule{markLink, markNumber, markRefs, markImage, markEmphasis, markHeading, markQuote, markList, markEscape, markTable, markTag, markSpace, markField}

// The numbers of marks from which a page is believed to have such marks.
const (
	someHeadings = 2 // one where it is the first line of the page
	someEscapes  = 2
	someNumbers  = 3
	someQuotes   = 2
	someBullets  = 3
	nextNumber   = 40 // how much higher the next link number may be: links without text are numbered too
)

// marked reports whether the page has marks.
func (c *census) marked() bool {
	return c.rich() || c.numbered() || c.quotes >= someQuotes || c.stubs > 0 || c.bullets >= someBullets || c.entities+c.grids > 0
}

// rich reports whether the page is Markdown.
func (c *census) rich() bool {
	return c.markdown > 0 || c.headings >= someHeadings || c.escapes >= someEscapes
}

// numbered reports whether links have numbers.
func (c *census) numbered() bool { return c.numbers >= someNumbers }

// pictured reports whether a line in brackets is the name of a picture.
func (c *census) pictured() bool { return c.stubs > 0 || c.dashes >= someBullets }

// census looks for marks, in lines that have a sign which plain lines lack. Front matter has none.
func (p *Page) census(fronts []textRange) (c census) {
	for at := strings.IndexByte(p.Text, '&'); at >= 0; {
		rest := p.Text[at+1:]
		if strings.HasPrefix(rest, "nbsp;") || strings.HasPrefix(rest, "amp;") {
			c.entities++
			break
		}
		next := strings.IndexByte(rest, '&')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	for i := 0; i < len(p.Lines); i++ {
		if len(fronts) > 0 && fronts[0].from == i {
			i, fronts = fronts[0].to-1, fronts[1:]
			continue
		}
		l := &p.Lines[i]
		if l.shape.Signs&scan.Opened != 0 && len(l.text()) > 1 {
			c.front(p, i)
		}
		if l.shape.Signs&scan.Odd != 0 {
			c.inside(l.text())
		}
	}
	return c
}

// front looks at what line i begins with.
func (c *census) front(p *Page, i int) {
	s := p.line(i)
	switch s[0] {
	case '#':
		if level, _ := heading(s); level > 0 && level < len(s) {
			c.headings += 1 + btoi(i == 0)
		}
		if strings.HasPrefix(s, "#[") && figures(s[2:]) > 0 {
			c.numbers += someNumbers
		}
	case '=':
		if rule(s) && i > 0 && p.above(i) == 0 {
			c.headings++
		}
	case '>':
		c.quotes++
	case '`':
		c.markdown += btoi(strings.HasPrefix(s, "```"))
	case '|':
		c.grids += btoi(drawnBorder(s))
	case '-', '*', '+', 0xC2, 0xE2:
		c.grids += btoi(drawnBorder(s))
		c.bullets += btoi(bullet(s) > 0)
		c.dashes += btoi(strings.HasPrefix(s, "-   "))
	}
}

// inMarks are the bytes that marks inside a line have.
var inMarks = func() (set [256]bool) {
	for _, b := range []byte("[]*\\<|") {
		set[b] = true
	}
	return set
}()

// inside looks for marks in a line.
func (c *census) inside(s string) {
	for i := 0; i+1 < len(s); i++ {
		if !inMarks[s[i]] {
			continue
		}
		switch s[i] {
		case '[':
			n := figures(s[i+1:])
			end := i + 1 + n
			switch {
			case n > 0 && n < 6 && end+1 < len(s) && s[end] == ']' && scan.Signs[s[end+1]] != scan.Space && numberable(s, i):
				if n := atoi(s[i+1 : end]); n > c.last && n <= c.last+nextNumber {
					c.last = n
					c.numbers++
				}
			case s[i+1] == ']' && !strings.HasPrefix(s[i+2:], "("):
				c.stubs++
			default:
				c.stubs += btoi(picture(inBrackets(s[i:])))
			}
		case ']':
			if s[i+1] == '(' && addressed(s[i+2:]) {
				c.markdown++
			}
		case '*':
			if rest := s[i+2:]; s[i+1] == '*' && rest != "" && rest[0] != '*' && scan.Signs[rest[0]] != scan.Space && strings.Contains(rest, "**") {
				c.markdown++
				return
			} else if s[i+1] == '*' && strings.Trim(s, "* ") == "" {
				return
			}
		case '\\':
			c.escapes += btoi(escapable(s[i+1]))
		case '<':
			c.markdown += btoi(strings.HasPrefix(s[i:], "<http") || strings.HasPrefix(s[i:], "<!--"))
		case '|':
			c.markdown += btoi(strings.HasSuffix(s[:i], "---") && strings.HasPrefix(s[i+1:], "---"))
		}
	}
}

// figures returns how many figures s begins with.
func figures(s string) (n int) {
	for n < len(s) && scan.Signs[s[n]] == scan.Digit {
		n++
	}
	return n
}

// numberable reports whether a link number may stand at byte i of a line: no letter and no end of a
// sentence stands before it, as before the number of a footnote.
func numberable(s string, i int) bool {
	if i == 0 {
		return true
	}
	switch b := s[i-1]; b {
	case '(', '[', ']', '"', '\'', '/', '|', '#', '-', '+', '*', '>':
		return true
	default:
		return scan.Signs[b] == scan.Space || b >= 0x80
	}
}

// inBrackets returns what stands in the brackets that s begins with, if they close on the same line
// soon.
func inBrackets(s string) string {
	if end := strings.IndexByte(s[:min(len(s), 200)], ']'); end > 0 {
		return s[1:end]
	}
	return ""
}

// pictureEnds are what names of pictures end with.
var pictureEnds = []string{".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".bmp", ".ico", ".avif"}

// picture reports whether s is the file name of a picture, or one of the words lynx prints in its
// place.
func picture(s string) bool {
	switch s {
	case "INLINE", "IMAGE", "ISMAP", "IMG", "LINK", "EMBED":
		return true
	}
	if len(s) < 5 || strings.ContainsAny(s, " \t") {
		return false
	}
	s = strings.ToLower(s)
	return slices.ContainsFunc(pictureEnds, func(end string) bool { return strings.HasSuffix(s, end) || strings.Contains(s, end+"?") })
}

// addressed reports whether s, what stands behind "](", begins as an address does.
func addressed(s string) bool {
	for i := range min(len(s), 60) {
		switch s[i] {
		case '/', '.', '#', ':', '?', '<':
			return true
		case ' ', ')', '\t':
			return false
		}
	}
	return false
}

// escapable reports whether a backslash before b is an escape.
func escapable(b byte) bool { return strings.IndexByte("\\`*_{}[]()#+-.!|~><", b) >= 0 }

// heading returns the level of a heading, 0 of a line that is none, and where its text ends.
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

// drawnBorder reports whether s is a border of a table drawn with bars.
func drawnBorder(s string) bool {
	return len(s) >= 5 && strings.Contains(s, "+--") && strings.Trim(s, "-|+ ") == "" || len(s) >= 5 && strings.Contains(s, "+==") && strings.Trim(s, "=|+ ") == ""
}

// bullet returns the bytes of the sign that a list item begins with, 0 if s begins with none. Text
// between two dashes is not an item.
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

// plainRule reports whether s is a line of stars, dashes, bullets or the like that divides a text,
// which is no mark of a list.
func plainRule(s string) bool {
	n := 1
	if s[0] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(s)
	} else if strings.IndexByte("*-_+", s[0]) < 0 {
		return false
	}
	return len(s) >= 3*n && strings.Trim(s, s[:n]+" ") == ""
}

// bullets are the signs that list items begin with, beside the dash, the star and the plus.
const bullets = "•□☆○▪◦‣·●■▸►▶"
