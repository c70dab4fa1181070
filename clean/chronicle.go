package clean

import "strings"

// fewestHours is how many hours a live blog has at least.
const fewestHours = 3

// chronicle keeps the hours of a live blog, which look like the times of a media player: three or
// more on lines of their own that only rise or only fall, each with a sentence right below.
func (p *Page) chronicle() {
	var hours []int
	rising, falling, before := true, true, ""
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule != playerTime || !clockHour(l.text()) {
			continue
		}
		if i+1 == len(p.Lines) || p.Lines[i+1].Rule != nil || !p.Lines[i+1].shape.Ends && !p.Lines[i+1].prose() {
			return
		}
		at := ("0" + l.text())[len(l.text())-4:]
		rising, falling = rising && before < at, falling && (before == "" || before > at)
		before, hours = at, append(hours, i)
	}
	if len(hours) < fewestHours || !rising && !falling {
		return
	}
	for _, i := range hours {
		p.Lines[i].Rule, p.Lines[i].Role = nil, Body
	}
}

var playerTime = ruleNamed("media/time")

// clockHour reports whether s is an hour and its minutes, and nothing more.
func clockHour(s string) bool {
	hour, minutes, ok := strings.Cut(s, ":")
	return ok && digits(hour) && digits(minutes) && len(minutes) == 2 && len(hour) <= 2 && (len(hour) == 1 || hour < "24") && minutes < "60"
}
