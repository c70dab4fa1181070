package cluster

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// editors are what papers do to a story, each a function of its paragraphs.
var editors = []struct {
	name string
	edit func(paras []string, other string) []string
}{
	{"tail cut to half", func(p []string, _ string) []string { return p[:(len(p)+1)/2] }},
	{"paragraph dropped", func(p []string, _ string) []string {
		return append(append([]string{}, p[:len(p)/2]...), p[len(p)/2+1:]...)
	}},
	{"paragraphs merged", func(p []string, _ string) []string { return []string{strings.Join(p, " ")} }},
	{"paragraphs swapped", func(p []string, _ string) []string {
		at := len(p) / 2
		return append(append(append([]string{}, p[:at-1]...), p[at], p[at-1]), p[at+1:]...)
	}},
	{"lead turned round", func(p []string, _ string) []string {
		w := strings.Fields(p[0])
		at := len(w) / 2
		lead := "According to reports, " + strings.Join(w[at:], " ") + " after " + strings.Join(w[:at], " ")
		return append([]string{lead}, p[1:]...)
	}},
	{"foreign sentence put in", func(p []string, other string) []string {
		return append(append(append([]string{}, p[:1]...), strings.Join(strings.Fields(other)[20:45], " ")), p[1:]...)
	}},
	{"names spelt otherwise", func(p []string, _ string) []string {
		return each(p, "Lukashenko", "Lukashenka", "Tikhanovskaya", "Tsikhanouskaya", "Svetlana", "Sviatlana", "Alexander", "Alyaksandr", "Mr ", "Mr. ",
			"organization", "organisation", "percent", "per cent", "Kolesnikova", "Kalesnikava")
	}},
	{"quotes shortened", func(p []string, _ string) []string {
		return strings.Split(quoted.ReplaceAllString(strings.Join(p, "\n\n"), "$1 ...$2"), "\n\n")
	}},
	{"quotes straightened", func(p []string, _ string) []string {
		return each(p, "“", "\"", "”", "\"", "’", "'", "—", "-", "–", "--")
	}},
}

var quoted = regexp.MustCompile(`([“"][^“”"]{40,80}) [^“”" ]+ [^“”" ]+([”"])`)

func each(paras []string, pairs ...string) []string {
	return strings.Split(swap(strings.Join(paras, "\n\n"), pairs...), "\n\n")
}

// Every story of the seeds is found again after each kind of edit, as a copy of itself and of
// nothing else.
func TestRecallOfEdits(t *testing.T) {
	texts := testkit.SeedStories(t, "../seeds")
	for _, e := range editors {
		d := &desk{}
		for i, text := range texts {
			d.add(fmt.Sprintf("full#%d", i+1), text)
		}
		printed := homes(d, d.find(t, Options{}))
		for i, text := range texts {
			paras := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
			d.add(fmt.Sprintf("edit#%d", i+1), strings.Join(e.edit(paras, texts[(i+1)%len(texts)]), "\n\n"))
		}
		res := d.find(t, Options{Jobs: 2})
		star := stars(d, res)
		for i := range texts {
			full, edit := fmt.Sprintf("full#%d", i+1), fmt.Sprintf("edit#%d", i+1)
			if star[full] != star[edit] {
				t.Errorf("%s: story %d is not found", e.name, i+1)
			}
		}
		if n := len(texts) - len(printed); len(res.Clusters) != n {
			t.Errorf("%s: %d clusters of %d stories", e.name, len(res.Clusters), n)
		}
	}
}

// stars says of every doc which survivor stands for it.
func stars(d *desk, res *Result) map[string]string {
	out := map[string]string{}
	for _, c := range res.Clusters {
		id := d.docs[c.Survivor].ID
		out[id] = id
		for _, i := range c.Copies {
			out[d.docs[res.Pairs[i].B].ID] = id
		}
	}
	return out
}
