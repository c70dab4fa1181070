package onecopy_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy"
	"onecopy/corpus"
	"onecopy/corpus/hint"
)

// The seeds are cleaned, and one of their pages is checked against the output.
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

// TestLibrary makes an index and finds in it what it was made of; a file that is damaged is told
// and no error, and nothing is replaced that nobody said should be.
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
	if _, err := onecopy.Clean(t.Context(), nil, filepath.Join(home, "none"), onecopy.Options{}); err == nil {
		t.Error("a corpus of nothing")
	}
}

// TestOptions refuses values that no option can have, and leaves nothing behind.
func TestOptions(t *testing.T) {
	home := t.TempDir()
	for want, o := range map[string]onecopy.Options{
		"option Jobs is -3": {Jobs: -3}, "option Threshold is 2": {Threshold: 2}, "option Threshold is -0.5": {Threshold: -0.5}, "option Threshold is NaN": {Threshold: math.NaN()},
		"option Keep: empty wish": {Keep: []string{""}},
	} {
		if _, err := onecopy.Clean(t.Context(), []string{"seeds"}, filepath.Join(home, "out"), o); err == nil || err.Error() != want || !errors.As(err, new(*hint.Error)) {
			t.Errorf("Clean: %v, want %s with a hint", err, want)
		}
		if _, err := onecopy.Index(t.Context(), []string{"seeds"}, filepath.Join(home, "x.idx"), o); err == nil || err.Error() != want {
			t.Errorf("Index: %v, want %s", err, want)
		}
		if _, err := onecopy.Check(t.Context(), []string{"seeds"}, o); err == nil || err.Error() != want {
			t.Errorf("Check: %v, want %s", err, want)
		}
	}
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestAvoidable wants advice with each error that the caller could have avoided.
func TestAvoidable(t *testing.T) {
	home := t.TempDir()
	out := filepath.Join(home, "out")
	if err := os.WriteFile(filepath.Join(home, "news.txt"), []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, paths := range map[string][]string{
		"working folder": {"seeds", filepath.Join(home, "nothing at all")}, "did you mean": {filepath.Join(home, "new.txt"), "seeds"},
		"is not set": {""}, "PATH": {}, "text": {t.TempDir()},
	} {
		_, err := onecopy.Clean(t.Context(), paths, out, onecopy.Options{})
		_, other := onecopy.Index(t.Context(), paths, filepath.Join(home, "x.idx"), onecopy.Options{})
		for _, err := range []error{err, other} {
			if advice := (*hint.Error)(nil); !errors.As(err, &advice) || !strings.Contains(advice.Hint, want) {
				t.Errorf("%q: %#v", paths, err)
			}
		}
	}
	if _, err := onecopy.Clean(t.Context(), []string{"seeds"}, filepath.Join("seeds", "out"), onecopy.Options{}); !errors.As(err, new(*hint.Error)) {
		t.Errorf("an OUT inside of PATH: %v", err)
	}
}

// TestOneNoteAFile wants one line for what is the matter with many records of a file, with how many
// there are and the line of the first, however many chunks the file is divided into.
func TestOneNoteAFile(t *testing.T) {
	home, indexes := t.TempDir(), t.TempDir()
	row := func(i int) string {
		pad := strings.Repeat("x", 600)
		switch i % 10 {
		case 3:
			return fmt.Sprintf(`{"id":%d,"text":null,"pad":"%s"}`, i, pad)
		case 5:
			return fmt.Sprintf(`{"id":%d,"text":" ","pad":"%s"}`, i, pad)
		case 7:
			return fmt.Sprintf(`{"id":%d,"pad":"%s"}`, i, pad)
		}
		return fmt.Sprintf(`{"id":%d,"text":"Ferry %d was taken out of service on Monday.","pad":"%s"}`, i, i, pad)
	}
	var lines, list strings.Builder
	for i := range 9000 { // 6 MB
		lines.WriteString(row(i) + "\n")
		list.WriteString(map[bool]string{true: "[", false: ",\n"}[i == 0] + strings.Replace(row(i), `"id":`, `"id":-1`, 1))
	}
	list.WriteString("]\n")
	for name, raw := range map[string]string{"a.jsonl": lines.String(), "b.json": list.String()} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var want []string
	for _, source := range []string{"a.jsonl", "b.json"} {
		for _, said := range []string{
			":4: no story, as text is null; and so 899 more lines", ":6: no story, as text is empty; and so 899 more lines",
			":8: record without text, its strings are pad: --text-field NAME says which is the text; and so 899 more lines",
		} {
			want = append(want, source+said)
		}
	}
	for _, jobs := range []int{1, 3} {
		var told []string
		o := onecopy.Options{Jobs: jobs, Problem: func(p corpus.Problem) { told = append(told, strings.TrimPrefix(p.String(), filepath.Base(home)+"/")) }}
		out := filepath.Join(t.TempDir(), "out")
		if _, err := onecopy.Clean(t.Context(), []string{home}, out, o); err != nil || !slices.Equal(told, want) {
			t.Errorf("%d jobs: told %q, %v", jobs, told, err)
		}
		raw, err := os.ReadFile(filepath.Join(out, "report.md"))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(raw), "as text is null"); n != 2 || !strings.Contains(string(raw), want[0]) {
			t.Errorf("report.md has %d lines on null texts", n)
		}
		told = nil
		if _, err := onecopy.Index(t.Context(), []string{home}, filepath.Join(indexes, fmt.Sprint(jobs, ".idx")), o); err != nil || !slices.Equal(told, want) {
			t.Errorf("index, %d jobs: told %q, %v", jobs, told, err)
		}
	}
}
