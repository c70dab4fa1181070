package clean

import "strings"

// Evidence is what speaks for or against a line as the headline of a story.
type Evidence uint32

// The kinds of evidence. weights says how much each counts.
const (
	FirstLine      Evidence = 1 << iota // nothing but furniture above
	WideGap                             // more blank lines above than usual on the page
	CaptionBelow                        // a caption, credit or keyword line next
	BylineBelow                         // a byline or a date next
	DatelineBelow                       // the next paragraph opens with a dateline
	TitleCase                           // five words or more, most with a capital
	Shouting                            // all capitals
	Long                                // six words or more
	NoProse                             // no running text in the next four lines
	OpenAbove                           // the short line above does not end as a sentence
	ListAbove                           // so does the one above that: they are a list
	CutAbove                            // the paragraph above does not end as a sentence
	FurnitureAbove                      // the line above was cut as furniture
	Names                               // two words or more with a capital beside the first
	Thin                                // only its words speak for it, and too little text stands around it
	ShortBelow                          // a short line that is no sentence stands between it and the text
	Recurring                           // the page has it three times or more
	Repeated                            // the next line says it again
	KnownElsewhere                      // it is a headline on another page
	LeadEchoes                          // the next paragraph takes up most of its words, the one above did not have them
)

// weights are in tenths. They were set on the seeds and checked on two sets of pasted stories, one with title-case and one
// with all-capital headlines; enough is what a headline must reach.
var weights = []struct {
	bit    Evidence
	weight int
	name   string
}{
	{FirstLine, 20, "first line of the page"},
	{WideGap, 15, "wide gap above"},
	{CaptionBelow, 15, "caption below"},
	{BylineBelow, 15, "byline below"},
	{DatelineBelow, 10, "dateline below"},
	{TitleCase, 10, "title case"},
	{Shouting, 10, "all capitals"},
	{Long, 5, "six words or more"},
	{LeadEchoes, 10, "taken up by the next paragraph"},
	{Repeated, 20, "said again below"},
	{KnownElsewhere, 20, "headline of another page"},
	{FurnitureAbove, 10, "furniture above"},
	{NoProse, -25, "no running text below"},
	{Names, 5, "has names"},
	{OpenAbove, -10, "line above is unfinished"},
	{ListAbove, -15, "list above"},
	{ShortBelow, -10, "short line below"},
	{Recurring, -20, "stands here three times or more"},
	{CutAbove, -5, "paragraph above breaks off"},
	{Thin, -25, "little speaks for its place"},
}

const enough = 20

// String lists the evidence in words, strongest kinds first.
func (e Evidence) String() string {
	var said []string
	for _, w := range weights {
		if e&w.bit != 0 {
			said = append(said, w.name)
		}
	}
	return strings.Join(said, ", ")
}

func (e Evidence) score() (n int) {
	for _, w := range weights {
		if e&w.bit != 0 {
			n += w.weight
		}
	}
	return n
}

var headlineEcho = &Rule{Name: "navigation/headline-again", Category: Navigation, Why: "the headline printed a second time"}

// headlines finds where stories begin. Every short line that can be a headline is judged by the evidence around it; of two
// in a row the first is the headline and the second its deck, or a repeat. Of a whole page only what stands above the first
// paragraph is judged.
func (p *Page) headlines(whole bool) {
	if p.recorded() {
		return
	}
	p.titles()
	p.recurring()
	top := -1           // the headline, until other text comes
	above := !p.cropped // nothing but furniture so far
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.off && l.Role != Headline {
			continue
		}
		if l.edge {
			above = true
		}
		if !above && (whole || p.exported) {
			continue
		}
		if top >= 0 && p.belongs(top, i) {
			continue
		}
		if l.Rule == nil && !l.stamped() && l.twin > 0 && l.titular() {
			l.Why = p.evidence(i, above)
			if p.desk.slots[l.twin-1].n >= 3 {
				l.Why |= Recurring
			}
			if l.Why.score() >= p.enough(above) && !p.deck(i) {
				l.Role, top = Headline, i
			}
		}
		if l.Rule == nil && l.Role == Body {
			top = -1
		}
		above = above && (!l.Role.Kept() || l.signs&slash != 0 && !l.prose() && located(l.text))
	}
}

// belongs marks line i where it is the headline top again, or its deck: a short line right below, on a page that keeps
// blank lines between its paragraphs.
func (p *Page) belongs(top, i int) bool {
	l := &p.Lines[i]
	switch {
	case l.Rule != nil || l.Role != Body:
		return false
	case p.line(i) == p.line(top):
		p.mark(i, headlineEcho)
	case i == top+1 && p.under(top, i) && !l.prose() && !l.ends && l.words >= 3:
		l.Role = Dek
	default:
		return false
	}
	return true
}

// under reports whether line j stands right below line i and text below it does not, on a page that has blank lines
// between paragraphs.
func (p *Page) under(i, j int) bool {
	return p.gap > 0 && p.above(j) == 0 && p.Lines[j].N > p.Lines[i].Last && (j+1 == len(p.Lines) || p.above(j+1) > 0)
}

// stamped reports whether the words of the line are those of a byline or a date, which hold beside a headline.
func (l *Line) stamped() bool {
	return l.hit != nil && l.hit != roleLine && (l.hit.Category == Byline || l.hit.Category == Timestamp) || l.saysWhen()
}

// stampedDay reports whether the line is such a date, not a byline. A line that says when has no hit.
func (l *Line) stampedDay() bool {
	return l.stamped() && (l.hit == nil || l.hit.Category == Timestamp)
}

// enough is what the evidence must come to: half as much again on a page full of furniture, which
// nearly always holds one story, and two and a quarter times as much below its first text, where a
// short line is a crosshead. Of the stories of 177 saved pages 41 in 100 were such parts of others.
func (p *Page) enough(above bool) int {
	switch {
	case p.cropped && !above:
		return enough * 9 / 4
	case p.cropped:
		return enough + enough/2
	}
	return enough
}

// titles finds the headlines above the parts of a page full of furniture.
func (p *Page) titles() {
	if !p.cropped {
		return
	}
	first, last := true, -1
	for i := range p.Lines {
		if l := &p.Lines[i]; l.off || l.Rule != nil {
			continue
		}
		if p.partBegins(last, i) {
			p.title(last, i, first)
			first = false
		}
		last = i
	}
}

// partBegins reports whether a part of the page begins at line i: the line of a story before it is last,
// and furniture lies between.
func (p *Page) partBegins(last, i int) bool {
	for j := last + 1; j < i; j++ {
		if p.Lines[j].Rule == nil {
			return true
		}
	}
	return last < 0
}

// title finds the headline of the part that begins at line start, below line end: of the lines near it
// the one that says the page's title, its first line, again; else the nearest that can be one. A part
// below another may be of the same story, and has a headline only with more evidence.
func (p *Page) title(end, start int, first bool) {
	if p.headlined(end+1, start) {
		return // by a header
	}
	nearest, passed := -1, 0
	for i := start - 1; i > end && passed < 16; i-- {
		l := &p.Lines[i]
		if l.Rule != nil {
			continue
		}
		passed++
		if l.stamped() || !l.titular() || !p.headlike(i) {
			continue
		}
		if l.hit == roleLine || l.saysWhose() || p.besideByline(i, min(start+1, len(p.Lines))) {
			continue
		}
		if i > 0 && p.anchor(i) {
			l.Role, l.Why = Headline, FirstLine|Repeated
			return
		}
		if nearest < 0 && l.words >= 4 && passed <= 6 && (first || p.below(i)&(CaptionBelow|BylineBelow|DatelineBelow|LeadEchoes) != 0) {
			nearest = i
		}
	}
	if nearest >= 0 {
		p.Lines[nearest].Role = Headline
	}
}

// recurring counts the short lines that may be headlines, and notes of each where it is counted.
func (p *Page) recurring() {
	p.desk.reset(len(p.Lines))
	for i := range p.Lines {
		if l := &p.Lines[i]; !l.off && l.Rule == nil && l.signs&lowly == 0 && l.titular() && p.headlike(i) {
			l.twin = p.desk.add(l.text) + 1
		}
	}
}

// titular reports whether the line has the length and the open end of a headline.
func (l *Line) titular() bool {
	return l.Role == Body && !l.glued && l.words >= 2 && l.words <= 30 && !l.prose() && (l.caps > 0 || l.lower == 0 && caseless(l.text))
}

// caseless reports whether s is in a script without capitals, such as Arabic, Hindi or Chinese.
func caseless(s string) bool {
	return strings.IndexFunc(s, uncased) >= 0
}

// evidence gathers what speaks for and against line i as a headline.
func (p *Page) evidence(i int, top bool) (e Evidence) {
	l := &p.Lines[i]
	add := func(is bool, bit Evidence) {
		if is {
			e |= bit
		}
	}
	add(top && l.words >= 3, FirstLine)
	add(l.words >= 5 && l.caps*10 >= l.words*6, TitleCase)
	add(l.shouts && l.words >= 3 && !caseless(l.text), Shouting)
	add(l.words >= 6, Long)
	add(l.words >= distinct && p.context.Known.has(l.text), KnownElsewhere)
	add(l.caps >= 3, Names)
	if i > 0 {
		above := &p.Lines[p.over(i)]
		cut := !above.Role.Kept()
		add(p.above(i) > p.gap && above.Role != Caption && above.Role != Credit && above.Role != Tags, WideGap)
		open := !cut && !above.ends && above.Role != Crosshead && !signedOff(above.text)
		add(open && !above.prose(), OpenAbove)
		add(open && !above.prose() && i > 1 && p.Lines[i-2].unfinished(), ListAbove)
		add(open && above.prose(), CutAbove)
		add(cut && above.Role != Caption && above.Role != Credit, FurnitureAbove)
	}
	if i+1 < len(p.Lines) {
		add(p.line(i+1) == p.line(i), Repeated)
	}
	e |= p.below(i)
	add(e&ofPlace == 0 && (!p.opened() || p.thin(i)), Thin)
	return e
}

// ofPlace is the evidence of place: what stands around the line, not what it says.
const ofPlace = KnownElsewhere | FirstLine | WideGap | CaptionBelow | BylineBelow | DatelineBelow | FurnitureAbove

// opened reports whether the page opens with a headline, as pages of several stories do.
func (p *Page) opened() bool {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Role.Kept() && (!l.off || l.Role == Headline) {
			return l.Role == Headline
		}
	}
	return false
}

// thin reports whether there are not 60 words of running text both between line i and the headline above it and below it,
// short lines on the way not counted. Where only the words of a line speak for it, it may be one of many subheads.
func (p *Page) thin(i int) bool {
	const enough, near = 60, 60
	words := int32(0)
	for j := i - 1; j >= max(0, i-near) && p.Lines[j].Role != Headline && words < enough; j-- {
		if p.flows(j) {
			words += p.Lines[j].words
		}
	}
	if words < enough {
		return true
	}
	words = 0
	for j := i + 1; j < min(len(p.Lines), i+near) && words < enough; j++ {
		if !p.flows(j) && p.Lines[j].Rule == nil {
			return true
		}
		if p.flows(j) {
			words += p.Lines[j].words
		}
	}
	return words < enough
}

// deck reports whether the headline-like line i belongs to the headline right above it. Below a wide gap it does not: there
// the line above was none, if it has less evidence.
func (p *Page) deck(i int) bool {
	for j := i - 1; j >= 0; j-- {
		l := &p.Lines[j]
		switch {
		case p.Lines[j+1].edge:
			return false
		case l.Role == Headline && p.Lines[i].Why&WideGap != 0 && p.Lines[i].Why.score() > l.Why.score():
			l.Role = Body
			return false
		case l.Role == Headline:
			if p.line(i) == p.line(j) {
				p.mark(i, headlineEcho)
			} else {
				p.Lines[i].Role = Dek
			}
			return true
		case l.Role.Kept():
			return false
		}
	}
	return false
}

// unfinished reports whether the line is short, of a story's text, and no sentence.
func (l *Line) unfinished() bool { return l.Rule == nil && l.Role == Body && !l.ends && !l.prose() }
