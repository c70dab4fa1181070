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

	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/disk"
	"onecopy/internal/testkit"
)

// done runs onecopy and wants it to end well; it returns what is said on standard error.
func done(t *testing.T, args ...string) string {
	t.Helper()
	var told, said bytes.Buffer
	if code := onecopy(args, strings.NewReader(""), &told, &said); code != exitDone {
		t.Fatalf("onecopy %s: exit code %d\n%s%s", strings.Join(args, " "), code, &told, &said)
	}
	return said.String()
}

// sameTrees wants two folders to have the same files with the same bytes.
func sameTrees(t *testing.T, what, got, want string) {
	t.Helper()
	a, b := tree(t, got), tree(t, want)
	for name := range b {
		if a[name] != b[name] {
			t.Errorf("%s: %s differs or is missing", what, name)
		}
	}
	for name := range a {
		if _, ok := b[name]; !ok {
			t.Errorf("%s: %s is one too many", what, name)
		}
	}
}

// printings writes records of n made stories, each printed twice, the second time without some
// words.
func printings(t *testing.T, n int) string {
	t.Helper()
	r := rand.New(rand.NewPCG(15, 5))
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i := range n {
		var words []string
		for range 30 {
			words = append(words, fmt.Sprintf("w%x", r.IntN(1<<24)))
		}
		for k, text := range []string{strings.Join(words, " ") + ".", strings.Join(words[:27], " ") + "."} {
			date := fmt.Sprintf("2020-01-%02d", 2-k)
			if err := enc.Encode(map[string]string{"id": fmt.Sprintf("%05d-%d", i, k), "title": "Story", "date": date, "text": text}); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "wire.jsonl")
	writeFile(t, path, lines.String())
	return path
}

// TestReport wants the report made from OUT to have the bytes of a run that makes it, whatever OUT
// had before.
func TestReport(t *testing.T) {
	t.Parallel()
	every := []string{"full", "none", "full", "summary", "full"}
	for name, c := range map[string]struct{ paths, flags, pages []string }{
		"seeds":                                {[]string{seeds}, nil, every},
		"learned lines, wishes":                {edited(t), []string{"--keep", "earliest"}, every},
		"a book":                               {[]string{printings(t, 500)}, nil, every[1:3]},
		"more clusters than report.json holds": {[]string{printings(t, 5100)}, nil, []string{"full"}},
		"the same with wishes":                 {[]string{printings(t, 5100)}, []string{"--keep", "earliest"}, []string{"summary"}},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "the same with wishes" && testkit.Step() > 1 {
				t.Skip("make sweeps runs it")
			}
			want := map[string]string{}
			for _, pages := range slices.Compact(slices.Sorted(slices.Values(c.pages))) {
				want[pages] = cleaned(t, slices.Concat(c.paths, c.flags, []string{"--pages", pages})...)
			}
			out := cleaned(t, slices.Concat(c.paths, c.flags)...)
			for i, pages := range c.pages {
				done(t, "report", out, "--pages", pages, "-j", fmt.Sprint(i+1))
				sameTrees(t, fmt.Sprintf("%d %s", i, pages), out, want[pages])
			}
			if name == "a book" {
				done(t, append([]string{"verify", out}, c.paths...)...)
			}
		})
	}
}

// TestReportAuto wants a run to leave pages out only where the report is not one page, and to say
// what makes them.
func TestReportAuto(t *testing.T) {
	t.Parallel()
	book := printings(t, 500)
	for _, c := range []struct {
		path    string
		summary bool
		flags   []string
	}{{seeds, false, nil}, {book, true, nil}, {book, false, []string{"--report-max", "2"}}, {book, true, []string{"--pages", "summary"}}} {
		out := filepath.Join(t.TempDir(), "out")
		said := done(t, append([]string{"clean", c.path, "-o", out}, c.flags...)...)
		_, err := os.Stat(filepath.Join(out, "report"))
		if told := strings.Contains(said, "\"onecopy report "+out+"\" makes pages"); told != (c.summary && c.flags == nil) {
			t.Errorf("%s %q: said %q", c.path, c.flags, said)
		}
		if made := err == nil; made == c.summary && c.path == book {
			t.Errorf("%s %q: pages made: %t", c.path, c.flags, made)
		}
	}
}

// TestReportChosen wants the pages of chosen stories alone, the same bytes as among all, and a
// proof of what was chosen.
func TestReportChosen(t *testing.T) {
	t.Parallel()
	book := printings(t, 500)
	full := tree(t, cleaned(t, book, "--pages", "full"))
	out := cleaned(t, book)
	done(t, "report", out, "00007-1", "00009-0")
	got, pages := tree(t, out), 0
	for name, text := range got {
		if strings.HasPrefix(name, "report/k-") {
			pages++
			if full[name] != text {
				t.Errorf("%s differs from that among all pages", name)
			}
			if !strings.Contains(got["report.html"], name) {
				t.Errorf("report.html does not lead to %s", name)
			}
		}
	}
	if pages != 2 {
		t.Errorf("%d pages of clusters, want 2", pages)
	}
	done(t, "verify", out, book)
	var said bytes.Buffer
	if code := onecopy([]string{"report", out, "nowhere"}, strings.NewReader(""), &said, &said); code != exitTrouble || !strings.Contains(said.String(), "no story and no source") {
		t.Errorf("an unknown story: exit code %d, %s", code, &said)
	}
	sameTrees(t, "after an error", out, out)
}

// TestReportKeepsDamage wants a file that was changed since the run to be found after its reports
// were made anew, and what is not of the run to be there still.
func TestReportKeepsDamage(t *testing.T) {
	t.Parallel()
	out := cleaned(t, seeds)
	writeFile(t, filepath.Join(out, "cuts.jsonl"), strings.Replace(tree(t, out)["cuts.jsonl"], "Share", "Shard", 1))
	writeFile(t, filepath.Join(out, "notes", "mine.txt"), "mine")
	done(t, "report", out, "--pages", "none")
	list, _, err := manifest.Check(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, p := range list {
		told = append(told, p.Source)
	}
	if want := []string{"cuts.jsonl", "notes/mine.txt"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// TestReportFails lets each call that changes the disk fail in turn: OUT is then as before or as it
// was to be, and nothing is beside it.
func TestReportFails(t *testing.T) {
	root := t.TempDir()
	out := filepath.Join(root, "out")
	done(t, "clean", seeds, "-o", out)
	before := tree(t, out)
	bad := errors.New("bad disk")
	for n := 1; ; n++ {
		calls, hit := 0, false
		disk.Intercept(func(call, path string) error {
			if call == "exchange" || call == "remove" || call == "sync" {
				return nil
			}
			calls++
			if calls == n {
				hit = true
				return bad
			}
			return nil
		})
		var said bytes.Buffer
		code := onecopy([]string{"report", out, "--pages", "none", "--no-sync", "-j", "1"}, strings.NewReader(""), &said, &said)
		disk.Intercept(nil)
		if code == exitDone && !hit {
			return
		}
		if entries, err := os.ReadDir(root); err != nil || len(entries) != 1 {
			t.Fatalf("call %d: %d entries, %v", n, len(entries), err)
		}
		if code != exitDone {
			got := tree(t, out)
			for name := range before {
				if got[name] != before[name] {
					t.Fatalf("call %d: %s is another: %s", n, name, &said)
				}
			}
			continue
		}
		done(t, "report", out) // a link that cannot be made is a copy
	}
}
