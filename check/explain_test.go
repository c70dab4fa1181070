package check

import (
	"errors"
	"strings"
	"testing"

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

// TestExplainRules wants of every rule that a finding may have what it is about and a line that is
// no error, and of a name that is a slip away the right one.
func TestExplainRules(t *testing.T) {
	for _, name := range RuleNames() {
		var b strings.Builder
		if err := ExplainRules(&b, name); err != nil || !strings.HasPrefix(b.String(), name+": ") || !strings.Contains(b.String(), "\n  pattern  ") {
			t.Errorf("%s: %v\n%s", name, err, &b)
		}
	}
	for name, want := range map[string]string{
		"near-copies": "near-copy?", "neer-copy": "near-copy?", "captions/": "caption/?", "caption": "caption/?", "share/this-articel": "share/this-article?", "x": "category/shape",
	} {
		var h *hint.Error
		if err := ExplainRules(&strings.Builder{}, name); !errors.As(err, &h) || !strings.Contains(h.Hint, want) {
			t.Errorf("%s: %v, %+v", name, err, h)
		}
	}
	var all strings.Builder
	for _, c := range append(clean.Categories(), clean.Outside) {
		if err := ExplainRules(&all, c.String()+"/"); err != nil {
			t.Error(err)
		}
	}
	if n := strings.Count(all.String(), "\n  pattern  "); n < len(clean.Rules()) {
		t.Errorf("categories have %d rules, of %d", n, len(clean.Rules()))
	}
}
