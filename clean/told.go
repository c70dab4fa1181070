package clean

import (
	"cmp"
	"slices"
)

// The rules of lines that the markup of a page tells. Each has the elements, the classes, the links
// and the places of the line and of those around it for evidence.
var (
	markupCaption    = &Rule{Name: "caption/html", Category: Caption, Why: "stands in the element of a figure, as its caption"}
	markupByline     = &Rule{Name: "byline/html", Category: Byline, Why: "stands in an element for who wrote the story"}
	markupTime       = &Rule{Name: "timestamp/html", Category: Timestamp, Why: "stands in an element for a date, or is one by the headline"}
	markupRelated    = &Rule{Name: "related/html", Category: Related, Why: "stands in an element for other stories"}
	markupComments   = &Rule{Name: "comments/html", Category: Comments, Why: "stands in an element for readers' comments"}
	markupShare      = &Rule{Name: "share/html", Category: Share, Why: "stands in an element for sharing the story"}
	markupPromotion  = &Rule{Name: "advertisement/html", Category: Advertisement, Why: "stands in a form or in an element for offers"}
	markupNavigation = &Rule{Name: "navigation/html", Category: Navigation, Why: "stands among the menus and links of the page"}
	markupHidden     = &Rule{Name: "markup/html-hidden", Category: Markup, Why: "is hidden on the page"}
	markupOther      = &Rule{Name: "outside/html", Category: Outside, Why: "stands outside of the story by the elements and text around it"}
	markupAbove      = &Rule{Name: "outside/html-above", Category: Outside, Why: "stands above the headline of the page"}
	markupTitle      = &Rule{Name: "navigation/html-title", Category: Navigation, Why: "says the title of the page again"}
)

// toldRules are those of lines that are not of the story.
var toldRules = map[string]*Rule{
	"caption": markupCaption, "byline": markupByline, "time": markupTime, "related": markupRelated, "comments": markupComments,
	"share": markupShare, "promotion": markupPromotion, "navigation": markupNavigation, "hidden": markupHidden,
}

// tellRows are the rules of this file, for the list of all.
var tellRows = []*Rule{
	markupCaption, markupByline, markupTime, markupRelated, markupComments, markupShare, markupPromotion, markupNavigation, markupHidden, markupOther,
	markupAbove, markupTitle,
}

// mostAbove is how much of the running text of a page stands above its headline at most: more, and
// the line is none.
const mostAbove = 5

// tell takes in what the markup says. A rule that knows the words of a line that is not of the
// story knows better what it is.
func (p *Page) tell() {
	head, unsure, sure := -1, int32(0), int32(0)
	var above, all int32
	for i := range p.Lines {
		l := &p.Lines[i]
		switch told := p.context.Told[min(i, len(p.context.Told)-1)]; told {
		case "title":
			if head = i; l.Rule != nil {
				p.untold(i)
			}
			above = all
		case "story", "unsure":
			if l.Rule == nil {
				all += l.shape.Words
				if told == "unsure" {
					unsure += l.shape.Words
				} else {
					sure += l.shape.Words
				}
			}
		default:
			if l.setSpans(nil); l.Rule == nil {
				p.mark(i, cmp.Or(toldRules[told], markupOther))
			}
		}
	}
	p.doubtful = unsure > sure
	if head < 0 {
		return
	}
	if above*mostAbove > all {
		p.mark(head, markupTitle)
		return
	}
	p.Lines[head].Role = Headline
	for i := range head {
		if l := &p.Lines[i]; l.Rule == nil {
			p.mark(i, markupAbove)
		}
	}
}

// toldLong reports whether the markup says that line i is of the story, and it is longer than a
// caption without an element of its own is.
func (p *Page) toldLong(i int) bool {
	const long = 40
	told := p.context.Told
	return len(told) == len(p.Lines) && told[i] == "story" && p.Lines[i].shape.Words >= long
}

// untold takes back what a rule made of line i.
func (p *Page) untold(i int) {
	l := &p.Lines[i]
	l.Role, l.Rule = Body, nil
	l.setSpans(nil)
}

// told reports whether it is the rule of lines that the markup of a page tells.
func (r *Rule) told() bool { return slices.Contains(tellRows, r) }
