package clean

// A risk says how far a cut may be trusted where it cannot be taken back: in a person's own file.
type risk uint8

// The risks, the least first.
const (
	safeRisk   risk = iota // whole lines by a rule about their words, and no running text among them
	unsafeRisk             // part of a line, known by its neighbours, a fact of the story, or running text
	neverRisk              // chosen by its place on the page alone, which nothing in the line bears out
)

var risks = [...]string{"safe", "unsafe", "none"}

// String is the word for the risk in what a check says: which fix there is for the cut.
func (r risk) String() string { return risks[r] }

// Fix says which fix there is for the cut in a person's own file: "safe", "unsafe" or "none".
func (c PageCut) Fix() string { return c.risk().String() }

// Fix says which fix there is for a whole line that the rule cuts if it is not running text.
func (r *Rule) Fix() string { return r.risk().String() }

// risk says how far the cut may be trusted.
func (c PageCut) risk() risk {
	if of := c.Rule.risk(); of != safeRisk || c.Whole && c.Running == 0 && !c.Amid {
		return of
	}
	return unsafeRisk
}

// amid reports whether line i, which is cut, stands alone between two paragraphs that are kept and
// has words that somebody may have written between them: a label that is not set off by capitals,
// with words of any kind behind it, or a single word. Other boilerplate is plain wherever it
// stands.
func (p *Page) amid(i int) bool {
	l := &p.Lines[i]
	if i == 0 || i+1 == len(p.Lines) || !p.Lines[i-1].paragraph() || !p.Lines[i+1].paragraph() {
		return false
	}
	switch l.Role {
	case Related, Tags:
		return !capsLabel(l.text())
	case Share, Media:
		return l.shape.Words <= 1
	}
	return false
}

func (l *Line) paragraph() bool { return l.Role == Body || l.Role == Crosshead }

// Safe reports whether the cut is safe: see the constant.
func (c PageCut) Safe() bool { return c.risk() == safeRisk }

// risk says how far a whole line that the rule cuts may be trusted if it is not running text.
//
// A rule with a pattern that holds anywhere is about the words of a line, whatever stands around
// it, and so is that of a line with nothing but a credit. Any other guesses from the neighbours:
// an item of a list, the line above a credit, the headline printed again, what stands at an end of
// a story; and what heads a list is all that shows it to be one. Those above and below the stretch
// that was chosen guess from the place alone. What a corpus repeats can be a speaker's name or a
// crosshead.
func (r *Rule) risk() risk {
	switch {
	case r.Category == Outside:
		return neverRisk
	case dear[r.Category], freeText[r.Name], r.Place != anyPlace, r.Header:
		return unsafeRisk
	case r.Pattern == "" && r != creditLine:
		return unsafeRisk
	}
	return safeRisk
}

// dear are the categories whose lines say something that is lost with them. Captions and notes on
// writers are sentences, of which the short ones are not running text. Bylines, dates, agencies and
// headers of wires are facts of the story, which clean lifts into fields and a file that is mended
// has no other place for. Whether a notice of rights may go is for a person to say.
var dear = map[Role]bool{Caption: true, Bio: true, Byline: true, Timestamp: true, Source: true, Wire: true, Legal: true, Template: true}

// freeText are the rules of other categories whose lines have words of any kind behind a label
// that a story has too, "Audio: ".
var freeText = map[string]bool{"media/caption": true, "media/video": true, "navigation/path": true}
