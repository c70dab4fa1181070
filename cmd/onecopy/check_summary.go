package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// summary is the line that ends a check.
func (c *checkRun) summary() string {
	t := &c.Result().Totals
	if c.o.checking.Fix {
		verb := "fixed"
		files, findings, _ := c.Fixed()
		if c.o.DryRun {
			verb = "would fix"
		}
		return fmt.Sprintf("%s %s, %s left", verb, phrase.Count(files, "file", "files"), phrase.Count(t.New-findings, "finding", "findings"))
	}
	said := fmt.Sprintf("%s in %s checked", phrase.Count(t.Stories, "story", "stories"), phrase.Count(t.Files, "file", "files"))
	if len(c.o.checking.Against) > 0 || t.Against > 0 {
		said += " against " + phrase.Count(t.Against, "story", "stories")
	}
	said += ": " + c.news()
	known, usual := "known", c.o.checking.Baseline == "" && !c.o.checking.Accept && c.known()
	if usual {
		known += " by " + check.BaselineFile
	}
	for _, p := range []struct {
		n    int
		what string
	}{{t.Known, known}, {t.Allowed, "allowed"}, {len(c.Result().Stale), "stale"}, {c.ignored.Hits, "ignored"}, {t.PassedOver, "passed over"}, {t.Unchanged, "in unchanged lines"}} {
		if p.n > 0 || p.what == known && usual {
			said += fmt.Sprintf("; %s %s", phrase.Thousands(p.n), p.what)
		}
	}
	if t.Superseded > 0 {
		said += "; " + phrase.Count(t.Superseded, "older version", "older versions") + " left out"
	}
	return said
}

// fixable says how many of the findings --fix would mend, as ruff does: the safe ones, and those
// that --unsafe-fixes adds.
func (c *checkRun) fixable() {
	t, f := &c.Result().Totals, &c.o.checking
	safe, hidden := t.Fixable, t.Hidden
	if f.Unsafe {
		safe, hidden = safe+hidden, 0
	}
	switch {
	case f.Fix && hidden > 0:
		c.e.say("[!] %s fixable with --unsafe-fixes", phrase.Thousands(hidden))
	case f.Fix:
	case safe > 0 && hidden > 0:
		c.e.say("[*] %s fixable with --fix, [!] %s with --unsafe-fixes", phrase.Thousands(safe), phrase.Thousands(hidden))
	case safe > 0:
		c.e.say("[*] %s fixable with --fix", phrase.Thousands(safe))
	case hidden > 0:
		c.e.say("[!] %s fixable with --fix --unsafe-fixes", phrase.Thousands(hidden))
	}
}

// known reports whether there is a baseline.
func (c *checkRun) known() bool { name, _ := c.Baseline(); return name != "" }

// news counts the new findings by their kind, of boilerplate the lines.
func (c *checkRun) news() string {
	n, known := c.News(), c.known()
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
	case len(parts) > 0 && known:
		return strings.Join(parts, ", ") + " new"
	case len(parts) > 0:
		return strings.Join(parts, ", ")
	case known:
		return "nothing new"
	}
	return "nothing found"
}

// settings shows what -v asks for: every flag that has a value, and whether it was given.
func (c *checkRun) settings() {
	c.o.checking.set.VisitAll(func(f *pflag.Flag) {
		value := strings.Trim(f.Value.String(), "[]")
		if value == "" || value == "false" && !f.Changed {
			return
		}
		c.e.say("%-16s %s (%s)", f.Name, value, originOf(f))
	})
	tellIgnored(c.e, c.ignored)
	if name, entries := c.Baseline(); name != "" {
		c.e.say("%-16s %s of %s", "known", phrase.Count(entries, "entry", "entries"), name)
	}
	c.e.say("%-16s %s", "categories", strings.Join(c.Categories(), ", "))
}
