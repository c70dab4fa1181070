package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// ofText adds the clues that the text around line i gives: whether it says what the line says.
func (p *Page) ofText(i int, e *evidence) {
	l := &p.Lines[i]
	keys := p.keys(i)
	n := len(keys)
	saidBelow := said(keys, p.Text[l.End():min(len(p.Text), l.End()+leadBytes)])
	saidAbove := said(keys, p.Text[max(0, l.Start()-leadBytes):l.Start()])
	e.add(atLeast(saidBelow0, saidBelow*20, max(1, n), 4*n, 7*n, 10*n, 14*n))
	e.add(atLeast(saidAbove0, saidAbove*20, max(1, n), 3*n, 6*n, 10*n))
}

// echoKeys is how many words of the text below a line are looked for above it, echoSamples at how
// many places of a page at most, leastSamples how many there must be, and leastEcho what they must
// come to: below it one word decides.
const (
	echoKeys     = 24
	echoSamples  = 16
	leastSamples = 6
	leastEcho    = 100
)

// echo returns how many of the first words of the text from line below on stand in the text above
// line i, in thousandths. Both are leadBytes long at most, however long the lines are.
func (p *Page) echo(i, below int) int {
	from, at := p.Lines[below].Start(), p.Lines[i].Start()
	keys := keysOf(p.Text[from:min(len(p.Text), from+leadBytes)], p.scratch.keys[:0], keyLetters, echoKeys)
	p.scratch.keys = keys
	return said(keys, p.Text[max(0, at-leadBytes):at]) * 1000 / max(1, len(keys))
}

// usualEcho returns the mean echo of the paragraphs of the page that stand below a paragraph; from
// it a line tells where the text turns to something else. It is 0 where there are too few such
// paragraphs to tell, or no line to be judged by it.
func (p *Page) usualEcho(list []candidate) int {
	if len(list) < 2 {
		return 0
	}
	sum, n, step := 0, 0, max(1, len(p.Lines)/(2*echoSamples))
	for i := 1; i < len(p.Lines) && n < echoSamples; {
		if p.Lines[i].prose() && p.Lines[i-1].prose() && p.Lines[i].Rule == nil && p.Lines[i-1].shape.Ends {
			sum += p.echo(i, i)
			n++
			i += step
			continue
		}
		i++
	}
	if n < leastSamples || sum/n < leastEcho {
		return 0
	}
	return sum / n
}

// mostKeys bounds the words of a line that are looked for.
const mostKeys = 40

// keyLetters is how many letters a word of a headline has that is looked for.
const keyLetters = 4

// keysOf lists the keys of the words of least letters or more of s, most of them at most. It is in
// small letters but for the first ones of words.
func keysOf(s string, keys []wordKey, least, most int) []wordKey {
	before, start := rune(0), -1
	for i, r := range s {
		if len(keys) == most {
			return keys
		}
		switch {
		case r < utf8.RuneSelf:
			if scan.Signs[r]&(scan.Small|scan.Capital|scan.Digit) == 0 {
				keys = wordKeyOf(s, start, i, least, keys)
				start = -1
			} else if start < 0 {
				start = i
			}
		case unspaced(r):
			if before != 0 {
				keys = append(keys, newWordKey(0, s[i-utf8.RuneLen(before):i+utf8.RuneLen(r)]))
			}
			keys = wordKeyOf(s, start, i, least, keys)
			before, start = r, -1
			continue
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		default:
			keys = wordKeyOf(s, start, i, least, keys)
			start = -1
		}
		before = 0
	}
	return wordKeyOf(s, start, len(s), least, keys)
}

// wordKeyOf adds the key of the word s[from:to], if it has as many letters.
func wordKeyOf(s string, from, to, least int, keys []wordKey) []wordKey {
	if from < 0 || to-from < least {
		return keys
	}
	first, width := utf8.DecodeRuneInString(s[from:to])
	n, end := 1, to
	for i := range s[from+width : to] {
		if n++; n == 6 {
			end = from + width + i
			break
		}
	}
	if n < least {
		return keys
	}
	return append(keys, newWordKey(unicode.ToLower(first), s[from+width:end]))
}

func newWordKey(first rune, rest string) wordKey {
	lo, hi := rarestTwo(rest)
	return wordKey{first, uint8(lo), uint8(hi), rest}
}

// keys lists the keys of the words of line i, until keys or echo is called again.
func (p *Page) keys(i int) []wordKey {
	text := p.line(i)
	if p.Lines[i].shape.Shouts {
		text = strings.ToLower(text)
	}
	p.scratch.keys = keysOf(text, p.scratch.keys[:0], keyLetters, mostKeys)
	return p.scratch.keys
}

// said returns how many of the keys text has a word of.
func said(keys []wordKey, text string) (n int) {
	for i := range keys {
		n += btoi(keys[i].in(text))
	}
	return n
}

// in reports whether text has a word of that key. Only its first letter may be a capital.
func (k *wordKey) in(text string) bool {
	lo, hi := int(k.lo), int(k.hi)
	for at := nextWord(text, k.rest, 0, lo, hi); at >= 0; at = nextWord(text, k.rest, at+1, lo, hi) {
		if k.begins(text[:at]) {
			return true
		}
	}
	return false
}

// begins reports whether text ends with the first letter of the key.
func (k *wordKey) begins(text string) bool {
	if k.first == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return r == k.first || unicode.ToLower(r) == k.first
}

// unspaced reports whether r is a letter of a script that puts no spaces between words, or of
// Korean or Tibetan, whose words and syllables are too short to be looked for by four letters.
func unspaced(r rune) bool {
	return r >= 0x0E00 && (scan.Spaceless(r) || r >= 0xAC00 && r < 0xD7B0 || r >= 0x0F00 && r < 0x1000)
}

// said returns how many of the keys the text has a word of.
func (g *grams) said(keys []wordKey) (n int) {
	for i := range keys {
		n += btoi(g.has(keys[i].rest) && keys[i].in(g.text))
	}
	return n
}
