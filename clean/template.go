package clean

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Learned is the rule of lines that a corpus itself shows to be boilerplate.
var Learned = &Rule{Name: "template/learned", Category: Template, Why: "stands in three stories or more, each time between other lines, at an end or beside what is cut"}

// A Short is a short kept line of a story between two others. It is what a Learner learns from.
type Short struct {
	Text       string
	key        uint64 // fingerprint of the text
	prev, next uint64 // of the lines around it, 0 at an end of the page
	story      int32  // of the page
	place      stand
}

// Prints returns fingerprints of the line, and of it with the lines around it and the place it has.
func (s *Short) Prints() (line, whole uint64) {
	line = fingerprint(s.Text)
	return line, fingerprint(fmt.Sprintf("%d %d %d %d %s", s.prev, s.next, s.story, s.place, s.Text))
}

// Story is which of the page it is.
func (s *Short) Story() int { return int(s.story) }

// A stand is where a line was seen: between two kept lines of its story, as its first or last one,
// or beside a line that is cut.
type stand uint8

const (
	amid stand = iota
	atEdge
	besideCut
)

// stand says where in story s line i stands. A headline right above is not an end: what follows it
// can be the story's first crosshead.
func (p *Page) stand(s *Story, i int) stand {
	above, below := i > s.First && p.Lines[i-1].Role.Kept(), i+1 < s.Last && p.Lines[i+1].Role.Kept()
	switch {
	case above && below:
		return amid
	case i > s.First && !above || i+1 < s.Last && !below:
		return besideCut
	}
	return atEdge
}

// Shorts lists the short kept lines of a page: under 25 words and no sentence, headlines aside.
func (p *Page) Shorts() (list []Short) {
	for n := range p.Stories {
		s := &p.Stories[n]
		for i := s.First; i < s.Last; i++ {
			l := &p.Lines[i]
			if !l.Role.Kept() || l.Role == Headline || l.shape.Words >= 25 || l.prose() || l.shape.Ends || startsSmall(l.text()) || p.above(i) == 0 && i > 0 && !p.Lines[i-1].shape.Ends {
				continue // nor a sentence, which any two stories may share, nor the end of one
			}
			text := p.short(l)
			list = append(list, Short{text, fingerprint(text), p.printOf(i, -1), p.printOf(i, 1), int32(n), p.stand(s, i)})
		}
	}
	return list
}

// short returns a line as the clean text has it.
func (p *Page) short(l *Line) string {
	if p.view == nil {
		return l.text()
	}
	return p.paragraph(l).Text
}

// printOf returns the fingerprint of the next line above or below line i that has more than marks,
// 0 if there is none.
func (p *Page) printOf(i, step int) uint64 {
	for i += step; i >= 0 && i < len(p.Lines); i += step {
		if p.Lines[i].Role != Markup {
			return fingerprint(p.line(i))
		}
	}
	return 0
}

// A Learner finds the lines that are boilerplate of a corpus: those that stand in three places with
// three different lines above and three different ones below, and have the place or the words of
// boilerplate. A story that is printed whole in many files has the same lines around it each time,
// so it teaches nothing. Between the paragraphs of a story a line that stories share is a
// crosshead, a label of a speaker or of a question; there it is believed only for its words.
type Learner struct {
	seen    map[uint64]*sighting
	stories int // before the page that is added
}

// A sighting is what is known of a line: three different lines above it, and below.
type sighting struct {
	text       string
	prev, next [few]uint64
	stories    int
	stands     [3]int // how often it was seen where
	last       int    // story it was seen in, from 1
	carried    bool   // it was learned before
}

// The reasons for which a line is learned.
const (
	whyWords  = "has the words of boilerplate"
	whyBeside = "mostly beside lines that a rule cuts"
	whyEdge   = "mostly the first or last line of its story"

	whyCarried = "was learned before"
)

// why returns the reason for which the line is boilerplate, empty where it is not: it was seen in
// enough stories between other lines, and has its words or, more often than not, its place. At the
// end of a story one or two words are the name of a section.
func (s *sighting) why() string {
	if s.carried {
		return whyCarried
	}
	if s.stories < few || s.prev[few-1] == 0 || s.next[few-1] == 0 {
		return ""
	}
	label := strings.HasSuffix(s.text, ":") || strings.HasSuffix(s.text, "?")
	apart := s.stands[atEdge] + s.stands[besideCut]
	switch {
	case offered(s.text):
		return whyWords
	case label || apart <= s.stands[amid] || apart < few:
		return ""
	case s.stands[besideCut] >= few:
		return whyBeside
	case strings.Count(s.text, " ") >= 2 || len(s.text) >= 12 && caseless(s.text):
		return whyEdge
	}
	return ""
}

// offers are words by which a line speaks of the publisher's wares and not of the news, in lower
// case.
var offers = words(`newsletter newsletters podcast podcasts channel app apps subscribe subscription subscriptions whatsapp telegram facebook twitter instagram youtube tiktok advertisement advertisements advertising sponsored copyright download click login cookies
	kanal anzeige werbung abonnieren abo abonnez abonnés newsletter publicité suscríbete suscribirse suscripción publicidad boletín assine publicidade anúncio iscriviti pubblicità abbonati abonneer advertentie nieuwsbrief nyhetsbrev nyhedsbrev annons annonse prenumerera
	reklama reklamy subskrybuj odběr předplatné reklam bülten abone iklan langganan berlangganan подписывайтесь подписка канал реклама рассылка підписуйтесь підписка εγγραφείτε διαφήμιση إعلان اشترك विज्ञापन quảng`)

// offered reports whether a line has a word of offers, or a sign that prose has not: an address, an
// arrow, a bar.
func offered(s string) bool {
	if strings.ContainsAny(s, "@|→►▶»©•") || strings.Contains(s, "www.") || strings.Contains(s, "://") || strings.Contains(s, ">>") {
		return true
	}
	for _, w := range [...]string{"广告", "廣告", "広告", "订阅", "訂閱", "关注我们", "購読", "구독", "광고", "שתפו"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if offers[strings.Trim(w, `.,:;!?()"'“”’`)] {
			return true
		}
	}
	return false
}

// few is how many different surroundings make a template.
const few = 3

// Add adds the short lines of a page. Their order does not matter for what is found.
func (l *Learner) Add(list []Short) {
	if l.seen == nil {
		l.seen = map[uint64]*sighting{}
	}
	for _, s := range list {
		seen := l.seen[s.key]
		if seen == nil {
			seen = &sighting{text: strings.Clone(s.Text)} // the page it is a part of goes
			l.seen[s.key] = seen
		}
		if s.Text < seen.text {
			seen.text = strings.Clone(s.Text)
		}
		if at := l.stories + s.Story() + 1; seen.last != at {
			seen.last = at
			seen.stories++
		}
		seen.stands[s.place]++
		note(&seen.prev, s.prev)
		note(&seen.next, s.next)
	}
	if len(list) > 0 {
		l.stories += list[len(list)-1].Story() + 1
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

// A Pattern is a line that was learned, in how many stories it stood, why it is taken for
// boilerplate, and how often it stood between kept lines, at an end of a story and beside a line
// that is cut.
type Pattern struct {
	Text    string `json:"text"`
	Stories int    `json:"stories"`
	Why     string `json:"why"`
	Between int    `json:"between"`
	Edge    int    `json:"edge"`
	Beside  int    `json:"beside"`
}

// Patterns lists the lines learned, the most frequent first.
func (l *Learner) Patterns() (list []Pattern) {
	for _, s := range l.seen {
		if why := s.why(); why != "" && !s.carried {
			list = append(list, Pattern{s.text, s.stories, why, s.stands[amid], s.stands[atEdge], s.stands[besideCut]})
		}
	}
	slices.SortFunc(list, func(a, b Pattern) int {
		return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(a.Text, b.Text))
	})
	return list
}

// Lines yields every line that Knows knows, learned or carried, in no order.
func (l *Learner) Lines() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range l.seen {
			if s.why() != "" && !yield(s.text) {
				return
			}
		}
	}
}

// Print returns 64 bits that are the same for lines that differ in capitals alone.
func (*Learner) Print(line string) uint64 { return fingerprint(line) }

// Carry takes in a line that was learned before, from other pages. Knows knows it, Patterns does
// not list it.
func (l *Learner) Carry(line string) {
	if l.seen == nil {
		l.seen = map[uint64]*sighting{}
	}
	l.seen[fingerprint(line)] = &sighting{text: line, carried: true}
}

// Knows reports whether line was learned.
func (l *Learner) Knows(line string) bool {
	s := l.seen[fingerprint(line)]
	return s != nil && s.why() != ""
}
