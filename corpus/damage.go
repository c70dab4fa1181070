package corpus

import (
	"fmt"
	"strings"

	"onecopy/internal/phrase"
)

// maxDamage is the number of lines of a file that are named; a file in the wrong encoding is bad on
// every line.
const maxDamage = 20

// damage lists the lines whose bytes were replaced. It reads the input a second time, for only the
// whole text shows whether "\r" ends a line.
func (d *Document) damage() []Problem {
	lineEnd := byte('\n')
	if strings.IndexByte(d.Text, '\n') < 0 {
		lineEnd = '\r'
	}
	var list []Problem
	var more, bad, nul int // lines not listed; bytes replaced on this line
	line := 1
	flush := func() {
		switch {
		case bad == 0:
		case len(list) < maxDamage:
			list = append(list, Problem{Source: d.Source, Line: d.above + line, Message: replaced(d.set.name, bad, nul)})
		default:
			more++
		}
		bad, nul = 0, 0
	}
	var buf [16]byte
	for at := d.set.mark; at < len(d.raw); {
		out, size, ok := d.set.next(buf[:0], d.raw[at:])
		if !ok {
			bad += size
			if d.raw[at] == 0 && d.raw[at+size-1] == 0 {
				nul += size
			}
		} else if out[0] == lineEnd {
			flush()
			line++
		}
		at += size
	}
	flush()
	if more > 0 {
		list = append(list, Problem{Source: d.Source, Message: "bytes replaced by U+FFFD on " + phrase.Plural(more, "more line")})
	}
	return list
}

// replaced says what became U+FFFD on a line, nul of the bad bytes being NUL.
func replaced(charset string, bad, nul int) string {
	what := "invalid " + strings.Replace(charset, "utf-", "UTF-", 1)
	switch nul {
	case bad:
		what = "NUL"
	case 0:
	default:
		what += " and NUL"
	}
	return fmt.Sprintf("%s (%s) replaced by U+FFFD", what, phrase.Plural(bad, "byte"))
}
