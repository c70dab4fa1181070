package clean

import (
	"cmp"
	"slices"
	"strings"
)

// lift takes byline, dateline, agency, date and captions out of the marked lines of each story. What is printed twice is
// lifted once; of two bylines or dates the first counts.
func (p *Page) lift() {
	for n := range p.Stories {
		s := &p.Stories[n]
		for i := s.First; i < s.Last; i++ {
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

func (p *Page) liftLine(s *Story, i int) {
	text := p.line(i)
	switch l := &p.Lines[i]; l.Role {
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

// after gives s without its first word where that is word, in any case.
func after(s, word string) string {
	if f := strings.Fields(s); len(f) > 1 && strings.EqualFold(f[0], word) {
		return strings.Join(f[1:], " ")
	}
	return s
}

// firstAgency gives the first agency that a line on sources names, or the line without "via".
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
