package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
	"onecopy/internal/testkit"
)

// library writes records of stories and their copies.
func library(t *testing.T, n int) string {
	t.Helper()
	var lines strings.Builder
	testkit.Library(n, func(id, text string) {
		raw, err := json.Marshal(map[string]string{"id": id, "text": text})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(raw, '\n'))
	})
	path := filepath.Join(t.TempDir(), "in.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// made runs clean, and gives the files of the output and the notes.
func made(t *testing.T, in, out string, o Options) (files map[string]string, notes []string, err error) {
	t.Helper()
	found, err := corpus.Find([]string{in}, o.Search(nil))
	if err != nil {
		t.Fatal(err)
	}
	o.NoSync, o.Inputs, o.Note = true, []string{in}, func(line string) { notes = append(notes, line) }
	to, err := outdir.Create(out, outdir.Options{NoSync: true})
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, to.Abort()) }()
	j, err := NewJob(t.Context(), &o, to, found)
	if err != nil {
		return nil, notes, err
	}
	defer func() { err = errors.Join(err, j.Drop()) }()
	for _, step := range []func() error{func() error { return j.ReadAll(nil) }, j.Guard, j.Make, j.Commit} {
		if err := step(); err != nil {
			return nil, notes, err
		}
	}
	files = map[string]string{}
	return files, notes, filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, out)] = string(text)
		return err
	})
}

// TestRoom wants the same files from an index in memory and from one that is sorted on the disk,
// however little room that has; and a note of it.
func TestRoom(t *testing.T) {
	in := library(t, 120)
	for _, noisy := range []bool{false, true} {
		o := Defaults()
		o.Jobs, o.Noisy = 2, noisy
		want, _, err := made(t, in, filepath.Join(t.TempDir(), "out"), o)
		if err != nil {
			t.Fatal(err)
		}
		o.Memory = 64 << 20
		for _, room := range []int64{1, 10_000, 70_000} {
			before := leastShare
			leastShare = o.Memory / room
			got, notes, err := made(t, in, filepath.Join(t.TempDir(), "out"), o)
			leastShare = before
			if err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(got, want) {
				t.Errorf("room for %d bytes, noisy %v: other files", room, noisy)
			}
			if !strings.Contains(fmt.Sprint(notes), "is sorted on the disk") {
				t.Errorf("room for %d bytes: the notes are %q", room, notes)
			}
		}
	}
}

// TestWorkFull lets the disk be full at each of many calls in turn, with a work folder and sorting
// on the disk. Each time there is an error that says so and no output; what goes on from there ends
// with the files of one run.
func TestWorkFull(t *testing.T) {
	in, dir := library(t, 40), t.TempDir()
	before := leastShare
	leastShare = 64 << 20
	defer func() { leastShare = before }()
	o := Defaults()
	o.Memory, o.Jobs = 64<<20, 1
	calls := 0
	disk.Intercept(func(string, string) error { calls++; return nil })
	want, _, err := made(t, in, filepath.Join(dir, "once"), o)
	disk.Intercept(nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Work, o.Resume = filepath.Join(dir, "work"), true
	failed := 0
	for at := 0; at < 2*calls; at += max(1, calls/40) {
		n := 0
		disk.Intercept(func(call, path string) error {
			if n++; n > at && call != "remove" {
				return syscall.ENOSPC
			}
			return nil
		})
		out := filepath.Join(dir, fmt.Sprint("out", at))
		files, _, err := made(t, in, out, o)
		disk.Intercept(nil)
		switch {
		case err == nil && !maps.Equal(files, want):
			t.Fatalf("call %d: other files", at)
		case err != nil && !errors.Is(err, syscall.ENOSPC):
			t.Fatalf("call %d: %v", at, err)
		case err != nil:
			failed++
			if _, err := os.Stat(out); err == nil {
				t.Fatalf("call %d: there is an output", at)
			}
		}
	}
	files, _, err := made(t, in, filepath.Join(dir, "last"), o)
	if err != nil || !maps.Equal(files, want) {
		t.Errorf("at last: %v, %d files", err, len(files))
	}
	if failed < 20 {
		t.Errorf("%d of %d calls failed", failed, calls)
	}
}
