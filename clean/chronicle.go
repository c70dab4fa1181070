package clean

import (
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

// fewestMessages is how many lines of running text that begin with a day and an hour make the page
// a log of messages.
const fewestMessages = 2

// messages keeps the short lines of a log of messages, each of which begins with a day and an hour
// as a date line does: "03.03.31, 14:10 - The road is open." Running text behind others says so.
func (p *Page) messages() {
	told := 0
	for i := range p.Lines {
		if l := &p.Lines[i]; l.prose() && messageAt(l.text()) {
			told++
		}
	}
	if told < fewestMessages {
		return
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.hit() != nil && l.hit().Category == Timestamp && messageAt(l.text()) {
			l.own().hit = nil
			l.notes = l.notes&^whenSaid | whenAsked
		}
	}
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
