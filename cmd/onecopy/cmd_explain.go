package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

var explainCommand = &command{
	name: "explain", args: "FILE[:LINE [RULE]] | RULE", short: "why text was cut; what a rule does",
	examples: []string{
		"onecopy explain page.txt           the page with what each line is",
		"onecopy explain page.txt:17        one line, and what decided",
		"onecopy explain page.txt:17 share/button    why that rule does not cut it",
		"onecopy explain caption/credited   a rule; \"caption/\" shows all of that kind",
	},
	long: `Left of each line stands the rule that cuts it, or its role where it is kept:
headline, dek, crosshead, nothing for body. A part of a line that is cut stands
between ⟦ and ⟧.`,
	flags: func(f *pflag.FlagSet, o *options) {
		markFlags(f, o)
	},
	run: runExplain,
}

func runExplain(e *env, o *options, args []string) error {
	if n := len(args); n == 0 || n > 2 || args[0] == "" || n == 2 && !strings.Contains(args[1], "/") {
		return hint.Errorf("for example: onecopy explain page.txt:17", "explain needs one FILE, FILE:LINE or RULE")
	}
	if err := corpus.CheckEncoding(o.Encoding); err != nil {
		return err
	}
	path, line, rule := args[0], 0, ""
	if !exists(path) && path != corpus.Stdin {
		if before, after, ok := cutLast(path, ":"); ok && exists(before) {
			n, err := strconv.Atoi(after)
			if err != nil || n < 1 {
				return hint.Errorf("lines count from 1", "%s: %q is not a line number", before, after)
			}
			path, line = before, n
		} else {
			marker, err := o.Marker(false)
			if err != nil {
				return err
			}
			return check.ExplainRules(e.out, path, marker.Rules, columns(e.out))
		}
	}
	if len(args) == 2 {
		if rule = args[1]; line == 0 {
			return hint.Errorf("for example: onecopy explain page.txt:17 "+rule, "with a rule explain needs FILE:LINE, not %s", path)
		}
	}
	return explainFile(e, o, path, line, rule)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// explainFile shows a marked page, or one line of it.
func explainFile(e *env, o *options, path string, line int, rule string) error {
	marker, err := o.Marker(o.Split == "never")
	if err != nil {
		return err
	}
	var asked *clean.Rule
	if rule != "" {
		if asked = ruleCalled(rule, marker.Rules); asked == nil {
			return check.NoRule("no rule", rule)
		}
	}
	how := e.search(o, nil)
	how.Plain = true
	found, err := corpus.Find([]string{path}, how)
	if err != nil {
		return err
	}
	lost := e.tell(found.Problems)
	for _, f := range found.Files {
		parts, err := f.ReadParts(o.Encoding, e.in)
		if err != nil {
			return err
		}
		for i, doc := range parts {
			lost = e.tell(doc.Problems) || lost
			above, marked := doc.Line(0), marker.Mark(doc.Text)
			switch {
			case line > above+marked.Count && i+1 < len(parts):
				continue
			case line > 0:
				return explainLine(e, marked, f.Source, line, above, asked)
			case i == 0 && len(found.Files) > 1:
				fmt.Fprintf(e.out, "# %s\n", phrase.Shown(f.Source))
			}
			if err := e.show(marked); err != nil {
				return err
			}
			e.doubt(f.Source, marked, above)
		}
	}
	if lost {
		return errTold
	}
	return nil
}

// show prints a marked page; on a terminal the lines that are cut are dim.
func (e *env) show(p *clean.Page) error {
	var b strings.Builder
	if err := p.Marked(&b); err != nil {
		return err
	}
	out, paints := bufio.NewWriter(e.out), e.paints()
	for line := range strings.Lines(b.String()) {
		text := phrase.ShownText(strings.TrimSuffix(line, "\n"))
		if label, _, _ := strings.Cut(text, " "); paints && strings.Contains(label, "/") {
			text = "\x1b[2m" + text + "\x1b[0m"
		}
		fmt.Fprintln(out, text)
	}
	return out.Flush()
}

// explainLine says what one line is and what decided, and why the rule asked for, if there is one,
// does not cut it. The page has lines of its file above it.
func explainLine(e *env, p *clean.Page, source string, line, above int, asked *clean.Rule) error {
	n := line - above
	if n > p.Count {
		return fmt.Errorf("%s has %s, not %d", source, phrase.Count(above+p.Count, "line", "lines"), line)
	}
	width := columns(e.out)
	say := func(format string, args ...any) {
		fmt.Fprintln(e.out, phrase.Wrap(phrase.ShownText(fmt.Sprintf(format, args...)), width))
	}
	said, ok := p.Explain(n, asked)
	if !ok {
		say("%s:%d: blank", phrase.Shown(source), line)
		return nil
	}
	say("%s:%d: %s", phrase.Shown(source), line, p.Text[said.Start:said.End])
	say("role: %s (%s)", said.Role, map[bool]string{true: "kept", false: "cut"}[said.Role.Kept()])
	if said.Rule != nil {
		say("rule: %s (%s)", said.Rule.Name, said.Rule.Why)
	}
	for _, c := range said.Fixes {
		why := ""
		if c.Running > 0 && c.Fix() == "unsafe" {
			why = fmt.Sprintf(" (%s of running text)", phrase.Count(c.Running, "word", "words"))
		}
		say("fix:  %s%s", c.Fix(), why)
	}
	for _, s := range said.Spans {
		say("cut:  %q by %s (%s)", p.Text[s.Start:s.End], s.Rule.Name, s.Rule.Why)
	}
	if said.Headline != "" {
		say("as a headline: %s", said.Headline)
	}
	if asked != nil {
		say("%s: %s", asked.Name, cmp.Or(said.Refusal, "this rule cuts it"))
	}
	return nil
}

// ruleCalled returns the rule of that name, own rules first.
func ruleCalled(name string, own []*clean.Rule) *clean.Rule {
	for _, r := range slices.Concat(own, clean.Rules()) {
		if r.Name == name {
			return r
		}
	}
	return nil
}
