package outdir

// A LostSentence is a sentence that left the corpus with a copy, as its survivor has nothing like
// it: an object of lost.jsonl.
type LostSentence struct {
	Story    string `json:"story"`
	Survivor string `json:"survivor"`
	Sentence string `json:"sentence"`
}

// A Template is a line that the corpus showed to be boilerplate: an object of templates.jsonl.
type Template struct {
	Text    string `json:"text"`
	Stories int    `json:"stories"` // in which it stood
	Why     string `json:"why"`     // it is taken for boilerplate
	Between int    `json:"between"` // how often it stood between kept lines
	Edge    int    `json:"edge"`    // at an end of a story
	Beside  int    `json:"beside"`  // beside a line that is cut
}
