package cluster

// settled is what became of a block of docs, as an entry of a log has it.
type settled struct {
	Lo   int          `json:"lo"`
	Hi   int          `json:"hi"`
	Docs []settledDoc `json:"docs,omitempty"` // those that were compared with others
}

// A settledDoc is what became of a doc. Of a copy the last pair is that with its survivor.
type settledDoc struct {
	Rank     int    `json:"rank"`
	Copy     bool   `json:"copy,omitempty"`
	Compared int    `json:"compared,omitempty"` // comparisons of texts
	Pairs    []Pair `json:"pairs,omitempty"`
}
