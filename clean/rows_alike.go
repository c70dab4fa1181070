package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// pageNumber marks a number of a row of them that stand one by one between paragraphs.
var pageNumber = ruleNamed("navigation/number")

// fewestRow is how many dates or numbers that stand alone are a row.
const fewestRow = 3

// rowsAlike gives the lines of a row one treatment: dates that stand above the entries of a diary,
// and numbers between paragraphs. Those at its ends were cut by rules that hold there, the others
// not.
func (p *Page) rowsAlike() {
	p.segments(func(from, to int) {
		var dates, numbers []int
		for i := from; i < to; i++ {
			switch l := &p.Lines[i]; {
			case l.off || l.Rule != nil && l.Rule != pageNumber && l.Role != Timestamp:
			case l.Rule != pageNumber && (l.saysWhen() || l.dated()):
				dates = append(dates, i)
			case l.Role != Headline && bareNumber(p.line(i)) > 0:
				numbers = append(numbers, i)
			}
		}
		if len(dates) >= fewestRow {
			p.keepDates(dates)
		}
		if len(numbers) >= fewestRow {
			p.treatNumbers(numbers, from, to)
		}
	})
}

// standApart reports whether the lines of a row stand one by one, and running text between most of
// them.
func (p *Page) standApart(list []int) bool {
	told := 0
	for k := 1; k < len(list); k++ {
		if list[k] == list[k-1]+1 {
			return false
		}
		told += btoi(p.proseIn(list[k-1]+1, list[k]))
	}
	return told*3 >= (len(list)-1)*2
}

// keepDates takes back the cut of the first and the last date of a row, if the others stay and all
// are written alike.
func (p *Page) keepDates(list []int) {
	kept := 0
	for k, i := range list {
		kept += btoi(p.Lines[i].Rule == nil)
		if k > 0 && !p.sameForm(list[k-1], i) {
			return
		}
	}
	if kept*2 < len(list) || !p.standApart(list) {
		return
	}
	for _, i := range list {
		if l := &p.Lines[i]; l.Rule != nil {
			l.Rule, l.Role = nil, Body
		}
	}
}

// sameForm reports whether two dates have as many words and the same signs between.
func (p *Page) sameForm(i, j int) bool {
	const signs = scan.Colon | scan.Comma | scan.Slash
	a, b := &p.Lines[i].shape, &p.Lines[j].shape
	return a.Words == b.Words && a.Signs&signs == b.Signs&signs
}

// treatNumbers cuts the numbers of a row, each one higher than the one before, as those of pages,
// or keeps them as those of parts: these count from one, and text stands below the last of them.
func (p *Page) treatNumbers(all []int, from, to int) {
	first := bareNumber(p.line(all[0]))
	list := all[:0]
	for _, i := range all {
		if bareNumber(p.line(i)) == first+len(list) {
			list = append(list, i)
		}
	}
	if len(list) < fewestRow || !p.standApart(list) {
		return
	}
	parts := first == 1 && !p.proseIn(from, list[0]) && p.proseIn(list[len(list)-1]+1, to)
	for _, i := range list {
		switch l := &p.Lines[i]; {
		case parts && l.Rule == pageNumber:
			l.Rule, l.Role = nil, Body
		case !parts && l.Rule == nil:
			p.mark(i, pageNumber)
		}
	}
}

// bareNumber returns the number that is all of s but for dashes around it, 0 if s has anything
// else.
func bareNumber(s string) int {
	s = strings.Trim(s, "-–— ")
	if len(s) == 0 || len(s) > 3 || leadingNumber(s) == 0 || strings.Trim(s, "0123456789") != "" {
		return 0
	}
	return leadingNumber(s)
}
