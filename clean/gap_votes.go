package clean

// A width is the measure to which the text around a line was wrapped.
type width struct {
	columns int // 0 where it is not wrapped
	blank   int // blank lines between the lines of a paragraph: one in text that is double spaced
	ragged  bool
}

// gapVotes counts the votes of pairs of lines with as many blank lines between them.
type gapVotes struct {
	change [2*widestWide + 2]int32 // of the number of votes, from one width to the next
	pairs  int                     // that voted
	open   int                     // in which a sentence goes on
	cased  int                     // of a script with capitals
	prose  int                     // of the others, whose upper line has a comma or a stop inside
	closed int                     // of the others, of which the lower line ends the sentence of the upper one
}

// Hard-wrapped text is text whose paragraphs were broken into lines. A line of it is not a
// paragraph, and looks like a menu or a headline; so lines are joined to paragraphs before anything
// else is asked. Nothing is decided for a page as a whole: whether a line goes on in the next one
// is told by the two of them, by the lines they stand with and by the width of the text around, so
// that one long address, a table or a menu changes nothing further off.
const (
	widest      = 132 // characters in a line of wrapped text; teletype and mail use 65 to 80
	widestWide  = 80  // the same where they take two columns each
	narrow      = 28  // characters from which a line can be the full line of a column
	indented    = 2   // columns further in than the paragraph, where a line begins one of its own
	brokenLines = 12  // lines over which a paragraph is followed up to its first
	brokenParts = 14  // lines over which a sentence that was broken at its links is followed
)

// add adds the votes of others.
func (v *gapVotes) add(w *gapVotes) {
	for i := range v.change {
		v.change[i] += w.change[i]
	}
	v.pairs, v.open, v.cased = v.pairs+w.pairs, v.open+w.open, v.cased+w.cased
	v.prose, v.closed = v.prose+w.prose, v.closed+w.closed
}

// most returns the least width with the most votes, and how many they are.
func (v *gapVotes) most() (columns, votes int) {
	sum := 0
	for c, d := range v.change {
		if sum += int(d); sum > votes {
			columns, votes = c, sum
		}
	}
	return columns, votes
}

// decide tells the width that the votes are for.
func (v *gapVotes) decide(blank int) width {
	columns, votes := v.most()
	fits, ragged := v.fits(votes, blank)
	if !fits && !ragged {
		return width{}
	}
	return width{columns: columns, blank: blank, ragged: !fits}
}

// fits reports whether so many votes for one width are enough. Half of all pairs must agree, as the
// others are the last lines of paragraphs; of fewer than four, all. In a quarter of those a
// sentence must visibly go on, as headlines in a list can be of one length too. Where lines are not
// filled, as in text that was wrapped by hand, most must go on so. In a script without capitals
// nothing is visible but the stops and commas inside the lines of running text, or, where a blank
// line stands between paragraphs of two lines, that the first is full and the second ends.
func (v *gapVotes) fits(votes, blank int) (fits, ragged bool) {
	switch {
	case v.cased == 0 && blank == 0 && v.pairs > 1 && votes*10 >= v.pairs*9 && v.closed*10 >= v.pairs*9:
		return true, false
	case v.cased*2 < v.pairs:
		return v.pairs >= 5 && votes*10 >= v.pairs*6 && v.prose*2 >= v.pairs, v.pairs >= 5 && votes*3 >= v.pairs && v.prose*3 >= v.pairs*2 && blank == 0
	case v.pairs < 4:
		fits = v.pairs > 1 && votes == v.pairs && v.open*2 >= votes
	default:
		fits = votes*2 >= v.pairs && v.open*4 >= votes && v.open > 0
	}
	return fits, v.pairs >= 3 && v.open*2 >= v.pairs
}
