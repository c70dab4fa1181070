package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

var (
	listItem    = &Rule{Name: "related/item", Category: Related, Why: "headline of another story in a list"}
	keywordLine = &Rule{Name: "tags/keywords", Category: Tags, Why: "keywords where the caption should be"}
	playerTitle = &Rule{Name: "media/title", Category: Media, Why: "title of a media player"}
)

// lists marks the headlines of other stories that stand below a line such as "You might also like".
// The list ends at the first line of running text, at a notice of copyright, which closes a page,
// and below a gap wider than those inside it. The short line above running text is its headline and
// no item.
func (p *Page) lists() {
	if !p.listed {
		return
	}
	last, wide := 0, 0 // where the last list ends, and the widest gap it may have
	for i := range p.Lines {
		if r := p.Lines[i].Rule; r == nil || !r.Header || i+1 == len(p.Lines) {
			continue
		}
		j, gap := i+1, max(p.gap, p.above(i+1))
		if j < last && gap <= wide {
			continue // a list in a list ends where that one does, or before
		}
		if to := p.block(i + 1); to > j {
			for ; j < to; j++ {
				if p.Lines[j].Rule == nil {
					p.mark(j, listItem)
				}
			}
		}
		for j = max(j, last); j < len(p.Lines) && p.item(j) && !p.Lines[j].edge && (j == i+1 || p.above(j) <= gap); j++ {
			if p.Lines[j].Rule == nil {
				p.mark(j, listItem)
			}
		}
		last, wide = j, gap
	}
}

// block returns the end of the headlines that stand right below one another from line i on, no
// blank line between, on a page that has one between paragraphs. A headline may be a sentence, but
// fewer than half of them are.
func (p *Page) block(i int) int {
	sentences, to := 0, i
	for ; to < len(p.Lines) && (to == i || p.above(to) == 0); to++ {
		l := &p.Lines[to]
		if l.edge || l.Rule != nil && (l.Role.Kept() || l.Rule.Header) || l.shape.Words > 25 || strings.HasSuffix(l.text(), ":") || l.prose() && l.shape.Words > 14 {
			return i
		}
		sentences += btoi(l.Rule == nil && l.shape.Ends)
	}
	if p.gap == 0 || to-i < 3 || sentences*2 >= to-i {
		return i
	}
	return to
}

// item reports whether line i can be an item of a list of headlines: short, no sentence, and
// followed by no story.
func (p *Page) item(i int) bool {
	l := &p.Lines[i]
	if l.Rule != nil {
		return !l.Role.Kept() && l.Role != Caption && l.Role != Legal
	}
	if l.shape.Words > 25 || l.prose() || l.Role == Crosshead || strings.HasSuffix(l.text(), ":") {
		return false
	}
	return !p.opens(i)
}

// opens reports whether line i stands right above a story: above running text, or above the caption
// of its picture.
func (p *Page) opens(i int) bool {
	for j := i + 1; j < len(p.Lines) && j <= i+3; j++ {
		l := &p.Lines[j]
		switch {
		case l.Rule == nil && l.prose():
			return true
		case l.Role == Caption || l.Role == Credit || l.Role == Byline || l.Role == Timestamp:
			return j == i+1 || p.opens(j-1)
		case !l.Role.Kept():
			continue
		default:
			return false
		}
	}
	return false
}

// keywords marks a line of keywords that stands where the caption of a picture should: between a
// short line and the lead. The same words in the middle of a story can be its list of the dead or
// accused.
func (p *Page) keywords() {
	for i := 1; i+1 < len(p.Lines); i++ {
		l := &p.Lines[i]
		if l.Rule != nil || l.shape.Ends || l.shape.Signs&(scan.Comma|scan.Colon) != scan.Comma || l.shape.Words > 24 || p.above(i) == 0 || !keywordy(p.line(i)) {
			continue
		}
		head, lead := &p.Lines[i-1], &p.Lines[i+1]
		if head.Rule == nil && head.titular() && p.headlike(i-1) && lead.Rule == nil && lead.prose() {
			p.mark(i, keywordLine)
		}
	}
}

// keywordy reports whether s is three or more names or terms with commas between: each of at most
// four words, the first with a capital, none with the small words that make a phrase.
func keywordy(s string) bool {
	n := 0
	for term := range strings.SplitSeq(s, ",") {
		words := strings.Fields(term)
		if len(words) == 0 || len(words) > 4 || !name(words[0]) {
			return false
		}
		n++
	}
	return n >= 3
}

// players marks the titles around a media player: a short line right above "please wait" and the
// same line below the player's controls are the name of a clip, often the headline of another
// story.
func (p *Page) players() {
	for i := 1; i < len(p.Lines) && p.has(Media); i++ {
		l := &p.Lines[i]
		title := &p.Lines[i-1]
		if l.Role != Media || p.above(i) > 0 || title.Rule != nil || title.shape.Words > 25 || title.shape.Ends {
			continue
		}
		p.mark(i-1, playerTitle)
		for j := i; j < len(p.Lines) && j <= i+6 && (p.Lines[j].Role == Media || p.line(j) == p.line(i-1)); j++ {
			if p.Lines[j].Rule == nil {
				p.mark(j, playerTitle)
			}
		}
	}
}
