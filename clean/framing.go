package clean

import (
	"slices"
	"unicode/utf8"
)

const (
	fewestFrames = 2 // lines of a frame
	sureFrames   = 3 // from which on it is plain, and a headline without the mark is unlikely
	frameTop     = 2 // lines above the first line of a frame that opens the file
)

// framing finds the frames of a page of pasted stories and notes which lines are headlines by them.
func (p *Page) framing() {
	f := &p.scratch.frames
	f.reset()
	words, heads := int32(0), int32(0)
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule == nil && (l.prose() || l.shape.Ends && l.shape.Words >= 8) {
			words += l.shape.Words
			if l.prose() && (l.shape.Ends || l.shape.Words > 30 || !dayFirst(p.line(i)) && p.signOff(i) < utf8.RuneSelf) {
				continue
			}
		}
		if m, ok := p.dividerMark(i); ok {
			p.addFrame(m, i, words)
			continue
		}
		if l.shape.Words <= 30 && l.Rule == nil {
			if m, ok := p.footWords(i); ok {
				p.addFrame(m, i, words)
			}
			heads += int32(btoi(l.titular() && p.textUnder(i) && p.headlike(i)))
			for _, m := range p.headMarks(i) {
				if m.key != 0 {
					p.addFrame(m, i, words)
				}
			}
		}
	}
	for k := range f.list {
		r := &f.list[k]
		r.strays = max(0, heads-r.followed)
		r.strength = p.strengthOf(r, words)
	}
	p.noteFrames()
}

// addFrame adds line i, above which the page has so many words of text, to the frame of a mark.
func (p *Page) addFrame(m frameMark, i int, words int32) {
	f := &p.scratch.frames
	k, seen := f.at[m.key]
	switch {
	case !seen:
		k = ^int32(len(f.singles))
		f.at[m.key] = k
		f.singles = append(f.singles, singleLine{int32(len(f.lines)), words})
	case k < 0:
		k = p.beginFrame(m.key, f.singles[^k])
		f.at[m.key] = k
		p.joinFrame(&f.list[k], m, i, words)
	default:
		p.joinFrame(&f.list[k], m, i, words)
	}
	f.lines = append(f.lines, framedLine{int32(i), k})
}

// beginFrame makes a frame of the mark of the line that had it alone so far.
func (p *Page) beginFrame(key uint64, single singleLine) int32 {
	f := &p.scratch.frames
	first, k := &f.lines[single.at], int32(len(f.list))
	m := p.frameMarkOf(int(first.line), key)
	f.list = append(f.list, frame{frameMark: m, first: first.line, from: m.number})
	p.joinFrame(&f.list[k], m, int(first.line), single.words)
	first.frame = k
	return k
}

// frameMarkOf returns the mark of line i that has that key.
func (p *Page) frameMarkOf(i int, key uint64) frameMark {
	if m, ok := p.dividerMark(i); ok {
		return m
	}
	if m, ok := p.footWords(i); ok && m.key == key {
		return m
	}
	list := p.headMarks(i)
	if list[0].key == key {
		return list[0]
	}
	return list[1]
}

// joinFrame adds line i with the mark m, above which the page has so many words, to a frame.
func (p *Page) joinFrame(r *frame, m frameMark, i int, words int32) {
	if r.lines > 0 {
		r.barren += int32(btoi(words-r.words < frameText))
		r.risen += int32(btoi(m.number == r.number+1))
	}
	if m.inHead {
		r.followed += int32(btoi(p.textUnder(i)))
		r.plainly = r.followed
		r.said += int32(btoi(m.quoted && p.saidWhole(i)))
	} else {
		head := p.headBelow(i)
		r.followed += int32(btoi(head >= 0))
		r.plainly += int32(btoi(head >= 0 && p.headlike(head) && !p.Lines[head].prose()))
	}
	r.lines++
	r.at, r.words, r.number = int32(i), words, m.number
}

// strengthOf says what a frame of a page with so many words of text tells of the headlines that it
// stands at. What is counted from one below a headline and its text are the parts of a story: "Step
// 1". Where stories are counted the first has a number, too.
func (p *Page) strengthOf(r *frame, words int32) clue {
	if r.lines < fewestFrames || r.quoted && r.strays*2 > r.lines || r.barren*8 > r.lines-1 || r.said*5 > r.lines || r.counted && r.risen*5 < (r.lines-1)*4 {
		return 0
	}
	r.opens = r.first <= frameTop && p.topClear(int(r.first))
	opens := r.opens
	closes := !r.inHead && !opens && words-r.words < frameText && p.endClear(int(r.at))
	last := int32(btoi(closes))
	if r.followed*5 < (r.lines-last)*4 || r.plainly*5 < (r.lines-last)*3 || r.followed == 0 {
		return 0
	}
	switch {
	case r.foot && !closes:
		return 0
	case opens && r.lines >= sureFrames || closes && r.lines > sureFrames:
		return framedSurely
	case opens, closes:
		return framedTwice
	case !r.inHead && r.lines >= fewestFrames && !r.weak && !(r.counted && r.from <= 1 && p.titledAbove(int(r.first))):
		return framedBetween
	case r.inHead && r.parts && p.titledAbove(int(r.first)):
		return framedParts
	}
	return 0
}

// topClear reports whether no headline and no text stands above line i.
func (p *Page) topClear(i int) bool {
	for j := range i {
		l := &p.Lines[j]
		if _, divides := p.dividerMark(j); l.prose() || !divides && l.Rule == nil && !l.stamped() {
			return false
		}
	}
	return true
}

// endClear reports whether no text and no headline stands below line i.
func (p *Page) endClear(i int) bool {
	for j := i + 1; j < len(p.Lines); j++ {
		if l := &p.Lines[j]; l.Rule == nil && !l.stamped() {
			return false
		}
	}
	return true
}

// titledAbove reports whether the page begins with a headline and text of it stands above line i.
func (p *Page) titledAbove(i int) bool {
	top := 0
	for top < i && (p.Lines[top].Rule != nil || p.Lines[top].stamped()) {
		top++
	}
	return top < i && p.Lines[top].titular() && p.proseIn(top+1, i)
}

// headBelow returns the line like a headline that stands below line i with no more than bylines and
// other marks between, -1 if none does.
func (p *Page) headBelow(i int) int {
	for j := i + 1; j < min(len(p.Lines), i+4); j++ {
		l := &p.Lines[j]
		if _, divides := p.dividerMark(j); divides || l.Rule != nil || l.stamped() {
			continue
		}
		if p.textUnder(j) && (p.eligible(j) || l.Role == Crosshead && l.shape.Words > longPart/2) && p.headlike(j) || p.mayHead(j) {
			return j
		}
		return -1
	}
	return -1
}

// mayHead reports whether line j has the place and the length of a headline, whatever it reads
// like: "Rain, rain. And more rain?", or a long one.
func (p *Page) mayHead(j int) bool {
	l := &p.Lines[j]
	return l.shape.Words >= 3 && l.shape.Words <= 30 && !l.shape.Ends && j+1 < len(p.Lines) && p.Lines[j+1].Rule == nil && p.Lines[j+1].prose()
}

// textUnder reports whether text stands below line i, with no more than a deck, a byline and an
// address between.
func (p *Page) textUnder(i int) bool {
	for j := i + 1; j < min(len(p.Lines), i+5); j++ {
		if l := &p.Lines[j]; l.Rule == nil && (l.prose() || l.shape.Ends && l.shape.Words >= 6) {
			return true
		}
	}
	return false
}

// noteOf are the notes of the clues from framedSurely on.
var noteOf = [...]notes{surelyNote, twiceNote, betweenNote, partsNote}

// noteFrames notes at the lines that are headlines by the frames what these say of them.
func (p *Page) noteFrames() {
	f := &p.scratch.frames
	sure := false
	for _, at := range f.lines {
		if at.frame < 0 {
			continue
		}
		r, i := &f.list[at.frame], int(at.line)
		if r.strength == 0 {
			if r.labels() {
				p.Lines[i].notes |= divides
			}
			continue
		}
		if !r.inHead {
			p.Lines[i].notes |= divides
			i = p.headBelow(i)
		}
		if i < 0 {
			continue
		}
		sure = sure || r.strength == framedSurely && r.first <= frameTop && r.strays <= r.lines
		l := &p.Lines[i]
		if r.strength != framedParts && l.Role == Crosshead {
			l.Role = Body
		}
		if n := noteOf[r.strength-framedSurely]; l.notes&frameNotes < n {
			l.notes = l.notes&^frameNotes | n
		}
	}
	if f.sure = sure; cap(f.lines) > mostKept { // room for what comes next
		f.lines = slices.Clone(slices.DeleteFunc(f.lines, func(at framedLine) bool { return at.frame < 0 || f.list[at.frame].strength == 0 }))
		f.at, f.singles = nil, nil
	}
}

// labels reports whether lines of a frame count the parts of a text: "Week 1", "Week 2". No
// headline stands below them, and they are none themselves.
func (r *frame) labels() bool {
	return !r.inHead && r.counted && r.lines >= fewestFrames && r.risen*5 >= (r.lines-1)*4 && r.followed*5 < r.lines
}

// divide makes the marks above the headlines that were found by them boilerplate of the stories
// below, so that these begin there and have their dates and bylines. A mark below the text is of
// the story above, as the name of the writer of a letter is.
func (p *Page) divide() {
	for _, at := range p.scratch.frames.lines {
		if at.frame < 0 {
			continue
		}
		r, i := &p.scratch.frames.list[at.frame], int(at.line)
		if r.inHead || !r.opens || r.strength != framedSurely && r.strength != framedTwice {
			continue
		}
		head := p.headBelow(i)
		if head < 0 || p.Lines[head].Role != Headline {
			continue
		}
		for j := i; j < head; j++ {
			if l := &p.Lines[j]; l.Rule == nil {
				p.mark(j, l.dividing(r))
			}
		}
		if at := i - 1; at < 0 || p.Lines[at].Rule == nil || !p.Lines[at].edge {
			p.Lines[i].edge = true
		}
	}
}
