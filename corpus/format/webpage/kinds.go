package webpage

import "strings"

// What a line is taken for, as package format lists it.
const (
	asStory      = "story"
	asUnsure     = "unsure"
	asTitle      = "title"
	asCaption    = "caption"
	asByline     = "byline"
	asTime       = "time"
	asRelated    = "related"
	asComments   = "comments"
	asShare      = "share"
	asPromotion  = "promotion"
	asNavigation = "navigation"
	asHidden     = "hidden"
	asOther      = "other"
)

// Scores are logarithms of odds. From storyScore on a line is of the story; down to unsureScore it
// may be and is kept.
const (
	storyScore  = 1
	unsureScore = -.7
	lowest      = -3.5 // of a line that may be all there is of a short story
	fewWords    = 40   // words of the lines that are kept, below which others are looked at
)

// The classes of headlines, comments, captions and of what is related.
var (
	headWords    = groupNamed("headline")
	crumbWords   = groupNamed("breadcrumb")
	commentWords = groupNamed("comment")
	captionWords = groupNamed("caption")
	relatedWords = groupNamed("related")
)

// caption reports whether a line stands in an element for captions.
func (p *Rendering) caption(l *RenderedLine) bool { return p.nodes[l.node].around&inCaption != 0 }

// A sign is a word in a class or a place that says what a line is that is not of the story.
type sign struct {
	kind   string
	words  string // the first words of groups of keywords
	places places
}

// signs are asked in this order, of the line itself and then of all that is around it.
var signs = []sign{
	{asCaption, "caption credit", inCaption | inFigure},
	{asComments, "comment", 0},
	{asByline, "byline bio", inAddress},
	{asTime, "date", 0},
	{asShare, "share", 0},
	{asRelated, "related recommend", 0},
	{asPromotion, "newsletter ad paywall login cookie app", inForm | inButton | inDialog},
	{asNavigation, "nav header footer breadcrumb tag search pagination skip", inNav | inHeader | inFooter},
}

// kindOf says what a line is that is not of the story, by the elements it is in.
func (p *Rendering) kindOf(l *RenderedLine) string {
	n := &p.nodes[l.node]
	none := !anyDigit(p.Text[l.Start:l.End]) // and so no date
	for _, words := range []keywords{l.classes() | n.own, n.near, n.far} {
		for k := range signs {
			if words&signBits[k] != 0 && !(none && signs[k].kind == asTime) {
				return signs[k].kind
			}
		}
	}
	within := n.around | l.within&(1<<placeCount-1)
	for k := range signs {
		if within&signs[k].places != 0 {
			return signs[k].kind
		}
	}
	if l.linked*10 >= l.letters*9 && l.letters > 0 {
		return asNavigation
	}
	return asOther
}

// signBits are the keywords of signs.
var signBits = func() (list []keywords) {
	for _, s := range signs {
		var k keywords
		for w := range strings.FieldsSeq(s.words) {
			k |= groupNamed(w)
		}
		list = append(list, k)
	}
	return list
}()
