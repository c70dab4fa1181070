package cluster

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// homes says of every copy what it is of what.
func homes(d *desk, res *Result) map[string]string {
	home := map[string]string{}
	for _, c := range res.Clusters {
		for _, i := range c.Copies {
			p := res.Pairs[i]
			home[d.docs[p.B].ID] = string(p.Verdict) + " of " + d.docs[p.A].ID
		}
	}
	return home
}

func TestSeedStoriesPrintedTwice(t *testing.T) {
	d := &desk{}
	for i, text := range testkit.SeedStories(t, "../seeds") {
		d.add(fmt.Sprintf("full#%d", i+1), text)
	}
	home := homes(d, d.find(t, Options{}))
	if len(home) != 4 {
		t.Errorf("%d copies among the seeds, want the 4 stories both tag pages hold: %v", len(home), home)
	}
	for id, is := range home {
		if !strings.HasPrefix(is, "identical") {
			t.Errorf("%s is %s", id, is)
		}
	}
}

func TestSeedStoriesCut(t *testing.T) {
	d := &desk{}
	for i, text := range testkit.SeedStories(t, "../seeds") {
		d.add(fmt.Sprintf("full#%d", i+1), text)
	}
	twice := homes(d, d.find(t, Options{}))
	n := len(d.docs)
	for i, text := range d.texts[:n] {
		d.add(fmt.Sprintf("half#%d", i+1), cutTo(text, 0.5))
		d.add(fmt.Sprintf("third#%d", i+1), cutTo(text, 0.3))
	}
	home := homes(d, d.find(t, Options{Jobs: 2}))
	for i := range n {
		full := fmt.Sprintf("full#%d", i+1)
		if twice[full] != "" {
			continue // its cuts are of the first printing
		}
		for _, kind := range []string{"half", "third"} {
			id := fmt.Sprintf("%s#%d", kind, i+1)
			if home[id] != "abridged of "+full {
				t.Errorf("%s is %q, want abridged of %s", id, home[id], full)
			}
		}
	}
}

// Another paper's style is not a change of facts; one other figure is.
func TestSeedStoriesRestyled(t *testing.T) {
	style := []string{"Lukashenko", "Lukashenka", "Tikhanovskaya", "Tsikhanouskaya", "’", "'", "“", "\"", "”", "\"", "percent", "per cent",
		"Kyiv", "Kiev", "100,000", "100 000", " – ", " — ", "European Union", "EU", "two", "2", "three", "3", "Mr ", "President "}
	for i, text := range testkit.SeedStories(t, "../seeds") {
		restyled := swap(text, style...)
		p, _ := compare(read(text), read(restyled), DefaultThreshold)
		if p.Verdict != nearCopy && p.Verdict != sameWords || len(p.Changed) > 0 {
			t.Errorf("story %d restyled is %q: %+v", i+1, p.Verdict, p)
		}
		for _, fact := range [][2]string{{"August 9", "August 19"}, {"80 percent", "60 percent"}, {"in Brussels", "in Vienna"}} {
			if !strings.Contains(text, fact[0]) {
				continue
			}
			p, _ := compare(read(text), read(strings.ReplaceAll(text, fact[0], fact[1])), DefaultThreshold)
			if p.Verdict != revisedCopy {
				t.Errorf("story %d with %q for %q is %q: %+v", i+1, fact[1], fact[0], p.Verdict, p)
			}
		}
	}
}
