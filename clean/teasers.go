package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

var (
	relatedTeaser = &Rule{Name: "related/teaser", Category: Related, Why: "headline or beginning of another story, one of several built alike"}
	commentBrief  = &Rule{Name: "comments/brief", Category: Comments, Why: "beginning of a reader's comment, one of several cut short"}
)

// Pages print the beginnings of other stories and of readers' comments in a row, each built as the
// others are, and cut them short with an ellipsis. A story breaks off now and then, but not three
// times with nothing but headlines between, and not three times at the same width.
const (
	fewTeasers   = 3  // beginnings in a row
	moreTeasers  = 4  // the same where neither a name opens each nor headlines separate them
	teaserWords  = 6  // words of a beginning at least
	teaserLong   = 20 // words of three beginnings right below one another
	teaserMost   = 160
	betweenLines = 5 // lines between two beginnings: headline, writer, day, counts
	evenly       = 5 // beginnings cut by a program differ in length by at most a fifth
)

// A teaserRow is the beginnings of stories or comments in a row.
type teaserRow struct {
	first, last int // lines of the first and the last
	n           int
	above       int // lines above each but the first, at most
	spaced      bool
	named       bool // "NAME: text" each
	dated       bool // a line with a figure between each two
	mute        int  // beginnings below a line that is not a sentence, as a headline is and a question is not
	spelt       bool // each breaks off with an ellipsis
	short, long int  // letters of the shortest and the longest
	tight       bool // no blank line stands between them
	wordy       bool // each has as many words as a paragraph
}

// teasers marks the beginnings of other stories and of comments, where the page has a story
// besides.
func (p *Page) teasers() {
	told, spaced, read := false, false, false
	for i := 0; i < len(p.Lines); i++ {
		if !p.breaksOff(i) {
			continue
		}
		if !read {
			told, spaced = p.tells()
			read = true
		}
		row := p.teaserRow(i)
		if told && row.believed(spaced) {
			p.markRow(&row)
		}
		i = row.last
	}
}

// teaserRow follows the row of beginnings whose first is line i.
func (p *Page) teaserRow(i int) teaserRow {
	row := teaserRow{first: i, last: i, n: 1, spaced: true, named: true, dated: true, spelt: true, tight: true, wordy: true}
	row.add(p, i)
	for j, figures, mute := i+1, false, false; j < len(p.Lines) && j-row.last-1 <= betweenLines && !p.Lines[j].edge; j++ {
		if p.breaksOff(j) {
			row.spaced, row.dated = row.spaced && j > row.last+1, row.dated && figures
			row.above, row.tight = max(row.above, j-row.last-1), row.tight && p.above(j) == 0
			row.last, row.n, row.mute = j, row.n+1, row.mute+btoi(mute)
			figures, mute = false, false
			row.add(p, j)
			continue
		}
		if !p.parts(j) {
			break
		}
		figures, mute = figures || p.Lines[j].shape.Signs&scan.Digit != 0, mute || !p.Lines[j].shape.Ends
	}
	return row
}

// add takes beginning i into the row.
func (row *teaserRow) add(p *Page, i int) {
	l := &p.Lines[i]
	n := utf8.RuneCountInString(l.text())
	if row.short == 0 {
		row.short = n
	}
	row.short, row.long = min(row.short, n), max(row.long, n)
	row.named = row.named && opensNamed(l.text())
	row.spelt = row.spelt && dotted(l.text())
	row.wordy = row.wordy && l.shape.Words >= teaserLong
}

// believed reports whether a row can be nothing but beginnings, on a page that has blank lines
// between paragraphs or has not.
func (row *teaserRow) believed(spaced bool) bool {
	even := (row.long-row.short)*evenly <= row.long
	switch {
	case row.n < fewTeasers, row.spaced && row.mute*2 < row.n:
		return false
	case !row.spelt:
		return row.spaced && row.dated
	case row.spaced, row.named && even:
		return true
	case row.wordy:
		return even && row.tight && spaced
	}
	return even && row.n >= moreTeasers
}

// breaksOff reports whether line i is the beginning of something longer: it ends with an ellipsis,
// or it is as long as a paragraph and ends with neither a stop nor any other sign, or a site is
// named before it.
func (p *Page) breaksOff(i int) bool {
	l := &p.Lines[i]
	if l.Rule != nil || l.Role == Crosshead || l.shape.Words < teaserWords || l.shape.Words > teaserMost {
		return false
	}
	if dotted(l.text()) {
		return true
	}
	if l.shape.Words >= teaserLong && l.shape.Signs&scan.Colon != 0 && opensSite(l.text()) {
		return true
	}
	return l.shape.Words >= 2*teaserLong && !l.shape.Ends && l.shape.Lower*2 >= l.shape.Words && letterLast(l.text()) && l.prose()
}

// asks reports whether s ends with a question mark or an exclamation mark.
func asks(s string) bool { return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") }

// dotted reports whether s ends with an ellipsis.
func dotted(s string) bool {
	switch b := s[len(s)-1]; {
	case b == '.':
		return strings.HasSuffix(s, "...")
	case b != ']' && b != '>' && b < utf8.RuneSelf:
		return false
	}
	s = strings.TrimRight(s, " >»→")
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "[…]") || strings.HasSuffix(s, "[...]")
}

// letterLast reports whether s ends with a letter of ASCII or a sign above it.
func letterLast(s string) bool {
	b := s[len(s)-1]
	return scan.Signs[b]&(scan.Small|scan.Capital|scan.High) != 0
}

// opensNamed reports whether s begins with up to four words and a colon, as a comment does with who
// wrote it.
func opensNamed(s string) bool {
	n := strings.IndexByte(s, ':')
	return n > 0 && n <= 40 && strings.HasPrefix(s[n+1:], " ") && strings.Count(s[:n], " ") <= 3
}

// opensSite reports whether s begins with the name of a site and a colon.
func opensSite(s string) bool {
	n := strings.IndexByte(s, ':')
	if n < 4 || n > 40 || !strings.HasPrefix(s[n+1:], " ") {
		return false
	}
	dot := strings.LastIndexByte(s[:n], '.')
	if dot <= 0 || n-dot < 3 || n-dot > 7 || strings.IndexByte(s[:n], ' ') >= 0 {
		return false
	}
	for _, b := range []byte(s[dot+1 : n]) {
		if scan.Signs[b] != scan.Small {
			return false
		}
	}
	return true
}

// parts reports whether line j can stand between two beginnings: a headline, a writer, a day, a
// count, a button.
func (p *Page) parts(j int) bool {
	l := &p.Lines[j]
	if l.Rule != nil {
		return !l.Role.Kept() && l.Role != Legal
	}
	if l.shape.Words > 25 || l.introduces() || l.Role == Crosshead {
		return false
	}
	return !l.shape.Ends && !l.prose() || l.shape.Words <= 14 && (!l.prose() || asks(l.text()))
}

// tells reports whether the page has running text that breaks off nowhere, as a story has, and
// whether blank lines stand above most of its paragraphs.
func (p *Page) tells() (told, spaced bool) {
	words, apart, n := int32(0), 0, 0
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Rule == nil && l.prose() && !p.breaksOff(i) {
			words += l.shape.Words
			apart, n = apart+btoi(p.above(i) > 0), n+1
		}
	}
	return words >= fewWords, apart*2 > n
}

// markRow marks a row, with the headline of its first story and what stands below its last.
func (p *Page) markRow(row *teaserRow) {
	rule := relatedTeaser
	if row.named && !row.spaced && row.above == 0 {
		rule = commentBrief
	}
	from, to := row.first, row.last+1
	for row.spaced && from > 0 && row.first-from < row.above && p.headsTeaser(from-1) && !p.Lines[from].edge {
		from--
	}
	for row.spaced && to < len(p.Lines) && to-row.last <= 2 && p.Lines[to].Rule == nil && p.saysAgo(to) {
		to++
	}
	for i := from; i < to; i++ {
		if p.Lines[i].Rule == nil {
			p.mark(i, rule)
		}
	}
}

// headsTeaser reports whether line i can be the headline of a beginning, or what stands between the
// two.
func (p *Page) headsTeaser(i int) bool {
	l := &p.Lines[i]
	return p.parts(i) && !(l.Rule == nil && l.sentence())
}

// saysAgo reports whether line i says a day or how long ago, and not much else.
func (p *Page) saysAgo(i int) bool {
	l := &p.Lines[i]
	if l.shape.Words > 8 || l.shape.Ends && l.shape.Words > 4 {
		return false
	}
	m := momentOf(l.text())
	return m.count <= 2 && (m.dated() || m.day && m.month)
}
