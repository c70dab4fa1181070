package clean

import (
	"iter"
	"slices"
)

// Cuts lists the cuts of a story in order, those after its last paragraph included.
func (p *Page) Cuts(s *Story) []PageCut { return slices.Collect(p.EachCut(s)) }

// EachCut yields the cuts of a story in order.
func (p *Page) EachCut(s *Story) iter.Seq[PageCut] { return p.cuts(s.First, s.Last) }

// Outside lists the cuts that stand in no story.
func (p *Page) Outside() []PageCut { return slices.Collect(p.EachOutside()) }

// EachOutside yields the cuts that stand in no story, in order.
func (p *Page) EachOutside() iter.Seq[PageCut] {
	return func(yield func(PageCut) bool) {
		at, last := 0, Story{First: len(p.Lines)}
		for i := range len(p.Stories) + 1 {
			next := &last
			if i < len(p.Stories) {
				next = &p.Stories[i]
			}
			for c := range p.cuts(at, next.First) {
				if !yield(c) {
					return
				}
			}
			at = next.Last
		}
	}
}

// cuts yields the cuts of lines from up to to.
func (p *Page) cuts(from, to int) iter.Seq[PageCut] {
	return func(yield func(PageCut) bool) {
		for i := from; i < to; i++ {
			l := &p.Lines[i]
			if !l.Role.Kept() {
				if !yield(PageCut{l.Start(), l.End(), int(l.N), int(l.Last()), !p.shared(i), l.Rule, int(p.runningAt(i)), p.amid(i)}) {
					return
				}
				continue
			}
			for n, s := range l.Spans() {
				if !yield(PageCut{s.Start, s.End, p.lineOf(l, s.Start), p.lineOf(l, s.End-1), false, s.Rule, p.spanRunning(l, n), false}) {
					return
				}
			}
		}
	}
}

// CutRunning counts the words of running text that are cut inside a story, as whole lines and as
// parts of lines.
func (p *Page) CutRunning(s *Story) int { return runningOf(p.Cuts(s)) }

// CutRunningOutside counts the words of running text that are cut outside every story.
func (p *Page) CutRunningOutside() int { return runningOf(p.Outside()) }

func runningOf(cuts []PageCut) (words int) {
	for i := range cuts {
		words += cuts[i].Running
	}
	return words
}
