package clean

// A Risk says how far a cut may be trusted where it cannot be taken back: in a person's own file.
type Risk uint8

// The risks, the least first.
const (
	Safe   Risk = iota // whole lines by a rule about their words, and no running text among them
	Unsafe             // a part of a line, a line known by its neighbours, a caption, or running text
	Never              // chosen by its place on the page alone, which nothing in the line itself bears out
)

var risks = [...]string{"safe", "unsafe", "none"}

// String is the word for the risk in what a check says: which fix there is for the cut.
func (r Risk) String() string { return risks[r] }

// Risk says how far the cut may be trusted.
func (c Cut) Risk() Risk {
	if risk := c.Rule.Risk(); risk != Safe || c.Whole && c.Running == 0 {
		return risk
	}
	return Unsafe
}

// Safe reports whether the cut is safe: see the constant.
func (c Cut) Safe() bool { return c.Risk() == Safe }

// Risk says how far a whole line that the rule cuts may be trusted if it is no running text.
//
// A rule with a pattern is about the words of a line, whatever stands around it, and so are two without. Any other one guesses from the
// neighbours: an item of a list, the line above a credit, the headline printed again. Those above and below the stretch that was chosen
// guess from the place alone. What a corpus repeats can be a speaker's name or a crosshead. Captions and notes on writers are sentences, of
// which the short ones are no running text and are still someone's words.
func (r *Rule) Risk() Risk {
	switch {
	case r.Category == Outside:
		return Never
	case r.Category == Template, r.Category == Caption, r.Category == Bio && r.most() >= fewestRunning:
		return Unsafe
	case r.Pattern == "" && r != creditLine && r != steer:
		return Unsafe
	}
	return Safe
}
