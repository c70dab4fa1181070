package check

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus/hint"
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

// TestExplainRules wants of every rule that a finding may have what it is about, what decides, what
// it finds and what like it it leaves, and of a name that is a slip away the right one.
func TestExplainRules(t *testing.T) {
	for _, name := range RuleNames() {
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
