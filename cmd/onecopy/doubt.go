package main

import (
	"fmt"
	"strings"

	"onecopy/clean"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/run"
)

// mostNamed is how many doubtful files are named on stderr; the reports show more.
const mostNamed = 5

// doubts tells of the files with stories of which too much would have been cut: how many, and the
// first to look at.
func (e *env) doubts(inputs []report.InputEntry, files int) {
	all := report.Doubtful(inputs)
	if len(all) == 0 {
		return
	}
	var names []string
	for _, in := range all[:min(len(all), mostNamed)] {
		name := in.Source
		if in.Doubtful < in.Stories { // a file of records, of which most are as they should be
			name += fmt.Sprintf(" (%s of %s)", phrase.Thousands(in.Doubtful), phrase.Count(in.Stories, "story", "stories"))
		}
		names = append(names, name)
	}
	said := strings.Join(names, ", ")
	if n := len(all) - len(names); n > 0 {
		said += fmt.Sprintf(" and %s more", phrase.Thousands(n))
	}
	e.say("%s of %s: more than a third of the running text would have been cut and was kept; look at %s",
		phrase.Thousands(len(all)), phrase.Count(files, "file", "files"), said)
}

// doubt tells of a page that has such stories, below what it shows of it. Lines of its file are
// above it.
func (e *env) doubt(source string, p *clean.Page, above int) {
	for i := range p.Stories {
		if s := &p.Stories[i]; run.Doubted(s.Flags) {
			first, _ := p.Span(s)
			e.say("%s:%d: %s: more of this story would have been cut and was kept", source, above+int(first.N), strings.Join(s.Flags, ", "))
		}
	}
}
