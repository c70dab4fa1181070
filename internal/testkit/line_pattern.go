package testkit

import (
	"regexp/syntax"
	"unicode/utf8"
)

// LinePatterns are patterns as rules of package clean have, and a line for each.
var LinePatterns = []struct{ Pattern, Line string }{
	{`^(?:a|bc)+d{2,4}$`, "abcddd"},
	{`^Read more: (.{3,60})$`, "Read more: the harbour"},
	{`(?i)^les også:\s.+$`, "LES OGSÅ: x"},
	{`\bport of Riga\b`, "They left the port of Riga on Monday."},
	{`^(?i:репортаж)\s*: .{3,100}$`, "Репортаж: мост снова открыт"},
	{`^[\p{Lu}][\p{L} .'-]{1,30} (/[\p{L} ]+/)$`, "Ada Brennick /Port Post/"},
	{`^.*?(?:\d{1,2}:\d\d)(?: [AP]M)?$`, "Updated 4:15 PM"},
	{`(?:^|\s)\(c\) \d{4}\b.*`, "all (c) 2031 Port Post"},
	{`^\W*share(?:d|s)?\W*$`, "** shares **"},
	{`^x*?(y+?)z?$`, "xxyyz"},
	{`^(?:[^ ]+ ){2,5}[^ ]+ \| [^|]+$`, "one two three four | five"},
	{`^$`, ""},
}

// IsLinePattern reports whether a pattern is one for lines: RE2 with one group at most, and no flag
// that looks for line ends within the line.
func IsLinePattern(pattern string) bool {
	re, err := syntax.Parse(pattern, syntax.Perl)
	return err == nil && len(pattern) <= 200 && re.MaxCap() <= 1 && utf8.ValidString(pattern) && !multiline(re)
}

// multiline reports whether a pattern has an anchor at line ends.
func multiline(re *syntax.Regexp) bool {
	if re.Op == syntax.OpBeginLine || re.Op == syntax.OpEndLine {
		return true
	}
	for _, sub := range re.Sub {
		if multiline(sub) {
			return true
		}
	}
	return false
}
