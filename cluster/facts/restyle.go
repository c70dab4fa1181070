package facts

// Restyle counts the replacements that are nothing but another style: of numbers, spellings, units,
// the order of a date. They break shingles as small edits do, so they are asked for where these are
// too few for a copy.
//
// It returns how many there are, and the words of their shorter and of their longer sides; nothing,
// and that early, where the longer sides have fewer than need words.
func (c *Changes) Restyle(blocks []Run, need int) (places, shorter, longer int) {
	a, b := c.names.a, c.names.b
	left := 0 // words of the replacements that may be counted yet, and of those that are
	windows(blocks, len(a.Words), len(b.Words), func(w []Gap) { left += longerSides(w) })
	count := func(w []Gap) {
		places += len(w)
		longer += longerSides(w)
		for _, g := range w {
			shorter += min(g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo)
		}
	}
	windows(blocks, len(a.Words), len(b.Words), func(w []Gap) {
		if left < need {
			return
		}
		if c.styled(w) {
			count(w)
			return
		}
		for i := range w { // a fact that changed stands between others
			if len(w) > 1 && c.styled(w[i:i+1]) {
				count(w[i : i+1])
			} else {
				left -= longerSides(w[i : i+1])
			}
		}
	})
	if longer < need {
		return 0, 0, 0
	}
	return places, shorter, longer
}

// longerSides counts the words of the longer side of each replacement.
func longerSides(w []Gap) (n int) {
	for _, g := range w {
		n += max(g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo)
	}
	return n
}

// styled reports whether the two sides of a window are one in two styles.
func (c *Changes) styled(w []Gap) bool {
	a, b := c.names.a, c.names.b
	var x, y residue
	var figures, dates pool
	hit, joined, deny := false, true, 0
	for _, g := range w {
		figures.a, figures.b = append(figures.a, numbers(a, g.A)...), append(figures.b, numbers(b, g.B)...)
		dates.a, dates.b = append(dates.a, a.dates(g.A)...), append(dates.b, b.dates(g.B)...)
		rx, ry := a.residue(g.A), b.residue(g.B)
		x.words, x.names = append(x.words, rx.words...), append(x.names, rx.names...)
		y.words, y.names = append(y.words, ry.words...), append(y.names, ry.names...)
		deny += a.denials(g.A) - b.denials(g.B)
		joined = joined && joinedAlike(a, g.A, b, g.B)
	}
	if joined {
		return true
	}
	had := len(x.words) + len(y.words)
	x, y = c.cross(x, y)
	x, y = x.without(a), y.without(b)
	hit = len(x.words)+len(y.words) < had || len(figures.a)+len(dates.a) > 0
	fa, fb := strike(figures.a, figures.b, sameNumber)
	da, db := strike(dates.a, dates.b, sameDate)
	return hit && deny == 0 && len(x.words)+len(y.words)+len(fa)+len(fb)+len(da)+len(db) == 0
}

// without takes off the words that are units: the other story has a sign for one.
func (r residue) without(s *Body) (out residue) {
	for i, k := range r.words {
		if s.measureIn(WordRange{k, k + 1}) == unmeasured {
			out.words, out.names = append(out.words, k), append(out.names, r.names[i])
		}
	}
	return out
}
