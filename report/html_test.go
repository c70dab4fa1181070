package report

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	tagged  = regexp.MustCompile(`<(/?)([a-zA-Z!][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"]*")?)*)\s*>|<`)
	attrs   = regexp.MustCompile(`([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?`)
	void    = strings.Fields("meta link input br rect line !DOCTYPE")
	block   = strings.Fields("div p details figure table section article ul dl h1 h2 h3 h4")
	allowed = strings.Fields(`!DOCTYPE html head meta title link style body a header main section nav p h1 h2 h3 h4 dl div dt dd small span ul li
		table caption thead tbody tr th td details summary article del ins s b code q bdi figure figcaption svg rect line text title script mark`)
	beside   = regexp.MustCompile(`^[ks]-[0-9a-f]{16}(?:-[0-9]+)?\.html$`)
	urlTexts = regexp.MustCompile(`(?i)\b(?:src|href|url|action|srcset)\s*[=(]\s*["']?([^"')\s]*)`)
)

// checkPage fails when a page is not well formed: a tag that is open, crossed, of a kind the
// template does not use or a block inside a paragraph; an id used twice, a link to nowhere or to
// the network, a handler or inline style in an attribute, a heading that skips a level.
func checkHTML(t *testing.T, page string) {
	t.Helper()
	body, css, js := apart(page)
	for what, text := range map[string]string{"style": css, "script": js} {
		if !strings.Contains(strings.ReplaceAll(page, "&#43;", "+"), what+"-src &#39;"+digest(text)+"&#39;") {
			t.Errorf("the policy does not name this %s", what)
		}
	}
	var open []string
	ids, links := map[string]bool{}, map[string]bool{}
	level := 0
	for _, m := range tagged.FindAllStringSubmatch(body, -1) {
		closing, name := m[1] != "", m[2]
		switch {
		case !slices.Contains(allowed, name):
			t.Fatalf("tag %q is not of the template", m[0])
		case closing:
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
			continue
		case slices.Contains(block, name) && slices.Contains(open, "p"):
			t.Fatalf("<%s> inside a paragraph: %v", name, open)
		case !slices.Contains(void, name) || name == "line" || name == "rect":
			open = append(open, name)
		}
		if len(name) == 2 && name[0] == 'h' && name[1] <= '6' {
			if n := int(name[1] - '0'); n > level+1 {
				t.Errorf("h%d after h%d", n, level)
			}
			level = int(name[1] - '0')
		}
		checkAttrs(t, m[3], ids, links)
	}
	if len(open) > 0 {
		t.Errorf("left open: %v", open)
	}
	for to := range links {
		if !ids[to] {
			t.Errorf("link to #%s, which is not there", to)
		}
	}
}

func checkAttrs(t *testing.T, text string, ids, links map[string]bool) {
	t.Helper()
	for _, a := range attrs.FindAllStringSubmatch(text, -1) {
		name, value := a[1], a[2]
		switch {
		case name == "id" && ids[value]:
			t.Errorf("id %s twice", value)
		case name == "id":
			ids[value] = true
		case name == "href" && strings.HasPrefix(value, "#"):
			links[value[1:]] = true
		case name == "href" && (strings.HasPrefix(value, pageFolder) || strings.HasPrefix(value, "../report.html#") || beside.MatchString(value)): // see checkBook
		case name == "href" && !strings.HasPrefix(value, "data:image/png;base64,"), name == "src", name == "style", strings.HasPrefix(name, "on"):
			t.Errorf("attribute %s", a[0])
		}
	}
}

// apart takes the style and the script out of a page.
func apart(page string) (body, css, js string) {
	before, rest, _ := strings.Cut(page, "<style>")
	css, rest, _ = strings.Cut(rest, "</style>")
	middle, rest, _ := strings.Cut(rest, "<script>")
	js, rest, _ = strings.Cut(rest, "</script>")
	return before + "<style></style>" + middle + "<script></script>" + rest, css, js
}

func TestPage(t *testing.T) {
	r, s := sample()
	page := render(t, writers["html"], r, s.load)
	checkHTML(t, page)
	for _, want := range []string{
		"4 stories read, 2 kept: 2 were copies", "Kept because: most complete: 84 words, next 84",
		"(Photo by Li Wei / AFP)", "<code>caption/credited</code>", "paragraph break in the copy", "5 there, 0 here", "Home\nSport",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %q", want)
		}
	}
}

// TestNoRequests holds the promise that the page asks nothing of the network: no address in it but
// fragments and its icon.
func TestNoRequests(t *testing.T) {
	r, s := sample()
	page := render(t, writers["html"], r, s.load)
	if strings.Contains(page, "://") || strings.Contains(page, "@import") {
		t.Error("the page holds an address")
	}
	for _, m := range urlTexts.FindAllStringSubmatch(page, -1) {
		if m[1] != "" && !strings.HasPrefix(m[1], "#") && !strings.HasPrefix(m[1], "data:") {
			t.Errorf("the page asks for %s", m[0])
		}
	}
}

// TestBudget renders more text than a page takes, and looks for the account of what was left out.
func TestBudget(t *testing.T) {
	r, s := sample()
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range 40 {
		text := babble(rng, 8000, 5000, 20)
		a := s.put(fmt.Sprintf("big/a.txt#%d", i+1), "Long", text)
		b := s.put(fmt.Sprintf("big/b.txt#%d", i+1), "Long", edit(rng, text, 50))
		pair := r.Clusters[0].Copies[0].Pair
		pair.A, pair.B = a.ID, b.ID
		r.Clusters = append(r.Clusters, ClusterEntry{ID: a.ID, Survivor: a, Copies: []Copy{{Entry: b, Pair: pair}}})
		r.Inputs[0].IDs = append(r.Inputs[0].IDs, a.ID, b.ID)
	}
	for range 2 * maxPairs {
		r.Related = append(r.Related, r.Related[0])
	}
	page := render(t, writers["html"], r, s.load)
	checkHTML(t, page)
	if n := len(page); n < htmlLimit/5*4 || n > 6<<20 {
		t.Errorf("the page has %d bytes", n)
	}
	for _, want := range []string{"story texts, once the page had reached its size", "501 related pairs: pairs.jsonl", "The text is left out"} {
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %q", want)
		}
	}
	if md := render(t, Markdown, r, s.load); len(md) > markdownBudget {
		t.Errorf("report.md has %d bytes", len(md))
	} else if !strings.Contains(md, "Not shown here: 21 clusters") {
		t.Error("report.md does not say what it left out")
	}
}

// TestNames wants different anchors for stories of the same words.
func TestNames(t *testing.T) {
	n := names{}
	for _, want := range []string{"a", "a-2", "a-3"} {
		if got := n.unique("a"); got != want {
			t.Errorf("the name %s, want %s", got, want)
		}
	}
}

// TestPermalinks moves the stories of a run to other files: links to them stay.
func TestPermalinks(t *testing.T) {
	r, s := sample()
	before := ids(render(t, writers["html"], r, s.load))
	for i := range r.Clusters[0].Copies {
		r.Clusters[0].Copies[i].Source = "elsewhere.txt"
	}
	r.Clusters[0].Survivor.FirstLine += 50
	r.Settings.Threshold = .5
	after := ids(render(t, writers["html"], r, s.load))
	if !slices.Equal(before, after) || len(before) < 5 {
		t.Errorf("anchors %v became %v", before, after)
	}
}

// ids are the anchors of clusters and stories.
func ids(page string) []string {
	return regexp.MustCompile(`id="[ks]-[0-9a-f]{16}(?:-[0-9]+)?"`).FindAllString(page, -1)
}
