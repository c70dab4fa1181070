package corpus

import (
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// unmarked returns the byte order of UTF-16 without a byte order mark by the first bytes, and
// whether it is sure. A file that only may be UTF-16 is told and not read, as are its bytes read as
// anything else.
//
// English in the wrong order is Chinese all the way, so the zero bytes come first: where seven in
// ten units are ASCII in one order and not one in ten in the other, that order it is. Other scripts
// are told apart by what makes no sense. In the right order all units are characters that are
// assigned, of one script besides Latin, and one in a hundred is a blank, a line end or a comma or
// full stop of Chinese; in the wrong order some are unassigned, controls or halves of pairs, or
// there are no blanks.
//
// Bytes of text that is not UTF-16 have no controls but as damage, so without three, and one in 50,
// these are not it. Nor are bytes of which 17 in 20 are ASCII, as half are in UTF-16 of Latin
// letters and of Chinese, and three quarters where all is hiragana; nor such as are characters of
// UTF-8 wherever they are not ASCII.
func unmarked(head []byte) (name string, sure bool) {
	head = head[:min(len(head), sniffed)]
	head = head[:len(head)&^1]
	if !mayBeWide(head) {
		return "", false
	}
	le, be := census(head, 0), census(head, 1)
	switch {
	case le.latin() && be.ascii*10 <= be.units:
		return "utf-16le", true
	case be.latin() && le.ascii*10 <= le.units:
		return "utf-16be", true
	case le.sensible(0) && !be.sensible(0):
		return "utf-16le", true
	case be.sensible(0) && !le.sensible(0):
		return "utf-16be", true
	case le.sensible(2) && (!be.sensible(2) || le.bad < be.bad):
		return "utf-16le", false
	case be.sensible(2):
		return "utf-16be", false
	}
	return "", false
}

// mayBeWide says whether bytes are other than those of text that is not UTF-16.
func mayBeWide(head []byte) bool {
	controls, plain := 0, 0
	for _, c := range head {
		controls += int(wideControls[c])
	}
	if len(head) < 2*leastUnits || controls < 3 || controls*50 < len(head) {
		return false
	}
	for _, c := range head {
		if c < 0x7f && wideControls[c] == 0 {
			plain++
		}
	}
	if plain*20 >= len(head)*17 {
		return false
	}
	whole := head[:len(head)-phrase.CutShort(head)]
	return !utf8.Valid(whole) || utf8.RuneCount(whole) == len(whole)
}

// wideControls is 1 for the control characters that text has not. Nearly all files have none, and
// are told by a sum without a branch.
var wideControls = func() (t [256]uint8) {
	for c := range byte(' ') {
		if !textControl(c) {
			t[c] = 1
		}
	}
	return t
}()

// leastUnits is how many units there must be to say anything.
const leastUnits = 8

// A unitCount is what bytes are as UTF-16 of one order.
type unitCount struct {
	units, ascii, bad int
	blanks            int // and punctuation that stands in their place
	letters           int
	scripts           [scripts]int // of the letters
}

// The scripts that are told apart are the rows of 256 characters, but for those that have more.
const (
	scriptLatin = 0x100 + iota
	scriptEast  // Chinese, Japanese, Korean
	scripts
)

// census counts the units of head, whose low bytes are at the index low of each.
func census(head []byte, low int) (c unitCount) {
	for i := 0; i+1 < len(head); i += 2 {
		r := rune(head[i+low]) | rune(head[i+1-low])<<8
		c.units++
		if utf16.IsSurrogate(r) {
			if i+3 >= len(head) {
				break // the other half is not here
			}
			r = utf16.DecodeRune(r, rune(head[i+2+low])|rune(head[i+3-low])<<8)
			i += 2
		}
		c.add(r)
	}
	return c
}

func (c *unitCount) add(r rune) {
	switch {
	case r < utf8.RuneSelf && (r >= ' ' && r != 0x7f || r != 0 && textControl(byte(r))):
		c.ascii++
		if r <= ' ' {
			c.blanks++
		}
	case r == utf8.RuneError, !unicode.IsGraphic(r) && !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp):
		c.bad++
	case r >= 0x3000 && r <= 0x3002 || r == 0xff0c || r == 0xff0e || r == 0x60c || r == 0x964:
		c.blanks++
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		c.letters++
		c.scripts[scriptOf(r)]++
	}
}

// scriptOf is the script of a letter, as far as it matters.
func scriptOf(r rune) int {
	switch {
	case r < 0x300, r >= 0x1e00 && r < 0x1f00:
		return scriptLatin
	case r >= 0x2e80 && r < 0xa000, r >= 0xac00 && r < 0xd800, r >= 0xf900 && r < 0xfb00, r >= 0xff00:
		return scriptEast
	case r >= 0x1200 && r < 0x13a0: // Ethiopic
		return 0x12
	case r >= 0x1400 && r < 0x1680: // of Canada
		return 0x14
	case r >= 0x1f00 && r < 0x2000: // Greek of before 1982
		return 0x03
	}
	return int(r >> 8)
}

// latin says whether the units are those of a text in Latin letters.
func (c *unitCount) latin() bool { return c.ascii*10 >= c.units*7 && c.bad*500 <= c.units }

// sensible says whether the units make a text in which at most damage in a hundred units mean
// nothing.
func (c *unitCount) sensible(damage int) bool {
	most := 0
	for i, n := range c.scripts {
		if i != scriptLatin {
			most = max(most, n)
		}
	}
	return c.bad*100 <= c.units*damage && c.blanks*100 >= c.units && c.letters*3 >= c.units &&
		(most+c.scripts[scriptLatin])*20 >= c.letters*19
}

// textControl says whether a control character stands in texts: white space, the end of a DOS file,
// and ESC, with which terminals and ISO-2022 switch.
func textControl(c byte) bool { return '\t' <= c && c <= '\r' || c == 0x1a || c == 0x1b }
