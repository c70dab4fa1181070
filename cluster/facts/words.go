package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// capital reports whether word k has a capital that its place does not explain.
func (s *Body) capital(k int) bool {
	r, _ := utf8.DecodeRuneInString(s.Text[s.Words[k].Start:])
	if !unicode.IsUpper(r) || k == 0 {
		return false
	}
	if strings.ContainsAny(s.Text[s.Words[k-1].End:s.Words[k].Start], "\"“”„«»‘‹:") {
		return false
	}
	_, first := slices.BinarySearch(s.Ends, int32(k))
	return !first
}

func (s *Body) isWord(k int, word string) bool {
	return k >= 0 && strings.EqualFold(s.Text[s.Words[k].Start:s.Words[k].End], word)
}

// printed returns the words of a span as they stand in the text, in one line.
func (s *Body) printed(at WordRange) string {
	if at.Lo >= at.Hi {
		return ""
	}
	return strings.Join(strings.Fields(s.Text[s.Words[at.Lo].Start:s.Words[at.Hi-1].End]), " ")
}

func digits(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) >= 0 }

// isSpace reports whether a gap is one of the spaces set inside numbers and before their scale.
func isSpace(gap string) bool {
	return gap == " " || gap == "\u00a0" || gap == "\u2009" || gap == "\u202f"
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// lower writes a word of a name in small letters without the stops of initials.
func lower(word string) string { return strings.ToLower(strings.ReplaceAll(word, ".", "")) }

// title reports whether the word is a form of address or an office, of which one may stand for
// another.
func title(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "President", "Prime", "Minister", "Premier", "Chancellor",
		"Secretary", "Senator", "Sen", "Governor", "Gov", "General", "Gen", "Colonel", "Col", "Captain", "Capt", "Professor",
		"Prof", "Representative", "Rep", "Reverend", "Rev", "King", "Queen", "Prince", "Princess", "Pope", "Judge", "Justice":
		return true
	}
	return false
}
