package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// What stays with the passages of a story on a page saved whole: what stands beside them, between
// them and below them, and is told by its place together with what it looks like.
const (
	attached    = 4  // lines below a passage within which a list or table of the story begins
	longestList = 60 // lines of it
)

// adjoin keeps line i, which stands right by a passage of a story, if a sentence ends in it and
// something else behind: who wrote it in brackets, a face, an address.
func (p *Page) adjoin(i int) {
	if i < 0 || i >= len(p.Lines) {
		return
	}
	if l := &p.Lines[i]; l.Rule == nil && p.scratch.text.kinds[i] == plainLine && l.shape.Lower >= l.shape.Caps && l.shape.Words >= 8 && (sentenceIn(l.text()) || pictured(l.text())) {
		l.off = false
	}
}

// pictured reports whether s ends with a picture of a face or a thing in the place of a full stop.
func pictured(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\uFE0F\u200D"))
	return r >= 0x1F300 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF
}

// longestBlock is how many lines a paragraph printed a sentence or a clause a line has.
const longestBlock = 10

// finish keeps the lines below line i, a passage of a story, as far as its block goes, lines with
// no blank line between, if the block ends in a sentence and rules know none of its lines.
func (p *Page) finish(i int) {
	if p.gap == 0 {
		return
	}
	first, end := i, i+1
	for first > 0 && i-first < longestBlock && p.above(first) == 0 {
		first--
	}
	for end < len(p.Lines) && end-first <= longestBlock && p.above(end) == 0 && p.Lines[end].Rule == nil {
		end++
	}
	if end-first > longestBlock || end < len(p.Lines) && p.above(end) == 0 || !p.Lines[end-1].sentence() {
		return
	}
	for i++; i < end; i++ {
		p.Lines[i].off = false
	}
}

// broken reports whether passage k, which is open and ends as a sentence, is separated from one
// that is of a story by nothing but advertisements, forms to subscribe, players and pictures, which
// are put between paragraphs, or stands by such of which one says that the story goes on.
func (p *Page) broken(list []passage, k int, least int32) bool {
	q := &list[k]
	if q.points < least-unsure || q.ended == 0 {
		return false
	}
	i := int(q.line)
	up, goesOn := p.inserted(i, -1)
	down, goesOnBelow := p.inserted(i, +1)
	if goesOn || goesOnBelow {
		return true
	}
	if q.words < fewestBroken {
		return false
	}
	above := k > 0 && !list[k-1].outer && up < i-1 && int(list[k-1].line) == up
	return above || k+1 < len(list) && list[k+1].points >= least && down > i+1 && int(list[k+1].line) == down
}

const (
	mostInserted = 8 // lines of an advertisement or a form between two paragraphs
	fewestBroken = 8 // words of a paragraph below or above it
)

// inserted returns the next line from line i, up or down, that is none of an advertisement, a form
// to subscribe, a player or a picture, and reports whether one of those between says that the story
// goes on.
func (p *Page) inserted(i, step int) (next int, goesOn bool) {
	for next = i + step; next >= 0 && next < len(p.Lines) && (next-i)*step <= mostInserted; next += step {
		r := p.Lines[next].Rule
		if r == nil || !r.inserts() {
			break
		}
		goesOn = goesOn || r.Name == "advertisement/continues"
	}
	return next, goesOn
}

// inserts reports whether the rule finds what is put between two paragraphs of a story.
func (r *Rule) inserts() bool {
	switch r.Category {
	case Newsletter, Advertisement, Media, Caption, Credit:
		return true
	}
	return r == invisible
}

// lastWords is how many words the last paragraph of a story has that is told by what stands below
// it.
const lastWords = 25

// closes reports whether a passage, which is open, stands right above a line of the story's source
// or a credit: so a story ends whose last paragraph a list of other stories parts from the rest.
func (p *Page) closes(q *passage) bool {
	if q.points < storyPoints-unsure || q.words < lastWords || q.ended == 0 || int(q.line)+1 == len(p.Lines) {
		return false
	}
	r := p.Lines[q.line+1].Rule
	return r != nil && (r.Category == Credit || r.Category == Source)
}

// attach keeps the list or table that begins right below a passage: rows with figures, lines with
// the mark of an item, lines that are built alike, or whatever short lines a colon leads to.
func (p *Page) attach(last, end int) {
	to := last + 1
	for to < end && to < last+longestList && p.Lines[to].Rule == nil && p.scratch.text.kinds[to] == plainLine {
		to++
	}
	for i := last + 1; i < min(to, last+1+attached); i++ {
		n := p.listLines(i, to)
		if i <= last+2 && p.Lines[i].signsPost() || i == last+1 && p.signsQuote(i) {
			n = 1
		}
		if n == 0 && i == last+1 && p.Lines[last].introduces() {
			n = p.spaced(i, to)
		}
		if n > 0 {
			for j := last + 1; j < i+n; j++ {
				p.Lines[j].off = false
			}
			return
		}
	}
}

// underTitle keeps the list or table that begins right below the title of the page where it is said
// again: a calendar, standings, a price list can be all there is.
func (p *Page) underTitle() {
	for i := 1; i < len(p.Lines); i++ {
		if !p.anchor(i) {
			continue
		}
		last := i
		for last+1 < len(p.Lines) && last < i+attached && (p.scratch.text.kinds[last+1] == knownLine || p.Lines[last+1].stamped()) {
			last++ // a date, buttons
		}
		p.attach(last, len(p.Lines))
	}
}

// signsPost reports whether the line is the name and the handle below a post of a network that a
// story quotes: "— Ada Lund (@adalund) May 6, 2025".
func (l *Line) signsPost() bool {
	for _, dash := range [...]string{"—", "–", "- "} {
		if rest, ok := strings.CutPrefix(l.text(), dash); ok {
			at := strings.Index(rest, "(@")
			return at > 0 && strings.IndexByte(rest[at:], ')') > 2
		}
	}
	return false
}

// signsQuote reports whether line i is a name behind a dash, right below a paragraph that ends a
// quotation: who said it.
func (p *Page) signsQuote(i int) bool {
	s := p.Lines[i].text()
	r, n := utf8.DecodeRuneInString(s)
	if r != '–' && r != '—' && r != '―' || p.Lines[i].shape.Words > 5 || p.Lines[i].shape.Words == 0 || !scan.CapitalFirst(strings.TrimLeft(s[n:], " ")) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(p.Lines[i-1].text())
	return strings.ContainsRune("”\"»“‘’」』", last)
}

// listLines returns how many lines from i to end are of one list: at least four rows, or three
// items.
func (p *Page) listLines(i, end int) (n int) {
	items, alike := 0, 0
	frame, figures := p.Lines[i].shape.Signs&built, p.Lines[i].shape.Signs&scan.Digit
	number := itemNumber(p.Lines[i].text())
	for n = i; n < end; n++ {
		l := &p.Lines[n]
		if next := p.nextItem(n, end, number); next >= 0 {
			n, number = next, number+min(number, 1)
			items++
			continue
		}
		item, like := opensItem(l.text()) || l.item, frame != 0 && l.shape.Signs&built == frame || figures&l.shape.Signs != 0
		if !item && !like && !p.tabled(n) {
			break
		}
		items, alike = items+btoi(item), alike+btoi(!item)
	}
	if items >= 3 || alike >= 4 {
		return n - i
	}
	return 0
}

// behindItem is how many lines stand between two items of a numbered list: an address, a price, a
// remark.
const behindItem = 3

// nextItem returns the line of the item that follows number n of a list, one of the lines from line
// i before end; -1 where none of them does. A list that goes on counting is one, whatever stands
// between; where the page's view lacks the numbers, an address may.
func (p *Page) nextItem(i, end, n int) int {
	for j := i; j < end && j <= i+behindItem; j++ {
		l := &p.Lines[j]
		if n > 0 && itemNumber(l.text()) == n+1 || n == 0 && j > i && l.item {
			return j
		}
		if n == 0 && (l.item || l.shape.Words > 1 && !strings.HasPrefix(strings.TrimLeft(l.text(), "*_<("), "http")) {
			break
		}
	}
	return -1
}

// itemNumber returns the number that s begins with as an item of a list does, 0 where none is: "6)
// ", "6. ", "6、".
func itemNumber(s string) (number int) {
	n := 0
	for ; n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9'; n++ {
		number = number*10 + int(s[n]-'0')
	}
	rest := s[n:]
	switch r, size := utf8.DecodeRuneInString(rest); {
	case n == 0 || len(rest) <= size:
	case (r == '.' || r == ')') && rest[size] == ' ', r == '、', r == '．', r == '）':
		return number
	}
	return 0
}

// built are the signs that lines of a list share where each is built as the others are.
const built = scan.Paren | scan.Colon | scan.Slash | scan.Bar

// spaced returns how many lines from i to end stand no further apart than the first two.
func (p *Page) spaced(i, end int) int {
	n := i + 1
	for n < end && p.above(n) <= p.above(i+1) {
		n++
	}
	return n - i
}
