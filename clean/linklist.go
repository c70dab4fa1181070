package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

var linkList = &Rule{Name: "related/links", Category: Related, Why: "one of a list of links to other stories: they break off, or say how often or when"}

// A list of links is told by what a page prints with them, in any language: headlines that are cut
// to a width and break off, and behind each how often it was read or answered, or when it was
// published.
const (
	fewestLinks = 4   // lines of a list
	fewestCut   = 3   // of them break off, and a quarter
	muchRead    = 150 // readers of a link, which is not an age and no place
	linkWords   = 5   // words of a headline on the average; names and titles of works have fewer
	mostLink    = 25  // words of a line
)

// linkLists marks the lines of such lists, from the first that says so to the last.
func (p *Page) linkLists() {
	if p.signs&(scan.Dots|scan.Paren|scan.Foreign|scan.High) == 0 {
		return
	}
	for i := 0; i < len(p.Lines); {
		j, links := p.links(i)
		if links.linked() && (links.behind() || p.hinted()) {
			for k := links.first; k <= links.last; k++ {
				p.mark(k, linkList)
			}
		}
		i = j
	}
}

// hinted reports whether the words of any line are those of a page saved whole. Without, what
// breaks off can be verses or speech.
func (p *Page) hinted() bool {
	const roles = 1<<Related | 1<<Share | 1<<Newsletter | 1<<Advertisement | 1<<Comments | 1<<Navigation |
		1<<Tags | 1<<Legal | 1<<Media | 1<<Timestamp
	if p.found&roles != 0 {
		return true
	}
	for i := range p.Lines {
		if r := p.Lines[i].hit(); r != nil && roles>>r.Category&1 != 0 {
			return true
		}
	}
	return false
}

// A linkCount is what is printed with lines of a list.
type linkCount struct {
	first, last int   // lines with a mark
	lines       int   // from the first to the last
	words       int32 // of these
	rest        int32 // words below the last
	short       int   // lines that break off
	counted     int   // lines with a number behind them in parentheses
	readers     bool  // one of which cannot be an age
	dated       int   // lines with a day or time behind them in parentheses
	rising      bool  // one of which is later than the line above it, as in a calendar
	day         [3]int
}

// links counts from line i on what is printed with lines that stand equally close and are no
// running text. It returns the line behind the last.
func (p *Page) links(i int) (j int, c linkCount) {
	for j = i; j < len(p.Lines); j++ {
		l := &p.Lines[j]
		if l.Rule != nil || l.piece || l.shape.Words > mostLink || j > i+1 && p.above(j) != p.above(i+1) {
			break
		}
		marked := c.count(l.text())
		switch {
		case !marked && (l.prose() || l.sentence()):
			return max(j, i+1), c
		case marked && c.lines == 0:
			c.first, c.last, c.lines, c.words = j, j, 1, l.shape.Words
		case marked:
			c.lines += j - c.last
			c.words += c.rest + l.shape.Words
			c.last, c.rest = j, 0
		default:
			c.rest += l.shape.Words
		}
	}
	return max(j, i+1), c
}

// linked reports whether lines of which this was counted are links.
func (c *linkCount) linked() bool {
	switch n := c.lines; {
	case n < fewestLinks || c.words < linkWords*int32(n) && c.short*2 < n:
		return false
	case c.short >= fewestCut && c.short*4 >= n:
		return true
	}
	return c.behind()
}

// behind reports whether three quarters of the lines have a number or a day behind them.
func (c *linkCount) behind() bool {
	return c.counted*4 >= c.lines*3 && c.readers || c.dated*4 >= c.lines*3 && !c.rising
}

// count counts what is printed with the link s, and reports whether anything is.
func (c *linkCount) count(s string) bool {
	if cutShort(s) {
		c.short++
		return true
	}
	figures, n := readFigures(parenthesised(s))
	switch {
	case n == 1 && (figures[0] < 1500 || figures[0] > 2100): // a year stands behind a book or film
		c.counted++
		c.readers = c.readers || figures[0] == 0 || figures[0] > muchRead
	case n >= 3:
		if figures[2] > 31 { // day, month, year
			figures[0], figures[2] = figures[2], figures[0]
		}
		c.rising = c.rising || n == 3 && c.dated > 0 && later(figures, c.day) // no calendar says minutes
		c.day = figures
		c.dated++
	default:
		return false
	}
	return true
}

// later reports whether day a, with its year first, is later than day b, if month and day of both
// are read in either order.
func later(a, b [3]int) bool {
	return slices.Compare(a[:], b[:]) > 0 && slices.Compare([]int{a[0], a[2], a[1]}, []int{b[0], b[2], b[1]}) > 0
}

// parenthesised returns what stands in parentheses at the end of s, empty without.
func parenthesised(s string) string {
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
		return ""
	}
	at := max(strings.LastIndexByte(s, '('), strings.LastIndex(s, "（"))
	if at <= 0 {
		return ""
	}
	inner, ok := strings.CutSuffix(strings.TrimLeft(s[at:], "(（"), ")")
	if !ok {
		if inner, ok = strings.CutSuffix(inner, "）"); !ok {
			return ""
		}
	}
	return inner
}

// readFigures returns the first three numbers of s and how many there are, 0 if s has anything but
// numbers and the signs of dates and times.
func readFigures(s string) (figures [3]int, n int) {
	in := false
	for k := range len(s) {
		switch b := s[k]; {
		case b >= '0' && b <= '9':
			if !in {
				n++
			}
			if in = true; n <= len(figures) {
				figures[n-1] = min(figures[n-1]*10+int(b-'0'), 1<<30)
			}
		case strings.IndexByte("/.:- ", b) >= 0:
			in = false
		default:
			return figures, 0
		}
	}
	return figures, n
}

// cutShort reports whether s ends in an ellipsis inside a phrase.
func cutShort(s string) bool {
	for _, end := range [...]string{"...", "…"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			rest = strings.TrimRight(rest, " \u00a0")
			return rest != "" && scan.Signs[rest[len(rest)-1]]&(scan.Small|scan.Capital|scan.Digit|scan.High) != 0 && !scan.Ends(rest)
		}
	}
	return false
}
