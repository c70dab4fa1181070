package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/run"
)

// wireSigns stand for the control characters of a wire, which no page of examples can hold.
var wireSigns = strings.NewReplacer("␂", "\x02", "␃", "\x03")

// A pageLine is a line of one of several pages, both counting from 1.
type pageLine struct{ page, line int }

// plainPages are pages without what stands before their lines, and the lines with a sign.
func plainPages(lines []string, sign string) (texts []string, signed []pageLine) {
	texts, n := []string{""}, 0
	for _, line := range lines {
		if line == nextPage {
			texts, n = append(texts, ""), 0
			continue
		}
		if n++; strings.HasPrefix(line, sign) {
			signed = append(signed, pageLine{len(texts), n})
		}
		texts[len(texts)-1] += wireSigns.Replace(strings.TrimPrefix(line[1:], " ")) + "\n"
	}
	return texts, signed
}

// pageCuts reads pages together, marks them and learns lines of them, as a run does, and lists the
// rules that cut something of each line.
func pageCuts(t *testing.T, texts []string, html bool) map[pageLine][]string {
	t.Helper()
	dir, ext := t.TempDir(), ".txt"
	if html {
		ext = ".html"
	}
	pageOf := map[string]int{}
	var files []string
	for i, text := range texts {
		name := filepath.Join(dir, fmt.Sprint(i+1)+ext)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files, pageOf[filepath.Base(name)] = append(files, name), i+1
	}
	rules := map[pageLine][]string{}
	for _, c := range runCuts(t, files, !html) {
		for line := c.FirstLine; line <= c.LastLine; line++ {
			at := pageLine{pageOf[filepath.Base(c.Source)], line}
			rules[at] = append(rules[at], c.Rule)
		}
	}
	return rules
}

// runCuts lists what is cut out of files, learned lines too.
func runCuts(t *testing.T, files []string, plain bool) (list []corpus.Cut) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	found, err := corpus.Find(files, corpus.FindOptions{Plain: plain})
	must(err)
	store, err := corpus.CreateStore(filepath.Join(t.TempDir(), "stories"))
	must(err)
	defer store.Close()
	opt := run.Defaults()
	opt.Jobs, opt.Problems, opt.Note, opt.Progress = 1, func([]corpus.Problem) bool { return false }, func(string) {}, func(string, int, int) {}
	r, err := run.NewReader(t.Context(), &opt, store, found)
	must(err)
	must(r.ReadAll(nil))
	_, err = r.LearnLines()
	must(err)
	for _, page := range r.Ranges {
		if page.Outside >= 0 {
			_, _, cuts, err := store.Story(int(page.Outside))
			must(err)
			list = append(list, cuts.List()...)
		}
		for n := page.First; n < page.Last; n++ {
			_, _, cuts, err := r.Story(int(n))
			must(err)
			list = append(list, cuts.List()...)
		}
	}
	return list
}

// TestRulePages marks the pages of every rule that looks at more than one line.
func TestRulePages(t *testing.T) {
	all := pagesOf()
	seen := 0
	for _, r := range clean.Rules() {
		p, ok := all[r.Name]
		if !ok {
			if r.Pattern == "" {
				t.Errorf("%s has no pages", r.Name)
			}
			continue
		}
		seen++
		for _, side := range []struct {
			lines []string
			sign  string
			right func(rules []string) bool
		}{
			{p.cuts, ">", func(rules []string) bool { return slices.Contains(rules, r.Name) }},
			{p.leaves, "=", func(rules []string) bool { return len(rules) == 0 }},
		} {
			texts, signed := plainPages(side.lines, side.sign)
			rules := pageCuts(t, texts, p.html)
			if len(signed) == 0 {
				t.Errorf("%s: no line has the sign %s", r.Name, side.sign)
			}
			for _, at := range signed {
				if !side.right(rules[at]) {
					t.Errorf("%s: line %d behind %s is cut by %q:\n%s", r.Name, at.line, side.sign, rules[at], texts[at.page-1])
				}
			}
		}
	}
	if seen != len(all) {
		t.Error(fmt.Sprint(len(all)-seen, " pages are of no rule"))
	}
}
