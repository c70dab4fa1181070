package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// unseen returns the length of the character at byte i of s if it is not printed: a control
// character or one without width; else 0.
func unseen(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return btoi(steers(rune(s[i])))
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if scan.Veiled(r) {
		return n
	}
	if scan.Joiner(r) {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+n:])
		if (before < 0x300 || i == 0 || scan.Veiled(before)) && (after < 0x300 || i+n == len(s) || scan.Veiled(after)) {
			return n
		}
	}
	return 0
}

// blankOf returns the rule of a run of characters that are not printed.
func blankOf(s string) *Rule {
	if strings.IndexFunc(s, steers) >= 0 {
		return steer
	}
	return invisible
}

// bare reports whether s has nothing but characters without width and white space.
func bare(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unprinted(r) && !scan.Joiner(r) }) < 0
}

// hyphens cuts the soft hyphens at which a paragraph was broken, with the line ends behind them:
// the words are whole again.
func (p *Page) hyphens() {
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Last() == l.N || l.shape.Signs&scan.High == 0 {
			continue
		}
		for at := l.Start(); ; {
			n := strings.Index(p.Text[at:l.End()], softHyphen)
			if n < 0 {
				break
			}
			from := at + n
			at = from + len(softHyphen)
			rest := p.Text[at:l.End()]
			next := strings.TrimLeftFunc(rest, unicode.IsSpace)
			if gap := rest[:len(rest)-len(next)]; strings.Contains(gap, "\n") {
				l.span(CutSpan{from, at + len(gap), invisible})
			}
		}
	}
}

const softHyphen = "\u00ad"
