package report

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// rogue is a check that says the words wherever a check can, once new and once known.
func rogue(words string) *Check {
	s := shelf{}
	s.put("old#1", words, words, "One two three four five.")
	s.put("new#1", words+"!", "One two three four six.", words)
	at := Location{Source: words, Line: 3, Column: 1, EndLine: 4, EndColumn: 9}
	cut := Finding{Kind: Boilerplate, Rule: words, Category: words, Why: words, Text: words, At: at, Story: words, Headline: words, Fingerprint: words}
	repeat := Finding{
		Kind: Repeated, Rule: words, At: at, Story: words, Headline: words, Words: 9, Fingerprint: words, Stories: &[2]Story{s["old#1"], s["new#1"]},
		Other: &Other{At: at, Story: words, Headline: words, Archived: true},
		Pair:  &corpus.Pair{A: words, B: words, Jaccard: .9, AInB: .9, BInA: .9, Verdict: words, Changed: []corpus.Change{{A: words, B: words, Kind: words}}},
	}
	unread := Finding{Kind: Unreadable, Rule: words, Message: words, At: Location{Source: words}}
	known := cut
	known.Known = true
	return &Check{
		Settings: outdir.Settings{Threshold: .8, Shingle: words, Encoding: words},
		Totals:   CheckTotals{Files: 1, Stories: 1, Findings: 4, New: 3, Known: 1, Copies: 1, Boilerplate: 2, Unreadable: 1},
		Files:    []CheckedFile{{Source: words}}, Findings: []Finding{cut, repeat, unread, known},
		Rules:    []RuleEntry{{Name: words, Category: words, Why: words, Cuts: 2, Samples: []string{words}}},
		Baseline: words, Stale: []Stale{{Fingerprint: words, Line: 2, Count: 1, Note: words}},
	}
}

// runnerAttacks are commands to the machines that run a check.
var runnerAttacks = []string{":", " :", "\u2028::", "::stop-commands::x", " ::add-mask::x", "x ##[add-mask]y", "##vso[task.setvariable variable=x]y", "##teamcity[x]"}

func TestRogueCheck(t *testing.T) {
	for _, words := range append(runnerAttacks, attacks...) {
		checkForms(t, words)
	}
}

// TestHugeFinding makes a headline, a cut and a message of a megabyte each: only the forms that
// hold a finding whole grow with them.
func TestHugeFinding(t *testing.T) {
	c := rogue(strings.Repeat("Flood ", 170_000))
	c.Files, c.Baseline = nil, "baseline"
	for i := range c.Findings {
		f := &c.Findings[i]
		f.At.Source = "a.txt"
		if f.Other != nil {
			f.Other.At.Source = "b.txt"
		}
	}
	for _, f := range CheckFormats() {
		limit := 40_000
		switch f.Name {
		case "json", "jsonl":
			limit = 40 << 20
		case "html":
			limit = 3*maxStory + len(asset("page.css"))
		}
		if n := len(told(t, f, c, CheckOptions{})); n > limit {
			t.Errorf("%s has %d bytes", f.Name, n)
		}
	}
}

func FuzzCheckFormats(f *testing.F) {
	for _, words := range append(runnerAttacks, attacks...) {
		f.Add(words)
	}
	texts := slices.DeleteFunc(CheckFormats(), func(f CheckFormat) bool { return f.Name == "html" })
	f.Fuzz(func(t *testing.T, words string) { checkSome(t, texts, words) })
}

// FuzzSheet is FuzzCheckFormats for the page, which takes most of the time of all forms.
func FuzzSheet(f *testing.F) {
	for _, words := range attacks {
		f.Add(words)
	}
	page, _ := CheckFormatOf("html")
	f.Fuzz(func(t *testing.T, words string) { checkSome(t, []CheckFormat{page}, words) })
}

// checkForms fails when the words do harm in a form of a check.
func checkForms(t *testing.T, words string) {
	t.Helper()
	checkSome(t, CheckFormats(), words)
	screen := tints.Replace(told(t, CheckFormats()[0], rogue(words), CheckOptions{Color: true, Width: 60}))
	checkLines(t, strings.ReplaceAll(screen, "\n    ", " "), 4) // four blanks begin what goes on with a finding
}

var tints = strings.NewReplacer("\x1b[1m", "", "\x1b[31m", "", "\x1b[33m", "", "\x1b[35m", "", "\x1b[2m", "", "\x1b[0m", "")

func checkSome(t *testing.T, forms []CheckFormat, words string) {
	t.Helper()
	for _, f := range forms {
		text := told(t, f, rogue(words), CheckOptions{Version: words})
		if f.Name == "azure" {
			checkHarmless(t, tame(text))
		} else {
			checkHarmless(t, text)
		}
		formChecks[f.Name](t, text)
		if t.Failed() {
			t.Fatalf("%s, for the words %.80q", f.Name, words)
		}
	}
}

// formChecks say of each form what a reader of it needs to hold.
var formChecks = map[string]func(t *testing.T, text string){
	"text": func(t *testing.T, text string) {
		checkLines(t, text, 4)
		if strings.HasPrefix(text, "::") || strings.Contains(text, "\n::") {
			t.Error("a workflow command")
		}
	},
	"github": checkCommands,
	"json":   checkObject,
	"gitlab": checkObject,
	"sarif":  checkObject,
	"jsonl":  checkObjects,
	"junit":  checkJUnit,
	"rdjson": checkObject,
	"azure": func(t *testing.T, text string) {
		checkLines(t, tame(text), 4)
		for l := range strings.Lines(text) {
			if !issue.MatchString(l) {
				t.Errorf("no issue: %.200q", l)
			}
		}
	},
	"markdown": checkMarkdown,
	"html":     checkSheet,
}

// tame takes away what makes lines commands to Azure Pipelines.
func tame(text string) string {
	return strings.TrimPrefix(strings.ReplaceAll("\n"+text, "\n##vso[task.logissue ", "\n"), "\n")
}

// issue is what the agent of Azure Pipelines takes of a line:
// https://github.com/microsoft/azure-pipelines-tasks/blob/master/docs/authoring/commands.md
var issue = regexp.MustCompile(`^##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]]*(;linenumber=\d+(;columnnumber=\d+)?)?;code=[^;\]]*\][^\r\n]*\n$`)

// checkLog fails when a line of a log is a command to the machine that runs the check, other than
// our own annotations. checkLog fails when a line of a log is a command to the machine that runs
// the check, other than our own annotations.
func checkLog(t *testing.T, text string) {
	t.Helper()
	if strings.Contains(text, "##[") || strings.Contains(text, "##vso[") {
		t.Error("a command inside a line")
	}
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, "##") || strings.HasPrefix(l, "::") && !command.MatchString(l) {
			t.Errorf("a command: %.100q", l)
		}
	}
}

// checkLines wants n lines, whatever the words.
func checkLines(t *testing.T, text string, n int) {
	t.Helper()
	checkHarmless(t, text)
	checkLog(t, text)
	if got := strings.Count(text, "\n"); got != n || !strings.HasSuffix(text, "\n") {
		t.Errorf("%d lines, want %d:\n%s", got, n, text)
	}
	if i := strings.IndexAny(text, "\t\r\u2028\u2029"); i >= 0 {
		t.Errorf("white space that ends a line: %q", clipBytes(text[i:], 20))
	}
}

// command is a workflow command as a runner parses it: properties without a bare comma or colon,
// then the message.
var command = regexp.MustCompile(`^::(?:error|warning|notice) (?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*::[^\r\n]+$`)

func checkCommands(t *testing.T, text string) {
	t.Helper()
	checkLines(t, text, 4)
	for l := range strings.Lines(text) {
		if !command.MatchString(strings.TrimSuffix(l, "\n")) {
			t.Errorf("no workflow command: %.200q", l)
		}
	}
}

func checkObject(t *testing.T, text string) {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Error(err)
	}
	if strings.Contains(text, ": null") {
		t.Error("null for an empty list")
	}
}

func checkObjects(t *testing.T, text string) {
	t.Helper()
	if n := strings.Count(text, "\n"); n != 5 {
		t.Errorf("%d lines of 5 findings", n)
	}
	for l := range strings.Lines(text) {
		checkObject(t, l)
	}
}

// checkSheet holds the page of a check to what report.html is held to; it has no script, so the
// policy names that of no words.
func checkSheet(t *testing.T, page string) {
	t.Helper()
	if strings.Contains(page, "<script") || !strings.Contains(page, "script-src &#39;none&#39;") {
		t.Error("a script, or leave for one")
	}
	checkHTML(t, strings.Replace(page, "script-src &#39;none&#39;", "script-src &#39;"+strings.ReplaceAll(digest(""), "+", "&#43;")+"&#39;", 1))
	for _, m := range urlTexts.FindAllStringSubmatch(tagsOf(page), -1) {
		if m[1] != "" && !strings.HasPrefix(m[1], "#") && !strings.HasPrefix(m[1], "data:") {
			t.Errorf("the page asks for %s", m[0])
		}
	}
}

// tagsOf returns the tags of a page without the words between them.
func tagsOf(page string) string {
	var b strings.Builder
	for _, m := range tagged.FindAllString(page, -1) {
		b.WriteString(m + "\n")
	}
	return b.String()
}
