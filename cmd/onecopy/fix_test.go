package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"onecopy/clean"
	"onecopy/internal/phrase"
)

// markedPages writes every marked page of the tests of clean, its marks taken away, into a folder.
func markedPages(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	root := os.DirFS("../../clean/testdata")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".txt" {
			return err
		}
		text, err := fs.ReadFile(root, name)
		writeFile(t, filepath.Join(folder, strings.ReplaceAll(name, "/", "-")), clean.Unmark(string(text)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// examined runs "onecopy check" in this process, in a folder, and returns its exit code and what it
// said.
func examined(t *testing.T, folder string, args ...string) (code int, out, said string) {
	t.Helper()
	t.Chdir(folder)
	var stdout, stderr bytes.Buffer
	code = onecopy(append([]string{"check", "--no-config"}, args...), strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// told lists what a run of clean makes of a folder: of each story its source, headline and text.
func told(t *testing.T, folder string) (list []string) {
	t.Helper()
	for _, s := range stories(t, cleaned(t, folder)) {
		list = append(list, s.Source+"\n"+s.Headline+"\n"+s.Text)
	}
	return list
}

// TestFixPages wants --fix to leave no safe cut in any page of the seeds or of the tests of clean,
// and with --unsafe-fixes nothing but what is chosen by its place; every story as it was, and
// nothing put in. Some lines have to stay: without them a headline would not be a headline, a
// caption no caption, or comments a story. Four pages have little but boilerplate.
func TestFixPages(t *testing.T) {
	needed := []string{
		"layouts-sentence-case-captions.txt:15", "layouts-sentence-case-captions.txt:27", "layouts-wrapped-narrow.txt:22", // below a headline
		"seeds/001_978e6dbf49f5cf3e.txt:389", "seeds-001_978e6dbf49f5cf3e.txt:389", // the credit of a caption that stays
		"layouts-iptc7901.txt:25", "layouts-untitled-ends.txt:5", "layouts-untitled-ends.txt:11", "layouts-untitled-ends.txt:17", // part documents
		// buttons and notices by which a page of few lines is known as one that was saved
		"layouts-saved-adverts.txt:11", "layouts-saved-adverts.txt:13", "layouts-saved-adverts.txt:15",
		"layouts-saved-deck.txt:9", "layouts-saved-deck.txt:10", "layouts-saved-lead-above-tools.txt:14", "layouts-saved-lead-above-tools.txt:15",
		"layouts-saved-links-above.txt:6", "layouts-saved-links-above.txt:11", "layouts-saved-links-above.txt:12",
	}
	around := "layouts-saved-whole.txt" // lines by which the region of its story and that of its comments are told apart
	spared := []string{"context-legal.txt", "context-twice.txt", "fields-europresse.txt", around}
	for _, tt := range []struct{ name, folder, flag string }{
		{"seeds", newsroom(t), "--fix"}, {"pages", markedPages(t), "--fix"},
		{"seeds-unsafe", newsroom(t), "--unsafe-fixes"}, {"pages-unsafe", markedPages(t), "--unsafe-fixes"},
	} {
		folder := tt.folder
		t.Run(tt.name, func(t *testing.T) {
			before, files := told(t, folder), tree(t, folder)
			_, out, said := examined(t, folder, ".", "--fix", tt.flag, "--only", "boilerplate")
			for line := range strings.Lines(said) {
				name, why, ok := strings.Cut(line, ": left as it is: ")
				if ok && !(tt.flag != "--fix" && slices.Contains(spared, name) && strings.Contains(why, "would lose")) {
					t.Error(line)
				}
			}
			for line := range strings.Lines(out) {
				part := strings.SplitN(line, ":", 4)
				mends := strings.HasPrefix(part[3], " [*]") || strings.HasPrefix(part[3], " [!]") && tt.flag != "--fix"
				if mends && part[0] != around && !slices.Contains(needed, part[0]+":"+part[1]) && !slices.Contains(spared, part[0]) {
					t.Error("left: " + line)
				}
			}
			after := tree(t, folder)
			if _, again, _ := examined(t, folder, ".", "--fix", tt.flag, "--only", "boilerplate"); again != out || !equal(tree(t, folder), after) {
				t.Errorf("a second time is not the first:\n%s", again)
			}
			if now := told(t, folder); !slices.Equal(now, before) {
				t.Errorf("%d stories before, %d after, and not the same", len(before), len(now))
			}
			for file, text := range after {
				if !within(text, files[file]) {
					t.Errorf("%s: something was put in", file)
				}
			}
		})
	}
}

func equal(a, b map[string]string) bool {
	for name := range a {
		if a[name] != b[name] {
			return false
		}
	}
	return len(a) == len(b)
}

// within reports whether less is text with nothing but parts taken out.
func within(less, text string) bool {
	for i := 0; less != ""; i++ {
		if i == len(text) {
			return false
		}
		if text[i] == less[0] {
			less = less[1:]
		}
	}
	return true
}

// TestFixPatch wants the difference that -n shows to be what patch makes of the files.
func TestFixPatch(t *testing.T) {
	patch, err := exec.LookPath("patch")
	if err != nil {
		t.Skip("no patch(1)")
	}
	version, _ := exec.Command(patch, "--version").Output()
	folder := newsroom(t)
	const text = "F\xeate at the caf\xe9 ends early\n\nThe f\xeate at the caf\xe9 ended early on Friday after a storm had come over the lake, its owner said.\n\nShare this article\n"
	for name, text := range map[string]string{
		"western.txt": text, "latin: a b.txt": text + "\nRead more: Caf\xe9s of the lake\n", "mark.txt": "\xef\xbb\xbf" + strings.NewReplacer("\xea", "ê", "\xe9", "é").Replace(text),
		"é, \t and \\ in \"quotes\".txt": text, "line\nend.txt": text, "100%.txt": text, "\u202etxt.txt": text, "\x1b[31m\x7f.txt": text,
	} {
		if strings.HasPrefix(string(version), "GNU patch") && filepath.Separator == '/' { // others take no quoted names
			writeFile(t, filepath.Join(folder, name), text)
		}
	}
	_, diff, _ := examined(t, folder, ".", "--fix", "-n")
	cmd := exec.Command(patch, "-p1", "-s")
	cmd.Dir, cmd.Stdin = t.TempDir(), strings.NewReader(diff)
	if err := os.CopyFS(cmd.Dir, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	examined(t, folder, ".", "--fix")
	if !equal(tree(t, folder), tree(t, cmd.Dir)) {
		t.Error("patch makes something else of the difference")
	}
}

// TestFixRefused wants a packed file and one that may not be written to be told and left.
func TestFixRefused(t *testing.T) {
	const text = "Ferry runs again after storm\n\nThe ferry to the northern islands ran again on Friday after a storm, its owner said.\n\nShare this article\n"
	folder := t.TempDir()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(text)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "a.txt.gz"), packed.String())
	writeFile(t, filepath.Join(folder, "b.txt"), strings.ReplaceAll(text, "ferry", "boat"))
	if err := os.Chmod(filepath.Join(folder, "b.txt"), 0o440); err != nil {
		t.Fatal(err)
	}
	before := tree(t, folder)
	_, _, said := examined(t, folder, ".", "--fix", "--only", "boilerplate")
	if !strings.Contains(said, "a.txt.gz: left as it is: it is packed\n") || tree(t, folder)["a.txt.gz"] != before["a.txt.gz"] {
		t.Error(said)
	}
	if os.Geteuid() != 0 && !strings.Contains(said, "b.txt: left as it is: permission denied\n") { // root may write to anything
		t.Error(said)
	}
	if info, err := os.Stat(filepath.Join(folder, "b.txt")); err != nil || info.Mode().Perm() != 0o440 {
		t.Errorf("permissions changed: %v %v", info, err)
	}
}

// TestFixInterrupted wants an interrupt to leave the files, and nothing aside.
func TestFixInterrupted(t *testing.T) {
	folder, aside := newsroom(t), t.TempDir()
	t.Setenv("TMPDIR", aside)
	before := tree(t, folder)
	t.Chdir(folder)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := &env{ctx: ctx, in: strings.NewReader(""), out: io.Discard, err: io.Discard, getenv: os.Getenv}
	if err := dispatch(e, []string{"check", "--no-config", ".", "--fix", "--report", "out.json"}); !errors.Is(err, context.Canceled) || e.wrote {
		t.Errorf("error %v, wrote %v", err, e.wrote)
	}
	if !equal(tree(t, folder), before) || len(tree(t, aside)) > 0 {
		t.Error("something was written or left")
	}
}

// A patient context is one that an interrupt comes to after it was asked so many times.
type patient struct {
	context.Context
	asked atomic.Int64
}

func (p *patient) Err() error {
	if p.asked.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestFixHalfway interrupts a run at each place where it looks for that. It must say how many files
// are mended and how many are not, and leave each either as it was or mended.
func TestFixHalfway(t *testing.T) {
	const text = "Ferry runs again after storm\n\nThe ferry to the northern islands ran again on Friday after a storm, its owner said.\n"
	said := map[string]bool{}
	for n := range int64(1000) {
		folder := t.TempDir()
		for i := range 3 {
			writeFile(t, filepath.Join(folder, fmt.Sprintf("%d.txt", i)), fmt.Sprintf("%sPart %d.\n\nShare this article\n", text, i))
		}
		t.Chdir(folder)
		ctx := &patient{Context: context.Background()}
		ctx.asked.Store(n)
		e := &env{ctx: ctx, in: strings.NewReader(""), out: io.Discard, err: io.Discard, getenv: os.Getenv}
		err := dispatch(e, []string{"check", "--no-config", ".", "--fix", "-j", "1", "--only", "boilerplate"})
		if err == nil || errors.Is(err, errFound) {
			break
		}
		mended := 0
		for _, now := range tree(t, folder) {
			if !strings.Contains(now, "Share") {
				mended++
			}
		}
		want := fmt.Sprintf("interrupted: %s mended, %d not", phrase.Count(mended, "file", "files"), 3-mended)
		if mended == 0 {
			want = "interrupted, nothing was written"
		}
		if got := e.interrupted(); got != want {
			t.Errorf("after %d: %s, want %s", n, got, want)
		}
		said[e.interrupted()] = true
	}
	if len(said) != 4 {
		t.Errorf("said %v", said)
	}
}
