package webpage

// A sentence needs less to be kept than a name or a date: it is kept between two lines of the story
// in the element around it, and down to sentenceScore where three quarters of the words of lines
// built alike are kept. The tables and lists of a page are seldom built as its paragraphs are.
//
// Of 93, 97 and 134 pages on which nothing was fitted 252, 46 and 1,204 words of the story are kept
// by it and none that is not; of 110 and 177, each scored with weights of other sites, 278 for 110
// and 29 for 117. Without what lines built alike say, down to -1, it
// would be 126 for 369 and 127 for 389 on these: such a sentence is a notice as often.
const (
	sentenceScore = -3
	mostlyKept    = .75
	fewestWords   = 5
	flankWords    = 10 // of a line of the story that another one stands between
)

// sentences knows which sentences are kept that are not likely of the story by their own score.
type sentences struct {
	page        *Rendering
	alike       map[uint32]float32 // of the words of lines of a kind, how many are kept
	first, last map[int32]int      // lines of the story in the element around them
}

// sentences weighs the lines that are built alike.
func (p *Rendering) sentences(m []measure) *sentences {
	s := &sentences{p, map[uint32]float32{}, map[int32]int{}, map[int32]int{}}
	kept, all := map[uint32]int32{}, map[uint32]int32{}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.hidden {
			continue
		}
		n := &p.nodes[l.node]
		all[n.kind] += m[i].words
		if l.second >= unsureScore {
			kept[n.kind] += m[i].words
		}
		if l.second >= storyScore && m[i].words >= flankWords {
			if _, ok := s.first[n.parent]; !ok {
				s.first[n.parent] = i
			}
			s.last[n.parent] = i
		}
	}
	for kind, words := range kept {
		s.alike[kind] = float32(words) / float32(max(1, all[kind]))
	}
	return s
}

// keep reports whether line i is a sentence that is kept: for its score and those of lines built
// alike, or as it stands between two lines of the story in one element.
func (s *sentences) keep(m []measure, i int) bool {
	const mostLinked = 2 // up to 40 % of its letters
	l := &s.page.Lines[i]
	if m[i].end != 1 || m[i].words < fewestWords || m[i].link > mostLinked || s.page.caption(l) {
		return false
	}
	n := &s.page.nodes[l.node]
	if kind := s.page.kindOf(l); kind == asCaption || kind == asComments {
		return false
	}
	if first, ok := s.first[n.parent]; ok && first < i && i < s.last[n.parent] {
		return true
	}
	return l.second >= sentenceScore && s.alike[n.kind] > mostlyKept
}
