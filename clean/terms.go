package clean

import "strings"

// footTerms is a line of the words under which search finds a story, at its foot.
var footTerms = &Rule{Name: "tags/terms", Category: Tags, Why: "keywords of the story at its foot"}

const (
	fewestTerms = 5 // terms of a line of keywords at the foot of a story
	manyTerms   = 8 // terms of one that is told by its words alone, wherever it stands
)

// terms marks the lines of keywords below the last paragraph of each story, and anywhere those of
// many terms.
func (p *Page) terms() {
	p.segments(func(from, to int) {
		foot := true
		for i := to - 1; i > from; i-- {
			l := &p.Lines[i]
			if l.Rule != nil || l.off {
				continue
			}
			if l.shape.Ends || l.shape.Words < fewestTerms || l.Role != Body {
				foot = foot && !l.shape.Ends && !l.prose()
				continue
			}
			if n := termed(p.line(i)); n >= manyTerms || foot && n > 0 {
				p.mark(i, footTerms)
				continue
			}
			foot = foot && !l.prose()
		}
	})
}

// termed returns how many keywords s is, 0 where it is something else: terms between commas of
// which at least half share two words in a row with another, "stock car 2018, stock car brasil", or
// terms with middle dots between them. A list in a story has a word such as "and" before its last
// term, and its terms share single words at most.
func termed(s string) int {
	for _, sep := range [...]string{" · ", " 、 "} {
		if n := strings.Count(s, sep); n >= fewestTerms && shortTerms(s, sep) {
			return n
		}
	}
	n := strings.Count(s, ",") + 1
	if n < fewestTerms || !shortTerms(s, ",") {
		return 0
	}
	pairs := map[string]int{}
	for term := range strings.SplitSeq(s, ",") {
		words := strings.Fields(strings.ToLower(term))
		for i := 1; i < len(words); i++ {
			pairs[words[i-1]+" "+words[i]]++
		}
	}
	shared := 0
	for term := range strings.SplitSeq(s, ",") {
		words := strings.Fields(strings.ToLower(term))
		for i := 1; i < len(words); i++ {
			if pairs[words[i-1]+" "+words[i]] > 1 {
				shared++
				break
			}
		}
	}
	if 2*shared < n {
		return 0
	}
	return n
}

// shortTerms reports whether the terms of s between separators have at most five words, most no
// figure.
func shortTerms(s, sep string) bool {
	n, figures := 0, 0
	for term := range strings.SplitSeq(strings.TrimRight(s, " ·、,"), sep) {
		words := strings.Count(strings.TrimSpace(term), " ") + 1
		if words > 5 || strings.TrimSpace(term) == "" {
			return false
		}
		n++
		figures += btoi(strings.ContainsAny(term, "0123456789"))
	}
	return 2*figures <= n
}
