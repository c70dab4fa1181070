package clean

import (
	"onecopy/clean/internal/scan"
	"strings"
)

// saysWhen reports whether the line is a day, with an hour where a name stands beside it. A day and
// a year or an hour have two digits at least.
func (l *Line) saysWhen() bool {
	if l.shape.Words < 2 || l.shape.Words > 14 || l.shape.Digits < 2 {
		return false
	}
	if l.notes&whenAsked == 0 {
		m := momentUpTo(l.text(), 3)
		l.notes = l.notes&^whenSaid | whenAsked
		if m.full() && m.spare == 0 && (m.count == 0 || m.count <= 3 && m.clock && m.year) {
			l.notes |= whenSaid
		}
	}
	return l.notes&whenSaid != 0
}

// roleLine says nothing of what is above it: inside stories it stands above what a colleague
// writes.
var roleLine = ruleNamed("byline/role")

// stamped reports whether the words of the line are those of a byline or a date, which hold beside
// a headline.
func (l *Line) stamped() bool {
	return l.hit() != nil && l.hit() != roleLine && (l.hit().Category == Byline || l.hit().Category == Timestamp) || l.saysWhen()
}

// titular reports whether the line has the length and the open end of a headline.
func (l *Line) titular() bool {
	return l.Role == Body && !l.glued && l.shape.Words >= 2 && l.shape.Words <= 30 && !l.prose() && (l.shape.Caps > 0 || l.shape.Lower == 0 && caseless(l.text()))
}

// unfinished reports whether the line is short, of a story's text, and no sentence.
func (l *Line) unfinished() bool {
	return l.Rule == nil && l.Role == Body && !l.shape.Ends && !l.prose()
}

// sentence reports whether the line is a sentence, short as it may be.
func (l *Line) sentence() bool { return l.shape.Ends && l.shape.Words >= 4 }

// introduces reports whether the line is a sentence that a list or quotation follows.
func (l *Line) introduces() bool {
	if l.shape.Words < 3 || l.shape.Lower <= l.shape.Caps && (l.shape.Signs&scan.Script == 0 || l.shape.Words < 12) {
		return false
	}
	return l.text()[len(l.text())-1] == ':' || strings.HasSuffix(l.text(), "：")
}

// Short lines, of which no rule says what they are, are what the running text around them is.
const (
	bridged     = 6        // lines between two passages of a story that are taken for its own
	longPassage = 120      // words of a paragraph that is not a first sentence of another story
	fewWords    = 58       // of running text, of which a story on a saved page has more
	smallPage   = 60       // lines below which a page has little room for boilerplate
	someWords   = 250      // of running text, below which a few more that are likely are much
	anything    = -1 << 20 // fewer points than any passage has
	unsure      = 165      // points below storyPoints from which a passage is surely no story's: odds of one to ten
	nearly      = 45       // the same from which it nearly is: odds of two to three
)

// stampedDay reports whether the line is such a date, not a byline. A line that says when has no
// hit.
func (l *Line) stampedDay() bool {
	return l.stamped() && (l.hit() == nil || l.hit().Category == Timestamp)
}

// proseIn reports whether a line between from and to is a sentence.
func (p *Page) proseIn(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &p.Lines[i]; l.prose() || l.shape.Ends && l.shape.Words >= 8 {
			return true
		}
	}
	return false
}

// The headline of a part of a page saved whole is searched for among the short lines around the
// place where the part begins: menus, tools, decks and captions stand between it and the text. All
// of them are weighed, and the best is it, if it weighs more than none. The weights are fitted
// together: a line counts by how far it is above the others of its part.
const (
	titleReach   = 120 // lines above the part in which it is searched for
	titleWithin  = 12  // lines of the part: what stands first may belong to no story
	titlePassed  = 60  // words of running text that may stand above it
	longestTitle = 45  // words of a headline
)

// wordsOf returns the words of a passage. In a script without spaces a line has one for every two
// letters, where running text is counted by three.
func (p *Page) wordsOf(q *passage) int32 {
	return p.countOfWords(&p.Lines[q.line])
}

// countOfWords does so for a line.
func (p *Page) countOfWords(l *Line) int32 {
	if l.shape.Signs&scan.Script != 0 {
		return l.shape.Words * 2 / lettersOfWord
	}
	return l.shape.Words
}

// outer reports whether line i is outside every story, and no rule has said so yet.
func (p *Page) outer(i int) bool {
	l := &p.Lines[i]
	return l.off && l.Rule == nil && l.Role != Headline
}

// running reports whether a kept line between from and to is running text.
func (p *Page) running(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &p.Lines[i]; l.Rule == nil && l.prose() {
			return true
		}
	}
	return false
}

// lengthy reports whether one of the lines from from to to is too long for a headline, as a
// paragraph of a script without capitals is whose end was not set.
func (p *Page) lengthy(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &p.Lines[i]; l.Rule == nil && l.shape.Words > longestHead {
			return true
		}
	}
	return false
}

// longestHead is of how many words most headlines are at most.
const longestHead = 13
