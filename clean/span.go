package clean

import (
	"os"
	"strconv"
	"strings"
)

var (
	outsideAbove = &Rule{Name: "outside/above", Category: Outside, Why: "above the story on a page full of furniture"}
	outsideBelow = &Rule{Name: "outside/below", Category: Outside, Why: "below the story on a page full of furniture"}
)

// body finds the stretch of the page that holds its stories. A pasted page is nothing else; on a page saved whole, the menus
// above and the lists and comments below hold most of the lines. There the stretch is the run of lines with the greatest
// sum, running text counting by its words and every other line against it (the idea of BTE, Finn 2001).
func (p *Page) body() {
	p.lo, p.hi = 0, len(p.Lines)
	end := p.comments()
	lo, hi := p.densest(end)
	if lo == hi || !p.furnished(lo, hi) {
		return
	}
	p.lo, p.hi = lo, hi
}

// densest gives the run of lines before end with the greatest sum of weights, the first of equals.
func (p *Page) densest(end int) (lo, hi int) {
	best, sum, from := 0, 0, 0
	for i := range p.Lines[:end] {
		if sum <= 0 {
			sum, from = 0, i
		}
		if i > 0 && p.anchor(i) {
			sum += P("A", 0)
		}
		if sum += p.weight(i); sum > best {
			best, lo, hi = sum, from, i+1
		}
	}
	return lo, hi
}

// weight says how much line i speaks for being inside a story.
func (p *Page) weight(i int) int {
	l := &p.Lines[i]
	switch {
	case l.Rule != nil:
		switch l.Role {
		case Caption, Credit, Byline, Media, Advertisement, Source:
			return -P("IN", 3)
		}
		return -P("F", 10)
	case l.Role == Crosshead:
		return 0
	case l.prose():
		return int(min(l.words, int32(P("C", 100))))
	case l.ends && l.words >= 4:
		return int(l.words) / 2
	}
	return -P("S", 10)
}

// comments gives the line at which readers' comments begin, below a story of at least 40 words.
func (p *Page) comments() int {
	words := int32(0)
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.Rule == nil && l.prose():
			words += l.words
		case l.Role == Comments && words >= 40:
			return i
		}
	}
	return len(p.Lines)
}

// furnished reports whether the lines outside lo and hi are a page's furniture: many, or some that rules know.
func (p *Page) furnished(lo, hi int) bool {
	outside := len(p.Lines) - (hi - lo)
	known := 0
	for i := range p.Lines {
		if (i < lo || i >= hi) && p.Lines[i].Rule != nil {
			known++
		}
	}
	return outside >= 25 || outside >= 8 && known >= 2
}

func P(n string, d int) int {
	if v, err := strconv.Atoi(os.Getenv("P_" + n)); err == nil {
		return v
	}
	return d
}

// anchor reports whether line i is the page's title again, or the part of it before the name of the site.
func (p *Page) anchor(i int) bool {
	l := &p.Lines[i]
	return l.words >= 3 && l.words <= 40 && strings.HasPrefix(p.line(0), p.line(i))
}
