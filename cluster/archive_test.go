package cluster

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/shingle"
)

// A pile is sources with their stories, each a text.
type pile map[string][]string

// archived makes an index file of the sources, put in in the order given.
func archived(t testing.TB, s ArchiveSettings, p pile, order ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.idx")
	remade(t, path, s, nil, p, order...)
	return path
}

// remade makes an index at the path of the sources, and of those of an older one that keep wants.
func remade(t testing.TB, path string, s ArchiveSettings, keep func(string) bool, p pile, order ...string) {
	t.Helper()
	b, err := CreateArchive(path, s, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	if keep != nil {
		old := opened(t, path)
		if err := b.Keep(old, func(name string) bool { return !keep(name) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range order {
		shelve(t, b, name, p[name])
	}
	if _, err := b.Commit(context.Background(), Options{Jobs: 2}); err != nil {
		t.Fatal(err)
	}
}

// shelve puts a source in.
func shelve(t testing.TB, b *Builder, name string, texts []string) {
	t.Helper()
	if err := b.Begin(name, ""); err != nil {
		t.Fatal(err)
	}
	var k shingle.Sketcher
	for i, text := range texts {
		head, body, _ := strings.Cut(text, " ")
		sketch := k.Sketch(body)
		story := corpus.Story{
			ID: fmt.Sprintf("%s#%d", name, i+1), FirstLine: 10 * i, LastLine: 10*i + 5, Headline: "On " + head, Text: text,
			Words: sketch.Words + 1, Published: "2020-08-19",
		}
		if err := b.Put(ArchiveStory{Story: story, Mask: len(head) + 1, Sketch: sketch}); err != nil {
			t.Fatal(err)
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(texts, "\n")))
	b.End(hex.EncodeToString(sum[:]), len(texts))
}

func opened(t testing.TB, path string) *Archive {
	t.Helper()
	a, err := OpenArchive(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// newsroom makes sources of a library's stories, each with a dateline, in no order.
func newsroom(n int) (pile, []string) {
	p := pile{}
	d := library(n).shuffled(3)
	for i, text := range d.texts {
		name := fmt.Sprintf("paper%d.txt", i%9)
		p[name] = append(p[name], "RIGA: "+text)
	}
	var names []string
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	return p, names
}

// An index depends on what is in it, not on how it came in.
func TestArchiveIsTheSameHoweverMade(t *testing.T) {
	p, names := newsroom(120)
	var s ArchiveSettings
	want := content(t, archived(t, s, p, names...))
	backwards := slices.Clone(names)
	slices.Reverse(backwards)
	if !bytes.Equal(content(t, archived(t, s, p, backwards...)), want) {
		t.Error("made in another order: other bytes")
	}
	all := func(string) bool { return true }
	path := archived(t, s, p, names[:4]...)
	remade(t, path, s, all, p, names[4:]...)
	if !bytes.Equal(content(t, path), want) {
		t.Error("made in two steps: other bytes")
	}
	remade(t, path, s, func(name string) bool { return name != names[2] && name != names[7] }, p)
	if bytes.Equal(content(t, path), want) {
		t.Error("two sources removed: the same bytes")
	}
	remade(t, path, s, all, p, names[7], names[2])
	if !bytes.Equal(content(t, path), want) {
		t.Error("removed and added: other bytes")
	}
}

// Every story comes back as it was put in.
func TestArchiveKeepsStories(t *testing.T) {
	p, names := newsroom(60)
	a := opened(t, archived(t, ArchiveSettings{}, p, names...))
	n, held := 0, 0
	for source, err := range a.Sources() {
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range p[source.Name] {
			s, err := a.Story(n)
			if err != nil {
				t.Fatal(err)
			}
			if s.ID != fmt.Sprintf("%s#%d", source.Name, i+1) || s.Text != text || s.Source != source.Name || s.FirstLine != 10*i ||
				s.Headline != "On RIGA:" || s.Published != "2020-08-19" || s.Words != len(strings.Fields(text)) {
				t.Fatalf("story %d: %+v", n, s)
			}
			copies, err := a.Copies(n)
			if err != nil || s.Status == corpus.Copy && len(copies) > 0 {
				t.Fatalf("story %d, a %s, has copies %v: %v", n, s.Status, copies, err)
			}
			held += len(copies)
			n++
		}
	}
	if at := a.Settings(); at.Stories != n || at.Stories != at.Leaders+held || at.Sources != len(names) {
		t.Errorf("%d stories and %d copies: %+v", n, held, at)
	}
}

// What Match says of a story is what Find says when it is the last of them all to be settled.
func TestMatchIsFind(t *testing.T) {
	p, names := newsroom(150)
	for _, text := range seedStories(t) {
		p[names[0]] = append(p[names[0]], "MINSK: "+text)
	}
	a := opened(t, archived(t, ArchiveSettings{}, p, names...))
	leaders := &desk{}
	for i := range a.settings.Leaders {
		l, err := a.leader(i)
		if err != nil {
			t.Fatal(err)
		}
		text, err := a.compared(l.story)
		if err != nil {
			t.Fatal(err)
		}
		leaders.add(fmt.Sprintf("%d", l.story), text)
	}
	all := library(150).texts
	for _, text := range seedStories(t) {
		all = append(all, text, cutTo(text, 0.5), swap(text, "August 9", "August 19"))
	}
	r := rand.New(rand.NewPCG(11, 12))
	for _, text := range all[:60] { // with a passage of each
		all = append(all, join(prose(r, 200), strings.Fields(text)[:40], prose(r, 100)))
	}
	copies, related := 0, 0
	for _, text := range all {
		m := matched(t, a, text)
		want, rest := settled(t, leaders, text)
		if m.Copy != (want.Verdict != "") || m.Copy && told1(m.Pair) != told1(want) {
			t.Fatalf("Match says %+v, Find %+v of %s", m.Pair, want, text)
		}
		if got := each1(m.Related); !slices.Equal(got, each1(rest)) && m.Pair.Verdict != Identical {
			t.Fatalf("Match relates %v, Find %v of %s", got, each1(rest), text)
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

func matched(t testing.TB, a *Archive, text string) Match {
	t.Helper()
	var k shingle.Sketcher
	sketch := k.Sketch(text)
	m, err := a.Match(Doc{ID: "new", Words: sketch.Words, Sketch: sketch}, text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// settled has Find settle a story after the others, however long it is, and gives the pair that makes it a copy and those
// that do not; A is the number that the id of a story says.
func settled(t testing.TB, leaders *desk, text string) (best Pair, related []Pair) {
	t.Helper()
	d := &desk{docs: slices.Clone(leaders.docs), texts: slices.Clone(leaders.texts)}
	d.add("~", text)
	f := &finder{docs: d.docs, Options: d.options(), index: shingle.NewIndex(shingle.IndexOptions{Most: candidatesMax})}
	f.Threshold = DefaultThreshold
	f.cache, f.letterIndex = newCache(d.docs, f.Text), newLetterIndex()
	f.copied, f.home = make([]bool, len(d.docs)), make([]int32, len(d.docs))
	for i := range d.docs {
		f.order = append(f.order, int32(i))
	}
	f.twins = firstTwins(d.docs)
	own := len(d.docs) - 1
	for i := range own {
		f.index.Add(int32(i), &d.docs[i].Sketch)
	}
	b, err := f.newBlock(own, own+1)
	if err == nil {
		err = b.settle()
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.fates[0].pairs {
		fmt.Sscan(d.docs[p.A].ID, &p.A)
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

func told1(p Pair) string { return fmt.Sprintf("%+v", p) }

func each1(list []Pair) []string {
	var out []string
	for _, p := range list {
		out = append(out, told1(p))
	}
	slices.Sort(out)
	return out
}
