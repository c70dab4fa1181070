package clean

import (
	"iter"
	"strings"
)

var (
	bioCard = &Rule{Name: "bio/card", Category: Bio, Why: "name above the note on who wrote the story"}
	chrome  = &Rule{Name: "outside/page", Category: Outside, Why: "short line outside every story"}
)

// tails marks what follows the last paragraph of each story: rules whose words could be story words
// anywhere else.
func (p *Page) tails() {
	var note noteCheck
	p.segments(func(from, to int) {
		loose := 0 // short lines passed that no rule knows
		note.room = notesSearched*(to-from) + fewestSearched
		for i := to - 1; i > from && loose < 4; i-- {
			l := &p.Lines[i]
			switch {
			case l.Rule != nil:
			case l.hit() != nil && l.hit().Place != atTop && l.hit().Place != anyPlace && (l.hit().Category != Bio || note.is(p, i, from)):
				p.apply(i)
				if len(l.Spans()) > 0 {
					return
				}
			case p.card(i, to):
				p.mark(i, bioCard)
			case l.off: // of no story
			case p.underAuthor(i, from):
				p.mark(i, bioCard)
			case l.prose() || l.shape.Ends:
				return
			default:
				loose++
			}
		}
	})
}

// card reports whether line i is the name on a card: a short line with which the note below it
// begins.
func (p *Page) card(i, to int) bool {
	if i+1 >= to || p.Lines[i+1].Role != Bio || p.Lines[i].shape.Words > 8 {
		return false
	}
	return strings.HasPrefix(p.line(i+1), p.line(i)+" ")
}

// underAuthor reports whether line i is the note below a heading "About the author": it begins with
// a name, and says what the person is or does.
func (p *Page) underAuthor(i, from int) bool {
	if i-1 <= from || p.Lines[i].shape.Words > longestNote {
		return false
	}
	head := &p.Lines[i-1]
	if head.hit() == nil || head.hit().Name != "bio/about" && head.hit().Name != "bio/about-name" || head.shape.Words > 8 || head.shape.Ends {
		return false
	}
	text := p.line(i)
	name := leadingName(text)
	rest := text[len(name):] // nothing where a name is all there is
	next, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	return name != "" && (presents[next] || strings.HasPrefix(rest, ","))
}

// heads marks what stands between the headline and the first paragraph of each story. One sentence
// above a byline or a date is the deck.
func (p *Page) heads() {
	p.paired()
	p.segments(func(from, to int) {
		decks := 0
		for i := from; i < to; i++ {
			l := &p.Lines[i]
			switch {
			case l.Rule != nil || l.Role == Headline:
			case l.Role == Dek:
				if l.hit() != nil && l.hit().Category == Byline && l.hit() != roleLine {
					p.apply(i)
				} else if p.besideByline(i, to) {
					p.mark(i, besideLine)
				}
			case l.hit() != nil && (l.hit().Place == atTop || l.hit().Place == atEnds):
				p.apply(i)
			case l.off && l.prose(): // of no story
			case l.prose():
				if decks++; decks > 1 || !p.cropped && p.Lines[from].Role != Headline || !p.overByline(i, to) {
					return
				}
			default:
				if r := p.stamp(i, from, to); r != nil {
					p.mark(i, r)
				}
			}
		}
	})
}

// paired marks two lines in a row of which one says who wrote the story and the other who or when,
// with a short line above them and running text below. So stand they where no headline was found,
// too.
func (p *Page) paired() {
	for i := 1; i+2 < len(p.Lines); i++ {
		if !p.pending(i) || !p.pending(i+1) || p.Lines[i].hit().Category != Byline && p.Lines[i+1].hit().Category != Byline {
			continue
		}
		if a := &p.Lines[i-1]; a.Rule == nil && (a.prose() || a.shape.Ends) {
			continue
		}
		for j := i + 2; j < min(i+4, len(p.Lines)); j++ {
			if l := &p.Lines[j]; l.Rule == nil && l.prose() && !l.off {
				p.apply(i)
				p.apply(i + 1)
				break
			}
		}
	}
}

// pending reports whether the words of line i are those of a byline or a date, and no rule has said
// so yet.
func (p *Page) pending(i int) bool {
	l := &p.Lines[i]
	return l.Rule == nil && l.Role == Body && l.hit() != nil && l.hit() != roleLine && (l.hit().Category == Byline || l.hit().Category == Timestamp) && !l.prose()
}

// longestDeck is of how many words a deck is.
const longestDeck = 40

// overByline reports whether the sentence on line i stands right above a byline or a date, with the
// lead below them.
func (p *Page) overByline(i, to int) bool {
	if p.Lines[i].shape.Words > longestDeck {
		return false
	}
	by := false // dates alone part a chronicle
	for j := i + 1; j < min(to, i+5); j++ {
		l := &p.Lines[j]
		by = by || l.Role == Byline || l.Rule == nil && l.hit() != nil && l.hit().Category == Byline
		switch {
		case l.Role == Byline || l.Role == Timestamp || l.hit() != nil && (l.hit().Place == atTop || l.hit().Place == atEnds) || l.Rule == nil && l.saysWhen():
		case l.prose():
			return by
		default:
			return false
		}
	}
	return false
}

// stamp returns the rule of line i between headline and lead: of one that says when or who, nil for
// others.
func (p *Page) stamp(i, from, to int) *Rule {
	if i == from {
		return nil
	}
	if r := p.when(i, to); r != nil {
		return r
	}
	if p.besideByline(i, to) {
		return besideLine
	}
	return nil
}

// top reports whether a story or a document begins at the line.
func (l *Line) top() bool { return l.Role == Headline || l.edge }

// tops notes the lines at which stories begin. Later passes can take one away, and add none.
func (p *Page) tops() {
	tops := p.scratch.tops[:0]
	for i := range p.Lines {
		if p.Lines[i].top() {
			tops = append(tops, i)
		}
	}
	p.scratch.tops = tops
}

// segments calls do with the lines of each stretch that begins with a headline, and those above the
// first headline.
func (p *Page) segments(do func(from, to int)) {
	from := 0
	for _, i := range p.scratch.tops {
		if i > from && p.Lines[i].top() {
			do(from, i)
			from = i
		}
	}
	if from < len(p.Lines) {
		do(from, len(p.Lines))
	}
}

// outside settles the stories, and marks the lines that belong to none: short lines above the first
// headline.
func (p *Page) outside() {
	p.boilerplate()
	p.segments(func(from, to int) {
		first := p.firstKept(from, to)
		switch {
		case first < 0:
		case p.Lines[first].Role == Headline:
			p.Stories = append(p.Stories, Story{First: first, Last: to, Headline: first})
		case (to == len(p.Lines) || p.running(from, to) || p.storied(from, to) || !p.cropped && p.lengthy(from, to)) && p.worded(from, to):
			for first > from && p.Lines[first-1].prose() && p.Lines[first-1].Rule.guarded() {
				first-- // running text that a rule cut off the top
			}
			p.Stories = append(p.Stories, Story{First: first, Last: to, Headline: -1})
		default:
			for i := from; i < to; i++ {
				if p.Lines[i].Rule == nil {
					p.mark(i, chrome)
				}
			}
		}
	})
}

// fewStoryWords is how many words short lines of a page full of boilerplate come to that were taken
// for a story's: the table or the list that is all of one.
const fewStoryWords = 40

// storied reports whether the choice of the stories of a page full of boilerplate left so many
// words between from and to.
func (p *Page) storied(from, to int) bool {
	words := int32(0)
	for i := from; i < to && p.cropped; i++ {
		if l := &p.Lines[i]; l.Rule == nil && !l.off {
			words += l.shape.Words
		}
	}
	return words >= fewStoryWords
}

// boilerplate marks the lines outside the parts of the page that are of its stories.
func (p *Page) boilerplate() {
	if !p.cropped {
		return
	}
	first, last := -1, -1
	for i := range p.Lines {
		if l := &p.Lines[i]; !l.off && l.Rule == nil || l.Role == Headline {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	p.headedAgain()
	for k := range p.scratch.text.passages {
		if q := &p.scratch.text.passages[k]; p.outer(int(q.line)) {
			p.mark(int(q.line), q.why())
		}
	}
	for i := range p.Lines {
		switch {
		case !p.outer(i):
		case i < first:
			p.mark(i, outsideAbove)
		case i > last:
			p.mark(i, outsideBelow)
		default:
			p.mark(i, outsideBetween)
		}
	}
}

func (p *Page) firstKept(from, to int) int {
	for i := from; i < to; i++ {
		if p.Lines[i].Role.Kept() {
			return i
		}
	}
	return -1
}

// Paragraphs yields the kept lines of a story below its headline, in order: its clean text.
func (p *Page) Paragraphs(s *Story) iter.Seq[Paragraph] {
	return func(yield func(Paragraph) bool) {
		for i := s.First; i < s.Last; i++ {
			l := &p.Lines[i]
			if !l.Role.Kept() || l.Role == Headline {
				continue
			}
			if para := p.paragraph(l); para.Text != "" && !yield(para) {
				return
			}
		}
	}
}

// Title returns the headline of a story, empty without one.
func (p *Page) Title(s *Story) string {
	if s.Headline < 0 {
		return ""
	}
	return p.Head(s).Text
}

// Head returns the headline of a story that has one. The subject of a message that is in the code
// of RFC 2047 is read: its bytes are those of the page, its text is what they say.
func (p *Page) Head(s *Story) Paragraph {
	head := p.paragraph(&p.Lines[s.Headline])
	if p.exported && coded(head.Text) {
		if plain, ok := decoded(head.Text); ok {
			head.Text = plain
		}
	}
	return head
}

// lineOf returns the number of the line of l that holds byte at of the text.
func (p *Page) lineOf(l *Line, at int) int {
	if l.Last() == l.N {
		return int(l.N)
	}
	return int(l.N) + strings.Count(p.Text[l.Start():at], "\n")
}

// Span returns the first and the last kept line of a story.
func (p *Page) Span(s *Story) (first, last *Line) {
	for i := s.First; i < s.Last; i++ {
		if l := &p.Lines[i]; l.Role.Kept() {
			if first == nil {
				first = l
			}
			last = l
		}
	}
	return first, last
}
