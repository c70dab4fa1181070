package webpage

import (
	"math"
	"math/bits"
)

// level is a score as a value of levels; 0 is of no line.
func level(x float32) int { return 1 + int(bucketFloat(x, -4, -2, 0, 2, 4)) }

func bucketFloat(x float32, ends ...float32) uint8 {
	for i, e := range ends {
		if x <= e {
			return uint8(i)
		}
	}
	return uint8(len(ends))
}

// mean is a sum of scores, weighted.
type mean struct {
	sum, weight float64
	n           int32
}

func (m *mean) add(x float32, w float64) {
	m.sum += math.Max(-6, math.Min(6, float64(x))) * w
	m.weight += w
	m.n++
}

func (m *mean) value() float32 {
	if m.weight == 0 {
		return 0
	}
	return float32(m.sum / m.weight)
}

// secondClues gives each line and its clues of the second pass beside those of the first: what that
// made of the page. They stand until the next line.
func (p *Rendering) secondClues(m []measure, give func(i int, list []uint16)) {
	mass, all := make([]float64, len(p.nodes)), make([]float64, len(p.nodes))
	kinds := map[uint32]*mean{}
	weight := func(i int) float64 { return float64(min(m[i].words, 60)) + 1 }
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.hidden {
			continue
		}
		mass[l.node] += weight(i) * probability(l.first)
		all[l.node] += weight(i)
		k := kinds[p.nodes[l.node].kind]
		if k == nil {
			k = &mean{}
			kinds[p.nodes[l.node].kind] = k
		}
		k.add(l.first, weight(i))
	}
	for n := len(p.nodes) - 1; n > 0; n-- {
		mass[p.nodes[n].parent] += mass[n]
		all[p.nodes[n].parent] += all[n]
	}
	main := p.mainNode(mass)
	inside := p.below(main)
	parts := p.parts(main)
	links := p.linkShares()
	firstLikely, lastLikely := p.likely(m)
	parts.order(p, m)
	var room []uint16
	for i := range p.Lines {
		c := clues{list: room[:0], m: &m[i]}
		c.scores(p, m, i)
		k := kinds[p.nodes[p.Lines[i].node].kind]
		own := int(bucketFloat(p.Lines[i].first, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5))
		if k == nil {
			c.sized(kindLevel, kindBySize, 0)
		} else {
			c.sized(kindLevel, kindBySize, level(k.value()))
			c.add(kindCount, int(bucketOf(k.n, 1, 3, 9)))
			c.add(ownByKind, own*kindLevel.size+level(k.value()))
		}
		where := c.main(p, i, main, inside, own)
		c.add(pageByMain, int(bucketFloat(float32(mass[0]), 50, 120, 250, 500))*mainClues.size+where)
		c.shares(p, i, mass, all)
		c.parent(p, i, links, own)
		c.part(p, i, main, parts, mass, all, links, own)
		c.page(mass[0], own)
		c.between(i, firstLikely, lastLikely)
		room = c.list
		give(i, room)
	}
}

// scores adds what the first pass made of the line and those around it.
func (c *clues) scores(p *Rendering, m []measure, i int) {
	at := func(k int) int {
		if k < 0 || k >= len(p.Lines) {
			return 0
		}
		return level(p.Lines[k].first)
	}
	own := int(bucketFloat(p.Lines[i].first, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5))
	c.add(ownLevel, own)
	c.sized(aboveLevel, aboveBySize, at(i-1))
	c.sized(belowLevel, belowBySize, at(i+1))
	c.add(above2Level, at(i-2))
	c.add(below2Level, at(i+2))
	c.add(aboveByBelow, at(i-1)*belowLevel.size+at(i+1))
	var around mean
	for k := max(0, i-6); k < min(len(p.Lines), i+7); k++ {
		if k != i {
			around.add(p.Lines[k].first, float64(min(m[k].words, 40)+1)/float64(2+max(k-i, i-k)))
		}
	}
	c.sized(aroundLevel, aroundBySize, level(around.value()))
	c.add(aroundByOwn, level(around.value())*ownLevel.size+own)
}

// mainNode is the smallest element that most of what is likely prose stands in.
func (p *Rendering) mainNode(mass []float64) int32 {
	if mass[0] < 20 {
		return -1
	}
	heavy := make([]int32, len(p.nodes)) // the heaviest child
	for n := len(p.nodes) - 1; n > 0; n-- {
		up := p.nodes[n].parent
		if h := heavy[up]; h == 0 || mass[n] >= mass[h] {
			heavy[up] = int32(n)
		}
	}
	at := int32(0)
	for heavy[at] != 0 && mass[heavy[at]] >= .7*mass[at] {
		at = heavy[at]
	}
	return at
}

// below says of each node whether it is a node or below it.
func (p *Rendering) below(top int32) []bool {
	in := make([]bool, len(p.nodes))
	for n := range p.nodes {
		in[n] = int32(n) == top || n > 0 && in[p.nodes[n].parent]
	}
	return in
}

// main adds how the line stands to the element of the story.
func (c *clues) main(p *Rendering, i int, main int32, inside []bool, own int) int {
	value := 4
	if n := p.Lines[i].node; main >= 0 {
		switch {
		case !inside[n]:
			value = 3
		case n == main:
			value = 0
		case p.nodes[n].parent == main:
			value = 1
		default:
			value = 2
		}
	}
	c.sized(mainClues, mainBySize, value)
	c.add(mainByOwn, value*ownLevel.size+own)
	return value
}

// shares adds how much of the likely prose of the page stands in the elements around the line.
func (c *clues) shares(p *Rendering, i int, mass, all []float64) {
	share := func(n int32) int {
		return int(bucketFloat(float32(mass[n]/(mass[0]+1)), .02, .1, .3, .6, .9))
	}
	n := p.nodes[p.Lines[i].node].parent
	c.sized(share1, share1BySize, share(n))
	if all[n] > 0 {
		c.add(density, 1+int(bucketFloat(float32(mass[n]/all[n]), .05, .2, .5, .75, .9)))
	} else {
		c.add(density, 0)
	}
	n = p.nodes[n].parent
	c.add(share2, share(n))
	c.add(share3, share(p.nodes[n].parent))
}

// likely returns the first and the last line that are likely prose.
func (p *Rendering) likely(m []measure) (first, last int) {
	first, last = -1, -1
	for i := range p.Lines {
		if p.Lines[i].first > 2 && m[i].words >= 12 && !p.Lines[i].hidden {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// between adds whether likely prose stands above and below.
func (c *clues) between(i, first, last int) {
	value := 0
	switch {
	case first < 0:
		value = 5
	case i < first-3:
		value = 1
	case i < first:
		value = 2
	case i > last+3:
		value = 3
	case i > last:
		value = 4
	}
	c.sized(betweenClue, betweenBySize, value)
}

// linkShares says of each node as a value of parentLinks how much of its letters are in links.
func (p *Rendering) linkShares() []uint8 {
	letters, linked := make([]int32, len(p.nodes)), make([]int32, len(p.nodes))
	for i := range p.Lines {
		l := &p.Lines[i]
		letters[l.node] += l.letters
		linked[l.node] += l.linked
	}
	list := make([]uint8, len(p.nodes))
	for n := len(p.nodes) - 1; n >= 0; n-- {
		if n > 0 {
			letters[p.nodes[n].parent] += letters[n]
			linked[p.nodes[n].parent] += linked[n]
		}
		if linked[n] > 0 {
			list[n] = 1 + bucketOf(int32(int64(linked[n])*100/int64(letters[n])), 10, 30, 60, 90)
		}
	}
	return list
}

// Parts are the children of the element of the story.
type parts struct {
	of          []int32       // the part that each node is in, or is; -1 for none
	first, last map[int32]int // lines of each
	prose       map[int32]bool
	from, to    int // the first and the last line of parts with likely prose
}

// parts finds them.
func (p *Rendering) parts(main int32) *parts {
	list := &parts{of: make([]int32, len(p.nodes)), first: map[int32]int{}, last: map[int32]int{}, prose: map[int32]bool{}, from: -1}
	for n := range p.nodes {
		switch up := p.nodes[n].parent; {
		case main < 0 || n == 0:
			list.of[n] = -1
		case up == main && int32(n) != main:
			list.of[n] = int32(n)
		default:
			list.of[n] = list.of[up]
		}
	}
	return list
}

// order finds which parts have likely prose.
func (s *parts) order(p *Rendering, m []measure) {
	for i := range p.Lines {
		n := s.of[p.Lines[i].node]
		if n < 0 {
			continue
		}
		if _, ok := s.first[n]; !ok {
			s.first[n] = i
		}
		s.last[n] = i
		if p.Lines[i].first > 1 && m[i].words >= 10 {
			s.prose[n] = true
			if s.from < 0 {
				s.from = s.first[n]
			}
			s.to = i
		}
	}
}

// parent adds how much of the elements around the line are links.
func (c *clues) parent(p *Rendering, i int, links []uint8, own int) {
	n := p.nodes[p.Lines[i].node].parent
	c.add(parentLinks, int(links[n]))
	c.add(parent2Links, int(links[p.nodes[n].parent]))
	c.add(parentByLink, int(links[n])*linkClues.size+int(c.m.link))
	c.add(parentByOwn, int(links[n])*ownLevel.size+own)
}

// part adds what the part of the element of the story is like that the line is in.
func (c *clues) part(p *Rendering, i int, main int32, s *parts, mass, all []float64, links []uint8, own int) {
	n := s.of[p.Lines[i].node]
	link, dense, share, at := 6, 7, 6, 6
	if n >= 0 {
		link = int(links[n])
		dense = 0
		if all[n] > 0 {
			dense = 1 + int(bucketFloat(float32(mass[n]/all[n]), .05, .2, .5, .75, .9))
		}
		share = int(bucketFloat(float32(all[n]/(all[main]+1)), .01, .03, .1, .3, .7))
		switch {
		case s.from < 0:
		case s.last[n] < s.from:
			at = 0
		case s.first[n] == s.from:
			at = 1
		case s.last[n] < s.to:
			at = 2
		case s.first[n] <= s.to:
			at = 3
		case s.first[n]-s.to < 8:
			at = 4
		default:
			at = 5
		}
		for b := p.nodes[n].own; b != 0; b &= b - 1 {
			c.sized(sectionWords, sectionBySize, bits.TrailingZeros64(uint64(b)))
		}
	}
	c.add(sectionLinks, link)
	c.add(linksBySection, link*ownLevel.size+own)
	c.sized(sectionMass, massBySection, dense)
	c.sized(sectionShare, shareBySection, share)
	c.sized(sectionAt, atBySection, at)
	c.add(atByLinks, at*sectionLinks.size+link)
	c.add(atByMain, at*ownLevel.size+own)
	c.add(tagBySection, tagOf(p.nodes[p.Lines[i].node].tag)*sectionLinks.size+link)
}

// page adds how much likely prose the page has.
func (c *clues) page(mass float64, own int) {
	k := int(bucketFloat(float32(mass), 50, 120, 250, 500))
	c.add(pageMass, k)
	c.add(pageByOwn, k*ownLevel.size+own)
}
