package check

import (
	"fmt"
	"strings"

	"onecopy/internal/phrase"
	"onecopy/report"
)

// A note is what a person is told of a finding: where it is, what it says, and of a repeated story
// which one it repeats.
//
//	wire/a.txt: Share this article [share/this-article]
//	wire/b.txt: Ferry runs again, as wire/a.txt [near-copy]
//	wire/b.txt: Ferry runs again, as older mon/a.txt [near-copy]
type note struct {
	source string
	other  string // file of the story that is repeated
	older  bool   // that one is among those of --against
	rule   string
}

const asOther, asOlder = ", as ", "older "

// kind is the kind of the finding that a note tells of.
func (n *note) kind() report.Kind {
	if strings.HasSuffix(n.rule, copySuffix) {
		return report.Repeated
	}
	return report.Boilerplate
}

// category is that of its rule, of a repeated story none.
func (n *note) category() string {
	category, _, ok := strings.Cut(n.rule, "/")
	if !ok {
		return ""
	}
	return category
}

// noteOf makes the note of a finding.
func noteOf(f *report.Finding) string {
	said := phrase.Legible(f.Text, 60)
	if f.Kind == report.Repeated {
		said = phrase.Legible(f.Headline, 60) + asOther
		if f.Other.Archived {
			said += asOlder
		}
		said += phrase.Legible(f.Other.At.Source, phrase.SourceLength)
	}
	return fmt.Sprintf("%s: %s [%s]", phrase.Legible(f.At.Source, phrase.SourceLength), said, f.Rule)
}

// parse reads a note as far as it is one that noteOf made; what a person wrote there instead says
// nothing.
func (a *accepted) parse() (n note) {
	source, rest, ok := strings.Cut(a.note, ": ")
	if !ok {
		return note{}
	}
	n.source = source
	if at := strings.LastIndex(rest, " ["); at >= 0 && strings.HasSuffix(rest, "]") {
		rest, n.rule = rest[:at], rest[at+2:len(rest)-1]
	}
	if at := strings.LastIndex(rest, asOther); at >= 0 && strings.HasSuffix(n.rule, copySuffix) {
		n.older = strings.HasPrefix(rest[at+len(asOther):], asOlder)
		n.other = strings.TrimPrefix(rest[at+len(asOther):], asOlder)
	}
	return n
}
