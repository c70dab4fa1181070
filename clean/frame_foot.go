package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

var (
	postCount   = ruleNamed("comments/count")
	storyLength = ruleNamed("wire/length")
	storyDots   = ruleNamed("wire/dots")
)

// footMark returns the mark of a line that stands below the text of each story of a file: of the
// same kind of boilerplate each time, a label and the address of the story, or how many words it
// has.
func (l *Line) footMark(s string) (m frameMark, ok bool) {
	switch r := l.Rule; {
	case r.atFoot() && l.shape.Words <= 8:
		return frameMark{key: nameKey(r.Name), weak: true}, true
	case l.hit() == storyLength:
		return frameMark{key: nameKey(storyLength.Name), weak: true}, true
	case r == nil && l.shape.Words <= 4 && l.shape.Signs&scan.Slash != 0:
		if at := strings.Index(s, "http"); at > 0 && strings.IndexByte(s[at:], ' ') < 0 {
			return frameMark{key: nameKey(s[:at])}, true
		}
	}
	return m, false
}

// mostFoot is how many words a line below each story has that is no boilerplate.
const mostFoot = 6

// footWords returns the mark of a short line right below text: its words, whatever its figures are,
// as in "Carrow Post | 9:15".
func (p *Page) footWords(i int) (m frameMark, ok bool) {
	if i == 0 || p.Lines[i].shape.Words > mostFoot || !p.Lines[i-1].prose() && !p.Lines[i-1].shape.Ends {
		return m, false
	}
	m = frameMark{key: nameKey(""), foot: true, weak: true}
	figure := false
	for _, c := range []byte(p.line(i)) {
		if scan.Signs[c] == scan.Digit {
			if figure {
				continue
			}
			c = '0'
		}
		figure = c == '0'
		m.key = (m.key ^ uint64(c)) * fnvPrime
	}
	return m, true
}

// atFoot reports whether lines of the rule stand below a story to lead on: to the rest of it, to
// other readers or to what they say.
func (r *Rule) atFoot() bool {
	return r != nil && (r.Category == Related || r.Category == Share || r == postCount || r == storyLength || r == storyDots || slices.Contains(countLines, r))
}

// The feet of the stories of a file: how many there are at least, and of how many lines each is at
// most.
const (
	fewestFeet  = 3
	longestFoot = 4
)

// footed reports whether the boilerplate of a page is the same few lines below each of its stories,
// as "Read more" and "Share" are in a file of posts, and not that of a page saved whole.
func (p *Page) footed() bool {
	feet, alike, run, sum, last := 0, 0, 0, uint64(0), uint64(0)
	words, others := int32(0), 0
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.Rule.atFoot():
			if run == 0 && words < frameText {
				return false
			}
			run++
			sum, words = sum*fnvPrime^nameKey(l.Rule.Name), 0
		case l.Rule == nil:
			if run > 0 {
				feet++
				alike += btoi(sum == last)
				last, sum, run = sum, 0, 0
			}
			if l.prose() || l.sentence() {
				words += l.shape.Words
			}
		case l.Rule.furnishes() && !l.stamped():
			others++
		}
		if run > longestFoot {
			return false
		}
	}
	alike += btoi(run > 0 && sum == last)
	return run > 0 && feet+1 >= fewestFeet && alike*5 >= feet*4 && others <= feet
}

// furnishes reports whether lines of the rule are boilerplate of a page, and not what stands above
// a story that was written for itself, or a caption in one.
func (r *Rule) furnishes() bool {
	switch r {
	case nil, invisible, storyDots, runHead, addressLine, addressDate, headerLine, headerDate, headerAuthor, letterLine, letterDate:
		return false
	}
	switch r.Category {
	case Caption, Credit:
		return false
	}
	return !r.releases()
}

// nameKey returns a key made of a name.
func nameKey(name string) uint64 {
	key := fnvOffset ^ postedFrame
	for k := range len(name) {
		key = (key ^ uint64(name[k])) * fnvPrime
	}
	return key
}

// signOff returns the sign of a list item that was taken off line i, 0 where none was.
func (p *Page) signOff(i int) rune {
	l := &p.Lines[i]
	if p.view == nil || !l.item {
		return 0
	}
	above := strings.TrimRight(p.view.page[:p.view.of(l.Start())], " \t*_")
	r, _ := utf8.DecodeLastRuneInString(above)
	return r
}
