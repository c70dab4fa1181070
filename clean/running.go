package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// Running text is what a story is told in: an unwrapped paragraph of twelve words or more that
// holds the end of a sentence. A caption left in is a blemish, and a paragraph of running text cut
// is a loss, so it is counted whatever cut it.
//
// A script without spaces has no words to count, and three of its letters count as one, signs of
// vowels and tones not counted. Thai and Lao write no sign at the end of a sentence: there twice
// as many words are running text, which no headline has.
const (
	fewestRunning = 12 // words
	lettersOfWord = 3  // in a script without spaces
)

// Running counts the words of text, the words of a paragraph on one line, if it is running text;
// otherwise it is 0.
func Running(text string) int {
	return int(lineOf(strings.TrimSpace(text)).runningWords())
}

// runningWords counts the words of a line that is running text; of any other line it is 0. Most
// lines are told by their count of words, which is taken already; only those of a script without
// spaces are counted again, as a word of it is two characters there.
func (l *Line) runningWords() int32 {
	if l.shape.Signs&scan.Script == 0 {
		if l.shape.Words < fewestRunning || !l.shape.Ends && !sentenceIn(l.text()) {
			return 0
		}
		return l.shape.Words
	}
	words, unmarked := letterWords(l.text())
	switch {
	case words < fewestRunning:
	case l.shape.Ends || sentenceIn(l.text()), unmarked && words >= 2*fewestRunning:
		return words
	}
	return 0
}

// letterWords counts the words of a text in a script without spaces: of that script three letters
// a word, and what else stands between two blanks is one. It reports too whether Thai or Lao
// letters are more than half of them.
func letterWords(s string) (words int32, unmarked bool) {
	letters, plain, thai := int32(0), int32(0), int32(0)
	other := false // the word under way has a letter or digit of another script
	for _, r := range s {
		switch {
		case scan.Spaceless(r) || r >= 0x3005 && r <= 0x3007 || r >= 0xFF66 && r <= 0xFF9D: // 々, ﾌｪﾘｰ
			other = false
			letters += int32(btoi(unicode.IsLetter(r)))
			thai += int32(btoi(r < 0x0F00 && unicode.IsLetter(r)))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			plain += int32(btoi(!other))
			other = true
		case unicode.IsSpace(r):
			other = false
		}
	}
	return letters/lettersOfWord + plain, thai*2 > letters
}

// sentenceIn reports whether a sentence ends in s, at its end or before.
func sentenceIn(s string) bool {
	for i := 0; i < len(s); {
		if !mayStop[s[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if stop(r) || foreignStop(r) {
			end := closed(s, i+n)
			if sentenceEnd(s, i, end, r) {
				return true
			}
			n = end - i
		}
		i += n
	}
	return false
}

// mayStop are the first bytes of the signs that end a sentence. Most letters begin with another.
var mayStop = func() (t [256]bool) {
	for _, r := range ".!?…。！？।؟۔" + foreignStops {
		t[string(r)[0]] = true
	}
	return t
}()

// RunningText counts the words of running text of the page, kept and cut.
func (p *Page) RunningText() (words int) {
	for i := range p.Lines {
		words += int(p.runningAt(i))
	}
	return words
}

// runningAt counts the words of line i if it is running text by itself, or a line of a wrapped
// paragraph that was not unwrapped.
func (p *Page) runningAt(i int) int32 {
	l := &p.Lines[i]
	if n := l.runningWords(); n > 0 {
		return n
	}
	if p.unjoined(i) {
		return l.shape.Words
	}
	return 0
}

// wrappedWords is how many words at least a line of a wrapped paragraph has that is not its last.
const wrappedWords = 6

// unjoined reports whether line i is part of a paragraph that was broken into lines and not put
// together again: no blank line separates it from one that begins small in the middle of a
// sentence.
func (p *Page) unjoined(i int) bool {
	return i > 0 && p.onward(i-1) || p.onward(i)
}

// onward reports whether the sentence of line i goes on in the next line.
func (p *Page) onward(i int) bool {
	if i+1 >= len(p.Lines) {
		return false
	}
	a, b := &p.Lines[i], &p.Lines[i+1] // an address is one word and begins small
	return b.N == a.Last()+1 && a.shape.Words >= wrappedWords && !a.shape.Ends && (b.shape.Words > 1 || b.shape.Ends) && startsSmall(b.text())
}

// spanRunning counts the words of running text in part n of a line that is cut. Parts with nothing
// but white space between are one, and their words are those of the first.
func (p *Page) spanRunning(l *Line, n int) int {
	if n > 0 && p.joins(l, n-1) {
		return 0
	}
	last := n
	for last+1 < len(l.Spans()) && p.joins(l, last) {
		last++
	}
	return Running(flattened(p.Text[l.Spans()[n].Start:l.Spans()[last].End]))
}

// joins reports whether nothing but white space stands between part n of a line and the next.
func (p *Page) joins(l *Line, n int) bool {
	return strings.TrimSpace(p.Text[l.Spans()[n].End:l.Spans()[n+1].Start]) == ""
}
