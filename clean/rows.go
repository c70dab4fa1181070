package clean

import "onecopy/clean/internal/scan"

// rows is how many lines make a table.
const rows = 4

// tabled reports whether line i is a row of a table or list: one of at least four lines in a row,
// no blank line between, that each hold a figure and three words.
func (p *Page) tabled(i int) bool {
	if !p.Lines[i].row() {
		return false
	}
	n := 1
	for j := i - 1; j >= 0 && n < rows && p.above(j+1) == 0 && p.Lines[j].row(); j-- {
		n++
	}
	for j := i + 1; j < len(p.Lines) && n < rows && p.above(j) == 0 && p.Lines[j].row(); j++ {
		n++
	}
	return n >= rows
}

func (l *Line) row() bool {
	return l.Rule == nil && l.shape.Signs&scan.Digit != 0 && l.shape.Words >= 3
}

// inTable reports whether two lines right above line i, or below it, or one on each side are rows
// as it is: short, with figures, and of as many words.
func (p *Page) inTable(i int) bool {
	n := 1
	for j := i - 1; j >= 0 && n < 3 && p.above(j+1) == 0 && p.rowLike(i, j); j-- {
		n++
	}
	for j := i + 1; j < len(p.Lines) && n < 3 && p.above(j) == 0 && p.rowLike(i, j); j++ {
		n++
	}
	return n == 3
}

// rowLike reports whether line j is a row as line i is.
func (p *Page) rowLike(i, j int) bool {
	l, more := &p.Lines[j], p.Lines[j].shape.Words-p.Lines[i].shape.Words
	return l.row() && !l.prose() && !l.shape.Ends && more >= -1 && more <= 1
}
