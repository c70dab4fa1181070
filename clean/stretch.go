package clean

// A page saved whole holds one story nearly always; a page on which someone collected several has furniture between them,
// and the heaviest stretch of it is then but one of the stories. So a stretch outside the chosen one is kept if it looks like
// a story all by itself. On 110 pages saved whole F1 was .9475 with these numbers as without the search, and the same with
// drop and lightest doubled; halved they let lists of teasers in (.940), and so does a headline without anything below it
// that only headlines have (.932).
const (
	drop      = 60 // fall from its greatest sum at which a stretch ends: eight short lines
	lightest  = 40 // weight of a stretch that can be a story: a brief of three short paragraphs
	headRoom  = 5  // lines above the first paragraph among which its headline is sought
	paragraph = 2  // lines of running text that a stretch must have
)

// widen takes into the part of the page that holds its stories, lo to hi, every other stretch that is a story by itself.
func (p *Page) widen(lo, hi, end int) (int, int) {
	first, last := lo, hi
	p.stretches(0, lo, func(from, to int) {
		first = min(first, from)
	})
	p.stretches(hi, end, func(from, to int) {
		last = max(last, to)
	})
	return first, last
}

// stretches calls found with each stretch of lines from start to end that is a story by itself. A stretch begins with a
// line that weighs for it, and ends where its sum was greatest before it fell by drop. (So are local alignments cut off in
// BLAST, Altschul 1990.) No line is weighed more than twice.
func (p *Page) stretches(start, end int, found func(from, to int)) {
	for i := start; i < end; {
		if p.desk.weights[i] <= 0 {
			i++
			continue
		}
		sum, best, to := 0, 0, i
		for j := i; j < end && sum > best-drop; j++ {
			if sum += p.desk.weights[j]; sum > best {
				best, to = sum, j+1
			}
		}
		if best >= lightest && p.storied(start, i, to) {
			found(i, to)
		}
		i = to
	}
}

// storied reports whether the lines from and to hold two paragraphs or more, with a headline right above them that has a
// caption, a byline, a date or a dateline below it.
func (p *Page) storied(start, from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		n += btoi(p.Lines[i].Rule == nil && p.Lines[i].prose())
	}
	if n < paragraph {
		return false
	}
	for i := from; i >= max(start, from-headRoom); i-- {
		if l := &p.Lines[i]; l.Rule == nil && l.titular() && p.headlike(i) && p.below(i)&(CaptionBelow|BylineBelow|DatelineBelow) != 0 {
			return true
		}
	}
	return false
}
