package clean

// A passage is a line of running text, a paragraph or a sentence, on a page saved whole, with what
// is measured of it and around it. The measures tell whether it is part of a story: how much
// running text stands with it, what stands between, and whether rules know the lines next to it as
// boilerplate. None but inRegion looks at the page as a whole, so that a file of ten saved pages is
// read as well as one.
//
// Distances are counted in lines that are not blank, and end at far; shares are in hundredths. A
// run is passages with no line between them, a group passages with up to three.
type passage struct {
	line   int32 // position in Page.Lines
	at     int32 // the same, lines without width not counted: between two passages they separate nothing
	points int32 // what the evidence comes to
	outer  bool  // it is of no story

	words        int32 // of the passage
	ended        int32 // 1 if it ends as a sentence does
	trailing     int32 // 1 if it breaks off with an ellipsis or an arrow
	copies       int32 // passages of the page that read the same
	runWords     int32 // of its run
	runLines     int32 // passages in its run
	nearWords    int32 // of the passages with at most one line between them
	groupWords   int32 // of its group
	groupLines   int32 // passages in its group
	wordsBefore  int32 // of the group above
	wordsAfter   int32 // of the group below
	gapBefore    int32 // lines between its group and the one above
	gapAfter     int32 // lines between its group and the one below
	short12      int32 // share of short lines among the 12 lines on either side
	short30      int32 // the same of 30
	dense4       int32 // words of running text a line, in the four lines on either side
	dense12      int32 // the same of 12
	dense30      int32 // the same of 30
	above150     int32 // words of running text in the 150 lines above
	below150     int32 // the same below
	share150     int32 // words of its group, of the largest group within 150 lines
	inRegion     int32 // 1 if it lies in the stretch of the page with the most running text
	relatedAbove int32 // distance to a line known as a link to another story
	relatedBelow int32
	commentAbove int32 // distance to a line known as part of readers' comments
	commentBelow int32
	captionAbove int32 // distance to a caption
	shareBelow   int32 // distance to a button to share the story
	legalBelow   int32 // distance to a notice of copyright
	stampAbove   int32 // distance to a byline or a date above
	linked       int32 // share of it that is the text of a link, where the page tells
}

// A lineKind is what a line is to the passages around it.
type lineKind uint8

const (
	plainLine lineKind = iota // short, and no rule knows it
	knownLine                 // a rule says what it is
	passageLine
	crossheadLine
)

// A textFlow is room to measure the passages of a page in.
type textFlow struct {
	kinds    []lineKind
	shorts   []int32 // short lines above each line
	weights  []int32 // words of passages above each line, at most weighty of each
	words    []int32 // words of passages above each line
	passages []passage
	list     []group
}

// A group is passages with few lines between them.
type group struct {
	passages []passage
	words    int32
}

func (g group) first() int32 { return g.passages[0].at }

func (g group) last() int32 { return g.passages[len(g.passages)-1].at }

func (d *textFlow) reset(lines int) {
	d.kinds = grown(d.kinds, lines)
	d.passages, d.list = d.passages[:0], d.list[:0]
}
