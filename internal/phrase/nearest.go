package phrase

import (
	"slices"
	"strings"
)

// Nearest returns the name that is at most two edits away from word, one for a word of three
// letters, the nearest one, the first of equals; else the first name that begins with word. A
// plural in -ies is near to its singular.
func Nearest(word string, names []string) string {
	if one, ok := strings.CutSuffix(word, "ies"); ok && slices.Contains(names, one+"y") {
		return one + "y"
	}
	best, least := "", min(3, len(word)/2+1)
	for _, n := range names {
		if d := edits(word, n); d < least {
			best, least = n, d
		}
	}
	if best == "" {
		if i := slices.IndexFunc(names, func(n string) bool { return len(word) > 2 && strings.HasPrefix(n, word) }); i >= 0 {
			return names[i]
		}
	}
	return best
}

// edits counts the letters to insert, delete or replace to make b of a (Levenshtein 1965).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
