package report

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// many is a check of n repeated stories and as many lines of boilerplate, the k-th story of k
// words, in one file.
func many(n int) *Check {
	c := &Check{Totals: CheckTotals{Files: 1, Findings: 2 * n, New: 2 * n}}
	for i := 1; i <= n; i++ {
		at := Location{Source: "a.txt", Line: i}
		c.Findings = append(c.Findings,
			Finding{Kind: Repeated, Rule: "near-copy", At: at, Words: i, Fingerprint: "f", Message: fmt.Sprintf("story %d", i)},
			Finding{Kind: Boilerplate, Rule: "share/buttons", At: at, Text: strings.Repeat("x", min(i, 200)), Fingerprint: "g", Message: fmt.Sprintf("cut %d", i)})
	}
	return c
}

func formOf(t *testing.T, name string, c *Check) string {
	t.Helper()
	f, ok := CheckFormatOf(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	return told(t, f, c, CheckOptions{})
}

// TestAnnotationLimit holds GitHub's limit of ten annotations of a level: ten are all written, of
// eleven nine and a count.
func TestAnnotationLimit(t *testing.T) {
	for _, tt := range []struct {
		n    int
		last string
	}{
		{9, "story 1"}, {10, "story 1"}, {11, "and 2 more, see the job summary"}, {3000, "and 2,991 more, see the job summary"},
	} {
		lines := strings.Split(strings.TrimSpace(formOf(t, "github", many(tt.n))), "\n")
		var grave []string
		for _, l := range lines {
			if strings.HasPrefix(l, "::error ") {
				grave = append(grave, l)
			}
		}
		want := min(tt.n, 10)
		if len(grave) != want || len(lines) != 2*want {
			t.Errorf("of %d: %d errors, %d lines", tt.n, len(grave), len(lines))
		}
		if !strings.HasSuffix(grave[0], fmt.Sprintf("::story %d", tt.n)) || !strings.HasSuffix(grave[len(grave)-1], "::"+tt.last) {
			t.Errorf("of %d: first %q, last %q", tt.n, grave[0], grave[len(grave)-1])
		}
	}
}

func TestAnnotationEscapes(t *testing.T) {
	c := &Check{Findings: []Finding{{Kind: Unreadable, Rule: "a:b,c", Message: "100 %\r\n::error::x, y", At: Location{Source: "a,b:c%\nd.txt", Line: 4, Column: 2, EndLine: 4, EndColumn: 7}}}}
	want := "::error file=a%2Cb%3Ac%25\\nd.txt,line=4,endLine=4,col=2,endColumn=7,title=onecopy a%3Ab%2Cc::100 %25 ::error::x, y\n"
	if got := formOf(t, "github", c); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

// TestQualityFingerprints wants no two alike, and each the same after lines were put above it.
func TestQualityFingerprints(t *testing.T) {
	of := func(c *Check) (out []string) {
		var all []quality
		if err := json.Unmarshal([]byte(formOf(t, "gitlab", c)), &all); err != nil {
			t.Fatal(err)
		}
		for _, q := range all {
			out = append(out, q.Fingerprint)
		}
		return out
	}
	before := many(50)
	after := many(50)
	for i := range after.Findings {
		after.Findings[i].At.Line += 7
	}
	a, b := of(before), of(after)
	if !slices.Equal(a, b) {
		t.Error("a fingerprint depends on the line")
	}
	slices.Sort(a)
	if n := len(slices.Compact(a)); n != 100 {
		t.Errorf("%d fingerprints of 100 findings", n)
	}
}

func TestResultLimit(t *testing.T) {
	for _, tt := range []struct {
		n, results int
		says       string
	}{
		{2500, 5000, ""},
		{2501, 5002, "GitHub shows the gravest 5,000 of these 5,002 findings"},
		{12_501, 25_000, "2 findings of 25,002 are left out, as a run may have 25,000; the gravest and largest are here"},
	} {
		var log sarifLog
		if err := json.Unmarshal([]byte(formOf(t, "sarif", many(tt.n))), &log); err != nil {
			t.Fatal(err)
		}
		run := log.Runs[0]
		says := ""
		for _, n := range run.Invocations[0].Notifications {
			says += n.Message.Text
		}
		if len(run.Results) != tt.results || says != tt.says {
			t.Errorf("of %d: %d results, %q", 2*tt.n, len(run.Results), says)
		}
	}
}

// TestSummaryLimit renders more than GitHub takes for a job summary, of a check and of a run.
func TestSummaryLimit(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	r, s := sample()
	c := many(150)
	var cluster *ClusterEntry
	var a Entry
	var words []string
	for i := range 100 {
		if i%5 == 0 {
			words = sentences(babble(rng, 4000, 5000, 20))
			a = s.put(fmt.Sprintf("big/a.txt#%d", i+1), "Long", strings.Join(words, " "))
			r.Clusters = append(r.Clusters, ClusterEntry{ID: a.ID, Survivor: a})
			cluster = &r.Clusters[len(r.Clusters)-1]
		}
		edited := slices.Clone(words)
		for k := i % 5; k < len(words); k += 40 {
			edited[k] = "changed"
		}
		b := s.put(fmt.Sprintf("big/b.txt#%d", i+1), "Long", strings.Join(edited, " "))
		cluster.Copies = append(cluster.Copies, Copy{Entry: b, Pair: r.Clusters[0].Copies[0].Pair})
		c.Findings[2*i].Stories = &[2]Story{s[a.ID], s[b.ID]}
	}
	r.Clusters = r.Clusters[1:]
	for name, md := range map[string]string{"summary": formOf(t, "markdown", c), "report.md": render(t, Markdown, r, s.load)} {
		if n := len(md); n > 1<<20 || n < 1000_000 {
			t.Errorf("%s has %d bytes", name, n)
		}
		if !strings.Contains(md, "Not shown here: ") || !strings.Contains(md, "comparison") {
			t.Errorf("%s does not say what it left out", name)
		}
		checkMarkdown(t, md)
	}
}

// sentences splits a text into words that end a sentence every twenty: those alike hold two texts
// together.
func sentences(text string) []string {
	words := strings.Fields(strings.ReplaceAll(text, ".", ""))
	for k := 19; k < len(words); k += 20 {
		words[k] += "."
	}
	return words
}

// TestSheetLimit renders more findings and words than a page takes.
func TestSheetLimit(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 9))
	c := many(4000)
	long := shelf{}
	for i := range 40 {
		text := babble(rng, 8000, 5000, 20)
		long.put("a#1", "Long", text)
		long.put("b#1", "Long", edit(rng, text, 50))
		c.Findings[i*2].Stories = &[2]Story{long["a#1"], long["b#1"]}
		c.Findings[i*2].Pair = finds().Findings[1].Pair
	}
	page := formOf(t, "html", c)
	checkSheet(t, page)
	if n := len(page); n > 7<<20 {
		t.Errorf("the page has %d bytes", n)
	}
	if !strings.Contains(page, "<li><bdi>3,000 findings</bdi></li>") {
		t.Error("the page does not say what it left out")
	}
}
