package report

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

func logOf(t *testing.T, c *Check, o CheckOptions) sarifRun {
	t.Helper()
	var log sarifLog
	f, _ := CheckFormatOf("sarif")
	if err := json.Unmarshal([]byte(told(t, f, c, o)), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("version %s, %d runs", log.Version, len(log.Runs))
	}
	return log.Runs[0]
}

// TestSARIF holds what the standard asks beyond its schema.
func TestSARIF(t *testing.T) {
	for name, c := range map[string]*Check{"finds": finds(), "empty": {}, "rogue": rogue(attacks[2]), "many": many(3)} {
		run := logOf(t, c, CheckOptions{Version: "1.2.3"})
		if run.Tool.Driver.Version != "1.2.3" || run.ColumnKind != "unicodeCodePoints" || run.Results == nil {
			t.Errorf("%s: version %q, columns in %s", name, run.Tool.Driver.Version, run.ColumnKind)
		}
		seen := map[string]bool{}
		for _, r := range run.Tool.Driver.Rules {
			if seen[r.ID] || r.Help.Text == "" || r.Short.Text == "" {
				t.Errorf("%s: rule %q twice, or without help", name, r.ID)
			}
			seen[r.ID] = true
		}
		settled := 0
		for _, r := range run.Results {
			if run.Tool.Driver.Rules[r.Index].ID != r.Rule {
				t.Errorf("%s: rule %d is %q, not %q", name, r.Index, run.Tool.Driver.Rules[r.Index].ID, r.Rule)
			}
			if (r.Baseline == "") != (r.Suppressions == nil) {
				t.Errorf("%s: state %q, suppressions %v", name, r.Baseline, r.Suppressions)
			}
			if r.Suppressions != nil {
				settled++
			}
			if strings.Contains(r.Message.Text, "](1)") && (len(r.Related) != 1 || r.Related[0].ID != 1) {
				t.Errorf("%s: a link to no location: %s", name, r.Message.Text)
			}
		}
		if settled != 0 && settled != len(run.Results) {
			t.Errorf("%s: %d of %d results say whether they are suppressed", name, settled, len(run.Results))
		}
	}
}

func TestKnownResult(t *testing.T) {
	for _, r := range logOf(t, finds(), CheckOptions{}).Results {
		known := r.Rule == "share/buttons"
		if known != (len(*r.Suppressions) == 1) || known != (r.Baseline == "unchanged") || known && r.Level != "note" {
			t.Errorf("%s: state %s, level %s, %d suppressions", r.Rule, r.Baseline, r.Level, len(*r.Suppressions))
		}
	}
}

// TestHelpTexts takes the reasons of rules that a check does not bring itself.
func TestHelpTexts(t *testing.T) {
	c := many(1)
	run := logOf(t, c, CheckOptions{Rules: []RuleEntry{{Name: "share/buttons", Category: "share", Why: "share button"}}})
	if got := run.Tool.Driver.Rules[1]; got.Short.Text != "Not story (share): share button." || got.Properties.Tags[0] != "share" {
		t.Errorf("%+v", got)
	}
	repeat := RuleEntry{Name: "identical-copy", Cuts: 1} // as a Check counts it
	if got := sarifRuleOf(repeat.Name, 0, []RuleEntry{repeat}).Short.Text; got != ruleHelp[repeat.Name] {
		t.Errorf("the help of a repeat says %q", got)
	}
}

func TestSARIFMessage(t *testing.T) {
	other := func(headline string) *Finding {
		f := finds().Findings[3]
		f.Other = &Other{At: Location{Source: "a[1]{2}.txt", Line: 7}, Headline: headline}
		return &f
	}
	for _, tt := range []struct {
		f    *Finding
		want string
	}{
		{other("War"), `identical copy of [a\[1\]{{2}}.txt:7](1) "War", 390 words`},
		{other("[x](2) {0}"), "identical copy of [a\\[1\\]{{2}}.txt:7](1) \"[x]\u2060(2) {{0}}\", 390 words"},
		{&Finding{Kind: Unreadable, Message: "[x](y) {0}"}, "[x]\u2060(y) {{0}}"},
		{&Finding{Kind: Repeated, Message: "as before", Other: &Other{At: Location{Source: "a", Line: 1}}}, "as before"},
	} {
		if got := sarifMessage(tt.f); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func TestURI(t *testing.T) {
	for _, tt := range []struct{ path, want string }{
		{"wire/new.txt", "wire/new.txt"},
		{"../x/y.txt", "../x/y.txt"},
		{"a b%20c?d#e", "a%20b%2520c%3Fd%23e"},
		{"C:evil", "C%3Aevil"},
		{"javascript:alert(1)", "javascript%3Aalert%281%29"},
		{"//host/x", ".//host/x"},
		{"é\xff\n", "%C3%A9%FF%0A"},
		{"", ""},
	} {
		got := uri(tt.path)
		u, err := url.Parse(got)
		if got != tt.want || err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("uri(%q) = %s, want %s; %v", tt.path, got, tt.want, err)
		}
	}
}
