//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onecopy/internal/testkit"
)

// resumed makes a folder of inputs of several kinds: records, packed ones, pages of text, a table.
func resumed(t *testing.T, home string, n int) {
	t.Helper()
	var lines [3]strings.Builder
	i := 0
	testkit.Library(n, func(id, text string) {
		if i%40 == 0 {
			writeFile(t, filepath.Join(home, "in", fmt.Sprintf("page%03d.txt", i)), "A headline of the page\n\n"+text+"\n\nRead more: our newsletter\n")
		}
		raw, err := json.Marshal(map[string]string{"id": []string{id, "taken"}[i%7/6], "text": text + "\n\nRead more: our newsletter\n\n" + text[:len(text)/3]})
		if err != nil {
			t.Fatal(err)
		}
		lines[i%3].Write(append(raw, '\n'))
		i++
	})
	writeFile(t, filepath.Join(home, "in", "a.jsonl"), lines[0].String())
	writeFile(t, filepath.Join(home, "in", "b.jsonl.gz"), string(testkit.Packed(t, "b.gz", lines[1].String())))
	writeFile(t, filepath.Join(home, "in", "c.jsonl"), lines[2].String())
	writeFile(t, filepath.Join(home, "in", "d.csv"), "id,text\nx,The council met and voted for the new bridge over the river after years of talk.\n")
	writeFile(t, filepath.Join(home, "in", "z.txt"), "The last page\n\nThe council met and voted for the new bridge over the river after years of talk.\n")
}

// inFolder is a run of the program in a folder.
func inFolder(home string, args ...string) *exec.Cmd {
	cmd := exec.Command("onecopy", args...)
	cmd.Dir = home
	return cmd
}

// TestResumeKilled kills runs at random moments, again and again, until one ends by itself: the
// output is that of one run, and nothing is left aside.
func TestResumeKilled(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	stories, kills := 400, 6
	if testkit.Step() == 1 {
		stories, kills = 1500, 30
	}
	resumed(t, home, stories)
	began := time.Now()
	if said, err := inFolder(home, "clean", "in", "-o", "once", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	took := time.Since(began)
	want := tree(t, filepath.Join(home, "once"))
	r := rand.New(rand.NewPCG(7, 7))
	args := []string{"clean", "in", "-o", "out", "--no-sync", "--work", "work", "--resume", "-j"}
	killed, runs, marked, settled := 0, 0, 0, 0
	for killed < kills {
		var said strings.Builder
		cmd := inFolder(home, append(args, fmt.Sprint(1+runs%3))...)
		cmd.Stderr = &said
		runs++
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(r.Int64N(int64(took))), func() { _ = cmd.Process.Kill() })
		err := cmd.Wait()
		timer.Stop()
		if strings.Contains(said.String(), "were marked before") {
			marked++
		}
		if strings.Contains(said.String(), "were compared before") {
			settled++
		}
		if err != nil {
			if cmd.ProcessState.Exited() {
				t.Fatalf("%v\n%s", err, &said)
			}
			killed++
			placed(t, home, want)
			continue
		}
		sameTree(t, home, want)
	}
	if said, err := inFolder(home, append(args, "2")...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	sameTree(t, home, want)
	t.Logf("%d runs, %d killed; %d went on from marked stories, %d from compared ones", runs, killed, marked, settled)
}

// placed wants an output that a killed run had put in its place to be whole; then it goes. The kill
// came between that and the end of the run, 1 in some 400.
func placed(t *testing.T, home string, want map[string]string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(home, "out")); err == nil {
		sameOut(t, home, want)
	}
}

// sameTree wants out to be as wanted, and nothing beside it but what the test made; then it goes.
func sameTree(t *testing.T, home string, want map[string]string) {
	t.Helper()
	sameOut(t, home, want)
	entries, err := os.ReadDir(home)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, []string{"in", "once"}) {
		t.Errorf("there are %q", names)
	}
}

// sameOut wants out to be as wanted; then it goes.
func sameOut(t *testing.T, home string, want map[string]string) {
	t.Helper()
	if got := tree(t, filepath.Join(home, "out")); !maps.Equal(got, want) {
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%s is another one", name)
			}
		}
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
	if err := os.RemoveAll(filepath.Join(home, "out")); err != nil {
		t.Fatal(err)
	}
}

// killedWork begins a run in a folder, kills it when something is marked, and returns its work. An
// output that was in its place by then goes.
func killedWork(t *testing.T, home string) map[string]string {
	t.Helper()
	for wait := time.Millisecond; ; wait += wait / 2 {
		if err := os.RemoveAll(filepath.Join(home, "work")); err != nil {
			t.Fatal(err)
		}
		cmd := inFolder(home, "clean", "in", "-o", "out", "--force", "--no-sync", "--work", "work")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if err := os.RemoveAll(filepath.Join(home, "out")); err != nil {
			t.Fatal(err)
		}
		if files := tree2(t, filepath.Join(home, "work")); strings.Count(files["marked.log"], "\n") > 2 {
			return files
		}
		if wait > time.Minute {
			t.Fatal("no run was killed in time")
		}
	}
}

// TestResumeRefuses wants a clear error and an untouched folder where the work is that of another
// run.
func TestResumeRefuses(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	resumed(t, home, 60)
	left := killedWork(t, home)
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{nil, []string{"work has the work of a run that has not ended", "--resume goes on"}},
		{[]string{"--resume", "-t", "0.6"}, []string{"was made with --threshold 0.8, this run uses --threshold 0.6", "remove work"}},
		{[]string{"--resume", "--noisy"}, []string{"no --noisy", "remove work"}},
		{[]string{"--resume", "--keep", "earliest"}, []string{"was begun with other flags"}},
		{[]string{"--resume", "in/a.jsonl"}, []string{"other inputs"}},
		{[]string{"--resume", "--work", "in/work"}, []string{"is inside the input in"}},
		{[]string{"--resume", "--work", "in"}, []string{"is the input in"}},
		{[]string{"--resume", "--work", "out"}, []string{"--work out and -o out: one holds the other", "beside"}},
		{[]string{"--resume", "--work", "out/work"}, []string{"one holds the other"}},
		{[]string{"--resume", "--work", "."}, []string{"holds the input"}},
		{[]string{"--resume", "--work", "once"}, []string{"not a work folder"}},
		{[]string{"--resume", "--work", "no/work"}, []string{"--work no/work", "no such file"}},
		{[]string{"--resume", "--work", ""}, []string{"--resume needs --work"}},
		{[]string{"--resume", "-n"}, []string{"--work is for a run that writes"}},
		{[]string{"--resume", "-"}, []string{"can be read but once"}},
	} {
		writeFile(t, filepath.Join(home, "once", "thesis.doc"), "mine")
		paths := "in"
		if len(tt.args) > 1 && tt.args[1] == "in/a.jsonl" || len(tt.args) > 1 && tt.args[1] == "-" {
			paths = "in/c.jsonl"
		}
		cmd := inFolder(home, append([]string{"clean", paths, "-o", "out", "--force", "--no-sync", "--work", "work"}, tt.args...)...)
		said, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != exitTrouble {
			t.Errorf("%q: %v\n%s", tt.args, err, said)
		}
		for _, w := range tt.want {
			if !strings.Contains(string(said), w) {
				t.Errorf("%q does not say %q:\n%s", tt.args, w, said)
			}
		}
		if got := tree2(t, filepath.Join(home, "work")); !maps.Equal(got, left) {
			t.Fatalf("%q changes the work folder", tt.args)
		}
	}
}

// TestResumeLink wants a link to a work folder left alone, and the folder emptied.
func TestResumeLink(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	writeFile(t, filepath.Join(home, "in", "a.txt"), "A headline\n\nThe council met and voted for the new bridge over the river after years of talk.\n")
	if err := os.Mkdir(filepath.Join(home, "disk"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("disk", filepath.Join(home, "work")); err != nil {
		t.Fatal(err)
	}
	if said, err := inFolder(home, "clean", "in", "-o", "out", "--no-sync", "--work", "work").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if to, err := os.Readlink(filepath.Join(home, "work")); err != nil || to != "disk" {
		t.Errorf("the link leads to %q: %v", to, err)
	}
	if left, err := os.ReadDir(filepath.Join(home, "disk")); err != nil || len(left) > 0 {
		t.Errorf("there is %v: %v", left, err)
	}
}

// TestResumeChanged wants a log that is damaged and an input that has changed told, and an input
// that was written anew read on.
func TestResumeChanged(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	resumed(t, home, 60)
	raw := killedWork(t, home)["marked.log"]
	for _, tt := range []struct{ log, want string }{
		{strings.Replace(raw, `"file"`, `"fill"`, 1), "marked.log: line 2: the file is damaged"},
		{"x" + raw, "line 1: the file is damaged"},
	} {
		writeFile(t, filepath.Join(home, "work", "marked.log"), tt.log)
		said, err := inFolder(home, "clean", "in", "-o", "out", "--no-sync", "--work", "work", "--resume").CombinedOutput()
		if err == nil || !strings.Contains(string(said), tt.want) || !strings.Contains(string(said), "hint") {
			t.Errorf("%v\n%s", err, said)
		}
	}
	writeFile(t, filepath.Join(home, "work", "marked.log"), raw)
	page, err := os.ReadFile(filepath.Join(home, "in", "a.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(home, "in", "a.jsonl"), strings.Replace(string(page), `"text":"`, `"text":"Changed `, 1))
	if said, err := inFolder(home, "clean", "in", "-o", "out", "--no-sync", "--work", "work", "--resume").CombinedOutput(); err == nil || !strings.Contains(string(said), "a.jsonl is not what it was") {
		t.Errorf("an input has changed: %v\n%s", err, said)
	}
	writeFile(t, filepath.Join(home, "in", "a.jsonl"), string(page)) // as it was, and of another time
	if said, err := inFolder(home, "clean", "in", "-o", "out", "--no-sync", "--work", "work", "--resume").CombinedOutput(); err != nil || !strings.Contains(string(said), "were marked before") {
		t.Errorf("an input was written anew: %v\n%s", err, said)
	}
}

// tree2 is tree without what is hidden, empty of a folder that is not there.
func tree2(t *testing.T, folder string) map[string]string {
	t.Helper()
	if _, err := os.Stat(folder); err != nil {
		return nil
	}
	files := tree(t, folder)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, ".") })
	return files
}
