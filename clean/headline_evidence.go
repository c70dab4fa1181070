package clean

import "math/bits"

// An evidence is what speaks for or against a line as the headline of a story: a set of clues.
type evidence [(clues + 31) / 32]uint32

// A clue is one piece of evidence. clueTable says how much each counts.
type clue uint8

// The clues of a line and its neighbours, and behind withStyle those of the file: what the other
// lines of its style are like.
const (
	oneWord clue = iota
	twoWords
	fourWords
	sixWords
	nineWords
	fourteenWords
	twentyWords
	titleCase        // five words or more, most with a capital
	shouting         // all capitals
	noCapitals       // of a script without capitals
	smallFirst       // begins with a small letter
	threeNames       // three words or more with a capital
	question         // ends with a question mark
	exclamation      // ends with an exclamation mark
	fullStopped      // ends with a full stop
	quoteLast        // ends with a quotation mark
	quoteFirst       // begins with one
	bulleted         // begins with a bullet or a bracket
	numbered         // begins with a number and a full stop or a bracket
	unlikely         // does not have the form of a headline, see headlike
	firstLine        // nothing but boilerplate above
	wideAbove        // more blank lines above than usual on the page
	widerGap         // at least two more
	narrowGap        // fewer
	noGap            // none
	noGapBelow       // none below
	lessBelow        // fewer blank lines below than above
	moreBelow        // more
	wideBelow        // more than usual on the page
	openAbove        // the short line above does not end as a sentence
	listAbove        // so does the one above that: they are a list
	cutAbove         // the paragraph above does not end as a sentence
	boilerplateAbove // the line above was cut as boilerplate
	sentenceAbove    // the short line above ends as a sentence
	titleAbove       // the line above may be a headline too
	captionAbove     // the line above is a caption, credit or keyword line
	stampAbove       // the line above is a byline or a date
	separated        // the line above is a separator: without letters and digits
	unseparated      // the page has three separators or more, and none stands above
	stampNext        // a byline or a date is the next line
	openNext         // the next line is a paragraph that does not end as a sentence
	sentenceNext     // the next line is a short sentence
	titleNext        // the next line may be a headline too
	shortNext        // the next line is short
	captionNext      // the next line is a caption, credit or keyword line
	boilerplateNext  // the next line was cut as boilerplate
	lastLine         // there is none
	straightAbove    // no text between the line that may be a headline above and this one
	wordsAbove       // fewer than 15 words
	linesAbove       // fewer than 40
	textAbove        // fewer than 80
	straightBelow    // no text between this line and the next one that may be a headline
	wordsBelow       // fewer than 8 words
	linesBelow       // fewer than 20
	textBelow        // fewer than 60
	saidBelow0       // the text below has none of its words
	saidBelow1       // at least a twentieth
	saidBelow2       // at least a fifth
	saidBelow3       // at least a third
	saidBelow4       // at least a half
	saidBelow5       // at least seven tenths
	saidAbove0       // the text above has none of its words
	saidAbove1       // at least a twentieth
	saidAbove2       // at least a seventh
	saidAbove3       // at least three tenths
	saidAbove4       // at least a half
	newText0         // the text below has hardly any word of the text above, as paragraphs here go
	newText1         // less than a third of what is usual
	newText2         // less than three fifths
	newText3         // less than usual
	newText4         // as much as usual
	newText5         // more
	runsOn           // the next line begins with a small letter, right below
	noProse          // no running text in the next four lines
	captionBelow     // a caption, credit or keyword line next
	bylineBelow      // a byline or a date next
	datelineBelow    // the next paragraph opens with a dateline
	shortBelow       // a short line that is not a sentence stands between it and the text
	leadEchoes       // the next paragraph takes up most of its words, the one above did not have them
	gapsTell         // wide gaps of the page stand above such lines, nearly all of them, and above this one
	gapsElsewhere    // the same, and none above this one
	timed            // begins with an hour, as the entries of a live blog do
	noTextAbove      // no paragraph stands above it on the page
	textFirst        // the page opens with a paragraph
	textAndFew       // it does, and has few lines that can be headlines
	recurring        // the page has it three times or more
	saidAgain        // the next line says it again
	thin             // only its words speak for it, and too little text stands around it
	knownElsewhere   // it is a headline on another page
	titleAgain       // the first line of the page says it too, before the name of the site
	saidTwice        // the page has it twice
	listedAbove      // a rule took it for a headline in a list of other stories
	shownAbove       // a rule took it for a caption
	apart0           // right above the text
	apart1           // a line of which no rule knows what it is lies between
	apart2           // two or three
	apart4           // up to seven
	apart8           // up to fifteen
	apart16          // up to thirty
	apart31          // more
	passed1          // running text of the part stands above it, up to 14 words
	passed15         // up to 39
	passed40         // more
	inPart           // short lines of the part stand above it
	stampNear        // a byline or a date is the second to fourth line below
	textNext         // the next line is a paragraph
	idleAbove        // the two lines above are short or boilerplate
	idleBelow        // so are the two below
	crumbs           // has a bar or an arrow
	laterPart        // the text of another part stands above
	wordyAbove       // the line above has five words or more
	crumbed          // one of the three lines above ends with it
	crumbsOf         // it ends with one of the three lines below
	stampUp          // a byline or a date is the second to fourth line above
	toolsNear        // a button to share, print or comment is one of the next four lines
	ofPart           // it was taken for a line of the part
	daySaid          // names a day
	said0            // the text below has none of its words
	said1            // one
	said2            // two
	said3            // three or four
	said5            // more
	saidMost         // no other such line has more of its words in the text
	titleSays        // the first line of the page has most of its words
	laterThin        // the text of another part stands above, and the part has little text
	tallest          // it has more words than any other such line in the ten above and below
	deckNext         // the line weighed highest stands below it, and may be its deck
	longDeckNext     // the same, of a line which is half as long again, and longer than most headlines
	turn0            // of few headlines: the text above has less than .08 of the longer words below
	turn8            // at least .08
	turn12           // at least .12
	turn16           // at least .16
	turn20           // at least .20
	turn30           // at least .30
	storyItem        // a numbered part of the story above
	framedSurely     // has the mark that all stories of the file begin or end with
	framedTwice      // the same of two stories
	framedBetween    // stands below what stands above several such lines
	framedParts      // has a mark that the first headline has not
	unframed         // the stories of the file have a mark, and it has not
	pulled           // the text around says it word by word
	unlikeFirst      // of few headlines: they are unlike the one at the top
	withStyle        // the first clue of the file
)

// styleClues is how many clues tell of a style: eight of the mean of its other lines, six of how
// far its mean is below that of the page's best style.
const styleClues = 7 + 1 + 6

const clues = int(withStyle) + styles*styleClues

func (e *evidence) add(c clue)      { e[c>>5] |= 1 << (c & 31) }
func (e *evidence) drop(c clue)     { e[c>>5] &^= 1 << (c & 31) }
func (e *evidence) has(c clue) bool { return e[c>>5]>>(c&31)&1 != 0 }

func (e *evidence) addIf(is bool, c clue) {
	if is {
		e.add(c)
	}
}

// each calls do for every clue, in order.
func (e *evidence) each(do func(clue)) {
	for k, set := range e {
		for ; set != 0; set &= set - 1 {
			do(clue(k<<5 + bits.TrailingZeros32(set)))
		}
	}
}

// hasAny reports whether one of the clues is among them.
func (e *evidence) hasAny(list []clue) bool {
	for _, c := range list {
		if e.has(c) {
			return true
		}
	}
	return false
}

// sum adds the weights of the clues.
func (e *evidence) sum(weights *weighing) (n int16) {
	for k, set := range e {
		for ; set != 0; set &= set - 1 {
			n += weights[k<<5+bits.TrailingZeros32(set)]
		}
	}
	return n
}

// A weighing says how much each clue counts, in hundredths of log-odds.
type weighing [192]int16

// weighings are the weights that a page is marked with.
type weighings struct{ alone, pasted, saved, title weighing }

// The headlines of a file look alike: what stands around them and how they are written. The score
// that a line has by itself is weighed together with those of the other lines of its style, in
// three ways to tell a style.
const (
	byGaps  = iota // the blank lines above and below
	byForm         // and how it is written
	byPlace        // and what stands above and below
	styles
)

// atLeast returns the clue of the step that n has reached: from itself below the first bound, the
// next from the first on.
func atLeast[N int | int32](from clue, n N, bounds ...N) clue {
	for _, b := range bounds {
		if n >= b {
			from++
		}
	}
	return from
}
