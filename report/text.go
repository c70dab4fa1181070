package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// writeText writes new findings, then entries of the baseline that match nothing, each as
// path:line:column: message [rule]: the form that editors, reviewdog and problem matchers read.
// Before the message stands what there is to mend it. Known findings are left out.
func writeText(w io.Writer, c *Check, o CheckOptions) error {
	if o.Statistics {
		return writeStatistics(w, c, o.Width)
	}
	out := bufio.NewWriter(w)
	for _, f := range c.fresh() {
		if o.Width > 0 {
			screenLine(out, f, o)
			continue
		}
		at, rule := f.At.Start(), f.rule()
		if o.Color {
			at, rule = paint(bold, at), paint(f.Kind.color(), rule)
		}
		fmt.Fprintf(out, "%s: %s%s [%s]\n", at, f.mark(), f.said(), rule)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	return nil
}

// writeStatistics writes how many new findings each rule has, those that have more first: count,
// rule, what there is to mend them, why.
func writeStatistics(w io.Writer, c *Check, width int) error {
	type row struct {
		n    int
		says *Finding
	}
	rows := map[string]*row{}
	for _, f := range c.fresh() {
		if rows[f.rule()] == nil {
			rows[f.rule()] = &row{says: f}
		}
		rows[f.rule()].n++
	}
	longest := 0 // name, so that of what it is about most has room
	for name := range rows {
		longest = max(longest, utf8.RuneCountInString(name))
	}
	out := bufio.NewWriter(w)
	for _, name := range slices.SortedFunc(maps.Keys(rows), func(a, b string) int {
		return cmp.Or(cmp.Compare(rows[b].n, rows[a].n), cmp.Compare(a, b))
	}) {
		mark, why := strings.TrimSpace(rows[name].says.mark()), line(rows[name].says.Why, 160)
		said := strings.TrimRight(fmt.Sprintf("%6s  %-*s  %-3s %s", grouped(rows[name].n), longest, name, mark, why), " ")
		if width > 0 {
			said = clipCells(said, max(width, findingLeast))
		}
		fmt.Fprintln(out, said)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write statistics: %w", err)
	}
	return nil
}

// What a terminal is shown of a finding.
const (
	findingIndent = 4  // of the lines after its first
	findingLeast  = 20 // columns that are thought to be there
	findingRoom   = 48 // columns in which a cut line still says what it is about
)

// screenLine writes a finding for a terminal: where it is, shortened in its middle where it would
// take more than half of the width, then the rule, then the message. Of boilerplate it is one line,
// or two where the first has no room; of others what they say is whole, wrapped.
func screenLine(out *bufio.Writer, f *Finding, o CheckOptions) {
	w := &wrapper{out: out, width: max(o.Width, findingLeast), color: o.Color, indent: findingIndent}
	rule, message := clipCells(f.rule(), w.width-findingLeast/2), f.mark()+f.said()
	at := shorten(f.At.Start(), max(findingLeast/2, min(w.width/2, w.width-len(rule)-len(": "))))
	w.put(bold, at)
	w.put(noTint, ": ")
	w.put(tint(f.Kind.color()), rule)
	room := w.width - w.at - 1
	switch {
	case f.Kind != Boilerplate:
		w.space = true
		w.text(noTint, message)
	case room >= min(findingRoom, utf8.RuneCountInString(message)):
		w.put(noTint, " "+clipCells(message, room))
	default:
		w.line()
		w.put(noTint, "    "+clipCells(message, w.width-findingIndent))
	}
	w.end()
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
