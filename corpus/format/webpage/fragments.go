package webpage

// A page of hundreds of thousands of elements of a letter each is no page of news: a table of
// figures, a list of words, a text of which each letter is an element. What is known of an element,
// a line and a run takes nodeBytes, lineBytes and runBytes until the page is judged. So a page of
// which they take more than three times what it has, and fragmentRoom, is read as fragments:
// nothing is known of its lines, and its text is marked as a text without markup is, all of it. It
// keeps what it says of itself. That begins at 119,000 paragraphs of a letter, and never where a
// paragraph without other elements has 126 bytes or more with its tags.
const (
	nodeBytes    = 112      // a node, and what passes over the page count for it
	lineBytes    = 240      // a line, its measure, its element and what finds lines that say the same
	runBytes     = 24       // a run, as its list grows
	fragmentRoom = 40 << 20 // of the 100 MB that a run may take for nothing
)

const fragmentsNote = "more elements than there is memory to judge: read as its text alone, nothing is left out for its markup"

// fewestBytes is less than any such page has. It is for tests, in which there is less room.
const fewestBytes = 256 << 10
