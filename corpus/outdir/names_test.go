package outdir

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// filesOf returns the file of each id.
func filesOf(ids []string) map[string]string {
	names := NewNames(slices.Values(ids))
	files := map[string]string{}
	for _, id := range ids {
		files[id] = names.File(id)
	}
	return files
}

func TestNames(t *testing.T) {
	tests := []struct {
		why  string
		want map[string]string
	}{
		{"nothing collides", map[string]string{"a.txt#1": "a.txt#1.txt", "a.txt#2": "a.txt#2.txt", "a/b": "a/b.txt", "a": "a.txt"}},
		{"a file and a folder", map[string]string{"a.txt": "a.txt.txt", "a.txt/b": "a.txt/b.txt", "a": "a%%18b7cb099a9ea3f50ba8.txt"}},
		{"case", map[string]string{"Wire/x#1": "Wire/x#1.txt", "wire/x#1": "wire%%9b2abfc29cc47494c871/x%%27a81c31136bdd138061#1.txt", "wire/X#1": "wire%%9b2abfc29cc47494c871/X#1.txt"}},
		{"forms of Unicode", map[string]string{"Zu\u0308rich#1": "Zu\u0308rich#1.txt", "Z\u00fcrich#1": ""}},
		{"sigma", map[string]string{"ΟΔΟΣ": "ΟΔΟΣ.txt", "οδος": "", "οδοσ": ""}},
		{"an S of two", map[string]string{"STRASSE": "STRASSE.txt", "straße": ""}},
		{"what is not seen", map[string]string{"a\u200db": "", "ab": "ab.txt"}},
	}
	for _, tt := range tests {
		var ids []string
		for id := range tt.want {
			ids = append(ids, id)
		}
		files := filesOf(ids)
		for id, want := range tt.want {
			if got := files[id]; want != "" && got != want || want == "" && !strings.Contains(got, "%%") {
				t.Errorf("%s: the file of %q is %s, want %s", tt.why, id, got, want)
			}
		}
		checkFiles(t, files)
	}
}

// checkFiles makes sure that no system takes two files, a file and a folder, or two folders for one
// another, that every name is one anywhere, and that the id is known by the file.
func checkFiles(t *testing.T, files map[string]string) {
	t.Helper()
	same := func(s string) string { // written apart from fold
		return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFD.String(s))))
	}
	type owner struct {
		name   string
		folder bool
	}
	seen := map[string]owner{}
	of := map[string]string{}
	for id, file := range files {
		if other, ok := of[file]; ok {
			t.Errorf("%q and %q are both in %s", id, other, file)
		}
		of[file] = id
		if !filepath.IsLocal(file) || len(file) > 900 || !utf8.ValidString(file) {
			t.Errorf("%q: %q is not a name", id, file)
		}
		for i := range file + "/" {
			if i < len(file) && file[i] != '/' {
				continue
			}
			own := owner{file[:i], i < len(file)}
			if was, ok := seen[same(file[:i])]; ok && was != own {
				t.Errorf("%q: %v and %v are one", id, was, own)
			}
			seen[same(file[:i])] = own
			part := file[strings.LastIndexByte(file[:i], '/')+1 : i]
			bad := func(r rune) bool {
				return unicode.IsControl(r) || strings.ContainsRune(`\<>:"|?*`, r) || r&0xfffe == 0xfffe
			}
			if part == "" || len(part) > 255 || part[0] == '.' || strings.ContainsAny(part[len(part)-1:], ". ") || strings.ContainsFunc(part, bad) || device(part) {
				t.Errorf("%q: %q is not a name of a file on every system", id, part)
			}
		}
	}
}

// oddIDs makes ids of what file systems mind.
func oddIDs(r *rand.Rand, n int) []string {
	words := []string{"a", "A", "b", "a.txt", "A.TXT", ".", "..", "", "con", "NUL", "com1.txt", "LPT¹", "aux.", "x ", " x", "é", "e\u0301", "É", "ß", "SS", "ss", "ſ", "K", "k",
		"İ", "i", "ı", "Σ", "ς", "σ", "가", "\u1100\u1161", "\x00", "\n", "\u202e", "\u200d", "\xff", ":", "a:b", "C:", "*", "%41", "%", "%%", "#1", "#", "a#1", "~", "\uffff", "😀",
		strings.Repeat("Long", 60), strings.Repeat("long", 60), strings.Repeat("é", 130), "a%%18b7cb099a9ea3f50ba8"}
	ids := map[string]bool{}
	for range n {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteString([]string{"", "/", "/", "\\", "#2"}[r.IntN(5)])
		}
		ids[b.String()] = true
	}
	var list []string
	for id := range ids {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

// Whatever ids there are, each has a file of its own on every system, and the same in whatever
// order they come.
func TestNamesOfAnyIDs(t *testing.T) {
	for n := range uint64(60) {
		r := rand.New(rand.NewPCG(n, 6))
		ids := oddIDs(r, 1+r.IntN(400))
		files := filesOf(ids)
		checkFiles(t, files)
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		for id, file := range filesOf(ids) {
			if files[id] != file {
				t.Errorf("%q is in %s, and in another order in %s", id, files[id], file)
			}
		}
	}
}

// All names can really be made, side by side.
func TestNamesCanBeMade(t *testing.T) {
	dir := t.TempDir()
	ids := oddIDs(rand.New(rand.NewPCG(1, 6)), 300)
	for id, file := range filesOf(ids) {
		path := filepath.Join(dir, filepath.FromSlash(file))
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatalf("%q on %s: %v", id, runtime.GOOS, err)
		}
		f.Close()
	}
}

func FuzzNames(f *testing.F) {
	f.Add("a.txt\na.txt/b\nA.txt")
	f.Add("é\ne\u0301\nÉ/x\né/y")
	f.Fuzz(func(t *testing.T, lines string) {
		ids := strings.Split(lines, "\n")
		slices.Sort(ids)
		checkFiles(t, filesOf(slices.Compact(ids)))
	})
}

func BenchmarkNames(b *testing.B) {
	var ids []string
	for i := range 100_000 {
		ids = append(ids, fmt.Sprintf("wire/2024-%02d/story-%d.txt#1", i%12, i))
	}
	b.ReportAllocs()
	for b.Loop() {
		NewNames(slices.Values(ids))
	}
}
