package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/clean"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// total counts what was found.
func (c *check) total() {
	t := &c.result.Totals
	*t = report.CheckTotals{Files: c.Report.Totals.Files, Stories: len(c.Docs), Bytes: c.Report.Totals.Bytes, Against: c.old.count(), Findings: len(c.result.Findings)}
	c.result.Files = c.checked()
	rules := map[string]*report.Rule{}
	for i := range c.result.Findings {
		f := &c.result.Findings[i]
		switch f.Kind {
		case report.Repeated:
			t.Copies++
		case report.Boilerplate:
			t.Boilerplate++
		case report.Unreadable:
			t.Unreadable++
		}
		switch {
		case f.Known:
			t.Known++
		case f.Fixable == report.SafeFix:
			t.New, t.Fixable = t.New+1, t.Fixable+1
		case f.Fixable == report.UnsafeFix:
			t.New, t.Hidden = t.New+1, t.Hidden+1
		default:
			t.New++
		}
		if rules[f.Rule] == nil {
			rules[f.Rule] = &report.Rule{Name: f.Rule, Category: f.Category}
		}
		rules[f.Rule].Cuts++
		rules[f.Rule].Bytes += len(f.Text)
	}
	t.Allowed = min(c.o.checking.allow, t.New-t.Unreadable)
	c.result.Rules = c.reasons(rules)
}

// checked lists the files that were read.
func (c *check) checked() []report.Checked {
	list := []report.Checked{}
	for _, in := range c.Report.Inputs {
		list = append(list, report.Checked{
			Source: in.Source, Bytes: in.Bytes, Stories: in.Stories, CutRunning: in.CutRunning, Doubtful: in.Doubtful,
		})
	}
	return list
}

// reasons lists the rules that found something, by name, with their reasons.
func (c *check) reasons(rules map[string]*report.Rule) []report.Rule {
	list := []report.Rule{}
	for _, r := range c.explained() {
		if own := rules[r.Name]; own != nil {
			own.Why, own.Category = r.Why, r.Category
		}
	}
	for _, r := range rules {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b report.Rule) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// summary is the line that ends a check.
func (c *check) summary() string {
	t := &c.result.Totals
	if c.o.checking.fix {
		verb := "fixed"
		if c.o.DryRun {
			verb = "would fix"
		}
		return fmt.Sprintf("%s %s, %s left", verb, phrase.Count(c.fixed, "file", "files"), phrase.Count(t.New-c.mended, "finding", "findings"))
	}
	said := fmt.Sprintf("%s in %s checked", phrase.Count(t.Stories, "story", "stories"), phrase.Count(t.Files, "file", "files"))
	if c.old != nil {
		said += " against " + phrase.Count(t.Against, "story", "stories")
	}
	said += ": " + c.news()
	for _, p := range []struct {
		n    int
		what string
	}{{t.Known, "known"}, {t.Allowed, "allowed"}, {len(c.result.Stale), "stale"}, {c.ignored.Hits, "ignored"}} {
		if p.n > 0 {
			said += fmt.Sprintf("; %s %s", phrase.Thousands(p.n), p.what)
		}
	}
	return said
}

// fixable says how many of the findings --fix would mend, as ruff does: the safe ones, and those that --unsafe-fixes adds.
func (c *check) fixable() {
	t, f := &c.result.Totals, &c.o.checking
	safe, hidden := t.Fixable, t.Hidden
	if f.unsafe {
		safe, hidden = safe+hidden, 0
	}
	switch {
	case f.fix && hidden > 0:
		c.e.say("[!] %s fixable with --unsafe-fixes", phrase.Thousands(hidden))
	case f.fix:
	case safe > 0 && hidden > 0:
		c.e.say("[*] %s fixable with --fix, [!] %s with --unsafe-fixes", phrase.Thousands(safe), phrase.Thousands(hidden))
	case safe > 0:
		c.e.say("[*] %s fixable with --fix", phrase.Thousands(safe))
	case hidden > 0:
		c.e.say("[!] %s fixable with --fix --unsafe-fixes", phrase.Thousands(hidden))
	}
}

// news counts the new findings by their kind, of boilerplate the lines.
func (c *check) news() string {
	n := map[report.Kind]int{}
	for i := range c.result.Findings {
		if f := &c.result.Findings[i]; !f.Known {
			n[f.Kind] += max(1, c.marks[i].lines)
		}
	}
	var parts []string
	for _, p := range []struct {
		kind      report.Kind
		one, many string
	}{{report.Repeated, "copy", "copies"}, {report.Boilerplate, "line of boilerplate", "lines of boilerplate"}, {report.Unreadable, "unreadable place", "unreadable places"}} {
		if n[p.kind] > 0 {
			parts = append(parts, phrase.Count(n[p.kind], p.one, p.many))
		}
	}
	switch {
	case len(parts) > 0 && c.base != nil:
		return strings.Join(parts, ", ") + " new"
	case len(parts) > 0:
		return strings.Join(parts, ", ")
	case c.base != nil:
		return "nothing new"
	}
	return "nothing found"
}

// settings shows what -v asks for: every flag that has a value, and whether it was given.
func (c *check) settings() {
	c.o.checking.set.VisitAll(func(f *pflag.Flag) {
		value := strings.Trim(f.Value.String(), "[]")
		if value == "" || value == "false" && !f.Changed {
			return
		}
		c.e.say("%-16s %s (%s)", f.Name, value, originOf(f))
	})
	tellIgnored(c.e, c.ignored)
	if c.base != nil {
		c.e.say("%-16s %s of %s", "known", phrase.Count(len(c.base.entries), "entry", "entries"), c.base.name)
	}
	c.e.say("%-16s %s", "categories", strings.Join(c.cut(), ", "))
}

// cut lists the categories that are boilerplate in this run.
func (c *check) cut() (names []string) {
	for _, r := range clean.Categories() {
		if !slices.Contains(c.Texts.Keep, r) {
			names = append(names, r.String())
		}
	}
	return names
}
