package clean

import (
	"slices"
	"strings"
	"unicode"
)

// fewestHours is how many hours a live blog has at least.
const fewestHours = 3

// chronicle keeps the hours of a live blog, which look like the times of a media player: three or
// more on lines of their own that only rise or only fall, four in five with a sentence below, right
// there or behind a short head.
func (p *Page) chronicle() {
	var hours []int
	rising, falling, before, said := true, true, "", 0
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule != playerTime || !clockHour(l.text()) {
			continue
		}
		said += btoi(p.saysBelow(i))
		at := ("0" + l.text())[len(l.text())-4:]
		rising, falling = rising && before < at, falling && (before == "" || before > at)
		before, hours = at, append(hours, i)
	}
	if len(hours) < fewestHours || said*5 < len(hours)*4 || !rising && !falling {
		return
	}
	for _, i := range hours {
		p.Lines[i].Rule, p.Lines[i].Role = nil, Body
	}
}

// A page is a log of messages where fewestMessages lines of running text begin with a day and an
// hour, or where two lines in three, and fewestDated, begin with a day of any form and end in
// fewestTails words that are unlike: a page of news has its date lines around its text.
const (
	fewestMessages = 2
	fewestDated    = 5
	fewestTails    = 3
)

// messages keeps the short lines of a log of messages, each of which begins with a day and an hour
// as a date line does: "03.03.31, 14:10 - The road is open." Running text behind others says so, or
// that there is little else.
func (p *Page) messages() {
	told, dated := 0, 0
	var tails []string
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.prose():
			told += btoi(messageAt(l.text()))
		case l.dated():
			dated++
			tail := l.text()[strings.LastIndexByte(l.text(), ' ')+1:]
			if len(tails) < fewestTails && !strings.ContainsFunc(tail, unicode.IsDigit) && !slices.Contains(tails, tail) {
				tails = append(tails, tail)
			}
		}
	}
	p.messaged = dated >= fewestDated && dated*3 >= len(p.Lines)*2 && len(tails) == fewestTails
	if !p.messaged && told < fewestMessages {
		return
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.dated() && (p.messaged || messageAt(l.text())) {
			l.own().hit = nil
			l.notes = l.notes&^whenSaid | whenAsked
		}
	}
}

// dated reports whether the words of the line are those of a date line.
func (l *Line) dated() bool {
	return l.hit() != nil && l.hit().Category == Timestamp
}

// messageAt reports whether s begins with a day and an hour, in brackets or not, and goes on with
// two words or more.
func messageAt(s string) bool {
	s = strings.TrimPrefix(s, "[")
	at := strings.IndexAny(s, ", ")
	if at < 6 || !isoDay(s[:at]) {
		return false
	}
	s = strings.TrimLeft(s[at:], ", ")
	end := strings.IndexAny(s, " ]")
	if end < 0 || !clocked(s[:end]+" ") {
		return false
	}
	rest := strings.TrimLeft(s[end:], " ]-–—:")
	return strings.Contains(rest, " ") && !unicode.IsDigit(rune(rest[0]))
}

// saysBelow reports whether a sentence stands below line i, right there or behind a short line.
func (p *Page) saysBelow(i int) bool {
	for j := i + 1; j < min(len(p.Lines), i+3) && p.Lines[j].Rule == nil; j++ {
		if p.Lines[j].shape.Ends || p.Lines[j].prose() {
			return true
		}
	}
	return false
}

var playerTime = ruleNamed("media/time")

// clockHour reports whether s is an hour and its minutes, and nothing more.
func clockHour(s string) bool {
	hour, minutes, ok := strings.Cut(s, ":")
	return ok && digits(hour) && digits(minutes) && len(minutes) == 2 && len(hour) <= 2 && (len(hour) == 1 || hour < "24") && minutes < "60"
}
