package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

var underCredit = &Rule{Name: "caption/below-credit", Category: Caption, Why: "no sentence between a picture credit and the story"}

// underCredits marks the captions that stand below their credit: running text without an end that
// the first or next paragraph of the story follows, or with one below two credits. A paragraph
// below a lone credit can be the lead. It comes after the choice of the stories, which such a line
// in the middle of one would break in two.
func (p *Page) underCredits() {
	for i := 0; i+2 < len(p.Lines) && p.has(Credit); i++ {
		l := &p.Lines[i+1]
		if p.Lines[i].Role != Credit || l.Rule != nil || l.Role != Body || l.off || l.piece || l.shape.Words < 8 || l.shape.Words > 45 || !p.flowing(i+2) {
			continue
		}
		if c := l.text()[len(l.text())-1]; !l.shape.Ends && c != ':' && c != ',' || i > 0 && p.Lines[i-1].Role == Credit && !p.Lines[i-1].Rule.labels() {
			p.mark(i+1, underCredit)
		}
	}
}

// labels reports whether the rule finds the label of a credit that stands on the next line:
// "Image:".
func (r *Rule) labels() bool { return r != nil && r.Name == "credit/label-alone" }

// fewestFields is how many lines "Label: value" in succession make a list of data.
const fewestFields = 4

// specified takes back what labels alone gave away where they are fields of a list of data:
// "Graphic: VX2" among "Memory: 1 GB" is not a picture credit. At least half of the list must be
// left to no rule.
func (p *Page) specified() {
	for i := 0; i < len(p.Lines); i++ {
		n, bare := i, 0
		for n < len(p.Lines) && p.field(n) {
			if p.Lines[n].Rule == nil {
				bare++
			}
			n++
		}
		if n-i >= fewestFields && 2*bare >= n-i {
			for ; i < n; i++ {
				if r := p.Lines[i].Rule; r != nil && labelOnly[r.Name] {
					p.Lines[i].Role, p.Lines[i].Rule = Body, nil
				}
			}
		}
		i = max(i, n-1)
	}
}

// labelOnly are the rules that look at the label of a line and at nothing behind it.
var labelOnly = map[string]bool{"credit/label": true, "media/video": true}

// field reports whether line i is a label of at most three words, a colon and a value.
func (p *Page) field(i int) bool {
	l := &p.Lines[i]
	if l.shape.Signs&scan.Colon == 0 || l.shape.Words < 2 || l.shape.Words > 20 || l.Rule != nil && !labelOnly[l.Rule.Name] {
		return false
	}
	label, value, _ := strings.Cut(p.line(i), ":")
	return value != "" && value[0] == ' ' && label != "" && strings.Count(label, " ") <= 2 && scan.CapitalFirst(label)
}
