package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// recutTo runs "onecopy recut" into a new folder, and returns what it says on standard output and
// the folder.
func recutTo(t *testing.T, old string, args ...string) (changes, out string) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "out")
	var told, said bytes.Buffer
	if code := onecopy(append([]string{"recut", old, "-o", out}, args...), strings.NewReader(""), &told, &said); code != exitDone {
		t.Fatalf("onecopy recut %s: exit code %d\n%s", strings.Join(args, " "), code, &said)
	}
	return told.String(), out
}

// edited writes, beside the seeds, each of their stories in versions that are alike in shares from
// .1 to 1: words left out at random, paragraphs left out, other facts, dates, and a line of
// boilerplate; half of them as text files, half as records.
func edited(t *testing.T) (paths []string) {
	home := t.TempDir()
	r := rand.New(rand.NewPCG(51, 52))
	var lines bytes.Buffer
	for i, s := range stories(t, cleaned(t, seeds)) {
		for k, rate := range []float64{.01, .05, .1, .3} {
			id := fmt.Sprintf("%02d-%d", i, k)
			date := fmt.Sprintf("August %d, 2020", 1+r.IntN(28))
			text := thinned(r, s.Text, rate)
			if k%2 == 0 {
				page := s.Headline + "\n\n" + date + "\n\nMINSK -- " + text + "\n\nRead more at the desk\n"
				writeFile(t, filepath.Join(home, "pages", "wire", id+".txt"), page)
				continue
			}
			if err := json.NewEncoder(&lines).Encode(map[string]string{"id": id, "title": s.Headline, "date": date, "text": text}); err != nil {
				t.Fatal(err)
			}
		}
	}
	writeFile(t, filepath.Join(home, "pages", "records.jsonl"), lines.String())
	return []string{seeds, filepath.Join(home, "pages")}
}

// thinned leaves out a share of the words, and of the paragraphs.
func thinned(r *rand.Rand, text string, rate float64) string {
	var out []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if r.Float64() < rate {
			continue
		}
		var words []string
		for w := range strings.FieldsSeq(paragraph) {
			if r.Float64() >= rate/2 {
				words = append(words, w)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n\n")
}

// TestRecut wants of recut, file by file and byte by byte, what clean writes with the same flags:
// for thresholds above and below that of the run, for wishes, and after a run that looked for
// damaged reprints.
func TestRecut(t *testing.T) {
	t.Parallel()
	paths := edited(t)
	olds := map[string]string{}
	for _, c := range []struct{ run, again string }{
		{"-t 0.8", "-t 1"},
		{"-t 0.45", "-t 0.95"},
		{"-t 0.45", "-t 0.8"},
		{"-t 0.8", "-t 0.6"},
		{"-t 0.8", "-t 0.2"},
		{"-t 0.45", "-t 0.7 --keep earliest"},
		{"-t 0.8", "-t 0.8 --keep wire/**,first"},
		{"--noisy", "-t 0.6"},
	} {
		if olds[c.run] == "" {
			olds[c.run] = cleaned(t, append(strings.Fields(c.run), paths...)...)
		}
		flags := strings.Fields(c.again)
		if c.run == "--noisy" {
			flags = append(flags, c.run)
		}
		want := cleaned(t, append(flags, paths...)...)
		changes, got := recutTo(t, olds[c.run], strings.Fields(c.again)...)
		same(t, fmt.Sprintf("recut %s of a run with %s", c.again, c.run), got, want)
		checkChanges(t, c.again, changes, stories(t, olds[c.run]), stories(t, want))
	}
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	a, b := tree(t, want), tree(t, got)
	for name, text := range a {
		if b[name] != text {
			t.Errorf("%s: %s differs", what, name)
		}
		delete(b, name)
	}
	for name := range b {
		t.Errorf("%s: %s is there", what, name)
	}
}

// checkChanges compares what recut prints with the two lists of stories.
func checkChanges(t *testing.T, flags, changes string, before, after []corpus.Story) {
	t.Helper()
	var want strings.Builder
	for i, a := range before {
		b := after[i]
		switch {
		case a.Survivor == b.Survivor && a.Verdict == b.Verdict:
		case b.Status == corpus.Survivor:
			fmt.Fprintf(&want, "stays\t%s\t%s\t%s\t%.4f\n", a.ID, a.Survivor, a.Verdict, *a.Jaccard)
		case a.Status == corpus.Survivor:
			fmt.Fprintf(&want, "goes\t%s\t%s\t%s\t%.4f\n", b.ID, b.Survivor, b.Verdict, *b.Jaccard)
		default:
			fmt.Fprintf(&want, "moves\t%s\t%s\t%s\t%.4f\n", b.ID, b.Survivor, b.Verdict, *b.Jaccard)
		}
	}
	if changes != want.String() {
		t.Errorf("recut %s prints\n%swant\n%s", flags, changes, &want)
	}
}

// TestRecutVerifies wants the new output to agree with the inputs, and another recut to lead back.
func TestRecutVerifies(t *testing.T) {
	t.Parallel()
	paths := edited(t)
	old := cleaned(t, paths...)
	_, out := recutTo(t, old, "-t", "0.4", "--keep", "earliest")
	var said bytes.Buffer
	if code := onecopy(append([]string{"verify", out}, paths...), strings.NewReader(""), &said, &said); code != exitDone {
		t.Errorf("verify: exit code %d\n%s", code, &said)
	}
	_, back := recutTo(t, out, "-t", "0.8", "--keep", "longest")
	for _, name := range []string{"stories.jsonl", "pairs.jsonl", "lost.jsonl"} {
		if tree(t, back)[name] != tree(t, old)[name] {
			t.Errorf("back again: %s differs", name)
		}
	}
}

// TestLostOfClean wants a line of lost.jsonl for each sentence that pairs.jsonl counts of a copy.
func TestLostOfClean(t *testing.T) {
	t.Parallel()
	out := cleaned(t, edited(t)...)
	want, copies := map[string]int{}, map[string]string{}
	for _, s := range stories(t, out) {
		if s.Status == corpus.Copy {
			copies[s.ID] = s.Survivor
		}
	}
	for _, p := range records[corpus.Pair](t, out, "pairs.jsonl") {
		if copies[p.B] == p.A {
			want[p.B] = p.OnlyB
		}
	}
	all := 0
	for _, l := range records[outdir.LostSentence](t, out, "lost.jsonl") {
		if copies[l.Story] != l.Survivor || l.Sentence == "" {
			t.Errorf("%+v", l)
		}
		want[l.Story]--
		all++
	}
	for id, n := range want {
		if n != 0 {
			t.Errorf("%s: %d sentences short", id, n)
		}
	}
	if all == 0 {
		t.Error("no sentence is lost")
	}
}
