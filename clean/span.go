package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// What a line weighs in the search for the stretch of a page that holds its stories. Running text
// weighs its words. The numbers are from 110 pages saved whole; when they were chosen, changing one
// of them by a quarter moved F1 by less than .01.
const (
	mostWeight = 100 // of a paragraph
	plainShort = -8  // unknown short line
	furnished  = -10 // line that a rule knows as boilerplate
	inFlow     = -3  // caption, credit, advertisement: what stands inside stories
	tableRow   = 4   // row of a table or list with figures
)

// region finds the stretch of the page that holds most running text: the run of lines with the
// greatest sum of weights (the idea of BTE, Finn 2001), below the place where the title of the page
// is said again if a fifth of that sum is found there: lists of other stories, each with its first
// sentence, can outweigh a short story.
func (p *Page) region() (lo, hi int) {
	p.weigh()
	end := p.comments()
	lo, hi, sum := p.densest(0, end)
	if at := p.again(end); at > lo && at < hi {
		if below, to, rest := p.densest(at, end); rest*5 >= sum {
			lo, hi = below, to
		}
	}
	return lo, hi
}

// densest returns the run of lines from start to end with the greatest sum of weights, the first of
// equals, and that sum.
func (p *Page) densest(start, end int) (lo, hi, best int) {
	sum, from := 0, start
	for i := start; i < end; i++ {
		if sum <= 0 {
			sum, from = 0, i
		}
		if sum += int(p.scratch.weights[i]); sum > best {
			lo, hi, best = from, i+1, sum
		}
	}
	return lo, hi, best
}

// weigh notes what each line weighs: the search asks up to three times.
func (p *Page) weigh() {
	p.scratch.weights = grown(p.scratch.weights, len(p.Lines))
	for i := range p.Lines {
		p.scratch.weights[i] = int16(p.weight(i))
	}
}

// weight says how much line i speaks for being inside a story. A paragraph between two lines that
// are none counts half: so stand the first sentences of other stories in a list.
func (p *Page) weight(i int) int {
	l := &p.Lines[i]
	switch {
	case l.Rule == thread, l.Rule == invisible:
		return 0 // known to be not story, wherever it stands in one
	case l.Rule != nil:
		switch l.Role {
		case Caption, Credit, Byline, Media, Advertisement, Source:
			return inFlow
		}
		return furnished
	case l.Role == Crosshead:
		return 0
	case l.prose() && (p.flows(i-1) || p.flows(i+1)):
		return int(min(l.shape.Words, mostWeight))
	case l.prose():
		return int(min(l.shape.Words, mostWeight)) / 2
	case l.sentence():
		return int(l.shape.Words) / 2
	case p.tabled(i):
		return tableRow
	}
	return plainShort
}

// flows reports whether line i is story text as far as its words tell.
func (p *Page) flows(i int) bool {
	if i < 0 || i >= len(p.Lines) {
		return false
	}
	l := &p.Lines[i]
	return l.Rule == nil && (l.prose() || l.sentence() || l.Role == Crosshead)
}

// comments returns the line at which readers' comments begin, below a story of at least 40 words. A
// button of a comment can stand anywhere.
func (p *Page) comments() int {
	words := int32(0)
	for i := 0; i < len(p.Lines) && p.has(Comments); i++ {
		switch l := &p.Lines[i]; {
		case l.Rule == nil && l.prose():
			words += l.shape.Words
		case l.Role == Comments && words >= 40 && l.Rule.endsStory():
			return i
		}
	}
	return len(p.Lines)
}

// A page saved whole has boilerplate by the dozen, and short lines of which no rule says what they
// are: of 336 such pages half of the lines or more are one or the other on 320. A story that was
// pasted has a credit and a notice below it at most. One that is full of short lines has them as a
// list, a recipe, or as a table, results; below its first text these count only where much
// boilerplate is known.
//
// A menu tells a page of a language whose boilerplate no rule knows: without any rule, F1 of 287
// pages of 19 languages rose by .18 and more with it, and no more of 6,676 pasted files were taken
// for a page.
const (
	fewestKnown     = 8  // lines of a page saved whole
	someBoilerplate = 2  // of these known by rules, where half of all lines are known or short
	moreBoilerplate = 4  // the same where a third is, or an eighth is known
	knownTop        = 6  // known and short lines above the first running text that are enough by themselves
	shortWords      = 8  // words from which a line is not short; lines of wrapped text have more
	menuWords       = 4  // of the name of a section at most
	menuAbove       = 8  // names of sections above the first running text that are enough by themselves
	menuSomewhere   = 12 // the same elsewhere, where half is known or short and a line is known
	menuBetween     = 25 // the same with running text below, where no line is known
)

// besides is what a page has besides running text.
type besides struct {
	known   int      // lines of boilerplate
	said    int      // lines of threads of comments
	short   int      // short lines that no rule knows
	listed  int      // the same below running text, of a list or table
	text    bool     // has running text
	top     int      // lines above it
	menu    sections // names of sections without running text between, up to here
	above   sections // most of these above the first running text
	between sections // the same above the last running text
	longest sections // the same anywhere
}

// besideThread is how much other boilerplate a page has on which comments count as such: who copies
// a story copies what readers said of it too.
const besideThread = 3

// Sections are names of sections of a site in a row, and how many of them have one word, in a
// script without spaces up to four letters.
type sections struct{ lines, single int }

// menu reports whether at least so many names are those of a menu: one in five has one word. Names
// of people, of which a team or the dead of an accident are listed, have two and more each.
func (r sections) menu(lines int) bool { return r.lines >= lines && r.single*5 >= r.lines }

// besidesText counts what the page has besides running text.
func (p *Page) besidesText() (f besides) {
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.Rule == thread:
			f.said++
		case l.Rule.furnishes():
			f.known++
		case l.Rule != nil:
		case l.prose() || l.sentence():
			if !f.text {
				f.top, f.above, f.text = f.known+f.short, f.longest, true
			}
			f.menu, f.between = sections{}, f.longest
		case l.shape.Words >= shortWords:
			f.menu = sections{}
		case f.text && (l.opensItem() || p.tabled(i)):
			f.listed++
		default:
			f.short++
			if l.section() {
				f.menu.lines++
				f.menu.single += btoi(l.shape.Words == 1 || l.shape.Words == 2 && l.shape.Signs&scan.Script != 0)
			}
			if f.menu.lines > f.longest.lines {
				f.longest = f.menu
			}
		}
	}
	return f
}

// section reports whether a short line can be the name of a section in a menu.
func (l *Line) section() bool {
	return l.shape.Words <= menuWords && !l.shape.Ends && l.shape.Signs&(scan.Digit|scan.Colon|scan.Comma) == 0
}

// again returns the first line that says the page's title again, -1 if none does.
func (p *Page) again(end int) int {
	for i := 1; i < end; i++ {
		if p.anchor(i) {
			return i
		}
	}
	return -1
}

// anchor reports whether line i is the page's first line again, or the part of it before the name
// of the site.
func (p *Page) anchor(i int) bool {
	l := &p.Lines[i]
	return l.shape.Words >= 3 && l.shape.Words <= 40 && strings.HasPrefix(p.line(0), p.line(i))
}

// crowded reports whether the page is full of boilerplate, as one that was saved whole is. Where
// little of it is known, a menu says so, or the title of the page above its headline.
func (p *Page) crowded() bool {
	if len(p.Lines) < fewestKnown {
		return false
	}
	f := p.besidesText()
	if f.known >= besideThread {
		f.known += f.said
	}
	lines, idle := len(p.Lines), f.known+f.short
	switch {
	case f.above.menu(menuAbove):
		return true
	case idle*2 >= lines && (f.known > 0 && f.longest.menu(menuSomewhere) || f.between.menu(menuBetween)):
		return true
	case f.known < someBoilerplate:
		return false
	case f.known < moreBoilerplate:
		return f.top >= knownTop || (idle*2 >= lines || p.again(lines) > 0) && !p.footed()
	}
	return ((idle+f.listed)*3 >= lines || f.known*8 >= lines) && !p.footed()
}
