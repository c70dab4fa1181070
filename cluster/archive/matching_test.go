package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"onecopy/cluster"
	"onecopy/corpus/outdir"
	"onecopy/internal/testkit"
	"onecopy/shingle"
)

// What Match says of a story is what Find says when it is the last of them all to be settled.
func TestMatchIsFind(t *testing.T) {
	for _, noisy := range []bool{false, true} {
		a, survivors := shelvedSeeds(t, noisy)
		find, copies, related := newSettler(t, survivors, noisy), 0, 0
		for _, text := range submissions(t) {
			m := matched(t, a, text, noisy)
			want, rest := find.settle(t, text)
			if m.Copy != (want.Verdict != "") || m.Copy && inFull(m.Pair) != inFull(want) {
				t.Fatalf("Match says %+v, Find %+v of %s", m.Pair, want, text)
			}
			if got := eachInFull(m.Related); !slices.Equal(got, eachInFull(rest)) {
				t.Fatalf("Match relates %v, Find %v of %s", got, eachInFull(rest), text)
			}
			related += len(m.Related)
			if m.Copy {
				copies++
			}
		}
		if copies < 300 || related < 50 {
			t.Errorf("only %d copies and %d related pairs", copies, related)
		}
	}
}

// shelvedSeeds makes an index of a newsroom and the seeds, and a desk of its survivors by their numbers.
func shelvedSeeds(t testing.TB, noisy bool) (*Archive, *desk) {
	t.Helper()
	p, names := newsroom(150)
	for _, text := range testkit.SeedStories(t, "../../seeds") {
		p[names[0]] = append(p[names[0]], "MINSK: "+text)
	}
	a := opened(t, archived(t, outdir.Settings{Noisy: noisy}, p, names...))
	survivors := &desk{}
	for i := range a.counts.Survivors {
		l, err := a.survivorOf(i)
		if err != nil {
			t.Fatal(err)
		}
		text, day, err := a.compared(l.story)
		if err != nil {
			t.Fatal(err)
		}
		survivors.add(fmt.Sprintf("%d", l.story), text)
		survivors.docs[len(survivors.docs)-1].Day = day
	}
	return a, survivors
}

// submissions are stories the index has, cuts and corrections of them, damaged ones, and new stories with a passage of one.
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
	m, err := a.Match(cluster.Doc{ID: "new", Words: sketch.Words, Sketch: sketch}, text, cluster.Options{Noisy: noisy})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Many may ask at once.
func TestMatchAtOnce(t *testing.T) {
	a, _ := shelvedSeeds(t, false)
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
		if _, err := a.Match(d, crash, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if m, err := a.Match(cluster.Doc{ID: "none"}, "", cluster.Options{Threshold: 0.7}); err != nil || m.Copy {
		t.Errorf("no words: %+v, %v", m, err)
	}
}

// A settler has Find settle one story after those of a desk, however long it is: they are its seniors, and a memo spares
// comparing them with one another again.
type settler struct {
	*desk
	o cluster.Options
}

func newSettler(t testing.TB, survivors *desk, noisy bool) *settler {
	t.Helper()
	s := &settler{&desk{docs: append(slices.Clone(survivors.docs), cluster.Doc{}), texts: append(slices.Clone(survivors.texts), "")}, cluster.Options{Noisy: noisy}}
	n := len(s.docs)
	for i := range s.docs {
		s.docs[i].Senior = 2*n - i
	}
	s.o.Text = s.options().Text
	s.o.Memo = &cluster.Memo{Prints: make([]uint64, n), Was: make([]uint64, n), Survivors: make([]int32, n), Now: make([]uint64, n)}
	for i, text := range s.texts {
		s.o.Memo.Prints[i], s.o.Memo.Survivors[i] = cluster.PrintOf([]byte(text)), int32(i)
	}
	s.settle(t, "nothing")
	s.o.Memo.Was = slices.Clone(s.o.Memo.Now)
	return s
}

// settle returns the pair that makes the text a copy and those that do not; A is the number that the id of a story says.
func (s *settler) settle(t testing.TB, text string) (best cluster.Pair, related []cluster.Pair) {
	t.Helper()
	own := len(s.docs) - 1
	sketch := new(shingle.Sketcher).Sketch(text)
	s.docs[own], s.texts[own] = cluster.Doc{ID: "~", Words: sketch.Words, Sketch: sketch}, text
	s.o.Memo.Prints[own], s.o.Memo.Was[own] = cluster.PrintOf([]byte(text)), 0
	res, err := cluster.Find(s.docs, s.o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range res.Pairs {
		if p.B != own {
			continue
		}
		fmt.Sscan(s.docs[p.A].ID, &p.A)
		p.B = -1
		if p.Verdict.Copies() {
			best = p
		} else {
			related = append(related, p)
		}
	}
	return best, related
}

func inFull(p cluster.Pair) string { return fmt.Sprintf("%+v", p) }

func eachInFull(list []cluster.Pair) []string {
	var out []string
	for _, p := range list {
		out = append(out, inFull(p))
	}
	slices.Sort(out)
	return out
}

const priced = "The owner of the harbour sold the old ferry for £34,000 on Friday, and the buyer will take it to the yards in the north, where it is broken up. The council had hoped for 40% more " +
	"but took the offer as the ship was not safe any longer. It was -5 degrees when it left."

// Stories of the same words are no copies word for word where the signs beside their numbers differ.
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
