package facts

import "onecopy/corpus"

// Between finds the numbers, dates and names that differ between the aligned texts at the
// same place.
func Between(a, b *Body, blocks []Run) *Changes {
	c := &Changes{names: namesakes{a: a, b: b}}
	windows(blocks, len(a.Words), len(b.Words), func(w []Gap) {
		if len(w) == 1 && (w[0].A.Lo == w[0].A.Hi || w[0].B.Lo == w[0].B.Hi) {
			return
		}
		c.differ(w)
	})
	return c
}

// A pool holds the facts of neighbouring gaps that have no partner in their own.
type pool struct{ a, b []fact }

// differ sets the facts of replacements that stand together against each other.
func (c *Changes) differ(w []Gap) {
	var figures, dates pool
	for _, g := range w {
		if c.differIn(g, &figures, &dates) {
			c.Places++
			c.Words += min(g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo)
		}
	}
	if len(w) > 1 {
		c.add(figures.a, figures.b, sameNumber)
		c.add(dates.a, dates.b, sameDate)
	}
}

// differIn sets the facts of one replacement against each other and reports whether any is changed.
// What has no partner goes into the pools.
func (c *Changes) differIn(g Gap, figures, dates *pool) bool {
	a, b := c.names.a, c.names.b
	n, resta, restb := c.add(numbers(a, g.A), numbers(b, g.B), sameNumber)
	figures.a, figures.b = append(figures.a, resta...), append(figures.b, restb...)
	m, resta, restb := c.add(a.dates(g.A), b.dates(g.B), sameDate)
	dates.a, dates.b = append(dates.a, resta...), append(dates.b, restb...)
	n += m
	m, _, _ = c.add(bareNames(a, g.A), bareNames(b, g.B), c.names.at(g))
	n += m
	if n == 0 && g.A.Lo+1 == g.A.Hi && g.B.Lo+1 == g.B.Hi {
		if x, y, ok := c.names.exchanged(g.A.Lo, g.B.Lo); ok {
			n, _, _ = c.add([]fact{x}, []fact{y}, c.names.at(g))
			c.single = append(c.single, g.A.Lo)
		}
	}
	return n > 0
}

// bareNames lists the names of a replacement that has at most two other words, such as "in" or
// "President". With more, it is a turn of phrase, and its names need not answer to those of the
// other side.
func bareNames(s *Body, at WordRange) []fact {
	list := names(s, at)
	if len(list) == 0 {
		return nil
	}
	others := at.Hi - at.Lo
	for _, f := range list {
		others -= f.at.Hi - f.at.Lo
	}
	if others <= 2 {
		return list
	}
	for _, f := range s.dates(at) {
		others -= f.at.Hi - f.at.Lo
	}
	for _, f := range numbers(s, at) {
		others -= min(f.at.Hi, at.Hi) - max(f.at.Lo, at.Lo)
	}
	if others > 2 {
		return nil
	}
	return list
}

// add sets the facts of one replacement against each other: those both sides have are struck out,
// the rest is paired in order. A fact that stands against nothing was added or dropped, not
// changed, and is given back.
func (c *Changes) add(a, b []fact, same func(a, b fact) bool) (n int, resta, restb []fact) {
	if len(a) == 0 || len(b) == 0 {
		return 0, a, b
	}
	a, b = strike(a, b, same)
	n = min(len(a), len(b))
	for i := range n {
		c.set(&a[i], &b[i])
	}
	return n, a[n:], b[n:]
}

// set notes that one fact stands in the place of another.
func (c *Changes) set(x, y *fact) {
	kind := changeName
	a, b := c.names.a, c.names.b
	dated := x.figure == y.figure && a.dated(x) && b.dated(y)
	switch {
	case dated:
		kind = changeDate
	case x.figure && y.figure:
		kind = changeFigure
	case x.figure || y.figure:
		kind = changeWord
	case a.measureIn(x.at).money() && b.measureIn(y.at).money():
		kind = changeCurrency
	case a.spoken(x.at) && b.spoken(y.at):
		kind = changeSpeaker
	}
	if !c.note(corpus.Change{A: x.text, B: y.text, Kind: kind}, x.at.Lo) {
		return
	}
	c.Distinct++
	if x.figure {
		c.Figures++
	}
	leads := a.leads(x.at.Lo) && b.leads(y.at.Lo)
	switch {
	case dated:
		c.Dated = c.Dated || leads
		c.Period = c.Period || leads && (x.figure && !x.year || a.periodic(x.at.Lo) && b.periodic(y.at.Lo))
	case x.digits && y.digits:
		c.Moved++
		c.Counted = c.Counted || leads
	case !x.figure && !y.figure:
		c.Named = c.Named || leads
	}
}

// strike leaves out the facts that both lists have. One has a few members, as a window has few
// words.
func strike(a, b []fact, same func(a, b fact) bool) (resta, restb []fact) {
	var used [LongestReplacement * windowGaps]bool
	for _, x := range a {
		hit := false
		for j, y := range b {
			if !used[j] && same(x, y) {
				used[j], hit = true, true
				break
			}
		}
		if !hit {
			resta = append(resta, x)
		}
	}
	for j, y := range b {
		if !used[j] {
			restb = append(restb, y)
		}
	}
	return resta, restb
}
