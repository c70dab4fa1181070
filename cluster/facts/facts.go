package facts

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/corpus"
)

// LongestReplacement is the longest replacement, in words on either side, in which facts are set
// against each other. "At least 15 people" for "12" is one fact corrected; a sentence for a
// sentence is new writing.
const LongestReplacement = 6

// changesMax bounds the changes listed for one pair; those beyond are counted but not listed.
const changesMax = 100

// fewChanges are looked through one by one; of more a map is made.
const fewChanges = 16

// Replacements that no more than windowStep words separate are looked at together, windowGaps of
// them at most: in "5 May" for "May 5" and "ne va pas" for "va" the word that stays is between two.
const (
	windowStep = 2
	windowGaps = 6
)

// A fact is a number, a date or a name as printed, with the key two spellings of it share.
type fact struct {
	text   string
	key    string
	alt    string    // of a number: the key of its other reading
	at     WordRange // its words
	half   float64   // of a number with a scale: half of what its last digit stands for
	figure bool      // it is a number
	digits bool      // it is a number in figures
	year   bool      // it may be one
	date   bool      // it is a day, a month or a period
}

// A changeAt is a change and the word of the first story where it is.
type changeAt struct {
	corpus.Change
	at int
}

// Changes are what differs between two aligned texts.
type Changes struct {
	list     []changeAt // distinct
	Distinct int        // how many there are, listed or not, of the facts that a series has: numbers, dates and names
	Figures  int        // how many of them are numbers
	Moved    int        // how many of them are numbers in figures and no dates
	Edits    int        // distinct changes of other kinds
	Dated    bool       // a date in the lead changed
	Period   bool       // it is a day of a month, or that of a period: the week ended March 19
	Named    bool       // a name in the lead changed
	Counted  bool       // a number in figures in the lead changed that is no date
	Places   int        // replacements that changed a fact, or wrote it in another style
	Words    int        // words of those replacements, the shorter side of each
	seen     map[corpus.Change]bool
	names    namesakes
	single   []int // words of the first story that were read alone
}

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

// windows calls f with the gaps of the alignment that are short enough to be replacements,
// neighbours together, also those with words on one side alone. The slice is only good for the
// call.
func windows(blocks []Run, lena, lenb int, f func([]Gap)) {
	var room [windowGaps]Gap
	w := room[:0]
	flush := func() {
		if len(w) > 0 {
			f(w)
		}
		w = w[:0]
	}
	last := Run{}
	for k := 0; k <= len(blocks); k++ {
		p := Run{lena, lenb, 0}
		if k < len(blocks) {
			p = blocks[k]
		}
		g := last.Until(p)
		if last.N > windowStep || len(w) == windowGaps {
			flush()
		}
		switch la, lb := g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo; {
		case la > LongestReplacement || lb > LongestReplacement:
			flush()
		case la > 0 || lb > 0:
			w = append(w, g)
		}
		last = p
	}
	flush()
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

// note lists a change unless it is listed, and reports whether it was not.
func (c *Changes) note(x corpus.Change, at int) bool {
	if len(c.list) < fewChanges {
		if slices.ContainsFunc(c.list, func(y changeAt) bool { return y.Change == x }) {
			return false
		}
	} else if c.seen == nil {
		c.seen = make(map[corpus.Change]bool)
		for _, y := range c.list {
			c.seen[y.Change] = true
		}
	}
	if c.seen != nil {
		if c.seen[x] {
			return false
		}
		c.seen[x] = true
	}
	if len(c.list) < changesMax {
		c.list = append(c.list, changeAt{x, at})
	}
	return true
}

// List copies the listed changes in the order of the first story, in one piece of memory: they
// outlive the texts.
func (c *Changes) List() []corpus.Change {
	if len(c.list) == 0 {
		return nil
	}
	slices.SortStableFunc(c.list, func(x, y changeAt) int { return cmp.Compare(x.at, y.at) })
	size := 0
	for _, x := range c.list {
		size += len(x.A) + len(x.B)
	}
	var all strings.Builder
	all.Grow(size)
	out := make([]corpus.Change, len(c.list))
	for i, x := range c.list {
		from := all.Len()
		all.WriteString(x.A)
		all.WriteString(x.B)
		both := all.String()[from:]
		out[i] = corpus.Change{A: both[:len(x.A)], B: both[len(x.A):], Kind: x.Kind}
	}
	return out
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
