package cluster

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names lists the names in the span: runs of words with a capital inside a sentence. The first word of a sentence and of a
// quotation has its capital from its place, so it is never taken for a name; titles and initials are left out, as papers
// put them in and out at will.
func names(s *story, at span) []fact {
	var out []fact
	for k := at.lo; k < at.hi; k++ {
		if !s.capital(k) {
			continue
		}
		from := k
		for k+1 < at.hi && s.capital(k+1) && s.joined(k) {
			k++
		}
		if f, ok := s.name(span{from, k + 1}); ok {
			out = append(out, f)
		}
	}
	return out
}

// capital reports whether word k has a capital that its place does not explain.
func (s *story) capital(k int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.words[k].Start:])
	if !unicode.IsUpper(r) || k == 0 {
		return false
	}
	if strings.ContainsAny(s.text[s.words[k-1].End:s.words[k].Start], "\"“”„«»‘‹:") {
		return false
	}
	_, first := slices.BinarySearch(s.ends, int32(k))
	return !first
}

// joined reports whether nothing but a space, a hyphen or the full stop of an initial parts word k from the next.
func (s *story) joined(k int) bool {
	switch s.text[s.words[k].End:s.words[k+1].Start] {
	case " ", "-", ".", ". ", "\n":
		return true
	}
	return false
}

// name makes a fact of a run of words with capitals, keyed by its words in small letters without the stops of initials.
func (s *story) name(at span) (fact, bool) {
	var parts []string
	kept := span{at.hi, at.lo}
	for k := at.lo; k < at.hi; k++ {
		word := s.text[s.words[k].Start:s.words[k].End]
		if utf8.RuneCountInString(word) == 1 || title(word) || small(word) > 0 || digits(word) {
			continue
		}
		parts = append(parts, lower(word))
		kept = span{min(kept.lo, k), k + 1}
	}
	if len(parts) == 0 {
		return fact{}, false
	}
	text := s.text[s.words[kept.lo].Start:s.words[kept.hi-1].End]
	return fact{text: text, key: strings.Join(parts, " "), at: kept}, true
}

// lower writes a word of a name in small letters without the stops of initials.
func lower(word string) string { return strings.ToLower(strings.ReplaceAll(word, ".", "")) }

// title reports whether the word is a form of address or an office, of which one may stand for another.
func title(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "President", "Prime", "Minister", "Premier", "Chancellor",
		"Secretary", "Senator", "Sen", "Governor", "Gov", "General", "Gen", "Colonel", "Col", "Captain", "Capt", "Professor",
		"Prof", "Representative", "Rep", "Reverend", "Rev", "King", "Queen", "Prince", "Princess", "Pope", "Judge", "Justice":
		return true
	}
	return false
}

// Namesakes decide when two names are one, with the two stories at hand.
type namesakes struct {
	a, b           *story
	wordsA, wordsB map[uint64]bool // filled when first asked
	proper, common map[uint64]bool // words either story prints with a capital inside a sentence, or with a small letter; likewise
}

// same reports whether a name of one story and the name at its place in the other do not contradict each other: they are
// one name in two spellings, or each story has the other's name too, and only the wording changed ("Lukashenko", "the
// leader of Belarus"). Days and months are never excused by standing elsewhere.
func (n *namesakes) same(x, y fact) bool {
	if sameName(x.key, y.key) {
		return true
	}
	if calendar(x.key) || calendar(y.key) {
		return false
	}
	if n.wordsA == nil {
		n.wordsA, n.wordsB = n.a.vocabulary(), n.b.vocabulary()
	}
	return knows(n.wordsB, n.a, x.at) && knows(n.wordsA, n.b, y.at)
}

func (s *story) vocabulary() map[uint64]bool {
	known := make(map[uint64]bool, len(s.words)/2)
	for _, w := range s.words {
		known[w.Hash] = true
	}
	return known
}

func knows(known map[uint64]bool, s *story, at span) bool {
	for _, w := range s.words[at.lo:at.hi] {
		if !known[w.Hash] {
			return false
		}
	}
	return true
}
