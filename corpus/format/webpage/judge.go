package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// judge decides what each line is. The clues of a line, some 200 bytes of the first pass and 300 of
// the second, are added up for both passes as they are found, and not kept.
func (p *Rendering) judge() {
	if len(p.Lines) == 0 {
		return
	}
	m := p.measure()
	head := p.findHead(m)
	w := passes()
	p.firstClues(m, head, func(i int, list []uint16) {
		l := &p.Lines[i]
		l.first, l.second = w[0].add(w[0].base, list), w[1].add(w[1].base, list)
	})
	p.secondClues(m, func(i int, list []uint16) { p.Lines[i].second = w[1].add(p.Lines[i].second, list) })
	p.settle(m, head)
}

// findHead returns the line that is the headline, -1 if none is. It is the one that says what the
// page says is its title; of several the first h1, heading or other line that is not a link. The
// name of the page in a trail of breadcrumbs is no heading, whatever its tag: it is what search
// engines are told.
// Without such a line it is the only h1.
func (p *Rendering) findHead(m []measure) int {
	says := func(i int, folded string) bool {
		return m[i].words <= mostTitle && foldsTo(p.Text[p.Lines[i].Start:p.Lines[i].End], folded)
	}
	best, rank := -1, 0
	list, declared := p.Meta.candidates(), p.Meta.titles()
	for n, title := range list {
		t := fold(title)
		if len(t) < 6 {
			continue
		}
		topped := slices.Contains(declared, title)
		for i := 0; topped && i < len(p.Lines); i++ {
			topped = !says(i, t)
		}
		for i := range p.Lines {
			l := &p.Lines[i]
			if l.hidden || !says(i, t) && !(topped && m[i].heading && topsOff(p.folded(&m[i], i), t)) {
				continue
			}
			r := 1 + int(boolean(m[i].link < 4))
			if n := &p.nodes[l.node]; n.own&crumbWords == 0 {
				r += 2*int(boolean(m[i].heading)) + 4*int(boolean(n.tag == atom.H1))
			}
			if n == 0 {
				r++
			}
			if r > rank {
				best, rank = i, r
			}
		}
		if rank >= 6 {
			break
		}
	}
	if rank >= 4 {
		return best
	}
	only, several := -1, false
	for i := range p.Lines {
		if l := &p.Lines[i]; p.nodes[l.node].tag == atom.H1 && !l.hidden && m[i].words >= 3 && m[i].words <= mostTitle {
			several = several || only >= 0
			if only < 0 {
				only = i
			}
		}
	}
	if only >= 0 && (!several || best < 0) {
		if near := p.likest(m, list, only); near {
			return only
		}
		if best < 0 && !several {
			return only
		}
	}
	return best
}

// topsOff reports whether a heading is a title with a word or two of what it is about in front, as
// "Opinion"; a day in front is none. Both are folded.
func topsOff(heading, title string) bool {
	const shortest, longest = 20, 40 // bytes of a title, and of what is in front
	top, is := strings.CutSuffix(heading, title)
	return is && len(title) >= shortest && len(top) <= longest && !strings.ContainsAny(top, "0123456789")
}

// likest reports whether a line has half of the words of a title, or the title of the line.
func (p *Rendering) likest(m []measure, titles []string, i int) bool {
	words := strings.Fields(strings.ToLower(p.Text[p.Lines[i].Start:p.Lines[i].End]))
	for _, t := range titles {
		t = " " + strings.ToLower(t) + " "
		n := 0
		for _, w := range words {
			n += int(boolean(strings.Contains(t, w)))
		}
		if n*2 >= len(words) && n >= 2 {
			return true
		}
	}
	return false
}

// Read reads a page, which must be valid UTF-8, and judges its lines.
func Read(source string) *Rendering {
	p := read(source)
	p.Meta.addressed()
	if p.Fragmented {
		p.title(nil, -1)
		return p
	}
	p.judge()
	return p
}
