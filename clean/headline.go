package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	CutAbove                            // the paragraph above does not end as a sentence
	FurnitureAbove                      // the line above was cut as furniture
	Names                               // two words or more with a capital beside the first
	Thin                                // only its words speak for it, and too little text stands around it
	ShortBelow                          // a short line that is no sentence stands between it and the text
	Recurring                           // the page has it three times or more
	Repeated                            // the next line says it again
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
	{FurnitureAbove, 10, "furniture above"},
	{NoProse, -25, "no running text below"},
	{Names, 5, "has names"},
	{OpenAbove, -10, "line above is unfinished"},
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

// crossheads keeps the short lines between dashes or in quotes that part a story: they are no headlines.
func (p *Page) crossheads() {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Rule == nil && l.words <= 14 && crosshead(p.line(i)) {
			l.Role = Crosshead
		}
	}
}

// crosshead reports whether s is text between two dashes, or one quotation that is no sentence.
func crosshead(s string) bool {
	if in, ok := between(s, "–—-", "–—-"); ok {
		return strings.TrimSpace(in) != in && strings.TrimSpace(in) != ""
	}
	in, ok := between(s, "‘“'\"«„", "’”'\"»“")
	return ok && !ends(in) && !strings.HasSuffix(in, ",") && !strings.ContainsAny(in, "‘“\"«»”")
}

// between gives what stands between an opening and a closing sign at the very ends of s.
func between(s, opening, closing string) (string, bool) {
	a, n := utf8.DecodeRuneInString(s)
	b, m := utf8.DecodeLastRuneInString(s)
	if len(s) <= n+m || !strings.ContainsRune(opening, a) || !strings.ContainsRune(closing, b) {
		return "", false
	}
	return s[n : len(s)-m], true
}

// headlines finds where stories begin. Every short line that can be a headline is judged by the evidence around it; of two
// in a row the first is the headline and the second its deck, or a repeat. Of a whole page only what stands above the first
// paragraph is judged.
func (p *Page) headlines(whole bool) {
	p.title()
	often := p.recurring()
	above := p.lo == 0 // nothing but furniture so far
	for i := p.lo; i < p.hi && (above || !whole); i++ {
		l := &p.Lines[i]
		if l.Rule == nil && l.titular() && p.headlike(i) {
			l.Why = p.evidence(i, above)
			if often[l.text] >= 3 {
				l.Why |= Recurring
			}
			if l.Why.score() >= p.enough() && !p.deck(i) {
				l.Role = Headline
			}
		}
		above = above && !l.Role.Kept()
	}
}

// enough is what the evidence must come to: half as much again on a page full of furniture, which nearly always holds one story.
func (p *Page) enough() int {
	if p.lo > 0 || p.hi < len(p.Lines) {
		return enough + enough/2
	}
	return enough
}

// title finds the headline above the first paragraph of a page full of furniture: of the lines near it the one that says
// the page's title, its first line, again; else the nearest that can be one.
func (p *Page) title() {
	nearest, passed := -1, 0
	for i := p.lo - 1; i >= 0 && passed < 16; i-- {
		l := &p.Lines[i]
		if l.Rule != nil {
			continue
		}
		passed++
		if !l.titular() || !p.headlike(i) {
			continue
		}
		if i > 0 && p.anchor(i) {
			l.Role, l.Why = Headline, FirstLine|Repeated
			return
		}
		if nearest < 0 && l.words >= 4 && passed <= 6 {
			nearest = i
		}
	}
	if nearest >= 0 {
		p.Lines[nearest].Role = Headline
	}
}

// recurring counts the short lines that the page has more than once, of those that may be headlines.
func (p *Page) recurring() map[string]int {
	seen := map[string]int{}
	for i := p.lo; i < p.hi; i++ {
		if l := &p.Lines[i]; l.Rule == nil && l.titular() {
			seen[l.text]++
		}
	}
	return seen
}

// titular reports whether the line has the length and the open end of a headline.
func (l *Line) titular() bool {
	return l.Role == Body && l.words >= 2 && l.words <= 30 && !l.prose() && l.caps > 0
}

// headlike reports whether the text of line i can be a headline: it does not break off, and it opens no list or speech.
func (p *Page) headlike(i int) bool {
	s := p.line(i)
	if strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ";") || signedOff(s) {
		return false
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && !abbreviated(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return !strings.ContainsRune("•*-–—([#>", r) && !unicode.IsLower(r) && !twoSentences(s)
}

// twoSentences reports whether a sentence ends in the middle of s: after a word of four small letters or more.
func twoSentences(s string) bool {
	for {
		i := strings.IndexAny(s, ".!?")
		if i < 0 || i+2 >= len(s) {
			return false
		}
		word := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i+1:], " ”’\"'"))
		if s[i] == '.' && s[i+1] == ' ' && len(word) >= 4 && strings.ToLower(word) == word && unicode.IsUpper(next) {
			return true
		}
		s = s[i+1:]
	}
}

// abbreviated reports whether the full stop that ends s belongs to an abbreviation such as "U.S." or "Inc.".
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return strings.Count(word, ".") > 1 || len(word) <= 5 && unicode.IsUpper(rune(word[0]))
}

// evidence gathers what speaks for and against line i as a headline.
func (p *Page) evidence(i int, furnished bool) (e Evidence) {
	l := &p.Lines[i]
	add := func(is bool, bit Evidence) {
		if is {
			e |= bit
		}
	}
	add(furnished && l.words >= 3, FirstLine)
	add(l.words >= 5 && l.caps*10 >= l.words*6, TitleCase)
	add(l.shouts && l.words >= 3, Shouting)
	add(l.words >= 6, Long)
	add(l.caps >= 3, Names)
	if i > 0 {
		above := &p.Lines[i-1]
		cut := !above.Role.Kept()
		add(p.above(i) > p.gap && above.Role != Caption && above.Role != Credit && above.Role != Tags, WideGap)
		open := !cut && !above.ends && above.Role != Crosshead && !signedOff(above.text)
		add(open && !above.prose(), OpenAbove)
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
const ofPlace = FirstLine | WideGap | CaptionBelow | BylineBelow | DatelineBelow | FurnitureAbove

// opened reports whether the page opens with a headline, as pages of several stories do.
func (p *Page) opened() bool {
	for i := p.lo; i < p.hi; i++ {
		if l := &p.Lines[i]; l.Role.Kept() {
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

// below gathers the evidence in the next four lines that tell something.
func (p *Page) below(i int) (e Evidence) {
	told := 0
	for j := i + 1; j < len(p.Lines) && told < 4; j++ {
		l := &p.Lines[j]
		if l.Rule == nil && l.hit != nil && l.hit.Place != Top {
			continue // the note below a story
		}
		if p.line(j) == p.line(i) {
			continue // the headline again
		}
		_, dated := dateline(l.text)
		if dated && l.Rule == nil {
			e |= DatelineBelow
		}
		if l.Rule == nil && (l.prose() || dated) {
			if p.takenUp(i, j) {
				e |= LeadEchoes
			}
			return e
		}
		near := told == 0
		switch l.Role {
		case Caption, Credit, Tags:
			if near && j-i <= 2 && p.Lines[i].words >= 4 {
				e |= CaptionBelow
			}
		case Byline, Timestamp:
			if near {
				e |= BylineBelow
			}
		case Body, Crosshead:
			if told++; !l.ends && l.Role == Body {
				e |= ShortBelow
			}
		}
	}
	return e | NoProse
}

// takenUp reports whether paragraph j takes up what line i says: at least half of its words of four letters or more, by
// their first five letters, and clearly more of them than the line above it has. A lead does so for its headline; a
// crosshead is about what the story is about already.
func (p *Page) takenUp(i, j int) bool {
	var before string
	if i > 0 {
		before = strings.ToLower(p.line(i - 1))
	}
	lead := p.opening(j)
	n, here, there := 0, 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(p.line(i)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		w = w[:min(len(w), 5)]
		n++
		here += btoi(strings.Contains(lead, w))
		there += btoi(strings.Contains(before, w))
	}
	return n >= 2 && here*2 >= n && (here-there)*4 >= n
}

// opening gives the first 700 bytes from line j on, in lower case: the lead and what it takes to tell who is who.
func (p *Page) opening(j int) string {
	var b strings.Builder
	for ; j < len(p.Lines) && b.Len() < 700 && p.Lines[j].prose(); j++ {
		b.WriteString(strings.ToLower(p.line(j)[:min(len(p.line(j)), 700-b.Len())]))
		b.WriteByte(' ')
	}
	return b.String()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// signedOff reports whether a line closes with the name of its agency instead of a full stop.
func signedOff(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return agencies[strings.ToLower(strings.Trim(word, "()"))]
}

// deck reports whether the headline-like line i belongs to the headline right above it. Below a wide gap it does not: there
// the line above was none, if it has less evidence.
func (p *Page) deck(i int) bool {
	for j := i - 1; j >= 0; j-- {
		l := &p.Lines[j]
		switch {
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
