package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/internal/testkit"
)

// beside writes what is new of a folder, and checks what must hold of every such output: that it is
// the same with any number of workers, can be proved with what it was compared with and as far as
// possible without, and has the reports that its records make.
func beside(t *testing.T, dir string, args ...string) (out string) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "new")
	done(t, append([]string{"clean", dir, "-o", out}, args...)...)
	alone := filepath.Join(t.TempDir(), "alone")
	done(t, append([]string{"clean", dir, "-o", alone, "-j", "1"}, args...)...)
	sameTrees(t, "other workers", alone, out)
	var against []string
	for i, a := range args {
		if a == "--against" {
			against = append(against, a, args[i+1])
		}
	}
	if said := done(t, append([]string{"verify", out, dir}, against...)...); !strings.Contains(said, "made again") {
		t.Errorf("verify with what it was compared with: %s", said)
	}
	if said := done(t, "verify", out, dir); !strings.Contains(said, "not proved") || !strings.Contains(said, "marked again") {
		t.Errorf("verify alone: %s", said)
	}
	done(t, "report", alone, "--pages", "summary")
	done(t, "report", alone, "--pages", "full")
	full := filepath.Join(t.TempDir(), "full")
	done(t, append([]string{"clean", dir, "-o", full, "--pages", "full"}, args...)...)
	sameTrees(t, "reports made of records", alone, full)
	return out
}

// fates says of each story that matters what became of it: its survivor, without what that stands
// in, and the verdict.
func fates(list []corpus.Story, matters func(id string) bool) map[string]string {
	out := map[string]string{}
	for _, s := range list {
		if matters(s.ID) {
			out[s.ID] = strings.TrimPrefix(s.Survivor, s.Against+":") + " " + s.Verdict
		}
	}
	return out
}

// TestBesideAsInto wants of stories that are compared with an output what becomes of them where it
// grows, and the same where an index of it stands for it.
func TestBesideAsInto(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(15, 7))
	for round := range max(3, testkit.Tries(6)) {
		days := 2 + round/2%2
		flags := [][]string{nil, {"--noisy"}, {"--keep", "first"}}[round%3]
		root := t.TempDir()
		folders := layOut(t, root, history(r, 60, days, round%2 == 0), days)
		last := folders[days-1]
		base := filepath.Join(t.TempDir(), "base")
		if err := os.CopyFS(base, os.DirFS(grown(t, folders[:days-1], flags...))); err != nil {
			t.Fatal(err)
		}
		out := beside(t, last, append([]string{"--against", base}, flags...)...)
		now := stories(t, out)
		own := map[string]bool{}
		for _, s := range now {
			own[s.ID] = true
		}
		want := fates(stories(t, grown(t, folders, flags...)), func(id string) bool { return own[id] })
		older := 0
		for id, fate := range fates(now, func(string) bool { return true }) {
			if fate != want[id] {
				t.Errorf("round %d: %s is %q, in an output that grows %q", round, id, fate, want[id])
			}
		}
		for _, s := range now {
			if s.Against != "" {
				older++
			}
		}
		if older == 0 {
			t.Errorf("round %d: no copy of an older story", round)
		}
		file := filepath.Join(t.TempDir(), "base")
		index := append([]string{"index", base, "-o", file}, slices.DeleteFunc(slices.Clone(flags), func(f string) bool { return f == "--keep" || f == "first" })...)
		done(t, index...)
		if slices.Contains(flags, "--keep") || days > 2 {
			continue // an index has no wishes, and so may have other survivors; so has one of an output that grew
		}
		a, b := tree(t, out), tree(t, beside(t, last, append([]string{"--against", file}, flags...)...))
		for name := range a {
			if name != "report.json" && name != "SHA256SUMS" && a[name] != b[name] {
				t.Errorf("round %d: %s is another with an index", round, name)
			}
		}
	}
}

// TestBesideChain compares with several outputs, each of which has what was new on a day: together
// they have what one has that grew.
func TestBesideChain(t *testing.T) {
	t.Parallel()
	folders := layOut(t, t.TempDir(), history(rand.New(rand.NewPCG(8, 9)), 50, 3, false), 3)
	var want, got []string
	var args []string
	for day, dir := range folders {
		out := filepath.Join(t.TempDir(), fmt.Sprintf("day%d", day))
		done(t, append([]string{"clean", dir, "-o", out}, args...)...)
		got = append(got, survivors(t, out)...)
		args = append(args, "--against", out)
	}
	want = survivors(t, grown(t, folders))
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("survivors %q\nwant %q", got, want)
	}
	one, other := filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "out")
	done(t, "clean", folders[2], "-o", one, "--against", args[1], "--against", args[3])
	done(t, "clean", folders[2], "-o", other, "--against", args[3], "--against", args[1], "--against", args[1]+"/.")
	sameTrees(t, "another order", other, one)
}

// TestBesideVersions compares files with older versions of themselves, under the same name and
// under another.
func TestBesideVersions(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	text := func(head, more string) string {
		return head + "\n\nThe council of the old town met on Monday to speak about the road and its bridge, which fell in March.\n\nNobody was hurt when it fell, the mayor said, and nobody had seen it coming for many years." + more + "\n"
	}
	writeFile(t, filepath.Join(root, "was", "a.txt"), text("The council meets again", ""))
	writeFile(t, filepath.Join(root, "now", "a.txt"), text("The council meets again", " A new one will cost much."))
	writeFile(t, filepath.Join(root, "now", "renamed.txt"), text("The council meets again", ""))
	writeFile(t, filepath.Join(root, "now", "b.txt"), "A story about the new harbour\n\nThe new harbour took its first ships on Tuesday while a band was playing in the rain.\n")
	base, out := filepath.Join(root, "base"), filepath.Join(root, "new")
	done(t, "clean", filepath.Join(root, "was"), "-o", base)
	removed := filepath.Join(root, "removed.jsonl")
	said := done(t, "clean", filepath.Join(root, "now"), "-o", out, "--against", base, "--removed", removed)
	for _, want := range []string{"1 story repeats one of the same source", "3 stories in 3 files, 2 copies (2 of older stories) in 1 cluster left out"} {
		if !strings.Contains(said, want) {
			t.Errorf("said %q, want %q", said, want)
		}
	}
	if got := survivors(t, out); !slices.Equal(got, []string{"b.txt#1"}) {
		t.Errorf("survivors %q", got)
	}
	raw, err := os.ReadFile(removed)
	if err != nil || strings.Count(string(raw), `"survivor":"base:a.txt#1","against":"base"`) != 2 {
		t.Errorf("removed copies: %s %v", raw, err)
	}
	var shown bytes.Buffer
	if code := onecopy([]string{"show", "-o", out, "renamed.txt#1"}, strings.NewReader(""), &shown, &shown); code != exitDone || !strings.Contains(shown.String(), "survivor  base:a.txt#1") {
		t.Errorf("show: exit code %d, %s", code, &shown)
	}
}

// TestBesideRefuses wants an error, with what to do, where stories cannot be compared with older
// ones, and nothing written.
func TestBesideRefuses(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	folders := layOut(t, root, history(rand.New(rand.NewPCG(3, 4)), 30, 2, true), 2)
	base, file, out := filepath.Join(root, "base"), filepath.Join(root, "base.idx"), filepath.Join(root, "new")
	done(t, "clean", folders[0], "-o", base)
	done(t, "index", base, "-o", file)
	part := filepath.Join(root, "part")
	done(t, "clean", folders[1], "-o", part, "--against", base)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(root, "broken.idx")
	for i := 40; i < len(raw)*9/10; i += 40 { // texts, strings, tables
		raw[i] ^= 0x55
	}
	writeFile(t, broken, string(raw))
	torn := filepath.Join(root, "torn")
	if err := os.CopyFS(torn, os.DirFS(base)); err != nil {
		t.Fatal(err)
	}
	lines, err := os.ReadFile(filepath.Join(torn, "stories.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(torn, "stories.jsonl"), string(lines[:len(lines)*2/3]))
	for _, c := range []struct {
		want, hint string
		args       []string
	}{
		{"was made with --threshold 0.8", "onecopy clean PATH...", []string{"--against", base, "-t", "0.7"}},
		{"was made with --threshold 0.8", "onecopy index PATH...", []string{"--against", file, "-t", "0.7"}},
		{"was made with no --noisy", "onecopy index PATH...", []string{"--against", file, "--noisy"}},
		{"damaged at byte", "rebuilds it", []string{"--against", broken}},
		{"stories.jsonl:", "", []string{"--against", torn}},
		{"--against " + filepath.Join(root, "none") + ": no such file", "", []string{"--against", filepath.Join(root, "none")}},
		{"is not an output of clean and no index", "makes an index of texts", []string{"--against", folders[0]}},
		{"--clean-only compares nothing", "", []string{"--against", base, "--clean-only"}},
	} {
		var said bytes.Buffer
		code := onecopy(append([]string{"clean", folders[1], "-o", out}, c.args...), strings.NewReader(""), &said, &said)
		if code != exitTrouble || !strings.Contains(said.String(), c.want) || !strings.Contains(said.String(), c.hint) {
			t.Errorf("%q: exit code %d, want %q and %q in %s", c.args, code, c.want, c.hint, &said)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q: wrote something", c.args)
		}
	}
	for want, args := range map[string][]string{
		"is inside the output of an earlier run": {"clean", folders[1], "-o", filepath.Join(base, "new"), "--against", base},
		"is the OUT to write":                    {"clean", folders[1], "-o", base, "--force", "--against", base},
		"--into together with --against":         {"clean", folders[1], "--into", base, "--against", base},
		"holds only what was new beside base, a": {"clean", folders[0], "--into", part},
		"and recut compares no more":             {"recut", part, "-t", "0.6"},
		"was compared with nothing else":         {"verify", base, folders[0], "--against", file},
	} {
		var said bytes.Buffer
		if code := onecopy(args, strings.NewReader(""), &said, &said); code != exitTrouble || !strings.Contains(said.String(), want) {
			t.Errorf("%q: exit code %d, want %q in %s", args, code, want, &said)
		}
	}
}

// TestBesideDamaged wants older texts that are not those of an output told, and another corpus.
func TestBesideDamaged(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	folders := layOut(t, root, history(rand.New(rand.NewPCG(3, 4)), 30, 2, true), 2)
	base, part := filepath.Join(root, "base"), filepath.Join(root, "new")
	done(t, "clean", folders[0], "-o", base)
	done(t, "clean", folders[1], "-o", part, "--against", base)
	older := filepath.Join(part, "older.jsonl")
	was, err := os.ReadFile(older)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"{\n", `{"against":"elsewhere"}` + "\n", string(was[:len(was)/2]), `{"against":"base","text":"a","masked":9}`} {
		writeFile(t, older, bad)
		var said bytes.Buffer
		code := onecopy([]string{"report", part}, strings.NewReader(""), &said, &said)
		if code != exitTrouble || !strings.Contains(said.String(), "older.jsonl:") && !strings.Contains(said.String(), "are not both") {
			t.Errorf("report with %.20q: exit code %d, %s", bad, code, &said)
		}
	}
	writeFile(t, older, string(was))
	done(t, "clean", folders[1], "--into", base)
	var said bytes.Buffer
	if code := onecopy([]string{"verify", part, folders[1], "--against", base}, strings.NewReader(""), &said, &said); code != exitFound || !strings.Contains(said.String(), "which is not given or has changed") {
		t.Errorf("another corpus: exit code %d, %s", code, &said)
	}
}

// TestBesideProof changes what an output says of copies of older stories, and wants verify to find
// it without what it was compared with.
func TestBesideProof(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	folders := layOut(t, root, history(rand.New(rand.NewPCG(5, 5)), 30, 2, true), 2)
	base, part := filepath.Join(root, "base"), filepath.Join(root, "part")
	done(t, "clean", folders[0], "-o", base)
	done(t, "clean", folders[1], "-o", part, "--against", base)
	for name, change := range map[string]func(row map[string]any){
		"pairs.jsonl": func(row map[string]any) { row["run"] = 3 },
		"older.jsonl": func(row map[string]any) { row["text"] = row["text"].(string) + " More was told." },
	} {
		file := filepath.Join(part, name)
		was, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, rest, _ := strings.Cut(string(was), "\n")
		var row map[string]any
		if err := json.Unmarshal([]byte(first), &row); err != nil {
			t.Fatal(err)
		}
		change(row)
		now, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, file, string(now)+"\n"+rest)
		var said bytes.Buffer
		if code := onecopy([]string{"verify", part, folders[1]}, strings.NewReader(""), &said, &said); code != exitFound || !strings.Contains(said.String(), "pairs.jsonl:1:") {
			t.Errorf("%s: exit code %d, %s", name, code, &said)
		}
		writeFile(t, file, string(was))
	}
}
