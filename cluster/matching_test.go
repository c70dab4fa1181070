package cluster

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"onecopy/corpus"
	"onecopy/shingle"
)

// What Match says of a story is what Find says when it is the last of them all to be settled.
func TestMatchIsFind(t *testing.T) {
	for _, noisy := range []bool{false, true} {
		a, leaders := shelvedSeeds(t, noisy)
		find, copies, related := newSettler(leaders, noisy), 0, 0
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

// shelvedSeeds makes an index of a newsroom and the seeds, and a desk of its leaders by their numbers.
func shelvedSeeds(t testing.TB, noisy bool) (*Archive, *desk) {
	t.Helper()
	p, names := newsroom(150)
	for _, text := range seedStories(t) {
		p[names[0]] = append(p[names[0]], "MINSK: "+text)
	}
	a := opened(t, archived(t, corpus.Settings{Noisy: noisy}, p, names...))
	leaders := &desk{}
	for i := range a.counts.Survivors {
		l, err := a.leader(i)
		if err != nil {
			t.Fatal(err)
		}
		text, day, err := a.compared(l.story)
		if err != nil {
			t.Fatal(err)
		}
		leaders.add(fmt.Sprintf("%d", l.story), text)
		leaders.docs[len(leaders.docs)-1].Day = day
	}
	return a, leaders
}

// submissions are stories the index has, cuts and corrections of them, damaged ones, and new stories with a passage of one.
func submissions(t testing.TB) []string {
	t.Helper()
	all := library(150).texts
	for _, text := range seedStories(t) {
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
	m, err := a.Match(Doc{ID: "new", Words: sketch.Words, Sketch: sketch}, text, Options{Noisy: noisy})
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
	a := opened(t, archived(t, corpus.Settings{Threshold: 0.7}, p, names...))
	d := Doc{ID: "new", Sketch: new(shingle.Sketcher).Sketch(crash)}
	for want, o := range map[string]Options{
		"threshold -1 is not above 0":                                     {Threshold: -1},
		"was made with threshold 0.7, too low to find copies from 0.9 on": {Threshold: 0.9},
		"was made without --noisy":                                        {Threshold: 0.7, Noisy: true},
	} {
		if _, err := a.Match(d, crash, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if m, err := a.Match(Doc{ID: "none"}, "", Options{Threshold: 0.7}); err != nil || m.Copy {
		t.Errorf("no words: %+v, %v", m, err)
	}
}

// A settler has Find settle one story after those of a desk, however long it is.
type settler struct {
	*desk
	*finder
}

func newSettler(leaders *desk, noisy bool) *settler {
	d := &desk{docs: append(slices.Clone(leaders.docs), Doc{}), texts: append(slices.Clone(leaders.texts), "")}
	f := &finder{docs: d.docs, Options: d.options(), index: shingle.NewIndex(shingle.IndexOptions{Most: candidatesMax}), letterIndex: newLetterIndex()}
	f.Threshold, f.Noisy = DefaultThreshold, noisy
	f.copied, f.home = make([]bool, len(d.docs)), make([]int32, len(d.docs))
	for i := range d.docs {
		f.order = append(f.order, int32(i))
	}
	for i := range leaders.docs {
		f.index.Add(int32(i), &d.docs[i].Sketch)
		if letters := new(shingle.Sketcher).Letters(d.texts[i]); noisy && d.docs[i].Sketch.Words >= storyWords {
			f.letterIndex.Add(int32(i), &letters)
		}
	}
	return &settler{d, f}
}

// settle gives the pair that makes the text a copy and those that do not; A is the number that the id of a story says.
func (s *settler) settle(t testing.TB, text string) (best Pair, related []Pair) {
	t.Helper()
	docs, own := s.finder.docs, len(s.finder.docs)-1
	sketch := new(shingle.Sketcher).Sketch(text)
	docs[own], s.texts[own] = Doc{ID: "~", Words: sketch.Words, Sketch: sketch}, text
	s.cache = newCache(docs, s.Text)
	s.cache.noisy = s.Noisy
	s.twins = firstTwins(docs)
	b, err := s.newBlock(own, own+1)
	if err == nil {
		err = b.each(func(i int) error { return b.decide(own + i) })
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.fates[0].pairs {
		fmt.Sscan(docs[p.A].ID, &p.A)
		p.B = -1
		if p.Verdict.Copies() {
			best = p
		} else {
			related = append(related, p)
		}
	}
	return best, related
}

// firstTwins does what twins does for docs in any order.
func firstTwins(docs []Doc) []int32 {
	first, out := map[uint64]int32{}, make([]int32, len(docs))
	for i := range docs {
		if _, ok := first[docs[i].Sketch.Sum]; !ok {
			first[docs[i].Sketch.Sum] = int32(i)
		}
		out[i] = first[docs[i].Sketch.Sum]
	}
	return out
}

func inFull(p Pair) string { return fmt.Sprintf("%+v", p) }

func eachInFull(list []Pair) []string {
	var out []string
	for _, p := range list {
		out = append(out, inFull(p))
	}
	slices.Sort(out)
	return out
}
