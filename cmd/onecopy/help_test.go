package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestHelp keeps the help of every command on a screen of 80 by 24, and its examples in words of
// its own.
func TestHelp(t *testing.T) {
	t.Parallel()
	pages := map[string][]string{"": {"help"}, "config": {"help", "config"}}
	for _, c := range commands() {
		pages[c.name] = []string{"help", c.name}
		pages[c.name+" more"] = []string{"help", c.name, "more"}
		pages[c.name+" records"] = []string{"help", c.name, "records"}
		pages[c.name+" files"] = []string{"help", c.name, "files"}
		if c.short == "" || strings.HasSuffix(c.short, ".") || len(c.examples) == 0 {
			t.Errorf("%s: needs a short text without a full stop, and an example", c.name)
		}
		for _, x := range c.examples {
			if !strings.HasPrefix(x, "onecopy "+c.name) {
				t.Errorf("%s: example %q is of something else", c.name, x)
			}
		}
	}
	for name, args := range pages {
		var page, complaint bytes.Buffer
		if code := onecopy(args, strings.NewReader(""), &page, &complaint); code != exitDone || complaint.Len() > 0 {
			t.Errorf("help %s: exit code %d, %q", name, code, &complaint)
		}
		lines := strings.Split(strings.TrimSuffix(page.String(), "\n"), "\n")
		if len(lines) > 24 {
			t.Errorf("help %s: %d lines", name, len(lines))
		}
		for _, line := range lines {
			if n := utf8.RuneCountInString(line); n > 80 {
				t.Errorf("help %s: %d columns: %s", name, n, line)
			}
		}
	}
}
