package clean

import "strings"

// namedTitles takes back what looks like a byline or a list of keywords and is the headline: the
// first line of a text, right above its first paragraph, so that it would have no headline else,
// and worded as no name is.
func (p *Page) namedTitles() {
	for i := 0; i+1 < len(p.Lines); i++ {
		l, next := &p.Lines[i], &p.Lines[i+1]
		if l.hit() == nil || i > 0 && (p.above(i) < 2 || p.above(i+1) >= p.above(i)) || next.Rule != nil || !next.prose() {
			continue
		}
		switch r := l.hit(); {
		case r == nil:
		case r.Category == Byline && l.Rule == nil && titleOfBy(l.text()):
			l.own().hit = nil
		case r.Category == Tags && (l.Rule == nil || l.Rule == r) && phrased(l.text()):
			l.Rule, l.Role = nil, Body
			l.own().hit = nil
			l.setSpans(nil)
		}
	}
}

// titleOfBy reports whether s, which begins as a byline does, "By", "Von", "Por", goes on as no
// names do: with two single words and a conjunction, with an article in capitals among them, or
// with five words of which no two names are made.
func titleOfBy(s string) bool {
	words := strings.Fields(s)
	if len(words) < 4 || strings.ContainsAny(s, ",.:;&@|0123456789") {
		return false
	}
	words = words[1:]
	joined := false
	for n, w := range words {
		joined = joined || startsSmall(w)
		if n > 0 && len(words) > 3 && titleWords[w] {
			return true
		}
	}
	if len(words) == 3 {
		return conjunctions[words[1]] && words[0] != strings.ToUpper(words[0]) // a name in capitals
	}
	return len(words) >= 5 && !joined
}

// conjunctions join two names, and two single words in a headline.
var conjunctions = set("and", "und", "et", "y", "e", "en", "og", "och", "i", "ve", "и", "та", "or", "oder", "ou", "o")

// titleWords stand in capitals in headlines and in no name behind its first word.
var titleWords = set("The", "A", "An", "In", "To", "On", "At", "For", "Is", "Are", "As", "With", "After", "Over", "El", "Las", "Los", "Un", "Una", "Il", "Une", "Das", "Den", "Dem", "Ein", "Eine", "Im", "Am", "Zum", "Nach", "Gegen", "Mit", "Het", "Een")

// phrased reports whether s, a label and keywords, ends in words that are a phrase and no keyword:
// four or more behind the last comma or colon, with a little word between two others.
func phrased(s string) bool {
	words := strings.Fields(s[strings.LastIndexAny(s, ",:;|#")+1:])
	if len(words) < 4 || strings.ContainsAny(s, "#|") {
		return false
	}
	for _, w := range words[1 : len(words)-1] {
		if littleWords[strings.ToLower(w)] && w != strings.ToUpper(w) {
			return true
		}
	}
	return false
}

// littleWords stand in headlines and in few keywords.
var littleWords = set("of", "to", "the", "for", "and", "in", "on", "at", "from", "with", "over", "as", "is", "are", "del", "la", "el", "y", "en", "con", "por", "para", "un", "una", "der", "die", "das", "und", "im", "am",
	"zum", "zur", "mit", "für", "et", "du", "des", "au", "aux", "dans", "sur", "pour", "di", "il", "e", "per", "nel", "van", "het", "voor", "met", "и", "на", "в", "с", "для", "по")
