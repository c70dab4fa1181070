package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/shingle"
)

// A pile is sources with their stories, each a text.
type pile map[string][]string

// archived makes an index file of the sources, put in in the order given.
func archived(t testing.TB, s outdir.Settings, p pile, order ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.idx")
	remade(t, path, s, nil, p, order...)
	return path
}

// remade makes an index at the path of the sources, and of those of an older one that keep wants.
func remade(t testing.TB, path string, s outdir.Settings, keep func(string) bool, p pile, order ...string) {
	t.Helper()
	b, err := Create(path, s, true, nil)
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
		putSource(t, b, name, p[name])
	}
	if _, err := b.Commit(context.Background(), cluster.Options{Jobs: 2}); err != nil {
		t.Fatal(err)
	}
}

// putSource puts a source in.
func putSource(t testing.TB, b *Builder, name string, texts []string) {
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
		if err := b.Put(Story{Story: story, Mask: len(head) + 1, Sketch: sketch}); err != nil {
			t.Fatal(err)
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(texts, "\n")))
	b.End(hex.EncodeToString(sum[:]), len(texts))
}

func opened(t testing.TB, path string) *Archive {
	t.Helper()
	a, err := Open(path)
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
	var s outdir.Settings
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

// What is kept is not compared again, and comes out the same; with a new source only what that
// touches is.
func TestBuilderRemembers(t *testing.T) {
	p, names := newsroom(120)
	path := archived(t, outdir.Settings{}, p, names...)
	asked := func(drop string) (n int) {
		b, err := Create(path, outdir.Settings{}, true, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Abort()
		if err := b.Keep(opened(t, path), func(name string) bool { return name == drop }); err != nil {
			t.Fatal(err)
		}
		if err := b.out.Flush(); err != nil {
			t.Fatal(err)
		}
		b.sort()
		m := b.memo()
		v, err := b.order(context.Background(), cluster.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for d := range m.Was {
			if m.Was[d] != v.rows[d].memo {
				n++
			}
		}
		return n
	}
	if n := asked(""); n != 0 {
		t.Errorf("%d stories were compared again, nothing being new", n)
	}
	if n := asked(names[3]); n == 0 || n > len(p[names[3]])*2 {
		t.Errorf("%d stories were compared again without a source of %d", n, len(p[names[3]]))
	}
}

// Whoever stops the making of an index leaves what was there.
func TestBuilderStops(t *testing.T) {
	p, names := newsroom(30)
	path := archived(t, outdir.Settings{}, p, names[:2]...)
	want := content(t, path)
	b, err := Create(path, outdir.Settings{}, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	putSource(t, b, "more", p[names[3]])
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := b.Commit(ctx, cluster.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if err := b.Abort(); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 || !bytes.Equal(content(t, path), want) {
		t.Errorf("left %v, %v", left, err)
	}
}

// Every story comes back as it was put in.
func TestArchiveKeepsStories(t *testing.T) {
	p, names := newsroom(60)
	a := opened(t, archived(t, outdir.Settings{}, p, names...))
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
	if at := a.Counts(); at.Stories != n || at.Stories != at.Survivors+held || at.Sources != len(names) {
		t.Errorf("%d stories and %d copies: %+v", n, held, at)
	}
}

// Stories of an index that were compared by other rules are compared again when it is rebuilt,
// and the index is then of these rules.
func TestOlderVerdictsAreComparedAgain(t *testing.T) {
	p, names := newsroom(60)
	want := content(t, archived(t, outdir.Settings{}, p, names...))
	older := filepath.Join(t.TempDir(), "older")
	b, err := Create(older, outdir.Settings{}, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.settings.Verdicts = "verdicts-0"
	for _, name := range names {
		putSource(t, b, name, p[name])
	}
	if _, err := b.Commit(t.Context(), cluster.Options{}); err != nil {
		t.Fatal(err)
	}
	if b, err = Create(older, outdir.Settings{}, true, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Keep(opened(t, older), func(string) bool { return false }); err != nil {
		t.Fatal(err)
	}
	for _, row := range b.rows {
		if row.memo != 0 {
			t.Fatal("what was found by other rules is remembered")
		}
	}
	if _, err := b.Commit(t.Context(), cluster.Options{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(content(t, older), want) {
		t.Error("not the bytes of an index made at once")
	}
}
