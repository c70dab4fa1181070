package verify

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onecopy/corpus"
)

// Every byte of the input and of the corpus is turned into others, one at a time, and each time
// there must be a problem at its line.
func TestVerifyFindsEveryByte(t *testing.T) {
	out, files := run(t, verifyPages)
	for _, f := range files {
		flip(t, out, files, f.Path, f.Source)
		for n := 1; n <= 2; n++ {
			name := fmt.Sprintf("corpus/%s#%d.txt", f.Source, n)
			path := filepath.Join(out, name)
			if _, err := os.Stat(path); err == nil {
				flip(t, out, files, path, name)
			}
		}
	}
}

func flip(t *testing.T, out string, files []corpus.File, path, source string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	must(t, err)
	for i, old := range raw {
		line := 1 + bytes.Count(raw[:i], []byte("\n"))
		for _, c := range []byte{'\n', 'x', [...]byte{' ', 0xff, 0, 0x80, old ^ 1}[i%5]} {
			if c == old {
				continue
			}
			raw[i] = c
			must(t, os.WriteFile(path, raw, 0o644))
			problems := verify(t, out, files)
			// A blank for a blank is not a change of any word, and may be found by the checksum
			// alone.
			blanks := unicode.IsSpace(rune(c)) && unicode.IsSpace(rune(old)) && c < 0x80 && old < 0x80
			right := func(p corpus.Problem) bool { return p.Source == source && (p.Line == line || blanks && p.Line == 1) }
			if !slices.ContainsFunc(problems, right) {
				t.Errorf("%s:%d: byte %d from %q to %q: %q", source, line, i, old, c, problems)
			}
		}
		raw[i] = old
	}
	must(t, os.WriteFile(path, raw, 0o644))
}

// What a run left may be anything by the time it is verified.
func FuzzVerify(f *testing.F) {
	story := `{"id":"x#1","source":"x","first_line":1,"last_line":2,"start":0,"end":9,"headline":"Head","text":"Body","status":"copy"}` + "\n"
	f.Add("Head\nBody\nCut\n", story, `{"story":"x#1","source":"x","first_line":3,"last_line":3,"start":10,"end":13,"text":"Cut"}`)
	f.Add("\xff\xfeH\x00", strings.Replace(story, `"start":0`, `"start":-1`, 1)+story, `{"source":"x","start":1,"end":1}`)
	f.Add("Head\rBo\xff", "{", "null\n[]\n\n")
	f.Add(`{"text":"Head\nBody"}`+"\n{}\n", strings.Replace(story, `"start":0,"end":9`, `"start":9,"end":19`, 1), `{"source":"x","start":22,"end":23}`)
	f.Fuzz(func(t *testing.T, input, stories, cuts string) {
		dir := t.TempDir()
		report := fmt.Sprintf(`{"inputs":[{"source":"x","bytes":%d,"sha256":"%x"}]}`, len(input), sha256.Sum256([]byte(input)))
		for name, text := range map[string]string{"in": input, "stories.jsonl": stories, "cuts.jsonl": cuts, "report.json": report} {
			must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
		}
		for _, format := range []string{"text", corpus.FormatJSONL} {
			f := corpus.File{Path: filepath.Join(dir, "in"), Source: "x", Format: format}
			problems, totals, err := Verify(context.Background(), dir, []corpus.File{f}, "", nil)
			if err == nil && len(problems) == 0 && totals.Kept+totals.Cut+totals.Blank+totals.Syntax != len(input) {
				t.Errorf("no problem, and %+v of %d bytes as %s", totals, len(input), format)
			}
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	text := "# Head\n" + strings.Repeat("The fire “broke out” shortly before noon, police said on Tuesday.\n\n", 1<<12)
	out, files := run(b, map[string]string{"x": text})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if problems, _, err := Verify(context.Background(), out, files, "", nil); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}
