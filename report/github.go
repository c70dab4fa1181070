package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"onecopy/internal/phrase"
)

// mostShown is how many annotations of one level GitHub shows of a step; those beyond it vanish
// without a word.
const mostShown = 10

// writeGitHub writes new findings and stale entries as workflow commands, which GitHub shows as
// annotations beside the lines. At most ten of a level are written, the largest first: where there
// are more, nine and the number of the others.
func writeGitHub(w io.Writer, c *Check, _ CheckOptions) error {
	out := bufio.NewWriter(w)
	all := gravest(c.fresh())
	for _, level := range []level{grave, warning, note} {
		shown := slices.DeleteFunc(slices.Clone(all), func(f *Finding) bool { return f.level() != level })
		rest := 0
		if len(shown) > mostShown {
			rest = len(shown) - mostShown + 1
			shown = shown[:mostShown-1]
		}
		for _, f := range shown {
			annotate(out, level, f)
		}
		if rest > 0 {
			fmt.Fprintf(out, "::%s title=onecopy::and %s more, see the job summary\n", level.command(), grouped(rest))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write annotations: %w", err)
	}
	return nil
}

func annotate(w io.Writer, l level, f *Finding) {
	at := f.At
	fmt.Fprintf(w, "::%s file=%s", l.command(), property(phrase.Shown(at.Source)))
	if at.Line > 0 {
		fmt.Fprintf(w, ",line=%d,endLine=%d", at.Line, max(at.EndLine, at.Line))
	}
	// Columns over several lines are refused by the checks API.
	if at.Column > 0 && at.EndColumn > at.Column && max(at.EndLine, at.Line) == at.Line {
		fmt.Fprintf(w, ",col=%d,endColumn=%d", at.Column, at.EndColumn)
	}
	fmt.Fprintf(w, ",title=%s::%s\n", property("onecopy "+f.rule()), data(f.said()+f.way()))
}

// data escapes the message of a workflow command, property the value of one of its properties.
func data(s string) string { return commandSigns.Replace(s) }

func property(s string) string { return propertySigns.Replace(s) }

var (
	commandSigns  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertySigns = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// A level says how grave a finding is, the gravest first.
type level int8

const (
	grave   level = iota // a repeated story, or what could not be read
	warning              // boilerplate
	note                 // known, or an outdated entry of the baseline
)

func (f *Finding) level() level {
	if f.Known {
		return note
	}
	return f.Kind.level()
}

func (k Kind) level() level {
	switch k {
	case staleEntry:
		return note
	case Boilerplate:
		return warning
	}
	return grave
}

// command names the level as a workflow command.
func (l level) command() string { return [...]string{"error", "warning", "notice"}[l] }

// size is how much a finding is about: words of a story, characters of a cut. It is compared within
// a level.
func (f *Finding) size() int {
	if f.Kind == Boilerplate {
		return len(f.Text)
	}
	return f.Words
}

// gravest returns the findings by level, what could not be read before stories, the largest of each
// first.
func gravest(all []*Finding) []*Finding {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(a.level(), b.level()), cmp.Compare(unread(b), unread(a)), b.size()-a.size())
	})
	return out
}

func unread(f *Finding) int {
	if f.Kind == Unreadable {
		return 1
	}
	return 0
}
