package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/backtrack"
)

// A dateline is where and when a story was filed, at the head of its first paragraph:
//
//	MINSK -- U.S. Secretary of State
//	NEW YORK, March 9 - A top Treasury official
//	BERLIN (AP) — The government
//	(Reuters) - The New York State Attorney General
//	Bengaluru, Aug 23 (PTI) -- The chief minister
//
// It stays in the text, since it is part of what was published, but is left out of comparing:
// papers change it first.
var datelines = func() *backtrack.Expr {
	const (
		city   = `\p{Lu}[\p{Lu}\p{M}.'’/-]+(?: \p{Lu}[\p{Lu}\p{M}.'’/-]*){0,4}`
		more   = `(?:, (?:\d{1,2} )?\p{L}[\p{L}.]*(?: \p{L}[\p{L}.]*)?(?: \d{1,2})?(?:, \d{4})?){0,2}`
		source = `\([\p{L}][\p{L}\d /.&'’-]{1,40}\)`
		date   = `\p{Lu}[\p{Ll}.]+(?: \p{Lu}[\p{Ll}.]+)?,? (?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}|\d{1,2} (?:de )?\p{L}\p{Ll}{2,9}\.?)(?:,? \d{4})?`
		dash   = `\s*\.?\s*(?:--?|–|—)+\s+`
	)
	return &backtrack.Expr{Pattern: `^(?:` + city + more + `(?: ?(` + source + `|/[\p{L} ]+/))?|(` + source + `)|` + date + ` (` + source + `))` + dash}
}()

// dateline returns the length of the dateline that opens s, dash and space included, and the agency
// it names.
func dateline(s string) (n int, ok bool) {
	n, _ = datelined(s)
	return n, n > 0
}

func datelined(s string) (n int, agency string) {
	head := s[:min(len(s), 100)]
	if !filed(head) {
		return 0, ""
	}
	from, to, end, ok := datelines.FindEnd(head)
	if !ok {
		return 0, ""
	}
	if from >= 0 {
		agency = strings.Trim(head[from:to], "()/ ")
	}
	return end, agency
}

// filed reports whether head can open with a dateline at all: a dash with white space behind it,
// and before it a city in capitals or a source in brackets. One line in 40 passes; without it
// datelines took a tenth of the time on scanned papers.
func filed(head string) bool {
	first, n := utf8.DecodeRuneInString(head)
	if first != '(' && !unicode.IsUpper(first) {
		return false
	}
	second, _ := utf8.DecodeRuneInString(head[n:])
	if first != '(' && unicode.Is(unicode.Ll, second) && strings.IndexByte(head, '(') < 0 {
		return false
	}
	return strings.Contains(head, "- ") || strings.Contains(head, "-\t") || strings.Contains(head, "–") || strings.Contains(head, "—")
}
