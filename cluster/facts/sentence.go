package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/shingle"
)

// Sentences returns for every sentence the position after its last word. A sentence ends at a blank
// line, or at a stop that white space and no small letter follow. The full stop of an initial or a
// title ends none: to join two sentences costs a reader of the counts less than to part "Mr. Znak".
func Sentences(text string, words []shingle.Word) []int32 {
	var ends []int32
	for k := 1; k < len(words); k++ {
		gap := text[words[k-1].End:words[k].Start]
		if gap == " " || gap == "" {
			continue
		}
		if stops(gap, text[words[k-1].Start:words[k-1].End], text[words[k].Start:words[k].End]) {
			ends = append(ends, int32(k))
		}
	}
	if len(words) > 0 {
		ends = append(ends, int32(len(words)))
	}
	return ends
}

// stops reports whether what stands between two words ends a sentence.
func stops(gap, before, after string) bool {
	if gap == ", " {
		return false
	}
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	at := strings.IndexAny(gap, ".!?…。！？")
	if at < 0 {
		return false
	}
	stop, size := utf8.DecodeRuneInString(gap[at:])
	if stop == '。' || stop == '！' || stop == '？' {
		return true
	}
	if strings.IndexFunc(gap[at+size:], unicode.IsSpace) < 0 || stop == '.' && abbreviated(before) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	return !unicode.IsLower(next)
}

// abbreviated reports whether a full stop after the word is part of it: initials, titles, and the
// months and companies of wire style. Only the usual capitals are known; "st." in small letters is
// rare enough.
func abbreviated(word string) bool {
	if r, size := utf8.DecodeRuneInString(word); size == len(word) || strings.Contains(word, ".") {
		return unicode.IsUpper(r)
	}
	switch word {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Gov", "Gen", "Rep", "Col", "Capt", "Lt", "Sgt", "Maj", "Prof", "Rev", "Hon",
		"Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "No", "vs", "Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return false
}
