package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/pattern"
)

// match marks the lines whose words alone give them away, and remembers the rule of those whose
// place must agree too.
func (p *Page) match(t *ruleTable) {
	m := p.scratch.matcher
	m.Begin(p.Text, len(p.Lines))
	for i := range p.Lines {
		l := &p.Lines[i]
		m.Add(l.Start(), l.End(), l.text(), &l.shape, !l.piece)
	}
	m.Filter(p.scratch.masks.Starts)
	for i := range p.Lines {
		l := &p.Lines[i]
		if !m.Likely(i) || l.Rule != nil || l.Role != Body { // of a header, or control characters
			continue
		}
		if found, ok := m.Match(i, l.text(), &l.shape); ok {
			p.matched(t, i, found)
		}
	}
	m.End(mostKept) // of a page of many lines: what later passes need is not to come on top of it
}

// matched notes the rule that matches line i, and what it cuts. What somebody in the story said is
// no boilerplate, but for a rule of the user's own.
func (p *Page) matched(t *ruleTable, i int, found pattern.Hit) {
	l, r := &p.Lines[i], t.rules[found.Spec]
	if found.Spec >= t.own && spoken(r, &l.shape, l.text()) {
		return
	}
	l.found(p.scratch.foundOf(found.Spec, r, [2]int32{int32(found.From), int32(found.To)}))
	if r.Place == anyPlace {
		p.apply(i)
	}
}

const (
	fewBehind = 5  // words of a sentence behind a link
	longLink  = 18 // words of a link that ends with a stop: more, and a sentence of the story is in it
)

// behindLink returns where the link to another story ends that s begins with: before the sentence
// of five words or more that stands behind it, at 0 where it is too long for a headline with a
// stop, or may be two of them, and nothing shows where the sentence begins, else at to.
func behindLink(s string, to int) int {
	last := rune(0)
	for at, r := range s[:to] {
		end := at + utf8.RuneLen(r)
		if r == ' ' && ideograph(last) && ideograph(initial(s[end:to])) && spacedWords(s[end:to]) >= fewBehind {
			return at
		}
		last = r
		if stop(r) && end < to && sentenceEnd(s, at, end, r) && spacedWords(s[end:to]) >= fewBehind {
			return end
		}
	}
	if words := spacedWords(s[:to]); words > longLink || words > fewTurned && turned(s[:to]) {
		return 0
	}
	return to
}

const (
	fewTurned   = 6  // words of a link in which no sentence has room
	longUncased = 10 // the same in a script without capitals, where nothing shows where a sentence begins
)

// turned reports whether a sentence may begin in the middle of a link s that ends with a full stop,
// as no headline does: at a word with a capital, the third of the headline or a later one, and two
// without behind it. Where it begins nobody can say: it may be a name too.
func turned(s string) bool {
	end := strings.TrimRight(s, `"”’»)`)
	if !strings.HasSuffix(end, ".") && !strings.HasSuffix(end, "।") {
		return false
	}
	_, title, ok := strings.Cut(s, ":")
	if !ok {
		title = s
	}
	words := strings.Fields(title)
	for i := 2; i+2 < len(words); i++ {
		if unicode.IsUpper(initial(words[i])) && unicode.IsLower(initial(words[i+1])) && unicode.IsLower(initial(words[i+2])) {
			return true
		}
	}
	return len(words) >= longUncased && caseless(title)
}

// spacedWords counts the words of s; where a script has no spaces two characters are a word.
func spacedWords(s string) int {
	n := 0
	for _, r := range s {
		n += btoi(r == ' ') + btoi(ideograph(r))
	}
	if spaces := strings.Count(s, " "); n > spaces {
		return spaces + (n-spaces)/2
	}
	return n
}

// alsoLines find links to other stories by the words they begin with: behind the link a sentence of
// the story may stand.
var alsoLines = rulesNamed("related/read-also", "related/lire-aussi", "related/read-abroad", "related/pointed")

// apply cuts what the remembered rule of line i found: the line, or a part of it.
func (p *Page) apply(i int) {
	l := &p.Lines[i]
	if l.shape.Ends && slices.Contains(alsoLines, l.hit()) {
		end := behindLink(l.text(), int(l.cut()[1]))
		if end == 0 {
			return
		}
		l.own().cut[1] = int32(end)
	}
	from, to := trim(p.Text, l.Start()+int(l.cut()[0]), l.Start()+int(l.cut()[1]))
	if from == l.Start() && to == l.End() {
		p.mark(i, l.hit())
		return
	}
	l.span(CutSpan{from, to, l.hit()})
}
