package facts

import "slices"

// factPlaces returns where all facts are, when first asked: most stories never are.
func (s *Body) factPlaces() *factPlaces {
	s.once.Do(func() {
		end := 0
		for k := range s.Words {
			if s.Words[k].Start < end {
				continue
			}
			f, to, ok := numeral(s, k)
			if !ok {
				continue
			}
			s.facts.figures, end = append(s.facts.figures, int32(k)), to
			if f.digits && !s.dated(&f) {
				s.facts.digits = append(s.facts.digits, int32(k))
			}
		}
		for _, f := range names(s, WordRange{0, len(s.Words)}) {
			s.facts.names = append(s.facts.names, int32(f.at.Lo))
		}
		for _, f := range s.dates(WordRange{0, len(s.Words)}) {
			s.facts.names = append(s.facts.names, int32(f.at.Lo))
		}
		slices.Sort(s.facts.names)
	})
	return &s.facts
}

// Within counts the facts that begin in the runs, by the side A: numbers, names with days and
// months, and of the numbers those in figures that are not dates.
func (s *Body) Within(runs []Run) (figures, names, digits int) {
	c := s.factPlaces()
	return among(c.figures, runs), among(c.names, runs), among(c.digits, runs)
}

// among counts the positions that lie in one of the runs, by the side A; both are in order.
func among(positions []int32, blocks []Run) (n int) {
	for _, p := range positions {
		for len(blocks) > 0 && blocks[0].A+blocks[0].N <= int(p) {
			blocks = blocks[1:]
		}
		if len(blocks) > 0 && blocks[0].A <= int(p) {
			n++
		}
	}
	return n
}
