package report

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/corpus/stats"
	"onecopy/internal/phrase"
)

// attacks are words that would do something if a writer let them.
var attacks = []string{
	"</script><img src=x onerror=alert(1)>",
	"</style><style>*{display:none}</style>",
	"\"><a href=\"javascript:alert(1)\" onmouseover='alert(1)'>x</a>",
	"{{.Policy}} {{template \"cluster\"}} ${alert(1)}",
	"--><!-- ]]> <svg/onload=alert(1)>",
	"\u202egnp.exe\u2066 turned",
	"nul \x00 and bell \a",
	"\x1b[2J\x1b]0;owned\a colours \x1b[31m",
	"\u009b31m c1 \x7f",
	"0000www", // with the stop of our own sentence behind it
	"bad \xff\xfe utf-8 \xed\xa0\x80",
	"| a | b |\n|---|---|",
	"# heading\n\n- list\n1. one\n> quote\n```\ncode\n```\n===",
	"@everyone #1 GH-2 [x](javascript:alert(1)) ![i](https://evil.example/x.png) www.evil.example",
	"*bold* _it_ ~~s~~ `code` $x$ \\",
	"&lt;img src=x onerror=alert(1)&gt;",
	strings.Repeat("long ", 1000),
	strings.Repeat("x", 5000),
}

// hostile is a report that says the words wherever a report can.
func hostile(words string) (*Report, shelf) {
	s := shelf{}
	a := s.put(words+"/a#1", words, "caption/credited: "+words, words, "One two three four five.", words)
	b := s.put(words+"/b#1", words+"!", words, "One two three four six.", "share/"+words+": "+words)
	story := s[a.ID]
	story.Cuts = slices.Values(append(slices.Collect(story.Cuts), corpus.Cut{FirstLine: 9, LastLine: 9, Start: math.MaxInt - 9, End: math.MaxInt - 4, Rule: words, Category: words, Text: words}))
	s[a.ID] = story
	a.Published, a.Agency, a.Flags = words, words, []string{words}
	pair := corpus.Pair{A: a.ID, B: b.ID, Jaccard: .9, AInB: .9, BInA: .9, Verdict: words, Changed: []corpus.Change{{A: words, B: words, Kind: words}}}
	r := &Report{
		Settings: outdir.Settings{Threshold: .8, Shingle: words, Encoding: words},
		Inputs:   []InputEntry{{Source: words, SHA256: words, Stories: 2, IDs: []string{a.ID, b.ID}, Outside: 1, Boilerplate: slices.Collect(s[b.ID].Cuts)}},
		Problems: []ProblemEntry{{Source: words, Line: 1, Message: words}},
		Rules:    []RuleEntry{{Name: words, Category: words, Why: words, Cuts: 1, Samples: []string{words, words}}},
		Clusters: []ClusterEntry{{ID: words, Why: words, Survivor: a, Copies: []Copy{{Entry: b, Pair: pair, Lost: []string{words, words}}}}},
		Related:  []corpus.Pair{pair},
	}
	r.Settings.Against = []outdir.Against{{Name: words, Kind: words, Sum: words}}
	var counted stats.Counter
	counted.Add(&corpus.Story{Source: words, Words: 9, Published: words}, words, false, 1)
	counted.Add(&corpus.Story{Source: "b.txt", Words: 9, Published: "2024-01-01"}, "en", true, 1)
	r.Stats = counted.Overview()
	return r, s
}

func TestHostileWords(t *testing.T) {
	for _, words := range attacks {
		checkTexts(t, words)
		checkPages(t, words)
		if t.Failed() {
			t.Fatalf("for the words %.80q", words)
		}
	}
}

// checkTexts fails when the words do harm in report.md, report.json or on a terminal.
func checkTexts(t *testing.T, words string) {
	t.Helper()
	r, s := hostile(words)
	md := render(t, Markdown, r, s.load)
	checkHarmless(t, md)
	checkMarkdown(t, md)
	checkJSON(t, render(t, writers["json"], r, s.load), r)
	shown := terminal(t, Screen{Width: screenLeast}, &r.Clusters[0], s)
	checkHarmless(t, shown)
	checkLog(t, shown)
}

// checkPages fails when the words do harm in report.html, in one file or many.
func checkPages(t *testing.T, words string) {
	t.Helper()
	r, s := hostile(words)
	page := render(t, writers["html"], r, s.load)
	checkHTML(t, page)
	checkHarmless(t, page)
	checkBook(t, pages(t, r, s.load, HTMLOptions{Limit: 1000}))
}

// TestHugeHeadline makes a story with a headline of a megabyte: lists show its beginning, and a
// page its cap.
func TestHugeHeadline(t *testing.T) {
	r, s := sample()
	huge := strings.Repeat("Flood ", 200_000)
	c := &r.Clusters[0]
	c.Survivor = s.put(c.Survivor.ID, huge, "Body.")
	page := render(t, writers["html"], r, s.load)
	checkHTML(t, page)
	if n := len(page); n > 3*maxStory {
		t.Errorf("the page has %d bytes", n)
	}
	if n := len(render(t, Markdown, r, s.load)); n > 20_000 {
		t.Errorf("report.md has %d bytes", n)
	}
	checkJSON(t, render(t, writers["json"], r, s.load), r)
}

func FuzzWords(f *testing.F) {
	for _, words := range append(runnerAttacks, attacks...) {
		f.Add(words)
	}
	f.Fuzz(checkTexts)
}

// FuzzPages is FuzzWords for pages. They are fuzzed apart, as one takes 20 times as long to write
// and to read.
func FuzzPages(f *testing.F) {
	for _, words := range attacks {
		f.Add(words)
	}
	f.Fuzz(checkPages)
}

// checkHarmless fails when a text could steer a terminal or an editor.
func checkHarmless(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Error("not UTF-8")
	}
	if i := strings.IndexFunc(text, phrase.Steers); i >= 0 {
		t.Errorf("a character that steers: %q", clipBytes(text[i:], 20))
	}
}

var (
	markdownTag = regexp.MustCompile(`</?[a-zA-Z!][^>]*>?`)
	ownTag      = regexp.MustCompile(`^</?(?:ins|del|details|summary)>$`)
	unescaped   = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*[|]`)
	live        = regexp.MustCompile("@[A-Za-z0-9]|#[0-9]|://|www\\.|(?:^|[^\\\\])(?:\\\\\\\\)*[`\\[\\]]")
)

// checkMarkdown fails when words of the input became a tag, a mention, a link, code, a block or
// another cell of a table.
func checkMarkdown(t *testing.T, md string) {
	t.Helper()
	for _, tag := range markdownTag.FindAllString(md, -1) {
		if !ownTag.MatchString(tag) {
			t.Errorf("tag %.60q", tag)
		}
	}
	columns := 0
	for _, l := range strings.Split(md, "\n") {
		n := len(unescaped.FindAllString(l, -1))
		switch {
		case !strings.HasPrefix(l, "|"):
			columns = 0
		case columns == 0:
			columns = n
		case n != columns:
			t.Errorf("a row of %d cells under %d: %.200q", n-1, columns-1, l)
		}
		if !strings.HasPrefix(l, "<details><summary>") && live.MatchString(l) {
			t.Errorf("something live: %.300q", live.FindString(l))
		}
		checkStart(t, l)
	}
}

// checkStart fails when a line starts a block this package did not start.
func checkStart(t *testing.T, l string) {
	t.Helper()
	for _, own := range []string{
		"", "# ", "## ", "### ", "| ", "|-", "In ", "Stories ", "What ", "Not shown", "No story", "---", "- ",
		"<de", "</de", "> " + joiner, ">", "Headline: ", "The text",
	} {
		if l == own || own != "" && own != ">" && strings.HasPrefix(l, own) {
			return
		}
	}
	t.Errorf("a line starts with %.60q", l)
}

// checkJSON fails when report.json does not give the report back, as far as it was UTF-8.
func checkJSON(t *testing.T, text string, want *Report) {
	t.Helper()
	checkHarmless(t, text)
	var got struct {
		Version int
		Report
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != reportVersion || len(got.Clusters) != len(want.Clusters) {
		t.Errorf("version %d, %d clusters", got.Version, len(got.Clusters))
	}
	why := want.Clusters[0].Why
	if got.Clusters[0].Why != why && utf8.ValidString(why) {
		t.Errorf("%.60q became %.60q", why, got.Clusters[0].Why)
	}
}
