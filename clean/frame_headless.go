package clean

import "onecopy/clean/internal/scan"

// headless finds where stories begin on a page without any headline: it opens with a dateline, and
// so does the text below each gap wider than usual. Gaps alone say nothing: the breaks in a long
// article have them too, and few words in common with what stands above.
func (p *Page) headless() {
	top := 0
	for top < len(p.Lines) && (p.Lines[top].Rule != nil || p.Lines[top].stamped()) {
		top++
	}
	if top == len(p.Lines) || !p.filed(top) {
		return
	}
	var starts []int
	gap := 0
	for i := top + 1; i < len(p.Lines); i++ {
		l := &p.Lines[i]
		if l.Role == Headline || l.edge {
			return
		}
		if n := p.above(i); n > p.gap && l.Rule == nil {
			if gap == 0 {
				gap = n
			}
			if n != gap || !l.prose() {
				return
			}
			starts = append(starts, i)
		}
	}
	filed := true
	for _, i := range starts {
		filed = filed && p.filed(i)
	}
	for _, i := range starts {
		p.Lines[i].edge = filed
	}
}

// filed reports whether line i opens with a dateline.
func (p *Page) filed(i int) bool {
	if p.Lines[i].shape.Signs&(scan.Dash|scan.High) == 0 {
		return false
	}
	_, ok := dateline(p.line(i))
	return ok
}
