package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// Captions are known by the credit that ends them, by an opening such as "File photo:", or by what
// stands next to them. A caption of more words than this is taken for story: the longest of the
// seeds has 63.
const longestCaption = 110

// A paragraph that ends with a credit is looked at up to this many words.
const longestCredited = 250

var (
	credited   = &Rule{Name: "caption/credited", Category: Caption, Why: "ends with a picture credit"}
	creditLine = &Rule{Name: "credit/line", Category: Credit, Why: "nothing but a picture credit"}
	glued      = &Rule{Name: "credit/glued", Category: Credit, Why: "picture credit at the end of a paragraph"}
	// closing is a bracket with nothing but agencies in it.
	closing     = &Rule{Name: "source/closing", Category: Source, Why: "agency the story comes from"}
	sides       = &Rule{Name: "caption/sides", Category: Caption, Why: "says who stands left and right"}
	aboveCredit = &Rule{Name: "caption/above-credit", Category: Caption, Why: "stands right above its credit"}
	captionEcho = &Rule{Name: "caption/repeat", Category: Caption, Why: "says a neighbouring caption again"}
	altText     = &Rule{Name: "caption/alternate", Category: Caption, Why: "stands in the place of a picture: printed twice in a row"}
)

// credits marks captions that end with a credit, lines that are nothing but a credit, and captions
// right above such lines. A credit or a bracketed agency that ends a paragraph of the story is cut
// alone.
func (p *Page) credits() {
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.shape.Signs&creditable == 0 || l.Rule != nil || l.shape.Words > longestCredited || len(l.Spans()) > 0 {
			continue
		}
		p.credit(i)
	}
	for i := 1; i < len(p.Lines); i++ {
		if l := &p.Lines[i]; (l.shape.Signs&scan.Slash != 0 || l.shape.Words == 1 && !l.shape.Ends) && p.houses(i) {
			p.mark(i, creditLine)
		}
	}
	saved, asked := false, false
	for i := 1; i < len(p.Lines) && p.has(Credit); i++ {
		if p.Lines[i].Role != Credit || (p.above(i) != 0 || !p.captionless(i-1)) && (p.above(i) != p.gap || !p.pictures(i-1)) {
			continue
		}
		if p.creditsStory(i) {
			if !asked {
				saved, asked = p.crowded(), true
			}
			if !saved { // on a page saved whole it is a teaser with its picture
				continue
			}
		}
		p.mark(i-1, aboveCredit)
	}
}

// pictures reports whether line i, a paragraph above a credit, shows a picture: in the present and
// in 30 words, or with a day and its year at the end of its first sentence.
func (p *Page) pictures(i int) bool {
	l, s := &p.Lines[i], p.line(i)
	if l.Rule != nil || l.Role != Body || l.shape.Words < 5 || l.shape.Words > 60 || len(l.Spans()) > 0 || l.shape.Signs&scan.Opened != 0 || strings.ContainsAny(s, "?!“”\"«»") {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimRight(s, "."), ". ")
	return l.shape.Words <= 30 && shown(s) || endsDated(first)
}

func (p *Page) credit(i int) {
	l, s := &p.Lines[i], p.line(i)
	if l.shape.Signs&scan.Paren != 0 {
		if from, ok := signed(s); ok && (l.shape.Words > 30 || !p.slot(i)) {
			p.span(i, from, closing)
			return
		}
	}
	switch from := credit(s, &l.shape); {
	case from > 0 && p.told(i, from):
		p.span(i, from, glued)
	case from > 0:
		p.mark(i, credited)
	case from == 0 && l.shape.Words <= 14 && !attributed(s):
		p.mark(i, creditLine)
	case l.shape.Signs&scan.Paren != 0 && l.shape.Words <= longestCaption && sided(s):
		p.mark(i, sides)
	}
}

// span cuts line i from its byte from on.
func (p *Page) span(i, from int, r *Rule) {
	l := &p.Lines[i]
	start, end := trim(p.Text, l.Start()+from, l.End())
	l.addSpans(CutSpan{start, end, r})
}

// told reports whether line i, without the credit at its byte from, is a paragraph of the story and
// no caption. Captions are short, stand below a headline or beside another caption, name a day with
// its year, or say what is seen. Where nothing of that holds the text is kept.
func (p *Page) told(i, from int) bool {
	l, text := &p.Lines[i], strings.TrimRight(p.line(i)[:from], " \u00a0")
	switch {
	case l.shape.Words > longestCaption || speaks(text) || p.toldLong(i):
		return true
	case l.shape.Words <= 12 || !scan.Ends(text) || p.slot(i):
		return false
	}
	return !dated(text) && !shown(text) && !strings.Contains(text, ". – ")
}

// slot reports whether line i stands where captions do: right below a short line that is no
// sentence, or beside a caption.
func (p *Page) slot(i int) bool {
	if i+1 < len(p.Lines) && p.Lines[i+1].Role == Caption {
		return true
	}
	if i == 0 {
		return false
	}
	l := &p.Lines[i-1]
	return l.Role == Caption || l.Role == Credit || l.Rule == nil && l.titular() && !l.shape.Ends
}

// speaks reports whether text quotes someone: it has a closing quote and a verb of saying. Captions
// quote signs, not people.
func speaks(text string) bool {
	if !strings.ContainsAny(text, "”\"»“") {
		return false
	}
	for _, verb := range [...]string{" said", " says", " told ", " added", " sagte", " a déclaré", " dijo", " disse", " ha detto", " сказал", " заявил", " сказав", " заявив"} {
		if strings.Contains(text, verb) {
			return true
		}
	}
	return false
}

// dated reports whether text holds a year behind a day or a month, as captions do and stories
// seldom.
func dated(text string) bool {
	for _, century := range [...]string{" 19", " 20"} {
		for at := 0; ; {
			i := strings.Index(text[at:], century)
			if i < 0 {
				break
			}
			at += i + len(century)
			if year := text[at:min(at+2, len(text))]; len(year) == 2 && digits(year) && month(text[:at-len(century)]) {
				return true
			}
		}
	}
	return false
}

// month reports whether text ends with the day of a month or with a month.
func month(text string) bool {
	word := text[strings.LastIndexByte(text, ' ')+1:]
	if day := strings.TrimRight(word, ","); digits(day) && day != "" && len(day) <= 2 {
		return true
	}
	for _, m := range [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		if strings.TrimRight(word, ",") == m {
			return true
		}
	}
	return false
}

// shown reports whether text tells in the present what a picture shows. Two of the verbs are words
// of German, Dutch and the Romance languages as well ("Damals stand das Wasser"), and count in
// English alone.
func shown(text string) bool {
	if strings.Contains(text, " stand ") || strings.Contains(text, " pose ") {
		for _, word := range [...]string{" the ", "The ", " of ", " and "} {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	for _, verb := range [...]string{" shows ", " poses ", " speaks ", " walks ", " walk ", " holds ", " hold ", " waves ", " wave ", " attends ", " attend ", " gestures ", " arrives ", " looks on", " stands ",
		" sits ", " leaves ", " is seen ", " are seen ", " pictured ", " takes part ", " take part ", " gather ", " march ", " detain ", " carry ", " shakes hands ", " shake hands ", " loads ", " watches ", " watch ", " rides ", " works ", " flies ", " testifies ", " delivers a ", " celebrates ", " addresses ", " greets ", " embraces "} {
		if strings.Contains(text, verb) {
			return true
		}
	}
	return false
}

// sided reports whether s says twice where in a picture someone stands, at least once left or in
// the middle: "(R)" alone is a party, and behind a name without a space it is a trade mark.
func sided(s string) bool {
	n, sure := 0, false
	if open := strings.IndexByte(s, '('); open < 0 || strings.IndexByte(s[open+1:], '(') < 0 {
		return false
	}
	for _, side := range [...]string{" (L)", " (C)", " (left)", " (center)", " (centre)", " (2nd L)", " (2nd R)", " (R)", " (right)"} {
		if strings.Contains(s, side) {
			n, sure = n+1, sure || side != " (R)" && side != " (right)"
		}
	}
	return n > 1 && sure
}

// captionless reports whether line i can be the caption of the credit right below it. On a page
// without blank lines every paragraph stands right above the next line; there only a line below a
// short one is believed, and only of 45 words.
func (p *Page) captionless(i int) bool {
	l := &p.Lines[i]
	if l.Rule != nil || l.shape.Words > longestCaption || l.shape.Words < 3 {
		return false
	}
	return p.gap > 0 || l.shape.Words <= 45 && (i == 0 || !p.Lines[i-1].prose())
}

// Captions from so many words on must look like one to be believed: with another paragraph below,
// and without.
const (
	longCaption = 20
	longAtTail  = 12
)

// creditsStory reports whether the credit on line i names the agency a story comes from, or the
// maker of a picture without caption, and the paragraph right above it is the story's: a long one
// that says neither what is seen nor on which day. It has another paragraph above it, and two
// sentences or none below; on a page without blank lines, where captions have headlines above them
// too, it has two sentences.
func (p *Page) creditsStory(i int) bool {
	l, s := &p.Lines[i-1], p.line(i-1)
	if i < 2 || l.shape.Words < longAtTail || !l.shape.Ends || shown(s) || dated(s) {
		return false
	}
	long := l.shape.Words >= longCaption && stopInside(s)
	if p.gap == 0 {
		return long
	}
	return p.flowing(i-2) && !p.slot(i-1) && (long || i+1 == len(p.Lines) || !p.Lines[i+1].prose())
}

// stopInside reports whether a sentence ends in s before its end, in any script.
func stopInside(s string) bool { return sentenceIn(strings.TrimRight(s, `.!?…。"”’)`)) }

// houses reports whether line i is the name of an agency, or a name and whom its bearer works for
// with a stroke between them, right below a sentence, and the two stand apart from what is above
// and below them: a picture's maker, whatever the house is.
func (p *Page) houses(i int) bool {
	l, s := &p.Lines[i], &p.Lines[i-1]
	if l.Rule != nil || l.Role != Body || l.shape.Words > 8 || l.shape.Ends || l.shape.Signs&(scan.Digit|scan.Quote) != 0 || p.gap == 0 || p.above(i) != 0 || p.above(i-1) == 0 {
		return false
	}
	if i+1 < len(p.Lines) && p.above(i+1) == 0 || !s.shape.Ends || s.shape.Words < 4 || s.shape.Words > longCaption+10 {
		return false
	}
	who, whom, stroke := strings.Cut(strings.Trim(l.text(), "() "), "/")
	if !stroke {
		return agencies[strings.ToLower(l.text())]
	}
	who, whom = strings.TrimSpace(who), strings.TrimSpace(whom)
	return who != "" && leadingName(who) == who && whom != "" && named(whom) && !strings.Contains(whom, "/")
}

// repeats marks a line that says again what a caption next to it says, with or without the words
// that open or the credit that closes it.
func (p *Page) repeats() {
	for i := 1; i < len(p.Lines) && p.has(Caption); i++ {
		a, b := &p.Lines[i-1], &p.Lines[i]
		if (a.Role == Caption) == (b.Role == Caption) || p.above(i) > 1 {
			continue
		}
		if !echoes(p.line(i-1), p.line(i)) {
			continue
		}
		if a.Role == Caption && b.Rule == nil {
			p.mark(i, captionEcho)
		} else if b.Role == Caption && a.Rule == nil {
			p.mark(i-1, captionEcho)
		}
	}
}

// alternates marks the text that stands in the place of a picture and was printed twice, as by a
// program that shows a picture and its link. It is asked for on a page saved whole: elsewhere lines
// that follow themselves are verses.
func (p *Page) alternates() {
	for i := 1; i < len(p.Lines); i++ {
		a, b := &p.Lines[i-1], &p.Lines[i]
		if a.Rule == nil && b.Rule == nil && b.shape.Words >= altWords && p.above(i) <= 1 && a.text() == b.text() {
			p.mark(i-1, altText)
			p.mark(i, altText)
		}
	}
}

// altWords is from how many words on a line that follows itself is not a verse.
const altWords = 10

// echoes reports whether one line is the other with at most an opening and a credit more: the
// shorter, of at least six words, is found whole in the longer, quotes and white space aside.
func echoes(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 2000 || strings.Count(a, " ") < 5 {
		return false
	}
	middle := lastWord(a[:len(a)/2+strings.IndexByte(a[len(a)/2:]+" ", ' ')])
	return strings.Contains(b, middle) && strings.Contains(plain(b), strings.TrimRight(plain(a), "."))
}
