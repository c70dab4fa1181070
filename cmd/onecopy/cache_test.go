package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onecopy/internal/testkit"
)

// invented returns n made-up words, the first with a capital.
func invented(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		for range 2 + r.IntN(2) {
			b.WriteByte("bdfgklmnprstvwz"[r.IntN(15)])
			b.WriteByte("aeiou"[r.IntN(5)])
		}
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// somePage makes a page of made-up words, with boilerplate or a crosshead on some.
func somePage(r *rand.Rand) string {
	body := invented(r, 14) + " and nobody said why " + invented(r, 9) + ".\n\n" + invented(r, 30) + ".\n"
	switch r.IntN(8) {
	case 0:
		body += "\nShare this article\n"
	case 1:
		body = "By Ann Smith, The Daily Example\n\n" + body
	case 2:
		body += "\nBackground of the bridge\n\n" + invented(r, 25) + ".\n"
	case 3:
		body = strings.Replace(body, "\n\n", fmt.Sprintf("\n\nMore from town %d\n\n", r.IntN(3)), 1)
	}
	return invented(r, 7) + "\n\n" + body
}

// TestCheckCache edits a folder at random, and wants a check with a cache to say the same, to the
// byte, as one that reads all files; and most edits to be told without reading all.
func TestCheckCache(t *testing.T) {
	home := t.TempDir()
	r := rand.New(rand.NewPCG(9, 10))
	tick := time.Now().Add(-time.Hour)
	name := func(i int) string { return fmt.Sprintf("wire/%d/%02d.txt", i%4, i) }
	put := func(name, text string) {
		full := filepath.Join(home, filepath.FromSlash(name))
		writeFile(t, full, text)
		tick = tick.Add(time.Second)
		if err := os.Chtimes(full, tick, tick); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 50 {
		put(name(i), somePage(r))
	}
	run := func(args ...string) string {
		_, out, said := examined(t, home, append([]string{"wire", "--format", "json"}, args...)...)
		return out + said
	}
	state := func() string {
		text, err := os.ReadFile(filepath.Join(home, ".onecopy-cache", "check.json"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if got, want := run("--cache"), run(); got != want {
		t.Fatalf("the first time\n%s\nwant\n%s", got, want)
	}
	quick, rounds := 0, testkit.Tries(120)
	for round := range rounds {
		for range 1 + r.IntN(2) {
			switch n := name(r.IntN(55)); r.IntN(6) {
			case 0:
				_ = os.Remove(filepath.Join(home, filepath.FromSlash(n)))
			case 1:
				if text, err := os.ReadFile(filepath.Join(home, filepath.FromSlash(name(r.IntN(55))))); err == nil {
					put(n, string(text))
				}
			case 2, 3:
				if text, err := os.ReadFile(filepath.Join(home, filepath.FromSlash(n))); err == nil {
					put(n, strings.Replace(string(text), "nobody", "no one", 1))
				}
			default:
				put(n, somePage(r))
			}
		}
		if round == rounds/2 {
			run("--update-baseline")
		}
		was := state()
		got, want := run("--cache"), run()
		if got != want {
			t.Fatalf("round %d\n%s\nwant\n%s", round, got, want)
		}
		if state() == was {
			quick++
		}
	}
	t.Logf("%d of %d without reading all", quick, rounds)
	if quick < rounds/10 {
		t.Errorf("%d of %d without reading all", quick, rounds)
	}
	if text, err := os.ReadFile(filepath.Join(home, ".onecopy-cache", ".gitignore")); err != nil || !bytes.Equal(text, []byte("*\n")) {
		t.Errorf(".gitignore: %q, %v", text, err)
	}
}

// TestCheckCacheDamaged wants a cache that is damaged to be made anew, and what somebody else has
// in a folder of its name to be left.
func TestCheckCacheDamaged(t *testing.T) {
	home := t.TempDir()
	writeFile(t, filepath.Join(home, "a.txt"), news(0))
	index := filepath.Join(home, ".onecopy-cache", "stories.idx")
	told := func() bool {
		_, _, said := examined(t, home, "--cache")
		return strings.Contains(said, "is not an index")
	}
	stays := func(want string) bool {
		text, err := os.ReadFile(index)
		return err == nil && string(text) == want
	}
	writeFile(t, index, "a file of somebody")
	if !told() || !stays("a file of somebody") {
		t.Error("a file that is not a cache was replaced")
	}
	if err := os.Remove(index); err != nil || told() {
		t.Fatal("no cache was made", err)
	}
	writeFile(t, index, "damaged")
	if told() || stays("damaged") {
		t.Error("a damaged cache stays")
	}
}
