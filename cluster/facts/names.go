package facts

import (
	"strings"
	"unicode/utf8"
)

// names lists the names in the span: runs of words with a capital inside a sentence. The first word
// of a sentence and of a quotation has its capital from its place, so it is never taken for a name;
// titles and initials are left out, as papers put them in and out at will.
func names(s *Body, at WordRange) []fact {
	var out []fact
	for k := at.Lo; k < at.Hi; k++ {
		if !s.proper(k) {
			continue
		}
		from := k
		for k+1 < at.Hi && s.proper(k+1) && s.joined(k) {
			k++
		}
		if f, ok := s.name(WordRange{from, k + 1}); ok {
			out = append(out, f)
		}
	}
	return out
}

// proper reports whether word k has a capital that makes it a name: it is not a day and, in German,
// no noun.
func (s *Body) proper(k int) bool {
	if !s.capital(k) {
		return false
	}
	if _, _, ok := s.date(k); ok {
		return false
	}
	return s.speaks() != german || !s.noun(k)
}

// noun reports whether word k of a German story, which has a capital inside a sentence, has it from
// its kind. Names are those that stand side by side, and those that follow a place word without an
// article; what ends as nouns do is none of the latter.
func (s *Body) noun(k int) bool {
	if k+1 < len(s.Words) && s.capital(k+1) && s.joined(k) || s.capital(k-1) && s.joined(k-1) {
		return false
	}
	if s.word(k-1).title&german != 0 {
		return false
	}
	switch s.Text[s.Words[k-1].Start:s.Words[k-1].End] {
	case "in", "aus", "nach", "bei", "gegen", "von":
		word := s.Text[s.Words[k].Start:s.Words[k].End]
		for _, ending := range [...]string{"ung", "heit", "keit", "schaft", "tion", "tät", "nis", "en", "er"} {
			if strings.HasSuffix(word, ending) {
				return true
			}
		}
		return false
	}
	return true
}

// joined reports whether nothing but a space, a hyphen or the full stop of an initial separates
// word k from the next.
func (s *Body) joined(k int) bool {
	switch s.Text[s.Words[k].End:s.Words[k+1].Start] {
	case " ", "-", ".", ". ", "\n":
		return true
	}
	return false
}

// name makes a fact of a run of words with capitals, keyed by its words in small letters without
// the stops of initials.
func (s *Body) name(at WordRange) (fact, bool) {
	var parts []string
	kept := WordRange{at.Hi, at.Lo}
	for k := at.Lo; k < at.Hi; k++ {
		word := s.Text[s.Words[k].Start:s.Words[k].End]
		if utf8.RuneCountInString(word) == 1 || title(word) || digits(word) || s.word(k).number&english != 0 {
			continue
		}
		parts = append(parts, lower(word))
		kept = WordRange{min(kept.Lo, k), k + 1}
	}
	if len(parts) == 0 {
		return fact{}, false
	}
	text := s.Text[s.Words[kept.Lo].Start:s.Words[kept.Hi-1].End]
	return fact{text: text, key: strings.Join(parts, " "), at: kept}, true
}

// Namesakes decide when two names are one, with the two stories at hand.
type namesakes struct {
	a, b           *Body
	wordsA, wordsB map[uint64]bool // filled when first asked
	proper, common map[uint64]bool // words either story prints with a capital inside a sentence, or with a small letter; likewise
}

// at returns how names are compared in a gap. Where both sides have as many other words, one name
// stands for the other; where one has more, it may describe who is meant.
func (n *namesakes) at(g Gap) func(x, y fact) bool {
	if n.a.otherWords(g.A) == n.b.otherWords(g.B) {
		return func(x, y fact) bool { return n.a.alike(x.key, y.key) }
	}
	return n.same
}

// otherWords counts the words of a span that are not parts of names, articles or titles.
func (s *Body) otherWords(at WordRange) (n int) {
	for k := at.Lo; k < at.Hi; k++ {
		if e := s.word(k); !s.capital(k) && (e.article|e.title)&s.speaks() == 0 {
			n++
		}
	}
	return n
}

// alike reports whether two names may be one, in the spellings and cases of the story's language.
func (s *Body) alike(a, b string) bool { return sameName(a, b) || s.inflected(a, b, true) }

// same reports whether a name of one story and the name at its place in the other do not contradict
// each other: they are one name in two spellings, or each story has the other's name too, and only
// the wording changed ("Lukashenko", "the leader of Belarus"). Days and months are never excused by
// standing elsewhere.
func (n *namesakes) same(x, y fact) bool {
	if n.a.alike(x.key, y.key) {
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

func (s *Body) vocabulary() map[uint64]bool {
	known := make(map[uint64]bool, len(s.Words)/2)
	for _, w := range s.Words {
		known[w.Hash] = true
	}
	return known
}

func knows(known map[uint64]bool, s *Body, at WordRange) bool {
	for _, w := range s.Words[at.Lo:at.Hi] {
		if !known[w.Hash] {
			return false
		}
	}
	return true
}
