package archive

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/testkit"
	"onecopy/shingle"
)

// TestMatchIsAll wants what Match says of a story to be what comparing it says with every story of
// the index that shingle.Index would propose if all were in it.
func TestMatchIsAll(t *testing.T) {
	for _, noisy := range []bool{false, true} {
		a := indexedSeeds(t, noisy)
		all, copies, hidden := newComparer(t, a, noisy), 0, 0
		for _, text := range submissions(t) {
			m := matched(t, a, text, noisy)
			want, ok := all.closest(t, text, nil)
			if m.Copy != ok || ok && inFull(m.Pair) != inFull(want) {
				t.Fatalf("Match says %v %+v, want %+v of %s", m.Copy, m.Pair, want, text)
			}
			if m.Copy {
				copies++
				if s, err := a.Story(m.Pair.A); err != nil || s.Status == corpus.Copy {
					hidden++
				}
			}
		}
		if copies < 300 || hidden < 20 {
			t.Errorf("only %d copies, %d of them closest to a copy", copies, hidden)
		}
	}
}

// TestMatchSkips leaves out sources, and wants what is said of the others.
func TestMatchSkips(t *testing.T) {
	a := indexedSeeds(t, false)
	all, changed := newComparer(t, a, false), 0
	for i, text := range submissions(t)[:400] {
		skip := func(source int) bool { return (source+i)%3 == 0 }
		var k shingle.Sketcher
		m, err := a.Match(cluster.Doc{ID: "new", Sketch: k.Sketch(text)}, text, cluster.Options{}, skip)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := all.closest(t, text, skip)
		if m.Copy != ok || ok && inFull(m.Pair) != inFull(want) {
			t.Fatalf("Match says %v %+v, want %+v of %s", m.Copy, m.Pair, want, text)
		}
		if whole := matched(t, a, text, false); whole.Copy && (!m.Copy || whole.Pair.A != m.Pair.A) {
			changed++
		}
	}
	if changed < 50 {
		t.Errorf("only %d answers changed", changed)
	}
}

// TestMatchMonotone adds stories to an archive of random chains, in which each is a version of the
// one before, and wants no copy to be lost, and none to be told as a repeat of a story less close.
func TestMatchMonotone(t *testing.T) {
	n := 60
	if *chains {
		n = 10_000
	}
	asked, found := 0, 0
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 17))
		texts := chain(r)
		var was []Match
		for size := 1; size < len(texts); size++ {
			p, names := pile{}, []string{}
			for i, text := range texts[:size] {
				name := fmt.Sprintf("%c.txt", 'a'+i)
				p[name], names = []string{"RIGA: " + text}, append(names, name)
			}
			a := opened(t, archived(t, outdir.Settings{}, p, names...))
			var now []Match
			for i, text := range texts {
				m := matched(t, a, text, false)
				now = append(now, m)
				if i >= size {
					asked++
				}
				if i >= size && m.Copy {
					found++
				}
				if was != nil && was[i].Copy && (!m.Copy || m.Pair.Verdict != identical && m.Pair.Overlap.Jaccard < was[i].Pair.Overlap.Jaccard) {
					t.Fatalf("seed %d: with %d stories %+v, with one more %+v", seed, size-1, was[i], m)
				}
			}
			was = now
			a.Close()
		}
	}
	t.Logf("%d questions, %d copies", asked, found)
	if found < asked/10 || found > asked*95/100 {
		t.Errorf("%d of %d questions found a copy", found, asked)
	}
}

var chains = flag.Bool("chains", false, "try 10,000 random chains, not 60")

// chain makes versions of a story, each of one before it: words changed, cut off, put in, moved, or
// figures changed.
func chain(r *rand.Rand) []string {
	now := [][]string{prose(r, 30+r.IntN(250))}
	for range 2 + r.IntN(4) {
		w := slices.Clone(now[r.IntN(len(now))])
		switch r.IntN(6) {
		case 0:
			for range 1 + len(w)/(5+r.IntN(60)) {
				w[r.IntN(len(w))] = prose(r, 1)[0]
			}
		case 1:
			w = w[:len(w)*(40+r.IntN(55))/100]
		case 2:
			w = w[len(w)*r.IntN(50)/100:]
		case 3:
			w = slices.Insert(w, r.IntN(len(w)), prose(r, 5+r.IntN(len(w)))...)
		case 4:
			at := r.IntN(len(w))
			w = slices.Concat(w[at:], w[:at])
		default:
			w[r.IntN(len(w))] = fmt.Sprint(r.IntN(1000))
		}
		now = append(now, w)
	}
	var texts []string
	for _, w := range now {
		texts = append(texts, join(w))
	}
	return texts
}

// indexedSeeds makes an index of a newsroom and the seeds.
func indexedSeeds(t testing.TB, noisy bool) *Archive {
	t.Helper()
	p, names := newsroom(150)
	for _, text := range testkit.SeedStories(t, "../../seeds") {
		p[names[0]] = append(p[names[0]], "MINSK: "+text)
	}
	return opened(t, archived(t, outdir.Settings{Noisy: noisy}, p, names...))
}

// submissions are stories the index has, cuts and corrections of them, damaged ones, and new
// stories with a passage of one.
func submissions(t testing.TB) []string {
	t.Helper()
	all := library(150).texts
	for _, text := range testkit.SeedStories(t, "../../seeds") {
		all = append(all, text, cutTo(text, 0.5), swap(text, "August 9", "August 19"), swap(text, "e ", "c ", "t", "f", "m", "rn"))
	}
	r := rand.New(rand.NewPCG(11, 12))
	for _, text := range all[:60] {
		all = append(all, join(prose(r, 200), strings.Fields(text)[:40], prose(r, 100)))
	}
	return all
}

func matched(t testing.TB, a *Archive, text string, noisy bool) Match {
	t.Helper()
	var k shingle.Sketcher
	sketch := k.Sketch(text)
	m, err := a.Match(cluster.Doc{ID: "new", Words: sketch.Words, Sketch: sketch}, text, cluster.Options{Noisy: noisy}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Many may ask at once.
func TestMatchAtOnce(t *testing.T) {
	a := indexedSeeds(t, false)
	list := submissions(t)[:200]
	want := make([]string, len(list))
	for i, text := range list {
		want[i] = fmt.Sprintf("%+v", matched(t, a, text, false))
	}
	var askers sync.WaitGroup
	for range 4 {
		askers.Go(func() {
			for i, text := range list {
				if got := fmt.Sprintf("%+v", matched(t, a, text, false)); got != want[i] {
					t.Errorf("%s\nalone %s", got, want[i])
					return
				}
			}
		})
	}
	askers.Wait()
}

// What an index cannot answer it refuses.
func TestMatchRefuses(t *testing.T) {
	p, names := newsroom(6)
	a := opened(t, archived(t, outdir.Settings{Threshold: 0.7}, p, names...))
	d := cluster.Doc{ID: "new", Sketch: new(shingle.Sketcher).Sketch(crash)}
	for want, o := range map[string]cluster.Options{
		"threshold -1 is not above 0":                                     {Threshold: -1},
		"was made with threshold 0.7, too low to find copies from 0.9 on": {Threshold: 0.9},
		"was made without --noisy":                                        {Threshold: 0.7, Noisy: true},
	} {
		if _, err := a.Match(d, crash, o, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if m, err := a.Match(cluster.Doc{ID: "none"}, "", cluster.Options{Threshold: 0.7}, nil); err != nil || m.Copy {
		t.Errorf("no words: %+v, %v", m, err)
	}
}

// A comparer compares with every story of an archive.
type comparer struct {
	a              *Archive
	stories        []*cluster.Prepared
	source         []int
	words, letters *shingle.Index
	noisy          bool
	k              shingle.Sketcher
}

func newComparer(t testing.TB, a *Archive, noisy bool) *comparer {
	t.Helper()
	c := &comparer{a: a, words: shingle.NewIndex(shingle.IndexOptions{}), letters: shingle.NewIndex(shingle.IndexOptions{Hits: cluster.LetterHits}), noisy: noisy}
	for n := range a.counts.Stories {
		s, err := a.storyRecord(n)
		if err != nil {
			t.Fatal(err)
		}
		text, day, err := a.Compared(n)
		if err != nil {
			t.Fatal(err)
		}
		p := cluster.Prepare(text, day)
		p.Complete(&c.k, noisy)
		sketch, letters := c.k.Sketch(text), c.k.Letters(text)
		c.words.Add(int32(n), &sketch)
		if sketch.Words >= cluster.StoryWords {
			letters.Signature = nil
			c.letters.Add(int32(n), &letters)
		}
		c.stories, c.source = append(c.stories, p), append(c.source, s.source)
	}
	return c
}

// closest returns the pair with the closest story that the text is a copy of.
func (c *comparer) closest(t testing.TB, text string, skip func(int) bool) (best cluster.Pair, ok bool) {
	t.Helper()
	own := cluster.Prepare(text, 0)
	own.Complete(&c.k, c.noisy)
	sketch, letters := c.k.Sketch(text), c.k.Letters(text)
	near := c.words.Near(&sketch, nil)
	if letters.Signature = nil; c.noisy {
		near = c.letters.Near(&letters, near)
	}
	for _, n := range near {
		if skip != nil && skip(c.source[n]) {
			continue
		}
		pairs, isCopy := cluster.Closest(own, []cluster.Survivor{{Number: int(n), Story: c.stories[n]}}, cluster.Options{Threshold: cluster.DefaultThreshold, Noisy: c.noisy})
		if p := pairs; isCopy && (!ok || Closer(&p[len(p)-1], &best) < 0) {
			best, ok = p[len(p)-1], true
		}
	}
	return best, ok
}

func inFull(p cluster.Pair) string { return fmt.Sprintf("%+v", p) }

const priced = "The owner of the harbour sold the old ferry for £34,000 on Friday, and the buyer will take it to the yards in the north, where it is broken up. The council had hoped for 40% more " +
	"but took the offer as the ship was not safe any longer. It was -5 degrees when it left."

// Stories of the same words are not copies word for word where the signs beside their numbers
// differ.
func TestMatchSigns(t *testing.T) {
	a := opened(t, archived(t, outdir.Settings{}, pile{"a.txt": {"RIGA: " + priced}}, "a.txt"))
	for _, c := range []struct {
		from, to string
		want     cluster.Verdict
	}{
		{"£34,000", "$34,000", revised},
		{"-5 degrees", "5 degrees", revised},
		{"40% more", "40€ more", revised},
		{"£34,000", "“£34,000”", identical},
		{"40% more", "40 % more", identical},
		{"-5 degrees", "−5 degrees", identical},
	} {
		m := matched(t, a, strings.Replace(priced, c.from, c.to, 1), false)
		if !m.Copy || m.Pair.Verdict != c.want || (len(m.Pair.Changed) == 1) != (c.want == revised) {
			t.Errorf("%q for %q, against an index: %+v", c.to, c.from, m)
		}
	}
}
