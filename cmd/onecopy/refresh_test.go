package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestIndexRefresh edits a folder at random and makes its index current after each edit: it must
// have the bytes of one made at once, and no file that is as it was may be read.
func TestIndexRefresh(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	r := rand.New(rand.NewPCG(7, 8))
	tick := time.Now().Add(-time.Hour)
	names := []string{"a.txt", "b.txt", "sub/c.txt", "sub/d.txt", "e f.txt", "g\x01.txt", "z.jsonl"}
	put := func(name string) {
		text := fmt.Sprintf("Ferry %d runs again after storm\n\n%sMore than %d people had waited for it in the town.\n", r.IntN(9), news(r.IntN(4)), r.IntN(90))
		if strings.HasSuffix(name, ".jsonl") {
			text = fmt.Sprintf("{\"id\":\"%d\",\"text\":\"In town %d the mayor opened a bridge on Monday after years of work.\"}\n", r.IntN(9), r.IntN(5))
		}
		full := filepath.Join(home, "news", filepath.FromSlash(name))
		writeFile(t, full, text)
		tick = tick.Add(time.Second)
		if err := os.Chtimes(full, tick, tick); err != nil {
			t.Fatal(err)
		}
	}
	put("first.txt")
	index := func(file string, more ...string) string {
		var said bytes.Buffer
		args := append([]string{"index", filepath.Join(home, "news"), "-o", filepath.Join(home, file), "--no-config"}, more...)
		if code := onecopy(args, strings.NewReader(""), io.Discard, &said); code != exitDone {
			t.Fatalf("exit code %d: %s", code, &said)
		}
		return said.String()
	}
	read := func(file string) string {
		text, err := os.ReadFile(filepath.Join(home, file))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	index("x.idx")
	for range 40 {
		for range 1 + r.IntN(3) {
			name := names[r.IntN(len(names))]
			switch full := filepath.Join(home, "news", filepath.FromSlash(name)); r.IntN(4) {
			case 0:
				_ = os.Remove(full)
			case 1:
				if other := filepath.Join(home, "news", names[r.IntN(2)]); !strings.HasSuffix(name, ".jsonl") {
					_ = os.Rename(full, other)
				}
			default:
				put(name)
			}
		}
		said := index("x.idx")
		index("at-once.idx", "--force")
		if read("x.idx") != read("at-once.idx") {
			t.Fatalf("another index than one made at once; %s", said)
		}
	}
	if said := index("x.idx"); !strings.Contains(said, "unchanged: the index is left as it is") {
		t.Error(said)
	}
	refreshTrusts(t, home, index)
}

// refreshTrusts wants a file of the same size and time not to be read, and without sizes no index
// to be made current.
func refreshTrusts(t *testing.T, home string, index func(file string, more ...string) string) {
	t.Helper()
	full := filepath.Join(home, "news", "first.txt")
	was, _ := os.Stat(full)
	text, _ := os.ReadFile(full)
	writeFile(t, full, strings.Replace(string(text), "storm", "STORM", 1))
	if err := os.Chtimes(full, was.ModTime(), was.ModTime()); err != nil {
		t.Fatal(err)
	}
	if said := index("x.idx"); !strings.Contains(said, "unchanged: the index is left as it is") {
		t.Errorf("a file of the same size and time was read: %s", said)
	}
	writeFile(t, filepath.Join(home, ".x.idx.sizes"), "damaged")
	var said bytes.Buffer
	if code := onecopy([]string{"index", filepath.Join(home, "news"), "-o", filepath.Join(home, "x.idx")}, strings.NewReader(""), io.Discard, &said); code != exitTrouble {
		t.Errorf("without sizes: exit code %d: %s", code, &said)
	}
}
