package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// shown is how many characters of a headline or a cut stand in a message.
const shown = 80

// Describe says what was found in one line of at most a few hundred harmless characters, without a
// full stop. It is made from Kind, Category, Why, Text, Other, Pair and Words; of what could not be
// read it is the Message, made harmless.
func (f *Finding) Describe() string {
	switch {
	case f.Kind == Repeated && f.Other != nil && f.Pair != nil:
		return f.verdict() + " of " + f.Other.name() + f.likeness()
	case f.Kind == Repeated:
		return "copy of another story"
	case f.Kind == Boilerplate:
		return f.boilerplate()
	}
	return cmp.Or(line(f.Message, 400), "cannot be read as it should")
}

// said is the message that writers show: harmless and one line, whoever made it.
func (f *Finding) said() string {
	return phrase.Tame(cmp.Or(line(f.Message, 600), f.Describe()))
}

// rule is the name of the rule, harmless and one line.
func (f *Finding) rule() string {
	return phrase.Tame(cmp.Or(line(f.Rule, 100), string(f.Kind)))
}

func (f *Finding) verdict() string {
	if v := line(f.Pair.Verdict, 20); v != "" {
		return v + " copy"
	}
	return "copy"
}

// name is where the other story stands, and its headline.
func (o *Other) name() string {
	at := o.At.Start()
	if strings.TrimSpace(o.Headline) == "" {
		return at
	}
	return at + " " + quoted(o.Headline)
}

// likeness says by how much two stories are alike; of the same words there is no more to say.
func (f *Finding) likeness() string {
	p := f.Pair
	if p.Verdict == "identical" {
		if f.Words > 0 {
			return ", " + counted(f.Words, "word")
		}
		return ""
	}
	says := fmt.Sprintf(": %s of it is there, similarity %s", percent(p.BInA), ratio(p.Jaccard))
	if p.Verdict == "abridged" {
		says = fmt.Sprintf(": %s of it is there and %s of that one here", percent(p.BInA), percent(p.AInB))
	}
	if n := len(p.Changed); n > 0 {
		says += ", " + counted(n, "fact") + " changed: " + changes(p.Changed)
	}
	return says
}

// changes names the first three facts that differ.
func changes(all []corpus.Change) string {
	var out []string
	for _, c := range all {
		out = append(out, line(c.A, 30)+" to "+line(c.B, 30))
	}
	return listed(out, 3)
}

// boilerplate returns the rule's reason and what it cut; the category stands in the rule's name.
func (f *Finding) boilerplate() string {
	says := cmp.Or(line(f.Why, 160), line(f.Category, 30), "boilerplate")
	if strings.TrimSpace(f.Text) != "" {
		says += ": " + quoted(f.Text)
	}
	return says
}

func quoted(s string) string { return `"` + line(s, shown) + `"` }

// Start is FILE:LINE:COLUMN, or as much of it as is known, in one line of harmless characters.
func (p Location) Start() string {
	at := phrase.Shown(p.Source)
	for _, n := range []int{p.Line, p.Column} {
		if n <= 0 {
			break
		}
		at += ":" + strconv.Itoa(n)
	}
	return at
}
