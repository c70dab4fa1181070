package check

import (
	"fmt"
	"strings"

	"onecopy/internal/phrase"
	"onecopy/report"
)

// Summary is the line that ends a check.
func (c *Checker) Summary() string {
	t := &c.Result().Totals
	if c.o.Fix {
		verb := "fixed"
		files, findings, _ := c.Fixed()
		if c.o.DryRun {
			verb = "would fix"
		}
		return fmt.Sprintf("%s %s, %s left", verb, phrase.Count(files, "file", "files"), phrase.Count(t.New-findings, "finding", "findings"))
	}
	said := fmt.Sprintf("%s in %s checked", phrase.Count(t.Stories, "story", "stories"), phrase.Count(t.Files, "file", "files"))
	if len(c.o.Against) > 0 && !c.rest || t.Against > 0 {
		said += " against " + phrase.Count(t.Against, "story", "stories")
	}
	said += ": " + c.news()
	known, usual := "known", c.o.Baseline == "" && !c.o.Accept && c.known()
	if usual {
		known += " by " + BaselineFile
	}
	for _, p := range []struct {
		n    int
		what string
	}{{t.Known, known}, {t.Allowed, "allowed"}, {len(c.Result().Stale), "stale"}, {c.o.Ignore.Hits, "ignored"}, {t.PassedOver, "passed over"}, {t.Unchanged, "in unchanged lines"}} {
		if p.n > 0 || p.what == known && usual {
			said += fmt.Sprintf("; %s %s", phrase.Thousands(p.n), p.what)
		}
	}
	if t.Superseded > 0 {
		said += "; " + phrase.Count(t.Superseded, "older version", "older versions") + " left out"
	}
	return said
}

// Fixables says how many of the findings --fix would mend, as ruff does: the safe ones, and those
// that --unsafe-fixes adds. It is empty where there is nothing to say.
func (c *Checker) Fixables() string {
	t, f := &c.Result().Totals, c.o
	safe, hidden := t.Fixable, t.Hidden
	if f.Unsafe {
		safe, hidden = safe+hidden, 0
	}
	switch {
	case f.Fix && hidden > 0:
		return fmt.Sprintf("[!] %s fixable with --unsafe-fixes", phrase.Thousands(hidden))
	case f.Fix:
		return ""
	case safe > 0 && hidden > 0:
		return fmt.Sprintf("[*] %s fixable with --fix, [!] %s with --unsafe-fixes", phrase.Thousands(safe), phrase.Thousands(hidden))
	case safe > 0:
		return fmt.Sprintf("[*] %s fixable with --fix", phrase.Thousands(safe))
	case hidden > 0:
		return fmt.Sprintf("[!] %s fixable with --fix --unsafe-fixes", phrase.Thousands(hidden))
	}
	return ""
}

// known reports whether there is a baseline.
func (c *Checker) known() bool { name, _ := c.Baseline(); return name != "" }

// news counts the new findings by their kind, of boilerplate the lines.
func (c *Checker) news() string {
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
