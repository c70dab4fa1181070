package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path"
	"regexp"
	"strings"
	"testing"
)

// A desktop holds the files of a report under test.
type desktop map[string]*bytes.Buffer

func (d desktop) create(name string) (io.WriteCloser, error) {
	if d[name] != nil {
		return nil, fmt.Errorf("%s is made twice", name)
	}
	d[name] = &bytes.Buffer{}
	return closer{d[name]}, nil
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

// pages writes a report into files.
func pages(t testing.TB, r *Report, load loadText, o HTMLOptions) desktop {
	t.Helper()
	d := desktop{}
	o.Create = d.create
	var b bytes.Buffer
	if err := HTML(&b, r, load, o); err != nil {
		t.Fatal(err)
	}
	d["report.html"] = &b
	return d
}

// crowd is a report of n clusters, of which each has a copy less alike than the one before.
func crowd(n int) (*Report, shelf) {
	r, s := sample()
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		text := babble(rng, 500, 900, 20)
		a := s.put(fmt.Sprintf("many/a%d.txt#1", i), fmt.Sprintf("Story %d", i), "share/buttons: Share", text)
		b := s.put(fmt.Sprintf("many/b%d.txt#1", i), "Copy", edit(rng, text, 10))
		pair := r.Clusters[0].Copies[0].Pair
		pair.A, pair.B, pair.Jaccard = a.ID, b.ID, .99-float64(i)/float64(2*n)
		r.Clusters = append(r.Clusters, ClusterEntry{ID: a.ID, Survivor: a, Copies: []Copy{{Entry: b, Pair: pair}}})
		r.Inputs = append(r.Inputs, InputEntry{Source: a.Source, Stories: 1, IDs: []string{a.ID}})
	}
	r.Totals.Clusters = len(r.Clusters)
	return r, s
}

var links = regexp.MustCompile(`href="([^"#]*)(?:#([^"]*))?"`)

// checkBook fails when a page is not well formed, or a link between pages leads nowhere.
func checkBook(t *testing.T, d desktop) {
	t.Helper()
	for name, text := range d {
		page := text.String()
		checkHTML(t, page)
		checkHarmless(t, page)
		body, _, _ := apart(page)
		for _, m := range links.FindAllStringSubmatch(body, -1) {
			if m[1] == "" || strings.HasPrefix(m[1], "data:") {
				continue
			}
			to := d[path.Join(path.Dir(name), m[1])]
			if to == nil || m[2] != "" && !strings.Contains(to.String(), ` id="`+m[2]+`"`) {
				t.Errorf("%s: %s leads nowhere", name, m[0])
			}
		}
	}
}

// TestBook writes a report that one file has no room for.
func TestBook(t *testing.T) {
	r, s := crowd(30)
	d := pages(t, r, s.load, HTMLOptions{Limit: 200_000})
	checkBook(t, d)
	index := d["report.html"].String()
	if n := strings.Count(index, `<a href="report/k-`); n < 31 {
		t.Errorf("%d links to clusters", n)
	}
	for _, want := range []string{"Each has a page of its own", `href="report/s-`, "<p class=\"lead\">Nothing."} {
		if !strings.Contains(index, want) {
			t.Errorf("report.html lacks %q", want)
		}
	}
	again := pages(t, r, s.load, HTMLOptions{Limit: 200_000})
	for name := range d {
		if again[name] == nil || !bytes.Equal(again[name].Bytes(), d[name].Bytes()) {
			t.Errorf("%s: the same report gave other bytes", name)
		}
	}
}

// TestBookSmall writes no second file where one is enough.
func TestBookSmall(t *testing.T) {
	r, s := sample()
	d := pages(t, r, s.load, HTMLOptions{})
	if len(d) != 1 || d["report.html"].String() != render(t, writers["html"], r, s.load) {
		t.Errorf("%d files", len(d))
	}
}

// TestBookFull has room for some clusters only: the largest and the least alike have pages, all are
// listed, and it is said.
func TestBookFull(t *testing.T) {
	r, s := crowd(30)
	d := pages(t, r, s.load, HTMLOptions{Limit: 200_000, Total: 600_000})
	checkBook(t, d)
	index := d["report.html"].String()
	if n := strings.Count(index, `<tr class="row" id="k-`); n != 31 {
		t.Errorf("%d clusters listed", n)
	}
	for headline, want := range map[string]bool{"Story 0<": true, "Story 29<": true, "Story 15<": false} {
		if got := strings.Contains(index, `"><bdi>`+headline+"/bdi></a>"); got != want {
			t.Errorf("%s has a page: %v", headline, got)
		}
	}
	for _, want := range []string{"of them have a page of their own", "clusters, once the pages had reached 585 kB: ", "sources, once the pages had reached"} {
		if !strings.Contains(index, want) {
			t.Errorf("report.html lacks %q", want)
		}
	}
}

// TestBookClusters lists clusters that the report itself does not hold.
func TestBookClusters(t *testing.T) {
	r, s := crowd(30)
	all := r.Clusters
	r.Clusters = all[:3]
	d := pages(t, r, s.load, HTMLOptions{Limit: 200_000, Clusters: &Clusters{len(all), func(i int) (*ClusterEntry, error) { return &all[i], nil }}})
	checkBook(t, d)
	if n := strings.Count(d["report.html"].String(), `<a href="report/k-`); n < 31 {
		t.Errorf("%d links to clusters", n)
	}
}

func TestBookErrors(t *testing.T) {
	broken := errors.New("disk on fire")
	r, s := crowd(30)
	o := HTMLOptions{Limit: 200_000, Create: func(string) (io.WriteCloser, error) { return nil, broken }}
	if err := HTML(io.Discard, r, s.load, o); !errors.Is(err, broken) {
		t.Errorf("making a page gave %v", err)
	}
	o.Create = func(string) (io.WriteCloser, error) { return closer{failing{broken}}, nil }
	if err := HTML(io.Discard, r, s.load, o); !errors.Is(err, broken) {
		t.Errorf("writing a page gave %v", err)
	}
	o.Clusters = &Clusters{5, func(int) (*ClusterEntry, error) { return nil, broken }}
	if err := HTML(io.Discard, r, s.load, o); !errors.Is(err, broken) {
		t.Errorf("a cluster that cannot be had gave %v", err)
	}
}
