package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/testkit"
)

// A printing is a version of a made story, on a day.
type printing struct {
	id, text string
	day      int
}

// history makes stories in versions: each is the one before it with words left out, so that the
// order of survival is that of the versions. Days are drawn at random; in order makes no version
// older than one that survives it.
func history(r *rand.Rand, stories, days int, inOrder bool) (list []printing) {
	for i := range stories {
		words := make([]string, 40+r.IntN(120))
		for k := range words {
			words[k] = fmt.Sprintf("w%x", r.IntN(1<<24))
			if k%9 == 8 {
				words[k] += "."
			}
		}
		var drawn []int
		for range 1 + r.IntN(4) {
			drawn = append(drawn, r.IntN(days))
		}
		if inOrder {
			slices.Sort(drawn)
		}
		for k, day := range drawn {
			list = append(list, printing{fmt.Sprintf("s%03d-%d", i, k), strings.Join(words, " ") + ".", day})
			at := r.IntN(len(words) - 4)
			words = slices.Delete(slices.Clone(words), at, at+1+r.IntN(3))
		}
	}
	return list
}

// layOut writes each day into a folder of its own below root: a third of the stories as text files,
// the others as records.
func layOut(t *testing.T, root string, list []printing, days int) (folders []string) {
	t.Helper()
	lines := make([]bytes.Buffer, days)
	for i, p := range list {
		if i%3 == 0 {
			writeFile(t, filepath.Join(root, fmt.Sprint(p.day), p.id+".txt"), "The headline of "+p.id+"\n\n"+p.text+"\n")
			continue
		}
		if err := json.NewEncoder(&lines[p.day]).Encode(map[string]string{"id": p.id, "title": "Head", "text": p.text}); err != nil {
			t.Fatal(err)
		}
	}
	for day := range lines {
		dir := filepath.Join(root, fmt.Sprint(day))
		writeFile(t, filepath.Join(dir, fmt.Sprintf("wire%d.jsonl", day)), lines[day].String()+`{"id": "only-`+fmt.Sprint(day)+`", "text": "Nothing else was told on day `+fmt.Sprint(day)+`."}`+"\n")
		folders = append(folders, dir)
	}
	return folders
}

// grown cleans the first folder and grows the output by the others.
func grown(t *testing.T, folders []string, flags ...string) (out string) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "out")
	done(t, append([]string{"clean", folders[0], "-o", out}, flags...)...)
	for _, dir := range folders[1:] {
		done(t, append([]string{"clean", dir, "--into", out}, flags...)...)
	}
	return out
}

// survivors lists the ids of the stories that stay, in order.
func survivors(t *testing.T, out string) (ids []string) {
	for _, s := range stories(t, out) {
		if s.Status == corpus.Survivor {
			ids = append(ids, s.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// TestGrow splits corpora into days at random. Where of two versions the one that survives is never
// the later one, the survivors are those of one run over all; where it may be, every story that
// stayed on its day stays for good, and every copy has its survivor on its own day or before.
func TestGrow(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(15, 6))
	for round := range max(4, testkit.Tries(8)) {
		inOrder, days := round%4 != 3, 2+r.IntN(3)
		flags := [][]string{nil, {"--corpus-format", "jsonl.zst"}, {"--noisy"}, {"--keep", "first", "--pages", "full"}}[round%4]
		list := history(r, 60, days, inOrder)
		root := t.TempDir()
		folders := layOut(t, root, list, days)
		out := grown(t, folders, flags...)
		whole := cleaned(t, append([]string{root}, flags...)...)
		day := map[string]int{}
		for _, p := range list {
			day[p.id], day[p.id+".txt#1"] = p.day, p.day
		}
		if inOrder && round%4 != 2 { // damaged reprints are gathered within a day
			var want []string
			for _, id := range survivors(t, whole) {
				if at := strings.IndexByte(id, '/'); at > 0 {
					id = id[at+1:]
				}
				want = append(want, id)
			}
			slices.Sort(want)
			if got := survivors(t, out); !slices.Equal(got, want) {
				t.Errorf("round %d: survivors %q\nwant %q", round, got, want)
			}
		}
		stay := map[string]bool{}
		for _, id := range survivors(t, out) {
			stay[id] = true
		}
		for _, s := range stories(t, out) {
			if s.Status == corpus.Copy && (!stay[s.Survivor] || day[s.Survivor] > day[s.ID]) {
				t.Errorf("round %d: %s of day %d is a copy of %s of day %d", round, s.ID, day[s.ID], s.Survivor, day[s.Survivor])
			}
		}
		sameTrees(t, "other workers", grown(t, folders, append([]string{"-j", "1"}, flags...)...), out)
		done(t, append([]string{"verify", out}, folders...)...)
		again := filepath.Join(t.TempDir(), "again")
		if err := os.CopyFS(again, os.DirFS(out)); err != nil {
			t.Fatal(err)
		}
		done(t, "report", again, "--pages", "summary")
		done(t, "report", again, "--pages", "full")
		if round%4 == 3 {
			sameTrees(t, "reports made of records", again, out)
		}
	}
}

// TestGrowKeeps wants the rows and files of a day as they were after the next one.
func TestGrowKeeps(t *testing.T) {
	t.Parallel()
	folders := layOut(t, t.TempDir(), history(rand.New(rand.NewPCG(1, 2)), 40, 2, false), 2)
	before, after := tree(t, grown(t, folders[:1])), tree(t, grown(t, folders))
	for name, text := range before {
		switch {
		case strings.HasSuffix(name, ".jsonl") && !strings.HasPrefix(after[name], text):
			t.Errorf("%s does not begin as before", name)
		case strings.HasPrefix(name, "corpus/") && after[name] != text:
			t.Errorf("%s is another", name)
		}
	}
	for _, name := range []string{"SHA256SUMS", "inputs.sha256", "report.json"} {
		if after[name] == before[name] {
			t.Errorf("%s was not renewed", name)
		}
	}
}

// TestGrowLearned wants a line that the first day taught cut from one story of the second.
func TestGrowLearned(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for i := range 5 {
		day := i / 4
		writeFile(t, filepath.Join(root, fmt.Sprint(day), fmt.Sprintf("p%d.txt", i)), fmt.Sprintf(
			"The town council of place %d meets again\n\nThe council of town number %d met on Monday to speak about road %d and its bridge.\n\nDesk podcast with the council\n\nMayor number %d said that road %d would be mended by winter, and left the hall.\n", i, i*7, i*11, i*13, i*11))
	}
	out := grown(t, []string{filepath.Join(root, "0"), filepath.Join(root, "1")})
	if n := strings.Count(tree(t, out)["templates.jsonl"], "\n"); n != 1 {
		t.Errorf("%d lines learned, want 1", n)
	}
	for _, s := range stories(t, out) {
		if strings.Contains(s.Text, "Desk podcast") {
			t.Errorf("%s has the learned line", s.ID)
		}
	}
	done(t, "verify", out, filepath.Join(root, "0"), filepath.Join(root, "1"))
}

// TestGrowNames wants a story whose file must yield to that of a new one found under its new name.
func TestGrowNames(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	writeFile(t, filepath.Join(root, "0", "b.txt"), "A story about the old bridge\n\nThe old bridge fell into the river on Monday and nobody was hurt by it.\n")
	writeFile(t, filepath.Join(root, "1", "B.txt"), "A story about the new harbour\n\nThe new harbour took its first ships on Tuesday while a band was playing.\n")
	out := grown(t, []string{filepath.Join(root, "0"), filepath.Join(root, "1")})
	for _, s := range stories(t, out) {
		if _, err := os.Stat(filepath.Join(out, s.File)); err != nil {
			t.Error(err)
		}
	}
	done(t, "verify", out, filepath.Join(root, "0"), filepath.Join(root, "1"))
}

// TestGrowRefuses wants an error where a day does not fit, and nothing changed.
func TestGrowRefuses(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	folders := layOut(t, root, history(rand.New(rand.NewPCG(3, 4)), 9, 2, true), 2)
	out := grown(t, folders)
	before := tree(t, out)
	other := filepath.Join(root, "other")
	writeFile(t, filepath.Join(other, "wire0.jsonl"), `{"id": "x", "text": "Another file of a name that was there before."}`)
	for want, args := range map[string][]string{
		"another file of the name wire0.jsonl": {other, "--into", out},
		"was made with --threshold 0.8":        {folders[1], "--into", out, "-t", "0.7"},
		"another --keep":                       {folders[1], "--into", out, "--keep", "first"},
		"together with -o":                     {folders[1], "--into", out, "-o", out},
		"not the output of an earlier run":     {folders[1], "--into", other},
		"has its corpus as":                    {folders[1], "--into", out, "--corpus-format", "jsonl"},
	} {
		var said bytes.Buffer
		if code := onecopy(append([]string{"clean"}, args...), strings.NewReader(""), &said, &said); code != exitTrouble || !strings.Contains(said.String(), want) {
			t.Errorf("%q: exit code %d, want %q in %s", args, code, want, &said)
		}
	}
	if said := done(t, "clean", folders[1], "--into", out); !strings.Contains(said, "already") {
		t.Errorf("a day that is there: %s", said)
	}
	done(t, "clean", folders[1], "--into", out, "-n")
	after := tree(t, out)
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("%s was changed", name)
		}
	}
	changed := filepath.Join(folders[0], "wire0.jsonl")
	text, err := os.ReadFile(changed)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, changed, string(text)+`{"id": "late", "text": "This came in late."}`+"\n")
	var said bytes.Buffer
	if code := onecopy(append([]string{"verify", out}, folders...), strings.NewReader(""), &said, &said); code != exitFound || !strings.Contains(said.String(), "wire0.jsonl") {
		t.Errorf("a changed input: exit code %d, %s", code, &said)
	}
}

// TestGrowFails lets each call that changes the disk fail in turn, for good or once: OUT is then
// what it was, or what it was to be.
func TestGrowFails(t *testing.T) {
	folders := layOut(t, t.TempDir(), history(rand.New(rand.NewPCG(5, 6)), 6, 2, true), 2)
	old, whole := tree(t, grown(t, folders[:1])), tree(t, grown(t, folders))
	for _, forGood := range []bool{false, true} {
		for n := 1; ; n += testkit.Step() {
			root := t.TempDir()
			out := filepath.Join(root, "out")
			done(t, "clean", folders[0], "-o", out)
			calls := 0
			disk.Intercept(func(string, string) error {
				if calls++; calls == n || forGood && calls > n {
					return errors.New("bad disk")
				}
				return nil
			})
			var said bytes.Buffer
			code := onecopy([]string{"clean", folders[1], "--into", out, "-j", "1", "--no-sync"}, strings.NewReader(""), &said, &said)
			disk.Intercept(nil)
			want := old
			if got := tree(t, out); code == exitDone || got["report.json"] == whole["report.json"] {
				want = whole
			}
			got := tree(t, out)
			for name := range want {
				if got[name] != want[name] {
					t.Fatalf("call %d, for good %t, exit code %d: %s is neither: %s", n, forGood, code, name, &said)
				}
			}
			if code == exitDone && calls < n {
				break
			}
		}
	}
}
