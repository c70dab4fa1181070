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

// plainPage is a page without what stands before its lines, and the number of the line with a sign.
func plainPage(lines []string, sign string) (text string, n int) {
	for i, line := range lines {
		if strings.HasPrefix(line, sign) {
			n = i + 1
		}
		text += wireSigns.Replace(strings.TrimPrefix(line[1:], " ")) + "\n"
	}
	return text, n
}

// rulesAt lists the rules that cut something of a line of a page.
func rulesAt(t *testing.T, text string, line int, html bool) (rules []string) {
	t.Helper()
	ext := ".txt"
	if html {
		ext = ".html"
	}
	file := filepath.Join(t.TempDir(), "page"+ext)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := corpus.Find([]string{file}, corpus.FindOptions{})
	if err != nil {
		t.Fatal(err)
	}
	opt := run.Defaults()
	opt.Problems, opt.Note = func([]corpus.Problem) bool { return false }, func(string) {}
	r, err := run.NewReader(t.Context(), &opt, nil, found)
	if err != nil {
		t.Fatal(err)
	}
	for chunk := range opt.Chunks(found.Files, nil) {
		for _, doc := range r.ReadChunk(chunk).Docs {
			lists := []corpus.Cuts{doc.Outside}
			for i := range doc.Stories {
				lists = append(lists, doc.Stories[i].Cuts)
			}
			for i := range lists {
				for c := range lists[i].All() {
					if c.FirstLine <= line && line <= c.LastLine {
						rules = append(rules, c.Rule)
					}
				}
			}
		}
	}
	return rules
}

// pageless are the rules that look at more than one line and have no pages yet. This list may only
// get shorter.
var pageless = []string{
	"comments/brief", "related/title", "outside/between", "outside/teaser", "outside/comment",
	"template/learned", "timestamp/html", "wire/soft-break",
}

// TestRulePages marks the pages of every rule that looks at more than one line.
func TestRulePages(t *testing.T) {
	all := pagesOf()
	seen := 0
	for _, r := range clean.Rules() {
		p, ok := all[r.Name]
		if !ok {
			if r.Pattern == "" && !slices.Contains(pageless, r.Name) {
				t.Errorf("%s has no pages", r.Name)
			}
			continue
		}
		if seen++; slices.Contains(pageless, r.Name) {
			t.Errorf("%s has pages: take it out of the list", r.Name)
		}
		cut, at := plainPage(p.cuts, ">")
		if rules := rulesAt(t, cut, at, p.html); at == 0 || !slices.Contains(rules, r.Name) {
			t.Errorf("%s: line %d is cut by %q:\n%s", r.Name, at, rules, cut)
		}
		left, at := plainPage(p.leaves, "=")
		if rules := rulesAt(t, left, at, p.html); at == 0 || len(rules) > 0 {
			t.Errorf("%s: line %d to be left is cut by %q:\n%s", r.Name, at, rules, left)
		}
	}
	if seen != len(all) {
		t.Error(fmt.Sprint(len(all)-seen, " pages are of no rule"))
	}
}
