package clean

// An Explanation says what a line of a page is, and what decided.
type Explanation struct {
	Start, End int // of what stands there, in bytes of the text: lines that were joined are one
	Role       Role
	Rule       *Rule     // that gave the role; nil for none
	Fixes      []PageCut // on the line, for what Fix says of them
	Spans      []CutSpan // parts of the line that are cut
	Headline   string    // as Why has it, of a line that is kept
	Refusal    string    // why the rule that was asked for does not cut the line, empty where it does
}

// Explain explains line n of a page, counting from 1, and asks a rule about it unless that is nil.
// Of a blank line there is nothing to say.
func (p *Page) Explain(n int, asked *Rule) (e Explanation, ok bool) {
	for i := range p.Lines {
		l := &p.Lines[i]
		if n < int(l.N) || n > int(l.Last()) {
			continue
		}
		e = Explanation{Start: l.Start(), End: l.End(), Role: l.Role, Rule: l.Rule, Fixes: p.cutsOn(n), Spans: l.Spans()}
		if l.Role.Kept() {
			e.Headline = p.Why(i)
		}
		if asked != nil {
			e.Refusal = p.Refusal(i, asked)
		}
		return e, true
	}
	return e, false
}

// cutsOn lists the cuts that line n is part of.
func (p *Page) cutsOn(n int) (list []PageCut) {
	cuts := p.Outside()
	for i := range p.Stories {
		cuts = append(cuts, p.Cuts(&p.Stories[i])...)
	}
	for _, c := range cuts {
		if c.First <= n && n <= c.Last {
			list = append(list, c)
		}
	}
	return list
}
