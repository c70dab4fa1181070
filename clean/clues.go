package clean

// A Clue is one piece of evidence for or against a line as the headline of a story, and what it
// counts in hundredths of log-odds: Alone, on a page of pasted stories, by itself; Pasted, there,
// with what the other lines of the file tell; Saved, in a part of a page saved whole, a record or
// an export; Title, above such a part.
type Clue struct {
	Name                        string
	Length                      bool // is a step of length, of which each line has one
	Style                       bool // tells of the lines of the file that look like it: is known only when all have been weighed alone
	Alone, Pasted, Saved, Title int16
}

// Clues lists all clues with their built-in weights, those of length first.
func Clues() []Clue {
	list := make([]Clue, clues)
	for i, c := range clueTable {
		list[i] = Clue{c.name, clue(i) < titleCase, clue(i) >= withStyle, c.alone, c.pasted, c.saved, c.title}
	}
	return list
}

var builtinWeights = func() (w weighings) {
	for i, c := range clueTable {
		w.alone[i], w.pasted[i], w.saved[i], w.title[i] = c.alone, c.pasted, c.saved, c.title
	}
	return w
}()

// A Candidate is a line that was weighed as the headline of a story.
type Candidate struct {
	Line     int      // position in Page.Lines
	Clues    []string // the names of its clues, in the order of Clues
	Score    float64  // in log-odds: what they come to
	Headline bool     // it is one
	Title    bool     // it was weighed as the headline of a part of a page saved whole
	Part     int      // a number of that part
}

// Pasted reports whether the page was read as stories pasted one after another, all of whose lines
// were weighed together.
func (p *Page) Pasted() bool { return p.pasted }

// Candidates lists the lines that were weighed as headlines, in order.
func (p *Page) Candidates() []Candidate {
	list := make([]Candidate, len(p.weighed))
	for k := range p.weighed {
		c := &p.weighed[k]
		list[k] = Candidate{Line: int(c.line), Score: float64(c.score) / 100, Headline: p.Lines[c.line].Role == Headline, Title: c.title(), Part: int(c.place)}
		c.evidence.each(func(n clue) { list[k].Clues = append(list[k].Clues, clueTable[n].name) })
	}
	return list
}
