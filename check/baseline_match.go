package check

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// accept compares the findings with the baseline: which of them it knows, and which of its entries
// nothing is left of. With --update-baseline it writes the findings down first, and knows them all.
func (c *Checker) accept() error {
	if c.base != nil {
		c.recognise()
		// One made by hand, or exported from a report, says nothing of a run.
		if now := c.o.marking(); c.base.setting != "" && c.base.setting != now && !c.o.Accept {
			c.o.note("%s was written with %s, and this run has %s: texts may differ; --update-baseline rewrites it", c.base.name, c.base.setting, now)
		}
		if c.o.Accept {
			if err := c.renew(); err != nil {
				return err
			}
		}
		c.found.result.Stale, c.found.result.Baseline = c.stale(), filepath.ToSlash(c.base.name)
	}
	c.total()
	return nil
}

// recognise marks the findings that the baseline knows. What cannot be read is never accepted. Of
// more findings of one content than are accepted those in files that the baseline names are the old
// ones, then the first.
func (c *Checker) recognise() {
	for _, a := range c.base.entries {
		a.used = 0
	}
	files := c.base.named()
	for _, old := range []bool{true, false} {
		for i := range c.found.result.Findings {
			f := &c.found.result.Findings[i]
			a := c.base.entries[f.Fingerprint]
			if a == nil || f.Kind == report.Unreadable || old != (files[phrase.Legible(f.At.Source, phrase.SourceLength)] != "") {
				continue
			}
			a.used++
			f.Known = a.used <= a.count
		}
	}
}

// stale lists the entries that fewer findings match than they say, of those this run has looked
// for. It must have looked at folders to say so of an entry that still matches something.
func (c *Checker) stale() []report.Stale {
	list := []report.Stale{}
	for _, a := range c.base.lines() {
		if a.used < a.count && !c.o.ChangedLines && c.looked(a) && (a.used == 0 || c.whole()) {
			list = append(list, report.Stale{Fingerprint: a.fingerprint, Line: a.line, Count: a.count - a.used, Left: a.used, Note: phrase.Legible(a.note, 200)})
		}
	}
	return list
}

// looked reports whether this run would have found what an entry stands for: its rule is one of
// those asked for, and its file, and that of the story it repeats, are among those looked at.
func (c *Checker) looked(a *accepted) bool {
	n := a.parse()
	switch {
	case n.rule != "" && !c.sought(n.rule), n.older && c.old == nil:
		return false
	case n.source == "":
		return c.whole()
	}
	if !c.o.allows(&report.Finding{Kind: n.kind(), Category: n.category(), Rule: n.rule, At: report.Location{Source: n.source}}) {
		return false
	}
	return c.covers(n.source) && (n.other == "" || n.older || c.covers(n.other))
}

// covers reports whether a file was read in this run, or is gone from below a PATH.
func (c *Checker) covers(source string) bool {
	if slices.ContainsFunc(c.found.inputs, func(in input) bool { return in.file.Source == source }) {
		return true
	}
	if c.change != nil {
		return c.change.gone[source]
	}
	for _, f := range c.folders {
		if f == "." || strings.HasPrefix(source, f+"/") {
			return !c.o.Ignore.Ignores(source, false) && c.walk.reads(source)
		}
	}
	return false
}

// whole reports whether every PATH is a folder, and all that was found below it was looked at.
func (c *Checker) whole() bool {
	return len(c.folders) == len(c.o.Paths) && c.change == nil && len(c.o.PerPath) == 0
}

// sought reports whether findings of a rule are asked for.
func (c *Checker) sought(rule string) bool {
	if strings.HasSuffix(rule, copySuffix) {
		return c.o.wants(report.Repeated) && c.o.allowsRule(report.Repeated, "", rule)
	}
	category, _, _ := strings.Cut(rule, "/")
	return c.o.allowsRule(report.Boilerplate, category, rule) && c.o.wants(report.Boilerplate) && !slices.ContainsFunc(c.read.Texts.Keep, func(r clean.Role) bool { return r.String() == category })
}

// renew makes the baseline one of the findings, and says what changed.
func (c *Checker) renew() error {
	was := map[string]int{}
	for key, a := range c.base.entries {
		was[key] = a.count
	}
	c.forget()
	c.admit(was)
	c.base.setting = c.o.marking()
	if !c.o.DryRun {
		if err := disk.Replace(c.ctx, c.base.name, c.o.replacing(), c.base.write); err != nil {
			return fmt.Errorf("--update-baseline: %w", err)
		}
		c.o.Wrote("")
	}
	more, less := c.base.changes(was)
	c.o.note("%s: +%d -%d", c.base.name, more, less)
	return nil
}

// forget drops entries that nothing is left of. Those this run did not look for stay.
func (c *Checker) forget() {
	for key, a := range c.base.entries {
		switch {
		case a.used > 0 && (a.used > a.count || c.whole()):
			a.count = a.used
		case a.used == 0 && c.looked(a):
			delete(c.base.entries, key)
		}
	}
}

// admit makes entries of findings, and their notes anew.
func (c *Checker) admit(was map[string]int) {
	noted := map[string]bool{}
	for i := range c.found.result.Findings {
		f := &c.found.result.Findings[i]
		if f.Kind == report.Unreadable {
			continue
		}
		f.Known = true
		a := c.base.entryOf(f)
		if was[f.Fingerprint] == 0 {
			a.count, a.used = a.count+1, a.used+1
		}
		if !noted[f.Fingerprint] {
			noted[f.Fingerprint], a.note = true, noteOf(f)
		}
	}
}

// entryOf returns the entry of a finding, which is made where there is none.
func (b *baseline) entryOf(f *report.Finding) *accepted {
	if b.entries[f.Fingerprint] == nil {
		b.entries[f.Fingerprint] = &accepted{fingerprint: f.Fingerprint}
	}
	return b.entries[f.Fingerprint]
}

// AcceptFinding adds one new finding to the baseline, as Accept does all of a check, and returns
// the name of that.
func AcceptFinding(ctx context.Context, o *Options, f *report.Finding) (name string, err error) {
	own := *o
	own.Accept = true
	b, err := openBaseline(&own)
	switch {
	case err != nil:
		return "", err
	case f.Kind == report.Unreadable:
		return "", hint.Errorf("leave the file out with .onecopyignore", "what cannot be read is never accepted")
	}
	a := b.entryOf(f)
	a.count, a.note = a.count+1, noteOf(f)
	if err := disk.Replace(ctx, b.name, o.replacing(), b.write); err != nil {
		return "", fmt.Errorf("%s: %w", b.name, err)
	}
	return b.name, nil
}

// changes counts the findings that are accepted and were not, and those that were and are not.
func (b *baseline) changes(was map[string]int) (more, less int) {
	for key, a := range b.entries {
		more += max(0, a.count-was[key])
		less += max(0, was[key]-a.count)
	}
	for key, n := range was {
		if b.entries[key] == nil {
			less += n
		}
	}
	return more, less
}
