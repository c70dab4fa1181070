package clean

import (
	"cmp"
	"slices"
	"strings"
)

// Learned is the rule of lines that a corpus itself shows to be furniture.
var Learned = &Rule{Name: "template/learned", Category: Template, Why: "stands in three stories or more, between other lines each time"}

// A Short is a short kept line of a story between two others. It is what a Learner learns from.
type Short struct {
	Text       string
	Story      int    // of the page
	prev, next uint64 // of the lines around it, 0 at an end of the page
}

// Shorts lists the short kept lines of a page: under 25 words and no sentence, headlines aside.
func (p *Page) Shorts() (list []Short) {
	for n := range p.Stories {
		s := &p.Stories[n]
		for i := s.First; i < s.Last; i++ {
			l := &p.Lines[i]
			if !l.Role.Kept() || l.Role == Headline || l.words >= 25 || l.prose() || l.ends || startsSmall(l.text) || p.above(i) == 0 && i > 0 && !p.Lines[i-1].ends {
				continue // nor a sentence, which any two stories may share, nor the end of one
			}
			list = append(list, Short{p.short(l), n, p.printOf(i, -1), p.printOf(i, 1)})
		}
	}
	return list
}

// short gives a line as the clean text has it.
func (p *Page) short(l *Line) string {
	if p.view == nil {
		return l.text
	}
	return p.paragraph(l).Text
}

// printOf gives the fingerprint of the next line above or below line i that has more than marks, 0 if there is none.
func (p *Page) printOf(i, step int) uint64 {
	for i += step; i >= 0 && i < len(p.Lines); i += step {
		if p.Lines[i].Role != Markup {
			return fingerprint(p.line(i))
		}
	}
	return 0
}

// fingerprint is FNV-1a over the line in lower case: not safe against forgers, the same on every machine.
func fingerprint(s string) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range []byte(strings.ToLower(s)) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// A Learner finds the lines that are furniture of a corpus: those that stand in three places with three different lines
// above and three different ones below. A story that is printed whole in many files has the same lines around it each time,
// so it teaches nothing. A line takes about 100 bytes until Templates is called.
type Learner struct {
	seen    map[uint64]*sighting
	stories int // before the page that is added
}

// A sighting is what is known of a line: three different lines above it, and below.
type sighting struct {
	text       string
	prev, next [few]uint64
	stories    int
	last       int // story it was seen in, from 1
}

// furniture reports whether the line was seen in enough stories between other lines.
func (s *sighting) furniture() bool {
	return s.stories >= few && s.prev[few-1] != 0 && s.next[few-1] != 0
}

// few is how many different surroundings make a template.
const few = 3

// Add takes in the short lines of a page. Their order does not matter for what is found.
func (l *Learner) Add(list []Short) {
	if l.seen == nil {
		l.seen = map[uint64]*sighting{}
	}
	for _, s := range list {
		key := fingerprint(s.Text)
		seen := l.seen[key]
		if seen == nil {
			seen = &sighting{text: s.Text}
			l.seen[key] = seen
		}
		seen.text = min(seen.text, s.Text)
		if at := l.stories + s.Story + 1; seen.last != at {
			seen.last = at
			seen.stories++
		}
		note(&seen.prev, s.prev)
		note(&seen.next, s.next)
	}
	if len(list) > 0 {
		l.stories += list[len(list)-1].Story + 1
	}
}

// note adds a neighbour to those known, if it is a new one and there is room.
func note(known *[few]uint64, neighbour uint64) {
	for i, k := range known {
		if k == 0 {
			known[i] = neighbour
			return
		}
		if k == neighbour {
			return
		}
	}
}

// A Pattern is a line that was learned, and in how many stories it stood.
type Pattern struct {
	Text    string `json:"text"`
	Stories int    `json:"stories"`
}

// Patterns lists the lines learned, the most frequent first.
func (l *Learner) Patterns() (list []Pattern) {
	for _, s := range l.seen {
		if s.furniture() {
			list = append(list, Pattern{s.text, s.stories})
		}
	}
	slices.SortFunc(list, func(a, b Pattern) int {
		return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(a.Text, b.Text))
	})
	return list
}

// Knows reports whether line was learned.
func (l *Learner) Knows(line string) bool {
	s := l.seen[fingerprint(line)]
	return s != nil && s.furniture()
}
