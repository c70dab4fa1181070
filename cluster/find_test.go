package cluster

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"onecopy/shingle"
)

// A desk is a set of stories by id, with what Find is told of them.
type desk struct {
	docs  []Doc
	texts []string
	reads atomic.Int64
}

func (d *desk) add(id, text string) {
	var k shingle.Sketcher
	s := k.Sketch(text)
	d.docs = append(d.docs, Doc{ID: id, Words: s.Words, Sketch: s})
	d.texts = append(d.texts, text)
}

func (d *desk) options() Options {
	return Options{Text: func(i int) (string, error) { d.reads.Add(1); return d.texts[i], nil }}
}

func (d *desk) find(t testing.TB, o Options) *Result {
	t.Helper()
	o.Text = d.options().Text
	res, err := Find(d.docs, o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// shuffled returns the same stories in another order.
func (d *desk) shuffled(seed uint64) *desk {
	out := &desk{}
	for _, i := range rand.New(rand.NewPCG(seed, 1)).Perm(len(d.docs)) {
		out.docs = append(out.docs, d.docs[i])
		out.texts = append(out.texts, d.texts[i])
	}
	return out
}

// told writes a result by ids alone, as it must not depend on positions.
func told(docs []Doc, res *Result) []string {
	var out []string
	for _, c := range res.Clusters {
		line := docs[c.Survivor].ID + " (" + c.Why + "):"
		for _, i := range c.Copies {
			p := res.Pairs[i]
			if p.A != c.Survivor {
				line += " STRAY"
			}
			line += " " + docs[p.B].ID + "=" + string(p.Verdict)
		}
		out = append(out, line)
	}
	for _, p := range res.Pairs {
		out = append(out, fmt.Sprintf("%+v", p.Record(new(Docs).With(docs...))))
	}
	return out
}

func TestFindStars(t *testing.T) {
	d := &desk{}
	d.add("wire", crash+" "+background)
	d.add("paper", crash)
	d.add("brief", cutTo(crash, 0.5))
	d.add("later", swap(crash, "12 people", "15 people"))
	d.add("market", market)
	d.add("market next day", swap(market, "0.4", "0.9", "7,512.2", "7,580.4", "0.7", "1.1", "13,210.5", "13,355.0", "6,033.1", "6,101.7", "31,400.9", "31,702.3"))
	d.add("empty", "")
	d.add("void", " . ")
	res := d.find(t, Options{})
	want := []string{
		"empty (only story):",
		"market (only story):",
		"market next day (only story):",
		"void (only story):",
		"wire (" + fmt.Sprintf("most complete: %d words, next %d", d.docs[0].Words, d.docs[1].Words) + "): brief=abridged later=revised paper=abridged",
	}
	if got := told(d.docs, res)[:len(res.Clusters)]; !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if last := res.Pairs[0]; last.Verdict != seriesIssue {
		t.Errorf("the markets are %q, want a recorded series", last.Verdict)
	}
}

// The middle story is like both others, which are not like one another: a chain would make one
// cluster of the three.
func TestFindNeverChains(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := make([][]string, 12)
	for i := range parts {
		parts[i] = prose(r, 100)
	}
	d := &desk{}
	d.add("first", join(parts[0:10]...))
	d.add("middle", join(parts[2:11]...))
	d.add("last", join(parts[4:12]...))
	res := d.find(t, Options{Threshold: 0.85})
	got := told(d.docs, res)[:len(res.Clusters)]
	want := []string{"first (most complete: 1000 words, next 900): middle=abridged", "last (only story):"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	d.docs, d.texts = d.docs[1:], d.texts[1:]
	if res := d.find(t, Options{Threshold: 0.85}); len(res.Clusters) != 1 {
		t.Errorf("without the first: %q", told(d.docs, res))
	}
}

// Background paragraphs pasted into two stories, a fifth of the shingles of each, are a passage and
// no more.
func TestFindKeepsStoriesThatShareBackground(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	shared := prose(r, 160)
	d := &desk{}
	d.add("a", join(prose(r, 340), shared))
	d.add("b", join(prose(r, 150), shared, prose(r, 190)))
	res := d.find(t, Options{})
	if len(res.Clusters) != 2 || len(res.Pairs) != 1 || res.Pairs[0].Verdict != sharedPart {
		t.Errorf("got %q", told(d.docs, res))
	}
	if j := res.Pairs[0].Overlap.Jaccard; j < 0.18 || j > 0.20 {
		t.Errorf("Jaccard %v is not the 19 %% of the case", j)
	}
}

func TestFindTakesTheBestSurvivor(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	story, other, last := prose(r, 300), prose(r, 400), prose(r, 300)
	d := &desk{}
	d.add("round-up", join(other, story[:270]))
	d.add("story", join(story, last))
	d.add("cut", join(story[:290]))
	res := d.find(t, Options{})
	if got := told(d.docs, res); !strings.HasPrefix(got[1], "story (most complete: 600 words, next 290): cut=abridged") {
		t.Errorf("got %q", got)
	}
}

func TestFindDoesNotDependOnOrderOrJobs(t *testing.T) {
	d := library(300)
	want := told(d.docs, d.find(t, Options{}))
	for _, jobs := range []int{1, 2, 8} {
		s := d.shuffled(uint64(jobs))
		if got := told(s.docs, s.find(t, Options{Jobs: jobs})); !slices.Equal(got, want) {
			t.Errorf("%d jobs and another order: other result", jobs)
		}
	}
	if a, b := d.find(t, Options{Jobs: 8}), d.find(t, Options{Jobs: 1}); !reflect.DeepEqual(a, b) {
		t.Error("8 jobs: other positions")
	}
}

func TestFindKeepsTheLedger(t *testing.T) {
	d := library(120)
	res := d.find(t, Options{Jobs: 4})
	seen := make([]int, len(d.docs))
	for _, c := range res.Clusters {
		seen[c.Survivor]++
		for _, i := range c.Copies {
			seen[res.Pairs[i].B]++
			if !res.Pairs[i].Verdict.Copies() {
				t.Errorf("%+v makes no copy", res.Pairs[i])
			}
		}
	}
	for i, n := range seen {
		if n != 1 {
			t.Errorf("%s stands in %d clusters", d.docs[i].ID, n)
		}
	}
}

func TestFindCountsReadings(t *testing.T) {
	const n = 10000
	w := prose(rand.New(rand.NewPCG(7, 8)), 200)
	same, edited := &desk{}, &desk{}
	for i := range n {
		same.add(fmt.Sprintf("same#%d", i+1), join(w))
		if i < n/5 {
			edited.add(fmt.Sprintf("edited#%d", i+1), join(w, []string{fmt.Sprintf("tail%d", i)}))
		}
	}
	for _, d := range []*desk{same, edited} {
		res := d.find(t, Options{Jobs: 2})
		if len(res.Clusters) != 1 || len(res.Pairs) != len(d.docs)-1 {
			t.Errorf("%d clusters and %d pairs of %d docs", len(res.Clusters), len(res.Pairs), len(d.docs))
		}
		// Each doc once, and the survivor once more for each worker.
		if got := d.reads.Load(); got > int64(len(d.docs)+2) {
			t.Errorf("%d readings of %d docs", got, len(d.docs))
		}
	}
}

// Reports of one template are not copies, and must not be compared all with all. A copy of a late
// one is found all the same, though the common words of the template are those of hundreds of
// earlier ones.
func TestFindBoundsCandidates(t *testing.T) {
	const n = 700
	r := rand.New(rand.NewPCG(17, 18))
	d := &desk{}
	for i := range n {
		n := func() int { return 1000 + r.IntN(9000) }
		d.add(fmt.Sprintf("issue#%d", i+1), fmt.Sprintf(issue, n(), n(), n(), n(), n(), n(), n(), n()))
	}
	d.add("reprint#1", swap(d.texts[n-5], "finished", "closed"))
	res := d.find(t, Options{Jobs: 2})
	if len(res.Pairs) > n*MostCandidates {
		t.Errorf("%d pairs of %d docs", len(res.Pairs), n)
	}
	star := stars(d, res)
	if len(res.Clusters) != n || star["reprint#1"] != star[fmt.Sprintf("issue#%d", n-4)] {
		t.Errorf("%d clusters, the reprint is with %s", len(res.Clusters), star["reprint#1"])
	}
}

const issue = "London's leading shares closed up %d percent at %d points as investors weighed the outlook for interest rates, with banks among the winners " +
	"of the day. In Frankfurt the index added %d percent to end at %d points, while Paris finished %d percent higher at %d points. Oil prices were " +
	"little changed as traders waited for the weekly report on stocks, which is out on Wednesday, with Brent at %d dollars and gold at %d dollars."

func TestFindErrors(t *testing.T) {
	d := library(3)
	broken := errors.New("disk gone")
	for _, c := range []struct {
		name string
		docs []Doc
		o    Options
		want string
	}{
		{"threshold below 0", d.docs, Options{Threshold: -1, Text: d.options().Text}, "threshold -1 is not above 0 and at most 1"},
		{"threshold above 1", d.docs, Options{Threshold: 1.1, Text: d.options().Text}, "threshold 1.1 is not above 0 and at most 1"},
		{"no text", d.docs, Options{}, "no way to read the texts is given"},
		{"one id twice", []Doc{{ID: "a"}, {ID: "a"}}, d.options(), `two stories have the id "a"`},
		{"unreadable", d.docs, Options{Jobs: 3, Text: func(i int) (string, error) { return "", broken }}, "read story"},
	} {
		_, err := Find(c.docs, c.o)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
		if c.name == "unreadable" && !errors.Is(err, broken) {
			t.Errorf("%v does not wrap its cause", err)
		}
	}
	if res, err := Find(nil, Options{}); err != nil || len(res.Clusters) != 0 {
		t.Errorf("no docs: %v, %v", res, err)
	}
}

func TestFindTellsProgress(t *testing.T) {
	d := library(600)
	var done []int
	d.find(t, Options{Jobs: 2, Progress: func(n, total int) {
		if total != len(d.docs) {
			t.Errorf("total %d of %d", total, len(d.docs))
		}
		done = append(done, n)
	}})
	if !slices.IsSorted(done) || done[len(done)-1] != len(d.docs) {
		t.Errorf("progress %v of %d", done, len(d.docs))
	}
}

func TestRecordHasNoNulls(t *testing.T) {
	docs := []Doc{{ID: "a"}, {ID: "b"}}
	rec := Pair{A: 1, B: 0, Overlap: shingle.Overlap{Jaccard: 1.0 / 3}, Verdict: nearCopy}.Record(new(Docs).With(docs...))
	if rec.Changed == nil || rec.A != "b" || rec.Jaccard != 0.3333 {
		t.Errorf("%+v", rec)
	}
}
