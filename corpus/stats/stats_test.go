package stats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/corpus"
)

// TestOverview counts a few stories by hand.
func TestOverview(t *testing.T) {
	var all, rest Counter
	all.Add(&corpus.Story{Source: "a/x.txt", Words: 24, Published: "2024-05-01"}, "en", false, 3)
	all.Add(&corpus.Story{Source: "a/x.txt", Words: 25, Published: "2023-12-31T10:00Z"}, "en", true, 4)
	rest.Add(&corpus.Story{Source: "b/y.txt", Words: 3200, Published: "last Monday"}, "", false, 1)
	rest.Add(&corpus.Story{Source: "b/y.txt", Words: 100, Published: "2024-01-01"}, "de", false, 0)
	all.Merge(&rest)
	var out bytes.Buffer
	if err := all.Overview().Text(&out, 60); err != nil {
		t.Fatal(err)
	}
	const want = `4 stories, 3 kept, 1 copy left out, 3,324 words kept,
4 cuts in them

by length            stories      kept     words
0–24 words                 1         1        24 ███████████
25–49 words                1         0         0 ░░░░░░░░░░░
50–99 words                0         0         0
100–199 words              1         1       100 ███████████
200–399 words              0         0         0
400–799 words              0         0         0
800–1599 words             0         0         0
1600–3199 words            0         0         0
3200 words or more         1         1     3,200 ███████████

by year     stories      kept     words      cuts
2023              1         0         0         0 ░░░░░
2024              2         2       124         3 ██████████
not known         1         1     3,200         1 █████

by language   stories      kept     words      cuts
en                  2         1        24         3 ████░░░░
de                  1         1       100         0 ████
not known           1         1     3,200         1 ████

by source   stories      kept     words      cuts
a/x.txt           2         1        24         3 █████░░░░░
b/y.txt           2         2     3,300         1 ██████████
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
}

// TestSums wants every story in one group of each kind, however they are put together, and lines
// that fit.
func TestSums(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 7))
	for round := range 200 {
		var all Counter
		stories := r.IntN(300)
		for range stories {
			source := fmt.Sprintf("%s%d/%d/\x1b[2J世%d.txt", strings.Repeat("long/", r.IntN(4)), r.IntN(1+round), r.IntN(30), r.IntN(50))
			if r.IntN(3) == 0 {
				source = fmt.Sprintf("%d.jsonl", r.IntN(1+round))
			}
			all.Add(&corpus.Story{Source: source, Words: r.IntN(5000), Published: fmt.Sprintf("%d-01-02", 1900+r.IntN(200))}, fmt.Sprint(r.IntN(1+round)), r.IntN(2) == 0, r.IntN(9))
		}
		s := all.Overview()
		for head, groups := range s.Sections {
			var sum Numbers
			for _, g := range groups {
				sum.add(g.Numbers)
			}
			if sum != s.Totals {
				t.Fatalf("by %s: %+v, in all %+v", head, sum, s.Totals)
			}
			if head == "source" && len(groups) > mostGroups {
				t.Fatalf("%d sources", len(groups))
			}
		}
		for _, width := range []int{1, 40, 50, 80, 200} {
			var out bytes.Buffer
			if err := s.Text(&out, width); err != nil {
				t.Fatal(err)
			}
			for l := range strings.Lines(out.String()) {
				if n := utf8.RuneCountInString(l) - 1; n > max(width, leastWidth) || strings.ContainsRune(l, '\x1b') {
					t.Fatalf("%d columns of %d: %q", n, width, l)
				}
			}
		}
		var out bytes.Buffer
		if err := s.JSON(&out); err != nil || !json.Valid(out.Bytes()) || bytes.Contains(out.Bytes(), []byte("null")) {
			t.Fatalf("%v: %s", err, &out)
		}
	}
}

// TestFolders puts many sources together by their folders.
func TestFolders(t *testing.T) {
	by := map[string]*Numbers{"loose.txt": {Stories: 1}}
	for i := range 100 {
		by[fmt.Sprintf("wire/%d/%d.txt", i%4, i)] = &Numbers{Stories: 1}
	}
	var got []string
	for _, g := range largest(folders(by)) {
		got = append(got, fmt.Sprint(g.Name, g.Stories))
	}
	if want := []string{"wire/0/25", "wire/1/25", "wire/2/25", "wire/3/25", "loose.txt1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
