package clean

import (
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// mostBelow is how many lines are looked at below a line: a page of nothing but dates would take
// a time of their square.
const mostBelow = 60

// below adds the clues in the next four lines that tell something.
func (p *Page) below(i int, e *evidence) {
	told := 0
	for j := i + 1; j < min(len(p.Lines), i+mostBelow) && told < 4; j++ {
		l := &p.Lines[j]
		if l.Rule == nil && l.stamped() && !p.cropped {
			if told == 0 {
				e.add(bylineBelow)
			}
			continue
		}
		if l.Rule == nil && l.hit() != nil && l.hit().Place != atTop {
			continue // the note below a story
		}
		if p.line(j) == p.line(i) {
			continue // the headline again
		}
		if j == i+1 && p.under(i, j) && l.titular() && p.headlike(j) {
			continue // its second line, or its deck
		}
		dated := false
		if l.shape.Signs&(scan.Dash|scan.High) != 0 {
			_, dated = dateline(l.text())
		}
		if dated && l.Rule == nil {
			e.add(datelineBelow)
		}
		if l.Rule == nil && (l.prose() || dated) {
			if p.takenUp(i, j) {
				e.add(leadEchoes)
			}
			return
		}
		near := told == 0
		switch l.Role {
		case Caption, Credit, Tags:
			if near && j-i <= 2 && p.Lines[i].shape.Words >= 4 {
				e.add(captionBelow)
			}
		case Byline, Timestamp:
			if near {
				e.add(bylineBelow)
			}
		case Body, Crosshead:
			if told++; !l.shape.Ends && l.Role == Body {
				e.add(shortBelow)
			}
		}
	}
	e.add(noProse)
}

// takenUp reports whether paragraph j takes up what line i says: at least half of its words of four
// letters or more, by their first five letters, and clearly more of them than the line above it
// has. A lead does so for its headline; a crosshead is about what the story is about already.
func (p *Page) takenUp(i, j int) bool {
	n, here := saidIn(p.line(i), p.opening(j), true)
	if n < 2 || here*2 < n {
		return false
	}
	there := 0
	if i > 0 {
		var room [1024]byte
		above := scan.AppendLower(room[:0], p.line(i-1))
		_, there = saidIn(p.line(i), scan.View(above), false)
	}
	return (here-there)*4 >= n
}

// saidIn counts the words of four letters or more of a line, and those of them that text, in lower
// case, has. Where only half of them or more count for something, it stops counting when that is
// out of reach.
func saidIn(line, text string, half bool) (n, found int) {
	var room [256]byte
	var words [64]string // what may be a headline has 30
	low := scan.AppendLower(room[:0], line)
	for len(low) > 0 {
		size, letters := wordOf(low)
		if letters >= 4 && n < len(words) {
			words[n] = scan.View(low[:min(size, 5)])
			n++
		}
		_, behind := utf8.DecodeRune(low[size:])
		low = low[size+behind:]
	}
	for i := 0; i < n && !(half && (i-found)*2 > n); i++ {
		found += btoi(holdsWord(text, words[i]))
	}
	return n, found
}

// holdsWord reports whether text has the letters of word, which has two bytes or more.
func holdsWord(text, word string) bool {
	lo, hi := rarestTwo(word)
	return nextWord(text, word, 0, lo, hi) >= 0
}

// rarestTwo returns the places of the two rarest bytes of word, in order.
func rarestTwo(word string) (lo, hi int) {
	hi = 1
	if scan.Rarity[word[0]] < scan.Rarity[word[1]] { // lo is the rarest so far, hi the one behind it
		lo, hi = 1, 0
	}
	for i := 2; i < len(word); i++ {
		switch r := scan.Rarity[word[i]]; {
		case r > scan.Rarity[word[lo]]:
			lo, hi = i, lo
		case r > scan.Rarity[word[hi]]:
			hi = i
		}
	}
	return min(lo, hi), max(lo, hi)
}

// nextWord returns where text has word from byte from on, -1 if nowhere. It is searched for by its
// bytes lo and hi: to search for words by one byte took a fifth of the time of marking pasted
// stories.
func nextWord(text, word string, from, lo, hi int) int {
	for end := len(text) - (len(word) - 1 - hi); from+hi < end; from++ {
		n := scan.PairIn(text[from+lo:end], hi-lo, word[lo], word[hi])
		if n < 0 {
			break
		}
		if from += n; text[from:from+len(word)] == word {
			return from
		}
	}
	return -1
}

// wordOf returns the bytes and the letters of the word that opens s.
func wordOf(s []byte) (size, letters int) {
	for size < len(s) {
		b, n := s[size], 1
		if b < utf8.RuneSelf && scan.Signs[b]&(scan.Small|scan.Capital) == 0 {
			break
		}
		if b >= utf8.RuneSelf {
			r, width := utf8.DecodeRune(s[size:])
			if n = width; !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
		}
		size += n
		letters++
	}
	return size, letters
}

const leadBytes = 700

// leadAt returns the text from byte at on, as far as a lead goes.
func (p *Page) leadAt(at int) string { return p.Text[at:min(len(p.Text), at+leadBytes)] }

// opening returns the lead that line j opens. The last one is kept, since several lines above a
// lead are judged by it.
func (p *Page) opening(j int) string {
	d := &p.scratch.lead
	if d.at != j {
		d.at, d.text = j, d.text[:0]
		for ; j < len(p.Lines) && len(d.text) < leadBytes && p.Lines[j].prose(); j++ {
			d.text = scan.AppendLower(d.text, p.line(j)[:min(len(p.line(j)), leadBytes-len(d.text))])
			d.text = append(d.text, ' ')
		}
	}
	return scan.View(d.text)
}

// under reports whether line j stands right below line i and text below it does not, on a page that
// has blank lines between paragraphs.
func (p *Page) under(i, j int) bool {
	return p.gap > 0 && p.above(j) == 0 && p.Lines[j].N > p.Lines[i].Last() && (j+1 == len(p.Lines) || p.above(j+1) > 0)
}
