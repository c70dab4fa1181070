package clean

// Stories that were put into one file one after another have something in common where each begins
// or ends: a number, a date, an address, a byline or a row of signs above the headline; a number,
// brackets or the name of the site in it; a mark, a name or an agency below the text. What divides
// a file so stands at its very top, or at its very end, with text and a line like a headline behind
// each, and what divides the parts of one story does not: the first part has no head.
//
// A frame is such a mark with all the lines that have it.
type frame struct {
	frameMark
	first, at int32 // its first line, and the last one so far
	lines     int32
	followed  int32 // with what a headline is above: a headline, or text
	plainly   int32 // those of which the line below reads as a headline, too
	barren    int32 // with hardly any text since the one before
	risen     int32 // with a number one higher
	said      int32 // whose words stand in the text around
	words     int32 // words of text above the last one
	strays    int32 // lines like headlines above text that have not the mark
	strength  clue  // what it says of the headlines, 0 if nothing
	from      int32 // its first number
	opens     bool  // the file begins with it
}

// A framedLine is a line with the mark of a frame, below 0 if no other line has it. A line may have
// two.
type framedLine struct{ line, frame int32 }

// A singleLine is the only line so far that has a mark: one of the framed lines, and the words
// above it. Hundreds of thousands of short lines may be unlike each other, so they are not frames
// yet.
type singleLine struct{ at, words int32 }

// frames are those of a page.
type frames struct {
	list  []frame
	at    map[uint64]int32 // by key: a place in list, or below 0 one in singles
	lines []framedLine
	sure  bool // one opens the file that is plain

	singles []singleLine
}

func (f *frames) reset() {
	if f.at == nil {
		f.at = map[uint64]int32{}
	}
	clear(f.at)
	f.list, f.lines, f.singles, f.sure = f.list[:0], f.lines[:0], f.singles[:0], false
}

// A frameMark is what lines have that begin or end stories alike.
type frameMark struct {
	key     uint64
	number  int32
	counted bool // the numbers must rise
	inHead  bool // it is part of the headline
	quoted  bool // the headline stands in quotation marks
	parts   bool // it is that of the parts of a story, too
	weak    bool // it divides no file by itself
	foot    bool // it divides files only below their stories
}

// frameText is how many words of text stand between two lines of a frame.
const frameText = 12

// The keys of marks that are not read by the letter.
const (
	noFrame uint64 = iota
	dayFrame
	addressFrame
	bylineFrame
	signedFrame
	postedFrame
	wireFrame
	numberFrame
	datedFrame
	quoteFrame
	scoreFrame
)
