package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

var (
	usersRule    = ruleNamed("legal/users")
	relatedUnit  = &Rule{Name: "related/unit", Category: Related, Why: "headline, writer, day and one paragraph of another story, one of several in a row"}
	relatedTitle = &Rule{Name: "related/title", Category: Related, Why: "headline of another story and its first sentence on one line, one of several"}
	termsLine    = &Rule{Name: "legal/users-among", Category: Legal, Why: "stands among rules for the comments of readers"}
)

// Other stories stand below a story in units that are built alike. Letters to the editor,
// obituaries and news in brief are built so too, but stand right below one another with no story
// above; a live blog gives hours, and says seldom who wrote.
const (
	fewUnits   = 4  // units in a row
	unitPeople = 3  // writers of them
	unitLong   = 90 // words of the paragraph of a unit
	unitGap    = 2  // lines between the story and the first unit
	fewTitles  = 6  // lines of headline and sentence on a page
)

// rows reports whether the rule finds other stories in a row, on a page with a story of its own.
func (r *Rule) rows() bool {
	return r == relatedTeaser || r == relatedUnit || r == relatedTitle || r == linkList
}

// units marks units of other stories.
func (p *Page) units() {
	p.bylined()
	p.titleLines()
	p.amongTerms()
}

// amongTerms marks the list that stands between three rules for the comments of readers: what will
// be deleted, and why.
func (p *Page) amongTerms() {
	const longest, longLine = 30, 40 // lines of the list, words of each
	last, n, plain := 0, 0, 0        // the last rule, how many there are, and lines since that can be of the list
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.Rule == usersRule:
			for j := last + 1; j < i && n >= 2 && plain == i-last-1; j++ {
				if p.Lines[j].Rule == nil {
					p.mark(j, termsLine)
				}
			}
			last, n, plain = i, n+1, 0
		case i-last > longest || l.edge:
			n = 0
		case (l.shape.Words <= longLine || strings.Count(l.text(), ";") >= 2) && (l.Rule == nil || l.Role == Legal || l.Role == Comments):
			plain++
		}
	}
}

// bylined marks units of a headline, a writer, a day and a paragraph, below a story.
func (p *Page) bylined() {
	words, last, least := int32(0), -1, fewUnits // of running text above, its last line, and how many units make a row
	for i, seen := 0, 0; i < len(p.Lines); i++ {
		to := i
		if p.Lines[i].edge {
			words, last, least = 0, i, fewUnits
		}
		if words >= fewWords && (i > last+unitGap || least == 1) && i >= seen {
			to, seen = p.unitRow(i, least)
		}
		if to > i {
			least = 1 // those below it
			for j := i; j < to; j++ {
				if p.Lines[j].Rule == nil || p.Lines[j].Role.Kept() {
					p.mark(j, relatedUnit)
				}
			}
			i = to - 1
			continue
		}
		if l := &p.Lines[i]; l.Rule == nil && l.prose() {
			words, last = words+l.shape.Words, i
		}
	}
}

// unitRow returns the end of the units in a row whose first begins at line i, i where there are
// fewer than least, and up to where it looked.
func (p *Page) unitRow(i, least int) (to, seen int) {
	posts, people, n := p.scratch.posts[:0], 0, 0
	for seen = i; ; n++ {
		next := p.unitAt(seen)
		if next == seen {
			break
		}
		name := fingerprint(p.line(seen + 1))
		people += btoi(fresh(posts, name))
		posts, seen = append(posts, post{name: name}), next
	}
	p.scratch.posts = posts
	if n >= least && people >= min(n, unitPeople) {
		return seen, seen
	}
	return i, seen
}

// unitAt returns the line below the unit that begins at line i, i where none does.
func (p *Page) unitAt(i int) int {
	if i+4 > len(p.Lines) || p.Lines[i].Rule != nil || p.Lines[i].edge {
		return i
	}
	head, who, text := &p.Lines[i], &p.Lines[i+1], &p.Lines[i+3]
	switch {
	case head.shape.Words < 3 || head.shape.Words > 25 || head.shape.Ends && head.shape.Words > 14:
	case who.Rule != nil && who.Role != Byline || who.shape.Ends || who.shape.Words > 8 || who.shape.Caps*3 < who.shape.Words*2 || who.shape.Signs&scan.Digit != 0:
	case !p.dayAlone(i + 2):
	case text.Rule != nil || !text.shape.Ends || text.shape.Words < 4 || text.shape.Words > unitLong:
	default:
		return i + 4
	}
	return i
}

// dayAlone reports whether line i is a day and no hour.
func (p *Page) dayAlone(i int) bool {
	if p.Lines[i].shape.Words > 8 {
		return false
	}
	m := momentOf(p.line(i))
	return m.dated() && !m.clock && m.count == 0
}

// titleLines marks lines of a headline and a sentence with nothing between: the headline has
// capitals, the sentence does not. They go where the page has six of them, each beside another, and
// a story besides.
func (p *Page) titleLines() {
	n, words := 0, int32(0)
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule != nil || !l.prose() {
			continue
		}
		if p.titleLine(i) {
			n++
		} else {
			words += l.shape.Words
		}
	}
	if n < fewTitles || words < fewWords {
		return
	}
	above := false // the line above is one
	for i := range p.Lines {
		is := p.titleLine(i)
		if is && (above || i+1 < len(p.Lines) && p.titleLine(i+1)) {
			p.Lines[i].Rule, p.Lines[i].Role = relatedTitle, Related
		}
		above = is
	}
	p.found |= 1 << Related
}

// titleLine reports whether line i is a headline with capitals and a sentence.
func (p *Page) titleLine(i int) bool {
	const title, rest = 6, 5 // words
	l := &p.Lines[i]
	if l.Rule != nil && l.Rule != relatedTitle || l.shape.Caps < title || l.shape.Words < title+rest || l.shape.Words > 60 || l.shape.Lower < rest {
		return false
	}
	head, capitals, small, tail := 0, 0, 0, false
	for w := range strings.FieldsSeq(l.text()) {
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) { // a quotation mark or a bracket
			r, _ = utf8.DecodeRuneInString(w[n:])
		}
		switch low := unicode.IsLower(r); {
		case tail && low:
			small++
		case tail:
			capitals++
		case low && len(w) > 3 && head < title:
			return false
		case low && len(w) > 3:
			tail, small = true, 1
		case !low && head < title && strings.HasSuffix(w, ","):
			return false // a list of names
		default:
			head += btoi(unicode.IsUpper(r))
		}
	}
	return small >= rest && small >= capitals*2
}
