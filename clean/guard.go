package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// Flags of a story.
const (
	Truncated = "truncated"  // the last paragraph breaks off
	LostLink  = "lost-link"  // words are missing in a sentence, as when a link was lost with its text
	MostlyCut = "mostly-cut" // rules would have cut more than half of its running text; it was kept
	Doubtful  = "doubtful"   // more than a third of its running text would have been cut; it was kept
)

// spare takes back cuts that must not be: those of categories that are kept, and those that would
// leave a story less than half of its running text. Captions do not count for that: the caption of
// a brief can be longer than the brief.
func (p *Page) spare(keep []Role) {
	for n := range p.Stories {
		s := &p.Stories[n]
		for i := s.First; i < s.Last && len(keep) > 0; i++ {
			p.keep(i, func(r *Rule) bool { return slices.Contains(keep, r.Category) })
		}
		if p.gutted(s) {
			s.Flags = append(s.Flags, MostlyCut)
			for i := s.First; i < s.Last; i++ {
				p.keep(i, func(r *Rule) bool { return p.Lines[i].prose() && r.guarded() })
			}
		}
		if p.doubtful {
			s.Flags = append(s.Flags, Doubtful)
		}
		p.flag(s)
	}
}

// keep turns line i, or the spans cut of it, back to body where the rule is one to keep.
func (p *Page) keep(i int, is func(*Rule) bool) {
	l := &p.Lines[i]
	if l.Rule != nil && is(l.Rule) {
		l.Role, l.Rule = Body, nil
	}
	l.setSpans(slices.DeleteFunc(l.Spans(), func(s CutSpan) bool { return is(s.Rule) }))
}

// gutted reports whether more of a story's running text is cut than kept.
func (p *Page) gutted(s *Story) bool {
	kept, cut, sold := int32(0), int32(0), int32(0)
	for i := s.First; i < s.Last; i++ {
		switch l := &p.Lines[i]; {
		case l.Role.Kept():
			kept += l.shape.Words
		case l.prose() && l.Rule.guarded() && l.Rule.sells():
			sold += l.shape.Words
		case l.prose() && l.Rule.guarded():
			cut += l.shape.Words
		}
	}
	if p.cropped && kept >= fewWords {
		sold = 0
	}
	return cut+sold > kept
}

// flag notes what looks damaged in a story.
func (p *Page) flag(s *Story) {
	last, lost := p.lastKept(s), false
	for i := s.First; i < s.Last && !lost; i++ {
		l := &p.Lines[i]
		if l.Role.Kept() && l.Role != Headline && (l.shape.Signs&scan.Hollow != 0 || len(l.Spans()) > 0) {
			lost = linkless(p.paragraph(l).Text)
		}
	}
	if last != "" && !scan.Ends(last) && !signedOff(last) && len(strings.Fields(last)) >= 8 || strings.HasSuffix(last, "…") || strings.HasSuffix(last, "...") {
		s.Flags = append(s.Flags, Truncated)
	}
	if lost {
		s.Flags = append(s.Flags, LostLink)
	}
	if p.coded && p.encodedIn(s) {
		s.Flags = append(s.Flags, encodedFlag)
	}
}

// encodedIn reports whether a part of a story is left in a code for transport.
func (p *Page) encodedIn(s *Story) bool {
	for i := p.prefaceOf(s); i < s.Last; i++ {
		l := &p.Lines[i]
		if l.Rule == codedPart || l.Role.Kept() && escaped(l.text()) || l.Rule == headerLine && strings.Contains(l.text(), "=?") {
			return true
		}
	}
	return false
}

// lastKept returns the text of the last paragraph of a story.
func (p *Page) lastKept(s *Story) string {
	for i := s.Last - 1; i >= s.First; i-- {
		l := &p.Lines[i]
		if !l.Role.Kept() || l.Role == Headline {
			continue
		}
		if para := p.paragraph(l); para.Text != "" {
			return para.Text
		}
	}
	return ""
}

// linkless reports whether a name is missing in s: "Babariko told, an independent website", "a
// statement by .", "the , which".
func linkless(s string) bool {
	for _, mark := range [...]byte{',', '.'} {
		for i := 0; ; i++ {
			n := strings.IndexByte(s[i:], mark)
			if n < 0 {
				break
			}
			if i += n; i > 0 && (s[i-1] == ' ' || s[i-1] == 'd') && hole(s[:i], s[i+1:], mark) {
				return true
			}
		}
	}
	return false
}

// hole reports whether a name is missing between before and the comma or full stop that after
// follows.
func hole(before, after string, mark byte) bool {
	if mark == ',' && (strings.HasPrefix(after, " a ") || strings.HasPrefix(after, " an ")) && lastWord(before) == "told" {
		return true
	}
	before, ok := strings.CutSuffix(before, " ")
	if !ok || after != "" && after[0] != ' ' {
		return false
	}
	switch lastWord(before) {
	case "by", "from", "the", "with", "of", "told", "at":
		return true
	}
	return false
}
