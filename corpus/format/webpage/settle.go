package webpage

// settle turns scores into kinds.
func (p *Rendering) settle(m []measure, head int) {
	if head < 0 {
		head = p.headAbove(m)
	}
	p.title(m, head)
	least := float32(unsureScore)
	if words := p.wordsFrom(m, least); words < fewWords {
		for least > lowest && p.wordsFrom(m, least) < fewWords {
			least -= .5
		}
	}
	sentences, tables, day := p.sentences(m), p.tables(m, head), p.byHead(m, head)
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.hidden:
			l.Kind = asHidden
		case i == head:
			l.Kind = asTitle
		case m[i].link == 5 && m[i].end != 1 && p.teaser(l):
			l.Kind = asRelated
		case l.second >= storyScore:
			l.Kind = asStory
		case l.second >= least && !p.caption(l) && (l.second >= unsureScore || m[i].words >= 8 && m[i].link < 4):
			l.Kind = asUnsure
		case tables[i], sentences.keep(m, i):
			l.Kind = asUnsure
		case i == day:
			l.Kind = asTime
		default:
			l.Kind = p.kindOf(l)
		}
	}
}

// teaser reports whether an element right around a line is called after what is related to the
// story. A line there that is a link from end to end is not part of it, wherever it stands, unless
// it ends as a sentence.
func (p *Rendering) teaser(l *RenderedLine) bool { return p.nodes[l.node].near&relatedWords != 0 }

// wordsFrom counts the words of the lines with so many points.
func (p *Rendering) wordsFrom(m []measure, least float32) (words int32) {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.second >= least && !l.hidden {
			words += m[i].words
		}
	}
	return words
}

// headAbove returns the heading that stands right above the story where no line says what the page
// says is its title, -1 if none does. Of two in a row without a heading of HTML the upper one is
// it, and the other its dek.
func (p *Rendering) headAbove(m []measure) int {
	const far, fewest, near = 14, 3, 2
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.second < storyScore || m[i].words < 15 || l.hidden || m[i].heading {
			continue
		}
		found := -1
		for k := i - 1; k >= max(0, i-far); k-- {
			switch {
			case found >= 0 && (m[found].heading || found-k > near):
				return found
			case p.mayHead(m, k, fewest) && (found < 0 || m[k].words >= fewest && !m[k].heading):
				found = k
			}
		}
		return found
	}
	return -1
}

// mayHead says whether a line is a heading of HTML, or one by its class.
func (p *Rendering) mayHead(m []measure, k int, fewest int32) bool {
	const longest = 30
	l, n := &p.Lines[k], &p.nodes[p.Lines[k].node]
	return m[k].words <= longest && (m[k].words >= fewest || m[k].heading) && m[k].link < 4 && !l.hidden && (m[k].heading || (l.classes()|n.near)&headWords != 0)
}

// title settles the title: the line that is the headline, or what the page says is its title.
func (p *Rendering) title(m []measure, head int) {
	if head >= 0 {
		p.Meta.Title = oneLine(p.Text[p.Lines[head].Start:p.Lines[head].End])
		return
	}
	if list := p.Meta.titles(); len(list) > 0 && list[0] != p.Meta.description {
		p.Meta.Title = list[0]
		return
	}
	p.Meta.Title = p.Meta.document
}
