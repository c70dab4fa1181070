package pattern

import (
	"math"
	"math/bits"
	"strings"

	"onecopy/clean/internal/scan"
)

// rarest returns where the rarest n bytes of a literal begin.
func rarest(s string, n int) (at int) {
	best := math.MinInt
	for i := 0; i+n <= len(s); i++ {
		if sum := rare(s[i : i+n]); sum > best {
			best, at = sum, i
		}
	}
	return at
}

// rare is how rare the bytes of s are, less a penalty for keys that any text has.
func rare(s string) (sum int) {
	for _, b := range []byte(s) {
		sum += int(scan.Rarity[b])
	}
	if strings.HasPrefix(s, "the ") || strings.Contains(s, " th") || strings.HasPrefix(s, "has b") {
		sum -= 300
	}
	for i := range len(s) - 3 {
		sum -= 60 * btoi(everyday.has(prefixKey(s[i:], 4)))
	}
	return sum
}

// everyday holds the keys that any English news text is full of: one of them as the key of a
// literal costs more than a rare one saves.
var everyday = func() (f bloom) {
	const text = "the of and to in that was is his for with from this will which are not been said would there their over after" +
		" has had have were other year its more out into about could comm comp report republic public miss stor stat story prod press" +
		" number people company government work state inter under press part port present concern reading ending largest" +
		" of the in the to the on the for the and the with the at the from the that the by the as been has been as an is an is on as the" +
		" one of the main sub sig fro mis fol cop"
	f.room(len(text))
	for i := range len(text) - 3 {
		f.add(prefixKey(text[i:], 4))
	}
	return f
}()

// handy is how many bytes of a literal are enough to probe every second place of a line for it.
const handy = 5

// rarity is the information of the least telling literal of a set, in fifths of a bit, less what is
// lost by there being many.
func rarity(set []string) int {
	least := 0
	for i, s := range set {
		if n := telltale(s); i == 0 || n < least {
			least = n
		}
	}
	if shortest(set) < handy {
		least -= 40
	}
	if len(set) == 0 {
		return 0
	}
	return max(1, least-5*bits.Len(uint(len(set))))
}

// fixed is the rarity of literals that must stand at an end of the line: five bits more, for the 32
// places where they do not.
func fixed(set []string) int {
	if shortest(set) == 0 {
		return 0
	}
	return rarity(set) + 25
}

// telltale is the information of a literal, in fifths of a bit: rare letters have much, a word that
// any text has has little.
func telltale(s string) (n int) {
	for w := range strings.SplitSeq(s, " ") {
		if stopwords[w] {
			n += 30
			continue
		}
		for _, b := range []byte(w) {
			n += 12 + int(scan.Rarity[b])
		}
	}
	return n + 4*strings.Count(s, " ")
}

// shortest returns the bytes of the shortest literal of a set, 0 for none.
func shortest(set []string) int {
	n := 0
	for i, s := range set {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}

// stopwords are words that any English text is full of.
var stopwords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("the of is a an in to for and has been was are by on with at from this that you your or it if we our not be as") {
		m[w] = true
	}
	return m
}()

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
