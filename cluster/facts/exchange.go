package facts

import (
	"unicode"
	"unicode/utf8"
)

// exchanged reads one word set for one other as facts where the lists of numbers and names do not
// have both: a name that begins its sentence, a number for a name ("Seven" for "Paris"), an office
// for a name ("the President of" for "the Bank of").
//
// The first word of a sentence has its capital from its place. It passes for a name when the
// stories print one of the two with a capital elsewhere and neither with a small letter: "Sullivan"
// for "Murray", not "Officials" for "Sullivan".
func (n *namesakes) exchanged(i, j int) (x, y fact, ok bool) {
	x, okx := n.a.lone(i)
	y, oky := n.b.lone(j)
	if !okx || !oky || x.figure && y.figure || office(n.a, i) && office(n.b, j) {
		return x, y, false
	}
	if n.a.capital(i) && !n.a.proper(i) || n.b.capital(j) && !n.b.proper(j) { // a noun of German
		return x, y, false
	}
	insideA, insideB := x.figure || n.a.named(i), y.figure || n.b.named(j)
	if insideA && insideB {
		return x, y, true
	}
	n.learn()
	if len(n.proper) == 0 { // all is in small letters, names too
		return x, y, true
	}
	hx, hy := n.a.Words[i].Hash, n.b.Words[j].Hash
	if !insideA && n.common[hx] || !insideB && n.common[hy] {
		return x, y, false
	}
	return x, y, insideA || insideB || n.proper[hx] || n.proper[hy]
}

// lone reads word k, wherever it stands, as a fact. An office before a name is left out, as papers
// put them in at will.
func (s *Body) lone(k int) (fact, bool) {
	if f, _, ok := numeral(s, k); ok {
		return f, true
	}
	word := s.Text[s.Words[k].Start:s.Words[k].End]
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) || !unicode.IsUpper(r) || opener(word) {
		return fact{}, false
	}
	if title(word) && k+1 < len(s.Words) && s.capital(k+1) && !office(s, k+1) {
		return fact{}, false
	}
	return fact{text: word, key: lower(word), at: WordRange{k, k + 1}}, true
}

// named reports whether word k has a capital that makes it a name: one inside a sentence, or before
// another name as in "Matthew Taylor".
func (s *Body) named(k int) bool {
	return s.capital(k) || k+1 < len(s.Words) && s.capital(k+1) && s.joined(k)
}

func office(s *Body, k int) bool { return title(s.Text[s.Words[k].Start:s.Words[k].End]) }

// learn notes how both stories print their words.
func (n *namesakes) learn() {
	if n.proper != nil {
		return
	}
	n.proper, n.common = make(map[uint64]bool), make(map[uint64]bool)
	for _, s := range []*Body{n.a, n.b} {
		for k, w := range s.Words {
			if r, _ := utf8.DecodeRuneInString(s.Text[w.Start:]); unicode.IsLower(r) {
				n.common[w.Hash] = true
			} else if s.capital(k) {
				n.proper[w.Hash] = true
			}
		}
	}
}

// opener reports whether a word is one sentences begin with and names do not.
func opener(word string) bool {
	switch word {
	case "A", "An", "The", "This", "That", "These", "Those", "He", "She", "It", "They", "We", "You", "His", "Her", "Its", "Their", "Our",
		"My", "There", "Here", "Who", "What", "Which", "When", "Where", "Why", "How", "If", "In", "On", "At", "By", "To", "Of", "For", "From",
		"With", "Without", "As", "And", "But", "Or", "So", "Yet", "Not", "No", "All", "Some", "Many", "Most", "More", "Several", "Few",
		"Other", "Others", "Another", "Both", "Each", "After", "Before", "Since", "Until", "While", "During", "Under", "Over", "About",
		"Although", "Though", "Because", "However", "Meanwhile", "Moreover", "Also", "Still", "Then", "Now", "Earlier", "Later", "Last", "Next",
		"Today", "Yesterday", "Tomorrow", "Officials", "Police", "Sources", "Analysts", "Traders", "Dealers", "Asked", "According":
		return true
	}
	return false
}
