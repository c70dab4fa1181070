package check

import (
	"cmp"
	"slices"

	"onecopy/clean"
	"onecopy/report"
)

// total counts what was found.
func (c *Checker) total() {
	t := &c.found.result.Totals
	*t = report.CheckTotals{Files: c.read.Report.Totals.Files, Stories: c.read.Docs.Len() + c.stories, Bytes: c.read.Report.Totals.Bytes, Findings: len(c.found.result.Findings)}
	t.Against, t.Superseded = c.old.count()
	t.PassedOver, t.Unchanged = c.walk.passed, c.found.unchanged
	c.found.result.Files = c.checked()
	rules := map[string]*report.RuleEntry{}
	for i := range c.found.result.Findings {
		f := &c.found.result.Findings[i]
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
			rules[f.Rule] = &report.RuleEntry{Name: f.Rule, Category: f.Category}
		}
		rules[f.Rule].Cuts++
		rules[f.Rule].Bytes += len(f.Text)
	}
	t.Allowed = min(c.o.Allow, t.New-t.Unreadable)
	c.found.result.Rules = c.reasons(rules)
}

// checked lists the files that were read.
func (c *Checker) checked() []report.CheckedFile {
	list := []report.CheckedFile{}
	for _, in := range c.read.Report.Inputs {
		list = append(list, report.CheckedFile{
			Source: in.Source, Bytes: in.Bytes, Stories: in.Stories, CutRunning: in.CutRunning, Doubtful: in.Doubtful,
		})
	}
	return list
}

// reasons lists the rules that found something, by name, with their reasons.
func (c *Checker) reasons(rules map[string]*report.RuleEntry) []report.RuleEntry {
	list := []report.RuleEntry{}
	for _, r := range c.found.rules() {
		if own := rules[r.Name]; own != nil {
			own.Why, own.Category = r.Why, r.Category
		}
	}
	for _, r := range rules {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b report.RuleEntry) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// Categories lists the categories that are boilerplate in this run.
func (c *Checker) Categories() (names []string) {
	for _, r := range clean.Categories() {
		if !slices.Contains(c.read.Texts.Keep, r) {
			names = append(names, r.String())
		}
	}
	return names
}

// Result is what was found.
func (c *Checker) Result() *report.Check { return &c.found.result }

// Rules lists every rule with its reason, for the help that some formats carry.
func (c *Checker) Rules() []report.RuleEntry { return c.found.rules() }

// Inputs lists the files that were read.
func (c *Checker) Inputs() []report.InputEntry { return c.read.Report.Inputs }

// Unchanged reports whether there was nothing to look at because nothing has changed, or a list of
// files named none. A list whose files are all gone is another one: it may be of another folder.
func (c *Checker) Unchanged() bool {
	return len(c.files) == 0 && c.walk.passed+c.o.Ignore.Hits == 0 && (c.change != nil || c.o.Listed && len(c.o.Paths) == 0 && c.o.gone == 0)
}

// Gone is how many files of a list are there no more.
func (c *Checker) Gone() int { return c.o.gone }

// Files is how many files were found below the paths.
func (c *Checker) Files() int { return len(c.files) }

// Broken reports whether something could not be read as it should.
func (c *Checker) Broken() bool { return c.read.Broken || c.old != nil && c.old.broken }

// Baseline returns the name of the baseline and how many entries it has, no name without one.
func (c *Checker) Baseline() (name string, entries int) {
	if c.base == nil {
		return "", 0
	}
	return c.base.name, len(c.base.entries)
}

// Fixed counts the files that Fix mended, or would mend, and the findings that it would mend with
// DryRun; refused says what it did not mend, and why.
func (c *Checker) Fixed() (files, findings int, refused []string) {
	return c.fixer.fixed, c.fixer.mended, c.fixer.refused
}

// News counts the new findings by their kind, of boilerplate the lines.
func (c *Checker) News() map[report.Kind]int {
	n := map[report.Kind]int{}
	for i := range c.found.result.Findings {
		if f := &c.found.result.Findings[i]; !f.Known {
			n[f.Kind] += max(1, c.found.marks[i].lines)
		}
	}
	return n
}
