package onecopy_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"testing"

	"onecopy"
	"onecopy/corpus"
)

// A page is cleaned, and another one is checked against what that gave.
func Example() {
	dir, err := os.MkdirTemp("", "onecopy-example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	ctx, out := context.Background(), filepath.Join(dir, "clean-corpus")

	done, err := onecopy.Clean(ctx, []string{"seeds/001_978e6dbf49f5cf3e.txt"}, out, onecopy.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d stories, %d copies\n", done.Stories, done.Copies)

	found, err := onecopy.Check(ctx, []string{"seeds/003_9f7ee0565c2f8349.txt"}, onecopy.Options{Against: []string{out}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d of %d stories were there before\n", found.Totals.Copies, found.Totals.Stories)

	// Output:
	// 12 stories, 0 copies
	// 4 of 10 stories were there before
}

// TestLibrary makes an index and finds in it what it was made of; a file that is damaged is told and no error, and nothing is replaced
// that nobody said should be.
func TestLibrary(t *testing.T) {
	home := t.TempDir()
	index := filepath.Join(home, "x.idx")
	n, err := onecopy.Index(t.Context(), []string{"seeds"}, index, onecopy.Options{Exclude: []string{"README.md"}})
	if err != nil || n != 25 {
		t.Fatalf("%d stories, %v", n, err)
	}
	for self, copies := range map[bool]int{false: 4, true: 25} {
		o := onecopy.Options{Against: []string{index}, AgainstSelf: self, Exclude: []string{"*.md"}, Baseline: ".onecopy-baseline"}
		found, err := onecopy.Check(t.Context(), []string{"seeds"}, o)
		if err != nil || found.Totals.Stories != 25 || found.Totals.Copies != copies || found.Totals.Known == 0 {
			t.Errorf("%+v, %v", found, err)
		}
	}
	if _, err := onecopy.Index(t.Context(), []string{"seeds"}, index, onecopy.Options{}); err == nil {
		t.Error("an index was replaced")
	}
	bad, out := filepath.Join(home, "in", "bad.jsonl"), filepath.Join(home, "out")
	if err := os.MkdirAll(filepath.Dir(bad), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, []byte("{\"id\":\"1\",\"text\":\"The ferry was taken out of service on Monday.\"}\n{\"id\":\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var told []corpus.Problem
	done, err := onecopy.Clean(t.Context(), []string{filepath.Dir(bad)}, out, onecopy.Options{Problem: func(p corpus.Problem) { told = append(told, p) }})
	if err != nil || !done.Unread || len(told) != 1 || done.Stories != 1 {
		t.Errorf("%+v, %v, told %v", done, err, told)
	}
	if _, err := onecopy.Clean(t.Context(), nil, filepath.Join(home, "none"), onecopy.Options{Threshold: 2}); err == nil {
		t.Error("a corpus of nothing")
	}
}
