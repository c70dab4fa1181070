package onecopy_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy"
	"onecopy/internal/testkit"
	"onecopy/report"
)

var chains = flag.Int("chains", 0, "random chains that TestAgainstMonotone tries; make sweeps has 100")

// TestAgainstMonotone checks random chains of versions of a story against archives that grow by one
// of them, and wants no finding to go, none to name a story less close than before, and a folder,
// the output of clean and an index to say the same.
func TestAgainstMonotone(t *testing.T) {
	asked, found, hidden := 0, 0, 0
	for seed := range cmp.Or(*chains, testkit.Tries(30)) {
		r := rand.New(rand.NewPCG(uint64(seed), 23))
		texts, was := versions(r), map[string]report.Finding{}
		for size := 1; size < len(texts); size++ {
			home := t.TempDir()
			for i, text := range texts {
				dir := "new"
				if i < size {
					dir = "old"
				}
				write(t, filepath.Join(home, dir, fmt.Sprintf("%c.txt", 'a'+i)), text)
			}
			now := everywhere(t, home)
			if err := os.RemoveAll(home); err != nil { // those of ten thousand chains would fill a disk
				t.Fatal(err)
			}
			for name, before := range was {
				after, ok := now[name]
				switch {
				case name[0] < byte('a'+size): // it is in the archive now
				case !ok:
					t.Fatalf("seed %d, %d stories: %s repeated %s, and nothing with one more", seed, size, name, before.Other.At.Source)
				case after.Rule != "identical-copy" && after.Pair.Jaccard < before.Pair.Jaccard:
					t.Fatalf("seed %d, %d stories: %s repeats %s (%v), and before it was %s (%v)", seed, size, name,
						after.Other.At.Source, after.Pair.Jaccard, before.Other.At.Source, before.Pair.Jaccard)
				case filepath.Base(after.Other.At.Source) != filepath.Base(before.Other.At.Source):
					hidden++
				}
			}
			was, asked, found = now, asked+len(texts)-size, found+len(now)
		}
		if (seed+1)%1000 == 0 {
			t.Logf("%d chains: %d questions, %d findings, %d times a closer story came", seed+1, asked, found, hidden)
		}
	}
	t.Logf("%d questions, %d findings, %d times a closer story came", asked, found, hidden)
	if found < asked/4 || found == asked || hidden == 0 {
		t.Errorf("%d questions, %d findings, %d times a closer story came", asked, found, hidden)
	}
}

// everywhere returns the findings that new repeats old, by source, and wants them to be the same of
// a folder, an output and an index.
func everywhere(t *testing.T, home string) map[string]report.Finding {
	t.Helper()
	ctx, o := context.Background(), onecopy.Options{Jobs: 1}
	old, out, index := filepath.Join(home, "old"), filepath.Join(home, "out"), filepath.Join(home, "old.idx")
	if _, err := onecopy.Clean(ctx, []string{old}, out, o); err != nil {
		t.Fatal(err)
	}
	if _, err := onecopy.Index(ctx, []string{old}, index, o); err != nil {
		t.Fatal(err)
	}
	said, first := "", map[string]report.Finding(nil)
	for _, against := range []string{old, out, index} {
		o.Against = []string{against}
		c, err := onecopy.Check(ctx, []string{filepath.Join(home, "new")}, o)
		if err != nil {
			t.Fatal(err)
		}
		all, list := map[string]report.Finding{}, []string(nil)
		for _, f := range c.Findings {
			if f.Other != nil && f.Other.Archived {
				all[filepath.Base(f.At.Source)] = f
				list = append(list, fmt.Sprint(f.At, f.Rule, filepath.Base(f.Other.At.Source), f.Other.At.Line, f.Pair.Jaccard, f.Pair.Changed, f.Fingerprint))
			}
		}
		switch now := strings.Join(list, "\n"); {
		case first == nil:
			said, first = now, all
		case now != said:
			t.Fatalf("against the folder\n%s\nagainst %s\n%s", said, filepath.Base(against), now)
		}
	}
	return first
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// versions makes pages of a story and of versions of it, each made of one before: words changed,
// cut off or put in, or figures changed.
func versions(r *rand.Rand) (pages []string) {
	now := [][]string{madeUp(r, 60+r.IntN(200))}
	for range 2 + r.IntN(3) {
		w := slices.Clone(now[r.IntN(len(now))])
		switch r.IntN(5) {
		case 0:
			for range 1 + len(w)/(5+r.IntN(60)) {
				w[r.IntN(len(w))] = madeUp(r, 1)[0]
			}
		case 1:
			w = w[:len(w)*(40+r.IntN(55))/100]
		case 2:
			w = w[len(w)*r.IntN(50)/100:]
		case 3:
			w = slices.Insert(w, r.IntN(len(w)), madeUp(r, 5+r.IntN(len(w)))...)
		default:
			w[r.IntN(len(w))] = fmt.Sprint(100 + r.IntN(900))
		}
		now = append(now, w)
	}
	for _, w := range now {
		head := madeUp(r, 6)
		pages = append(pages, capital(strings.Join(head, " "))+"\n\n"+prose(w)+"\n")
	}
	return pages
}

// prose makes paragraphs of words, of three sentences of twelve words each.
func prose(w []string) string {
	var b strings.Builder
	for i, word := range w {
		switch {
		case i > 0 && i%36 == 0:
			b.WriteString(".\n\n")
		case i > 0 && i%12 == 0:
			b.WriteString(". ")
		case i > 0:
			b.WriteString(" ")
		}
		if i%12 == 0 {
			word = capital(word)
		}
		b.WriteString(word)
	}
	return b.String() + "."
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// madeUp returns n words of no language.
func madeUp(r *rand.Rand, n int) []string {
	const consonants, vowels = "bdfgklmnprstvwxz", "aeiou"
	words := make([]string, n)
	for i := range words {
		var w []byte
		for k := range 3 {
			w = append(w, consonants[r.IntN(5)+5*k], vowels[r.IntN(5)])
		}
		words[i] = string(w)
	}
	return words
}
