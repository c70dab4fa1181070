package cluster

import (
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
)

// place sets where and when story i of a desk stands.
func (d *desk) place(source string, line int, published string) *desk {
	last := &d.docs[len(d.docs)-1]
	last.Source, last.Line, last.Published = source, line, published
	return d
}

// papers prints one story whole, cut, and in two halves that share nothing, and another story once.
func papers() *desk {
	r := rand.New(rand.NewPCG(41, 42))
	body, other := prose(r, 300), prose(r, 300)
	d := &desk{}
	d.add("city/whole.txt#1", join(body))
	d.place("city/whole.txt", 1, "2020-08-19")
	d.add("wire/brief.txt#2", join(body[:270]))
	d.place("wire/brief.txt", 9, "2020-08-18")
	d.add("wire/late/brief.txt#1", join(body[:280]))
	d.place("wire/late/brief.txt", 1, "2020-08-20")
	d.add("agency#7", join(body[20:]))
	d.place("a.jsonl", 7, "")
	d.add("city/other.txt#1", join(other))
	d.place("city/other.txt", 1, "2019-01-01")
	return d
}

func TestKeep(t *testing.T) {
	for _, c := range []struct{ keep, survivor, why string }{
		{"", "city/whole.txt#1", "most complete: 300 words, next 280"},
		{"longest", "city/whole.txt#1", "most complete: 300 words, next 280"},
		{"earliest", "wire/brief.txt#2", "earliest: 2020-08-18"},
		{"first", "agency#7", "first by source"},
		{"wire/*.txt", "wire/brief.txt#2", "kept for wire/*.txt"},
		{"wire/*", "wire/late/brief.txt#1", "most complete: 280 words, next 270"}, // a folder that matches has all that is in it
		{"late", "wire/late/brief.txt#1", "kept for late"},
		{"/late", "city/whole.txt#1", "most complete: 300 words, next 280"},
		{"wire/**", "wire/late/brief.txt#1", "most complete: 280 words, next 270"},
		{"wire", "wire/late/brief.txt#1", "most complete: 280 words, next 270"},
		{"wire/**,earliest", "wire/brief.txt#2", "earliest: 2020-08-18"},
		{"wire/late/,earliest", "wire/late/brief.txt#1", "kept for wire/late/"},
		{"agency#*", "agency#7", "kept for agency#*"},
		{"nobody/*", "city/whole.txt#1", "most complete: 300 words, next 280"},
		{"nobody/*,first", "agency#7", "first by source"},
	} {
		d := papers()
		var keep Keep
		if c.keep != "" {
			keep = strings.Split(c.keep, ",")
		}
		res := d.find(t, Options{Keep: keep})
		if len(res.Clusters) != 2 {
			t.Errorf("%s: %q", c.keep, told(d.docs, res))
			continue
		}
		got := res.Clusters[slices.IndexFunc(res.Clusters, func(x Cluster) bool { return len(x.Copies) > 0 })]
		if id := d.docs[got.Survivor].ID; id != c.survivor || got.Why != c.why || len(got.Copies) != 3 {
			t.Errorf("--keep %q: %s stays (%s), want %s (%s)", c.keep, id, got.Why, c.survivor, c.why)
		}
		if all := strings.Join(told(d.docs, res), "\n"); strings.Contains(all, "STRAY") {
			t.Errorf("--keep %q: %s", c.keep, all)
		}
	}
}

// TestKeepHalves has a story whose halves share nothing: neither half may stay for the other, and
// the whole one does.
func TestKeepHalves(t *testing.T) {
	body := prose(rand.New(rand.NewPCG(43, 44)), 300)
	d := &desk{}
	d.add("a#1", join(body[:150]))
	d.place("a", 1, "2020-01-01")
	d.add("b#1", join(body[150:]))
	d.place("b", 1, "2020-01-02")
	d.add("c#1", join(body))
	d.place("c", 1, "2020-01-03")
	res := d.find(t, Options{Keep: Keep{earliestFirst}})
	const want = "c#1 (most complete: 300 words, next 150; b#1 is not a copy of a#1): a#1=abridged b#1=abridged"
	if got := told(d.docs, res)[0]; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	d.add("d#1", join(body))
	d.place("d", 1, "2020-01-02")
	res = d.find(t, Options{Keep: Keep{earliestFirst}})
	const second = "d#1 (most complete: 300 words, next 150; b#1 is not a copy of a#1): a#1=abridged b#1=abridged c#1=identical"
	if got := told(d.docs, res)[0]; got != second {
		t.Errorf("%s\nwant %s", got, second)
	}
}

// TestKeepChangesNoCluster forms the clusters of a library by many wishes and wants the same
// stories in each, every copy verified against its survivor, for any order and any number of
// workers.
func TestKeepChangesNoCluster(t *testing.T) {
	d := library(120)
	for i := range d.docs {
		d.docs[i].Source, d.docs[i].Line = path.Dir(d.docs[i].ID+"/"), i
		d.docs[i].Published = []string{"", "2020-01-02", "2019-07-01"}[i%3]
	}
	want := together(d, d.find(t, Options{}))
	for _, keep := range []Keep{{earliestFirst}, {First}, {"*1*", earliestFirst}, {"*[02468]", "*#1"}} {
		res := d.find(t, Options{Keep: keep})
		if got := together(d, res); !slices.Equal(got, want) {
			t.Errorf("--keep %v: clusters %q, want %q", keep, got, want)
		}
		lines := told(d.docs, res)
		if strings.Contains(strings.Join(lines, "\n"), "STRAY") {
			t.Errorf("--keep %v: a copy of another than its survivor", keep)
		}
		other := d.shuffled(5)
		if again := told(other.docs, other.find(t, Options{Keep: keep, Jobs: 4})); !slices.Equal(again, lines) {
			t.Errorf("--keep %v: depends on order or workers", keep)
		}
	}
}

// together lists the ids of each cluster, whoever survives.
func together(d *desk, res *Result) (all []string) {
	for _, c := range res.Clusters {
		ids := []string{d.docs[c.Survivor].ID}
		for _, p := range c.Copies {
			ids = append(ids, d.docs[res.Pairs[p].B].ID)
		}
		slices.Sort(ids)
		all = append(all, strings.Join(ids, " "))
	}
	slices.Sort(all)
	return all
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, source string
		want            bool
	}{
		{"wire/*", "wire/a.txt", true},
		{"wire/*", "wire/2020/a.txt", true},
		{"y*", "b/y.txt", true},
		{"/y*", "b/y.txt", false},
		{"wire", "old/wire/a.txt", true},
		{"/wire", "old/wire/a.txt", false},
		{"a.txt/", "a.txt", false},
		{"*/2020", "wire/2020/a.txt", true},
		{"wire/*.txt", "wire/2020/a.txt", false},
		{"wire/**", "wire/2020/08/a.txt", true},
		{"**/a.txt", "a.txt", true},
		{"**/a.txt", "wire/2020/a.txt", true},
		{"wire/**/a.txt", "wire/a.txt", true},
		{"wire/**/a.txt", "wire/2020/08/a.txt", true},
		{"wire/**/b.txt", "wire/2020/08/a.txt", false},
		{"wire", "wire/a.txt", true},
		{"wire/", "wire/a.txt", true},
		{"wire", "wired/a.txt", false},
		{"*", "a.txt", true},
		{"ap-[0-9].txt", "ap-3.txt", true},
		{"ap-?.txt", "ap-33.txt", false},
	} {
		d := Doc{ID: c.source + "#1", Source: c.source}
		if got := d.Match(c.pattern); got != c.want {
			t.Errorf("%s matches %s: %v", c.pattern, c.source, got)
		}
	}
	if d := (Doc{ID: "AP/2020/77", Source: "all.jsonl"}); !d.Match("AP/*/77") || d.Match("AP") || !d.Match("all.jsonl") {
		t.Error("ids of records")
	}
}

func TestParseKeep(t *testing.T) {
	if k, err := ParseKeep([]string{"earliest", "wire/**"}); err != nil || len(k) != 2 {
		t.Error(k, err)
	}
	for _, bad := range []string{"", "wire/[a", "a/b\\", "!wire", "/"} {
		if _, err := ParseKeep([]string{bad}); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}
