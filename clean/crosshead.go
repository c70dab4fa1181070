package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// crossheads keeps the short lines between dashes or in quotes that divide a story: they are no
// headlines.
func (p *Page) crossheads() {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.shape.Signs&scan.Opened != 0 && l.Rule == nil && l.shape.Words <= 14 && crosshead(p.line(i)) {
			l.Role = Crosshead
		}
	}
}

// crosshead reports whether s is text between two dashes, or one quotation that is not a sentence.
func crosshead(s string) bool {
	if in, ok := between(s, "–—-", "–—-"); ok {
		return strings.TrimSpace(in) != in && strings.TrimSpace(in) != ""
	}
	in, ok := between(s, "‘“'\"«„", "’”'\"»“")
	return ok && !scan.Ends(in) && !strings.HasSuffix(in, ",") && !strings.ContainsAny(in, "‘“\"«»”")
}

// between returns what stands between an opening and a closing sign at the very ends of s.
func between(s, opening, closing string) (string, bool) {
	a, n := utf8.DecodeRuneInString(s)
	b, m := utf8.DecodeLastRuneInString(s)
	if len(s) <= n+m || !strings.ContainsRune(opening, a) || !strings.ContainsRune(closing, b) {
		return "", false
	}
	return s[n : len(s)-m], true
}
