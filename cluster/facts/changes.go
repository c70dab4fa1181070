package facts

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/corpus"
)

// changesMax bounds the changes listed for one pair; those beyond are counted but not listed.
const changesMax = 100

// fewChanges are looked through one by one; of more a map is made.
const fewChanges = 16

// The kinds of changes.
const (
	changeFigure   = "figure"   // a number, in figures or words
	changeDate     = "date"     // a day, month, year or period
	changeName     = "name"     // a name
	changeSpeaker  = "speaker"  // who said it
	changeNegation = "negation" // said or denied
	changeUnit     = "unit"     // what a number counts
	changeCurrency = "currency" // in which money
	changeQuote    = "quote"    // a word inside quotation marks
	changeWord     = "word"     // another word that carries meaning
)

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
	Counted  bool       // a number in figures in the lead changed that is not a date
	Places   int        // replacements that changed a fact, or wrote it in another style
	Words    int        // words of those replacements, the shorter side of each
	seen     map[corpus.Change]bool
	names    namesakes
	single   []int // words of the first story that were read alone
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

// tell notes a change that is not a fact of a series.
func (c *Changes) tell(x, y, kind string, at int) {
	if x != "" && y != "" && x != y && c.note(corpus.Change{A: x, B: y, Kind: kind}, at) {
		c.Edits++
	}
}

// LongestReplacement is the longest replacement, in words on either side, in which facts are set
// against each other. "At least 15 people" for "12" is one fact corrected; a sentence for a
// sentence is new writing.
const LongestReplacement = 6

// Replacements that no more than windowStep words separate are looked at together, windowGaps of
// them at most: in "5 May" for "May 5" and "ne va pas" for "va" the word that stays is between two.
const (
	windowStep = 2
	windowGaps = 6
)
