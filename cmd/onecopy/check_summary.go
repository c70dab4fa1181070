package main

import (
	"strings"

	"github.com/spf13/pflag"

	"onecopy/internal/phrase"
)

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
