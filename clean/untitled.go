package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A section is a stretch of a page between two marks, or from a number to the next one.
type section struct{ from, to int }

// What sections have in common, in thousandths (see kinship): up to akin they are stories of their
// own, and up to ended where the mark is that of an end. Of 1,360 pages of stories in a row in 17
// languages 7 in 100 have more, and of as many of one story 6 in 100 have less.
const (
	fewestUntitled = 3
	untitledWords  = 15
	akin           = 160
	ended          = 300
)

// rubric is what stands above stories without headlines and belongs to none of them.
var rubric = &Rule{Name: "navigation/rubric", Category: Navigation, Why: "title above a row of stories without headlines"}

// untitled finds where stories without headlines begin on a page that divides them by itself: by
// numbers that count from the top, or by a mark that stands alone again and again. The items of a
// list and the sections of an essay are divided so, too, but share their words.
func (p *Page) untitled() {
	heads, top := 0, -1
	for i := range p.Lines {
		if p.Lines[i].Role == Headline {
			if heads++; top < 0 {
				top = i
			}
		}
	}
	p.partings()
	if list, ended := p.markedSections(); list != nil {
		p.partMarked(list, ended, heads)
		return
	}
	if heads > 1 {
		return
	}
	list := p.numberedSections()
	if list == nil || p.kinship(list) >= akin || heads == 1 && (top >= list[0].from || !p.isRubric(top, list)) {
		return
	}
	for k := range list {
		p.Lines[list[k].from].edge = true
	}
}

// partings marks the signs right above headlines, which part their stories from those above.
func (p *Page) partings() {
	for i := 2; i < len(p.Lines); i++ {
		if l := &p.Lines[i-1]; p.Lines[i].Role == Headline && l.Rule == nil && l.hit() == nil {
			if key, _ := p.partingMark(i - 1); key != 0 {
				p.mark(i-1, divider)
			}
		}
	}
}

// isRubric reports whether the headline on line top names no story: it is short, stands right above
// the first of them, and none has one of its words. It is marked so.
func (p *Page) isRubric(top int, list []section) bool {
	if p.Lines[top].shape.Words > rubricWords || p.proseIn(top, list[0].from) {
		return false
	}
	text := p.Text[p.Lines[list[0].from].Start():p.Lines[list[len(list)-1].to-1].End()]
	if keys := p.keys(top); said(keys, text[:min(len(text), rubricBytes)]) > 0 {
		return false
	}
	p.Lines[top].Role = Body
	p.mark(top, rubric)
	return true
}

// Of how many words a rubric is, and in how much text they are looked for.
const (
	rubricWords = 4
	rubricBytes = 20000
)

// numberedSections returns the stretches of a page that begin with a number and running text, the
// first at the top; nil if there are none, or text stands above them.
func (p *Page) numberedSections() (list []section) {
	var first frameMark
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule != nil || l.Role != Body || !l.prose() && !l.shape.Ends && l.shape.Words < untitledWords {
			continue
		}
		m := leadMark(p.line(i))
		switch {
		case list == nil && !m.counted:
			return nil
		case list == nil:
			first = m
		case m.key != first.key:
			continue
		case m.number != first.number+int32(len(list)):
			return nil
		default:
			list[len(list)-1].to = i
		}
		list = append(list, section{i, len(p.Lines)})
	}
	return p.toldSections(list)
}

// markedSections returns the stretches between the lines that are the same mark, and whether it is
// that of an end; nil if there are none.
func (p *Page) markedSections() (list []section, ended bool) {
	key, from := uint64(0), 0
	for i := range p.Lines {
		m, end := p.partingMark(i)
		if m == 0 || key != 0 && m != key {
			continue
		}
		if key == 0 {
			key, ended = m, end
		}
		if from < i {
			list = append(list, section{from, i})
		}
		from = i + 1
	}
	if key == 0 {
		return nil, false
	}
	if from < len(p.Lines) {
		list = append(list, section{from, len(p.Lines)})
	}
	return p.toldSections(list), ended
}

// toldSections returns the sections if each has running text enough, and nil if not.
func (p *Page) toldSections(list []section) []section {
	if len(list) < fewestUntitled {
		return nil
	}
	for _, s := range list {
		words := int32(0)
		for i := s.from; i < s.to && words < untitledWords; i++ {
			if l := &p.Lines[i]; l.Rule == nil {
				words += l.shape.Words
			}
		}
		if words < untitledWords || !p.running(s.from, s.to) && !p.lengthy(s.from, s.to) {
			return nil
		}
	}
	return list
}

// partMarked begins a story in each section that has no headline.
func (p *Page) partMarked(list []section, end bool, heads int) {
	if !end && (heads > 0 || p.titledOnce(list)) {
		return
	}
	limit := akin
	if end {
		limit = ended
	}
	if p.kinship(list) >= limit {
		return
	}
	for _, s := range list {
		if !p.headedIn(s) {
			p.Lines[s.from].edge = true
		}
		if s.from > 0 && p.Lines[s.from-1].Rule == nil {
			p.mark(s.from-1, divider)
		}
	}
	if last := len(p.Lines) - 1; list[len(list)-1].to == last && p.Lines[last].Rule == nil {
		p.mark(last, divider)
	}
}

// titledOnce reports whether the first section alone has a byline or a date, or begins with a short
// line where most others begin with text: that is the top of one story, even if nothing else says
// so.
func (p *Page) titledOnce(list []section) bool {
	titled, dated, others := false, false, 0
	for k, s := range list {
		l := &p.Lines[s.from]
		short := !l.prose() && !l.shape.Ends && l.shape.Words <= 2*longestHead
		day := false
		for i := s.from; i < s.to && i < s.from+mostBelow; i++ {
			day = day || p.Lines[i].stamped()
		}
		if k == 0 {
			titled, dated = short, day
		}
		others += btoi(titled && !short || dated && !day)
	}
	return others*2 >= len(list)-1
}

// headedIn reports whether a section has a headline, or begins a story otherwise.
func (p *Page) headedIn(s section) bool {
	for i := s.from; i < s.to; i++ {
		if p.Lines[i].top() {
			return true
		}
	}
	return false
}

// kinship returns how many of the longer words of a section stand in the text above it, in
// thousandths: the mean of all sections but the first.
func (p *Page) kinship(list []section) int {
	sum, n, top := 0, 0, p.Lines[list[0].from].Start()
	for k := 1; k < len(list); k++ {
		at, end := p.Lines[list[k].from].Start(), p.Lines[list[k].to-1].End()
		p.scratch.keys = keysOf(p.Text[at:min(end, at+turnBelow)], p.scratch.keys[:0], turnLetters, mostTurnWords)
		per, n6 := 1000, len(p.scratch.keys)
		if fewAlike(p.Text[at:end]) {
			per = 1333
		}
		if n6 < leastTurnWords { // words of one syllable, as of Vietnamese
			if p.scratch.keys = keysOf(p.Text[at:min(end, at+turnBelow)], p.scratch.keys[:0], keyLetters, mostTurnWords); len(p.scratch.keys) > 4*n6 {
				per = 400
			}
		}
		if m := len(p.scratch.keys); m > 0 {
			sum += said(p.scratch.keys, p.Text[max(top, at-turnAbove):at]) * per / m
			n++
		}
	}
	return sum / max(1, n)
}

// fewAlike reports whether s is in a script of whose longer words stories in a row have a quarter
// fewer in common than in others, as measured in Greek, Arabic, Hindi and Chinese: it is not Latin,
// Cyrillic or Korean.
func fewAlike(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r >= 0x0370 && !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Hangul)
}
