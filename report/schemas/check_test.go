package schemas

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/report"
)

// words are said wherever a check can.
var words = []string{
	"Schools stay shut", "", "</script><img src=x onerror=alert(1)>", "[x](javascript:alert(1)) {0} %s", "\u202eturned\u2066", "nul \x00 bell \a",
	"\x1b[31mred\u009b", "bad \xff\xfe", "two\r\nlines\u2028three", "C:\\a b?c#d%20", "//host/path", strings.Repeat("long ", 2000),
}

// check has a finding of every kind, known and new, with the words in every field.
func check(words string) *report.Check {
	at := report.Location{Source: words, Line: 3, Column: 1, EndLine: 4, EndColumn: 9}
	cut := report.Finding{Kind: report.Boilerplate, Rule: words, Category: words, Why: words, Text: words, At: at, Story: words, Headline: words, Fingerprint: words}
	known := cut
	known.Known = true
	repeat := report.Finding{
		Kind: report.Repeated, Rule: "near-copy", At: at, Story: words, Headline: words, Words: 9, Fingerprint: words,
		Other: &report.Other{At: at, Story: words, Headline: words, Archived: true},
		Pair:  &corpus.Pair{A: words, B: words, Jaccard: .9, AInB: .9, BInA: .9, Verdict: "near", Changed: []corpus.Change{{A: words, B: words}}},
	}
	unread := report.Finding{Kind: report.Unreadable, Rule: "unreadable", Message: words, At: report.Location{Source: words}}
	return &report.Check{
		Settings: outdir.Settings{Threshold: .8, Shingle: words, Encoding: words, Keep: []string{words}, Noisy: true},
		Totals:   report.CheckTotals{Files: 1, Stories: 1, Findings: 4, New: 3, Known: 1, Copies: 1, Boilerplate: 2, Unreadable: 1},
		Files:    []report.CheckedFile{{Source: words, Bytes: 9, Stories: 1}}, Findings: []report.Finding{cut, repeat, unread, known},
		Rules:    []report.RuleEntry{{Name: words, Category: words, Why: words, Cuts: 2, Samples: []string{words}}},
		Baseline: words, Stale: []report.Stale{{Fingerprint: words, Line: 2, Count: 1, Note: words}},
	}
}

// checks are that of every kind of words, one that found nothing, and one with more than GitHub takes.
func checks() []*report.Check {
	out := []*report.Check{{}}
	for _, w := range words {
		out = append(out, check(w))
	}
	large := check("large")
	for i := range 25_010 {
		large.Findings = append(large.Findings, report.Finding{Kind: report.Boilerplate, Rule: "share/buttons", Fingerprint: fmt.Sprint(i), At: report.Location{Source: "a.txt", Line: i + 1}})
	}
	return append(out, large)
}

func told(t *testing.T, name string, c *report.Check) string {
	t.Helper()
	f, ok := report.CheckFormatOf(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var b bytes.Buffer
	if err := f.Write(&b, c, report.CheckOptions{Version: "1.0"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCheckForms(t *testing.T) {
	quality, err := os.ReadFile("testdata/codequality.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, schema := range map[string]*jsonschema.Schema{
		"json": ours(t, "check"), "sarif": foreign(t, sarifSchema(t)), "gitlab": foreign(t, string(quality)),
	} {
		for i, c := range checks() {
			valid(t, schema, fmt.Sprintf("%s of check %d", name, i), told(t, name, c))
		}
	}
	finding := ours(t, "finding")
	for i, c := range checks() {
		for l := range strings.Lines(told(t, "jsonl", c)) {
			valid(t, finding, fmt.Sprintf("a line of check %d", i), l)
		}
	}
}

// TestSchemasBite makes sure that a schema is not one that anything fulfils.
func TestSchemasBite(t *testing.T) {
	log := told(t, "sarif", check("x"))
	sarif := foreign(t, sarifSchema(t))
	for _, broken := range []string{
		strings.Replace(log, `"startLine": 3`, `"startLine": 0`, 1),
		strings.Replace(log, `"level": "error"`, `"level": "fatal"`, 1),
		strings.Replace(log, `"ruleId"`, `"rule_id"`, 1),
		strings.Replace(log, `"uri": "x"`, `"uri": "%zz"`, 1),
	} {
		if broken == log || sarif.Validate(decode(t, broken)) == nil {
			t.Error("a broken SARIF log passes")
		}
	}
	object := told(t, "json", check("x"))
	for _, broken := range []string{
		strings.Replace(object, `"known": false`, `"known": "no"`, 1),
		strings.Replace(object, `"stale"`, `"stail"`, 1),
		strings.Replace(object, `"jaccard": 0.9`, `"jaccard": 9`, 1),
	} {
		if broken == object || ours(t, "check").Validate(decode(t, broken)) == nil {
			t.Error("a broken check passes")
		}
	}
}
