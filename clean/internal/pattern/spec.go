package pattern

// A Spec is a pattern to be matched with the lines of pages.
type Spec struct {
	Name    string // by which an index and errors name it
	Pattern string // RE2, with one group in a match at most; an empty one matches no line
	Words   int    // most words of a line that it matches
}
