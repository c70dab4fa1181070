package pattern

import (
	"onecopy/clean/internal/scan"
)

// A Matcher matches the patterns of a set, and of those behind it, with the lines of one page after
// the other. Begin starts a page, Add takes its lines, Filter finds which of them must be looked
// at, and Match answers for one of these. It keeps its memory from page to page and is for one
// goroutine.
type Matcher struct {
	scratch
	prefilter prefilter
	memo      memo
	sets      []*Patterns // each behind the one before
}

// A Hit is the pattern that matches a line, and the bytes of the line that its group matches, or
// all of them if the match has no group.
type Hit struct {
	Spec     int // counted from 0 through the specs of the set and those of the sets behind it
	From, To int
}

// NewMatcher returns a matcher of a set.
func (s *Patterns) NewMatcher() *Matcher {
	m := new(Matcher)
	for ; s != nil; s = s.behind {
		m.sets = append(m.sets, s)
	}
	return m
}

// Begin starts a page of n lines.
func (m *Matcher) Begin(text string, n int) {
	f := &m.prefilter
	if cap(f.lines) < n {
		f.lines = make([]hinted, 0, n)
	}
	f.text, f.lines, f.spots, f.next, f.full = text, f.lines[:0], f.spots[:0], 0, false
}

// Add takes the next line of the page. It stands at bytes start to end of the text; line is the
// same bytes, or, where a line was joined from several, what is to be matched instead. A line that
// is not whole at its place is looked at whatever it holds.
func (m *Matcher) Add(start, end int, line string, shape *scan.Shape, whole bool) {
	f := &m.prefilter
	h := hint(0)
	if whole && f.plainPlace(start, line, shape) {
		for _, set := range m.sets {
			h |= f.endHints(set, start, line, shape)
		}
	} else {
		h = anyHint
	}
	f.lines = append(f.lines, hinted{start: uint32(start), end: uint32(end), hint: h, class: uint8(classOf(shape))})
}

// Filter looks at the words of the page. Starts has a bit for each byte of the text at which a word
// of ASCII letters begins: see scan.Masks.
func (m *Matcher) Filter(starts []uint64) {
	for _, set := range m.sets {
		m.prefilter.words(set, starts)
	}
	if len(m.sets) > 1 {
		m.prefilter.spots = m.prefilter.spots[:0] // of which set they are is not known
	}
}

// Likely reports whether a pattern may match line i, by the filters alone.
func (m *Matcher) Likely(i int) bool { return m.prefilter.lines[i].hint != 0 }

// Match returns the first pattern that matches line i, which Add was given with the same line and
// shape. Lines are asked for in turn; some may be left out.
func (m *Matcher) Match(i int, line string, shape *scan.Shape) (Hit, bool) {
	l := &m.prefilter.lines[i]
	m.spots = m.prefilter.spotted(i)
	if l.hint == anyHint || len(line) > memoBytes {
		return m.lookUp(int(l.start), line, shape, l.hint)
	}
	r, known := m.memo.of(m.prefilter.text, int(l.start), len(line))
	if !known {
		r.spec = -1
		if found, ok := m.lookUp(int(l.start), line, shape, l.hint); ok {
			r.spec, r.from, r.to = int32(found.Spec), uint8(found.From), uint8(found.To)
		}
	}
	return Hit{int(r.spec), int(r.from), int(r.to)}, r.spec >= 0
}

// lookUp is Match without the memo.
func (m *Matcher) lookUp(at int, line string, shape *scan.Shape, h hint) (Hit, bool) {
	even := shape.Even(line)
	m.setIn(m.prefilter.text, at, even)
	before := 0
	for _, set := range m.sets {
		if n, from, to := m.match(set, even, shape, h); n >= 0 {
			return Hit{before + n, shape.Uneven(line, from), shape.Uneven(line, to)}, true
		}
		before += len(set.specs)
	}
	return Hit{}, false
}

// End lets go of the page, and of memory that is for more than most lines.
func (m *Matcher) End(most int) {
	f := &m.prefilter
	m.wide, f.text = "", ""
	if cap(f.lines) > most {
		f.lines, f.spots = nil, nil
	}
}

// Match returns the first pattern of a set, or of those behind it, that matches a line that stands
// in no page.
func (s *Patterns) Match(line string, shape *scan.Shape) (Hit, bool) {
	m := s.NewMatcher()
	return m.lookUp(0, line, shape, anyHint)
}
