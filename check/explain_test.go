package check

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/report"
	"onecopy/run"
)

// TestCopyRules compares the examples of each verdict: one is of it, one much like it is not.
func TestCopyRules(t *testing.T) {
	verdict := func(text string) string {
		return string(cluster.Compare(olderExample, text, 0, 0, cluster.DefaultThreshold).Verdict)
	}
	for _, r := range copyRuleTable {
		if got := verdict(r.finds); got != r.verdict {
			t.Errorf("%s: its example is %q", r.verdict, got)
		}
		if got := verdict(r.misses); got == r.verdict {
			t.Errorf("%s: what it leaves is %q too", r.verdict, got)
		}
	}
}

// TestPlaceRules checks the examples of rules of findings that are of no story: one is told, one
// much like it is not.
func TestPlaceRules(t *testing.T) {
	told := func(page, name, text string) (rules []string) {
		t.Chdir(t.TempDir())
		for name, text := range map[string]string{"page.txt": olderExample + "\n\n" + page + "\n", name: text + "\n"} {
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		here, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		o := &Options{Options: run.Defaults(), Paths: []string{"."}, Usual: true, Ignore: gitignore.New(here, nil)}
		o.Open = func(name string) io.Reader { return strings.NewReader(text + "\n") }
		o.Problems, o.Note, o.Progress = func([]corpus.Problem) bool { return false }, func(string) {}, func(string, int, int) {}
		c, err := New(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := c.Run(); err != nil {
			t.Fatal(err)
		}
		for _, f := range c.Result().Findings {
			if !f.Known {
				rules = append(rules, f.Rule)
			}
		}
		for range c.Result().Stale {
			rules = append(rules, stale)
		}
		return rules
	}
	for _, r := range placeRuleTable {
		name := map[string]string{stale: BaselineFile, string(report.Unreadable): "wire.jsonl"}[r.name]
		above := map[string]string{stale: "# onecopy baseline v1\n"}[r.name]
		if got := told(r.page, name, above+r.finds); !slices.Equal(got, []string{r.name}) {
			t.Errorf("%s: its example is told as %q", r.name, got)
		}
		if got := told(r.page, name, above+r.misses); len(got) > 0 {
			t.Errorf("%s: what it leaves is told as %q", r.name, got)
		}
	}
}

// TestExplainRules wants of every rule that a finding may have what it is about, what decides, what
// it finds and what like it it leaves, and of a name that is a slip away the right one.
func TestExplainRules(t *testing.T) {
	for _, name := range append(RuleNames(), stale) {
		var b strings.Builder
		if err := ExplainRules(&b, name, nil, 0); err != nil || !strings.HasPrefix(b.String(), name+": ") || !strings.Contains(b.String(), "\n  pattern  ") {
			t.Errorf("%s: %v\n%s", name, err, &b)
		}
		shown := func(either ...string) bool {
			return slices.ContainsFunc(either, func(s string) bool { return strings.Contains(b.String(), "\n  "+s) })
		}
		if !shown("cuts  ", "finds  ", "  > ") || !shown("keeps  ", "leaves  ", "  = ") {
			t.Errorf("%s has no example, or nothing like it that it leaves:\n%s", name, &b)
		}
	}
	for name, want := range map[string]string{
		"near-copies": "near-copy?", "neer-copy": "near-copy?", "captions/": "caption/?", "caption": "caption/?", "share/this-articel": "share/this-article?", "x": "category/shape",
	} {
		var h *hint.Error
		if err := ExplainRules(&strings.Builder{}, name, nil, 0); !errors.As(err, &h) || !strings.Contains(h.Hint, want) {
			t.Errorf("%s: %v, %+v", name, err, h)
		}
	}
	var all strings.Builder
	for _, c := range append(clean.Categories(), clean.Outside) {
		if err := ExplainRules(&all, c.String()+"/", nil, 0); err != nil {
			t.Error(err)
		}
	}
	if n := strings.Count(all.String(), "\n  pattern  "); n < len(clean.Rules()) {
		t.Errorf("categories have %d rules, of %d", n, len(clean.Rules()))
	}
}

// TestExplainRulesWidth wants lines that fit a terminal and say the same, but patterns, where a
// blank counts, as they are.
func TestExplainRulesWidth(t *testing.T) {
	for _, name := range append(RuleNames(), "copy/") {
		var plain, narrow strings.Builder
		if err := errors.Join(ExplainRules(&plain, name, nil, -1), ExplainRules(&narrow, name, nil, 50)); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(narrow.String()) {
			line = strings.TrimSuffix(line, "\n")
			label, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			if pattern := label == "pattern"; utf8.RuneCountInString(line) > 50 && !pattern && strings.Contains(strings.TrimSpace(rest), " ") {
				t.Errorf("%s: %q", name, line)
			}
		}
		if got, want := strings.Join(strings.Fields(narrow.String()), " "), strings.Join(strings.Fields(plain.String()), " "); got != want {
			t.Errorf("%s: %q, and of any width %q", name, got, want)
		}
	}
}

// TestExplainOwnRules wants a rule of --rules to be explained as those built in are.
func TestExplainOwnRules(t *testing.T) {
	var b strings.Builder
	own := []*clean.Rule{{Name: "share/own", Why: "our own button", Category: clean.Share, Pattern: "^Tell Jan$", Example: "Tell Jan", Miss: "Tell Jan about it."}}
	if err := ExplainRules(&b, "share/own", own, 0); err != nil || !strings.Contains(b.String(), "share/own: our own button\n") || !strings.Contains(b.String(), "  cuts     Tell Jan\n") {
		t.Errorf("%v\n%s", err, &b)
	}
}
