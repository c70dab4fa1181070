package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/phrase"
	"onecopy/report"
)

// A day is a repository of texts in which somebody works.
type day struct {
	*testing.T
	home string
	r    *rand.Rand
	last string // step that was told of

	known int // entries of the first baseline
}

// dayStories are the texts of the repository; "make day" has 5,000.
var dayStories = flag.Int("day", 60, "texts in the repository of TestDay")

func (d *day) git(args ...string) {
	d.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Dir, cmd.Env = d.home, append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		d.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (d *day) at(name string) string { return filepath.Join(d.home, filepath.FromSlash(name)) }

func (d *day) read(name string) string {
	d.Helper()
	text, err := os.ReadFile(d.at(name))
	if err != nil {
		d.Fatal(err)
	}
	return string(text)
}

// story makes a page of one made-up story.
func (d *day) story() string {
	text := invented(d.r, 7) + "\n"
	for range 3 + d.r.IntN(3) {
		text += "\n" + invented(d.r, 30+d.r.IntN(30)) + ".\n"
	}
	return text
}

// onecopy runs the program, and logs what it took of a processor and the last line it says.
func (d *day) onecopy(step string, args ...string) (code int, out, said string) {
	d.Helper()
	var stdout, stderr bytes.Buffer
	cmd := installed(d.T, "onecopy", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = d.home, &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		d.Fatal(err)
	}
	if d.last != step {
		d.last = step
		d.Log(step)
	}
	p := cmd.ProcessState
	lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "[") })
	d.Logf("  %6.2f s  exit %d  onecopy %s: %s", (p.UserTime() + p.SystemTime()).Seconds(), p.ExitCode(), strings.Join(args, " "), strings.Join(lines[max(len(lines)-1, 0):], ""))
	return p.ExitCode(), stdout.String(), stderr.String()
}

// check runs a check and wants its exit code, and what it says on both streams to match patterns.
func (d *day) check(step string, want int, patterns []string, args ...string) string {
	d.Helper()
	code, out, said := d.onecopy(step, append([]string{"check", "--no-config"}, args...)...)
	if code != want {
		d.Fatalf("%s: check %v: exit code %d, want %d\n%s%s", step, args, code, want, out, said)
	}
	for _, p := range patterns {
		if !regexp.MustCompile("(?m)" + p).MatchString(out + said) {
			d.Fatalf("%s: check %v: no %s in\n%s%s", step, args, p, out, said)
		}
	}
	return out
}

// ways are those in which a change is checked, and what each counts: the whole tree, with what was
// found before, what has changed against the rest, and against an index of what there was.
func (d *day) ways(step string, want int, patterns ...string) {
	d.Helper()
	first := d.check(step, want, patterns)
	if second := d.check(step, want, patterns, "--cache"); second != first {
		d.Fatalf("%s: with a cache\n%s\nwithout\n%s", step, second, first)
	}
	d.check(step, want, patterns, "--since", "main")
	d.check(step, want, patterns, "--since", "main", "--against", ".onecopy-index")
}

// TestDay is a day in a repository: a first check, a baseline, a typo mended, a story added, one
// moved, one deleted, a copy with other boilerplate added, and a merge, each checked in every way a
// repository is, and the copy told in every form.
func TestDay(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git(1)")
	}
	d := &day{T: t, home: t.TempDir(), r: rand.New(rand.NewPCG(11, 12))}
	n := max(*dayStories, 60)
	name := func(i int) string { return fmt.Sprintf("wire/%d/%03d.txt", i%5, i) }
	buttons := 0
	for i := range n {
		text := d.story()
		if i%9 == 4 {
			text += "\nShare this article\n"
			buttons++
		}
		if i == 50 {
			text = strings.Replace(d.read(name(20)), "\n", " again\n", 1)
		}
		writeFile(t, d.at(name(i)), text)
	}
	writeFile(t, d.at("site/index.html"), "<p>x</p>")
	writeFile(t, d.at("node_modules/x/y.txt"), d.read(name(3)))
	writeFile(t, d.at(".gitignore"), "node_modules\n.onecopy-index*\n")
	writeFile(t, d.at(".gitattributes"), ".onecopy-baseline merge=union\n")
	d.git("init", "-q", "-b", "main")

	count := func(n int) string { return phrase.Thousands(n) }
	d.check("first", exitFound, []string{`^wire/0/050\.txt:1:1: identical copy of wire/0/020\.txt:1 `,
		`^` + count(n) + ` stories in ` + count(n) + ` files checked: 1 copy, ` + count(buttons) + ` lines of boilerplate; 1 ignored; 1 passed over$`})
	d.known = buttons + 1
	d.check("baseline", exitDone, []string{`^\.onecopy-baseline: \+` + fmt.Sprint(d.known) + ` -0$`}, "--update-baseline")
	d.git("add", "-A")
	d.git("commit", "-qm", "first")
	if code, _, said := d.onecopy("index", "index", "wire"); code != exitDone {
		t.Fatal(said)
	}
	d.ways("nothing done", exitDone)

	d.git("checkout", "-qb", "work")
	writeFile(t, d.at(name(7)), strings.Replace(d.read(name(7)), ".\n", " indeed.\n", 1))
	d.ways("typo", exitDone, `: nothing new; `)
	writeFile(t, d.at(name(n)), d.story())
	d.ways("story added", exitDone, `: nothing new; `)
	d.git("mv", name(8), "wire/moved.txt")
	d.ways("story moved", exitDone, `: nothing new; `)
	if err := os.Remove(d.at(name(13))); err != nil { // it has a share button that is accepted
		t.Fatal(err)
	}
	d.check("story deleted", exitDone, []string{`\[stale\]$`, `: nothing new; ` + count(d.known-1) + ` known by \.onecopy-baseline; 1 stale; `})
	d.check("story deleted", exitFound, nil, "--strict")
	d.ways("story deleted", exitDone)
	d.git("add", "-A")
	d.git("commit", "-qm", "work")

	_, body, _ := strings.Cut(d.read(name(30)), "\n")
	writeFile(t, d.at("wire/0/copy.txt"), "Another headline of another desk\n\nBy Ann Smith, The Daily Example\n"+body+"\nRead more: How the ferry came to the islands\n")
	told := []string{`^wire/0/copy\.txt:1:1: identical copy of (wire/)?0/030\.txt:1 `, `: 1 copy, 2 lines of boilerplate new; `}
	d.ways("copy added", exitFound, told...)
	for _, f := range report.CheckFormats() {
		out := d.check("copy added, "+f.Name, exitFound, nil, "--since", "main", "--format", f.Name)
		if !strings.Contains(out, "030") || !strings.Contains(out, "byline") {
			t.Errorf("%s tells of no copy\n%s", f.Name, out)
		}
	}
	d.check("copy accepted", exitDone, []string{`^\.onecopy-baseline: \+3 -1$`}, "--update-baseline")
	d.git("add", "-A")
	d.git("commit", "-qm", "copy")
	d.merge(name(n + 1))
}

// merge goes on with main, where a file is added and accepted, and merges what was done beside it.
func (d *day) merge(name string) {
	d.Helper()
	d.git("checkout", "-q", "main")
	writeFile(d.T, d.at(name), d.story()+"\nShare this article\n\nREAD ALSO: Ferry sold to a company in Norway\n")
	d.check("on main", exitFound, []string{`: 2 lines of boilerplate new; `})
	d.check("on main", exitDone, []string{`^\.onecopy-baseline: \+2 -0$`}, "--update-baseline")
	d.git("add", "-A")
	d.git("commit", "-qm", "main")
	d.git("merge", "-q", "-m", "merge", "work")
	known := phrase.Thousands(d.known - 1 + 3 + 2)
	d.check("merged", exitDone, []string{`: nothing new; ` + known + ` known by \.onecopy-baseline; 1 stale; `}) // the share button that went
	d.check("merged", exitDone, []string{`^\.onecopy-baseline: \+0 -1$`}, "--update-baseline")
	d.check("merged", exitDone, []string{`: nothing new; ` + known + ` known by \.onecopy-baseline; `}, "--strict")
}
