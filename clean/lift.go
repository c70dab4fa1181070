package clean

import (
	"cmp"
	"slices"
	"strings"
)

// lift takes byline, dateline, agency, date and captions out of the marked lines of each story.
// What is printed twice is lifted once; of two bylines or dates the first counts.
func (p *Page) lift() {
	p.owned()
	for n := range p.Stories {
		s := &p.Stories[n]
		for i := p.prefaceOf(s); i < s.Last; i++ {
			p.liftLine(s, i)
		}
		for para := range p.Paragraphs(s) {
			if n, agency := datelined(para.Text); n > 0 && para.Line.Role == Body {
				s.Dateline, s.Mask = strings.TrimRight(para.Text[:n], " -–—\u00a0"), n
				s.Agency = cmp.Or(agency, s.Agency)
			}
			break
		}
	}
}

// owned gives each story the front matter above it: the last one that begins behind the story
// before.
func (p *Page) owned() {
	for n := range p.Stories {
		s := &p.Stories[n]
		for _, f := range p.matters {
			if f.from <= s.First && (n == 0 || f.from > p.Stories[n-1].First) {
				s.Fields = f.fields
			}
		}
	}
}

func (p *Page) liftLine(s *Story, i int) {
	text := p.line(i)
	l := &p.Lines[i]
	switch l.Rule {
	case headerAuthor, archiveAuthor:
		s.Byline = joinNames(s.Byline, person(l.value()))
		return
	case headerDate, addressDate, archiveDate, letterDate:
		text = l.value()
	}
	switch l.Role {
	case Byline:
		s.Byline = cmp.Or(s.Byline, after(text, "by"))
	case Timestamp:
		s.Published = cmp.Or(s.Published, text)
	case Source:
		s.Agency = cmp.Or(s.Agency, firstAgency(text))
	case Caption:
		if !slices.Contains(s.Captions, text) {
			s.Captions = append(s.Captions, text)
		}
	}
}

// prefaceOf returns the first line of the header above a story, or the story's own where there is
// none.
func (p *Page) prefaceOf(s *Story) int {
	i := s.First
	for i > 0 && !p.Lines[i].edge && p.Lines[i-1].Rule != nil {
		i--
	}
	if p.Lines[i].edge || i == 0 && p.exported {
		return i
	}
	return s.First
}

// joinNames adds a name to others.
func joinNames(names, name string) string {
	if names == "" || name == "" {
		return names + name
	}
	return names + ", " + name
}

// after returns s without its first word where that is word, in any case.
func after(s, word string) string {
	if f := strings.Fields(s); len(f) > 1 && strings.EqualFold(f[0], word) {
		return strings.Join(f[1:], " ")
	}
	return s
}

// firstAgency returns the first agency that a line on sources names, or the line without "via".
func firstAgency(line string) string {
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",;•|/()", r) }) {
		part = strings.TrimRight(strings.TrimSpace(part), ".")
		for at := part; at != ""; {
			if agencies[strings.ToLower(at)] {
				return at
			}
			_, at, _ = strings.Cut(at, " ")
		}
	}
	return after(line, "via")
}
