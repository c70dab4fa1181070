package report

import (
	"bufio"
	"fmt"
	"io"
	"unicode/utf8"
)

// writeText writes new findings, then entries of the baseline that match nothing, each as
// path:line:column: message [rule]: the form that editors, reviewdog and problem matchers read.
// Before the message stands what there is to mend it. Known findings are left out.
func writeText(w io.Writer, c *Check, o CheckOptions) error {
	out := bufio.NewWriter(w)
	for _, f := range c.fresh() {
		at, rule := f.At.Start(), f.rule()
		message := f.mark() + f.said()
		if o.Width > 0 {
			taken := utf8.RuneCountInString(at) + utf8.RuneCountInString(rule) + len(":  []")
			message = clip(message, max(o.Width-taken, 20))
		}
		if o.Color {
			at, rule = paint(bold, at), paint(f.Kind.color(), rule)
		}
		fmt.Fprintf(out, "%s: %s [%s]\n", at, message, rule)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	return nil
}

// fresh returns what a person has to look at: the findings that are not known, then the stale
// entries.
func (c *Check) fresh() []*Finding {
	var out []*Finding
	for i := range c.Findings {
		if !c.Findings[i].Known {
			out = append(out, &c.Findings[i])
		}
	}
	return append(out, c.outdated()...)
}

// outdated returns the stale entries as findings in the baseline file.
func (c *Check) outdated() []*Finding {
	out := make([]*Finding, len(c.Stale))
	for i, s := range c.Stale {
		says := "matches nothing any more"
		if s.Left > 0 {
			says = fmt.Sprintf("matches %s, %s less than it allows", counted(s.Left, "finding"), grouped(s.Count))
		}
		if s.Note != "" {
			says += ": " + line(s.Note, shown)
		}
		name := c.Baseline
		if name == "" {
			name = "baseline"
		}
		out[i] = &Finding{
			Kind: staleEntry, Rule: string(staleEntry), Message: says, Fingerprint: s.Fingerprint, At: Location{Source: name, Line: s.Line}, Fixable: NoFix,
		}
	}
	return out
}

// The colours of a terminal (ECMA-48 SGR). They add nothing that the words do not say.
const (
	bold    = "1"
	red     = "31"
	yellow  = "33"
	magenta = "35"
	dim     = "2"
)

func paint(sgr, s string) string { return "\x1b[" + sgr + "m" + s + "\x1b[0m" }

func (k Kind) color() string {
	switch k {
	case Repeated:
		return red
	case Unreadable:
		return magenta
	case staleEntry:
		return dim
	}
	return yellow
}
