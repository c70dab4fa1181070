package clean

import "strings"

// Captions are known by the credit that ends them, by an opening such as "File photo:", or by what stands next to them.
// A caption of more words than this is taken for story: the longest of the seeds has 63.
const longestCaption = 110

var (
	credited    = &Rule{Name: "caption/credited", Category: Caption, Why: "ends with a picture credit"}
	creditLine  = &Rule{Name: "credit/line", Category: Credit, Why: "nothing but a picture credit"}
	aboveCredit = &Rule{Name: "caption/above-credit", Category: Caption, Why: "stands right above its credit"}
	captionEcho = &Rule{Name: "caption/repeat", Category: Caption, Why: "says a neighbouring caption again"}
)

// credits marks captions that end with a credit, lines that are nothing but a credit, and captions right above such lines.
func (p *Page) credits() {
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule != nil || l.words > longestCaption {
			continue
		}
		switch from := credit(p.line(i), &l.shape); {
		case from > 0:
			p.mark(i, credited)
		case from == 0 && l.words <= 14:
			p.mark(i, creditLine)
		}
	}
	for i := 1; i < len(p.Lines); i++ {
		if p.Lines[i].Role == Credit && p.above(i) == 0 && p.captionless(i-1) {
			p.mark(i-1, aboveCredit)
		}
	}
}

// captionless reports whether line i can be the caption of the credit right below it. On a page without blank lines every
// paragraph stands right above the next line; there only a line below a short one is believed.
func (p *Page) captionless(i int) bool {
	l := &p.Lines[i]
	if l.Rule != nil || l.words > longestCaption || l.words < 3 {
		return false
	}
	return p.gap > 0 || i == 0 || !p.Lines[i-1].prose()
}

// repeats marks a line that says again what a caption next to it says, with or without the words that open or the credit
// that closes it.
func (p *Page) repeats() {
	for i := 1; i < len(p.Lines); i++ {
		a, b := &p.Lines[i-1], &p.Lines[i]
		if (a.Role == Caption) == (b.Role == Caption) || p.above(i) > 1 {
			continue
		}
		if !echoes(p.line(i-1), p.line(i)) {
			continue
		}
		if a.Role == Caption && b.Rule == nil {
			p.mark(i, captionEcho)
		} else if b.Role == Caption && a.Rule == nil {
			p.mark(i-1, captionEcho)
		}
	}
}

// echoes reports whether one line is the other with at most an opening and a credit more: the shorter, of at least six
// words, is found whole in the longer, quotes and white space aside.
func echoes(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 2000 || strings.Count(a, " ") < 5 {
		return false
	}
	return strings.Contains(plain(b), strings.TrimRight(plain(a), "."))
}

// plain gives s with quotes straight and white space single.
func plain(s string) string {
	return strings.Join(strings.Fields(straight.Replace(s)), " ")
}

var straight = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "′", "'", "″", `"`)

// captionRows are captions that open with words no story opens with.
var captionRows = []*Rule{
	{
		Name: "caption/file", Category: Caption, Most: longestCaption, Why: "opens as the caption of an old picture",
		Pattern: `(?i)^(?:\(files?\)|file (?:photo|picture|image)\s*[:–—-]|in this file (?:photo|picture|image)|file ?[-–—] ).{8,}$`,
	},
	{
		Name: "caption/combination", Category: Caption, Most: longestCaption, Why: "opens as the caption of joined pictures",
		Pattern: `^This combination (?:created )?(?:of )?(?:file )?(?:pictures|photos|images)\b.{8,}$`,
	},
	{
		Name: "caption/copyright", Category: Caption, Most: longestCaption, Why: "ends with a picture's copyright",
		Pattern: `^.{15,}\.\s+Copyright (?:AP|AFP|Reuters|EPA|Getty|dpa)[\p{L} ,./]{0,40}$`,
	},
	{
		Name: "credit/copyright", Category: Credit, Most: 10, Why: "a picture's copyright",
		Pattern: `^Copyright\s?(?:AP|AFP|Reuters|EPA|Getty|dpa)[\p{L} ,./]{0,40}$`,
	},
}
