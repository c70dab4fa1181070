package scan

import (
	"strings"
	"unicode/utf8"
)

// Shape is what one pass over the bytes of a line tells.
type Shape struct {
	Words  int32 // white-space separated; two characters of a script without spaces count as a word
	Caps   int32 // words whose first letter is a capital
	Lower  int32 // words whose first letter is small
	Little int32 // words of at most three letters: in most languages those that hold sentences together
	Signs  Sign  // signs seen anywhere in the line
	Ends   bool  // ends as a sentence does
	Shouts bool  // has capital letters and no small ones
	Digits uint8 // of ASCII, 255 if there are more
}

// recount counts the little words of a long line again where letters have more than one byte and
// the line ends as no sentence does: only then they are asked for, see clean's Line.prose.
func (m *Shape) recount(s string) {
	if m.Ends || m.Words < ProseWords || m.Signs&Foreign == 0 || sentencesIn(s)*sentenceWords < int(m.Words) {
		return
	}
	m.Little = 0
	for w := range strings.FieldsSeq(s) {
		m.Little += int32(btoi(len(w) <= 3*utf8.UTFMax && utf8.RuneCountInString(w) <= 3))
	}
}

// lowlyIn is the sign of a line that begins with a small letter, if s does.
func lowlyIn(s string) Sign {
	if s == "" {
		return 0
	}
	return Signs[s[0]] / Small & 1 * Lowly
}

// ProseWords is how many words a line has that is running text without ending as a sentence does.
const ProseWords = 22

// sentenceWords is how many words a sentence has at most on the average in running text.
const sentenceWords = 30

// sentencesIn counts the sentences that end inside s: at a full stop behind a small word and before
// a capital.
func sentencesIn(s string) (n int) {
	for at := strings.Index(s, ". "); at >= 0; {
		rest := strings.TrimLeft(s[at+1:], " «“\"(")
		n += btoi(SmallWord(s[:at]) && CapitalFirst(rest))
		next := strings.Index(s[at+1:], ". ")
		if next < 0 {
			return n
		}
		at += 1 + next
	}
	return n
}
