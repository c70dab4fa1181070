package clean

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the marked pages in testdata from what the code says")

// TestMarked reads every marked page in testdata, takes the marks away, marks the page again and
// expects the same marks. To mend a bad cut, edit the marks in the file; to take over what the code
// says, run with -update and read the diff.
func TestMarked(t *testing.T) {
	names, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no marked pages", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(name, "testdata/"), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := marked(t, Unmark(string(want)))
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, name, string(want), got)
		})
	}
}

func marked(t *testing.T, page string) string {
	t.Helper()
	var b strings.Builder
	if err := new(Marker).Mark(page).Marked(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compare shows the lines in which two marked pages differ.
func compare(t *testing.T, name, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		a, b := nth(w, i), nth(g, i)
		if strings.TrimRight(a, " ") != strings.TrimRight(b, " ") {
			t.Errorf("%s:%d:\n want %s\n  got %s", name, i+1, short(a), short(b))
		}
	}
}

func nth(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func short(s string) string {
	if len(s) > 160 {
		return s[:100] + " ... " + s[len(s)-50:]
	}
	return s
}

// TestUnmark takes the marks of the seeds away again.
func TestUnmark(t *testing.T) {
	page := strings.TrimRight(seeds(t), "\n") + "\n"
	want, got := strings.Split(page, "\n"), strings.Split(Unmark(marked(t, page)), "\n")
	if len(want) != len(got) {
		t.Fatalf("%d lines became %d", len(want), len(got))
	}
	for i := range want {
		if strings.TrimSpace(want[i]) != strings.TrimSpace(got[i]) {
			t.Errorf("line %d: want %q got %q", i+1, want[i], got[i])
		}
	}
}

// TestTaskBoxes checks that the boxes of tasks stay, done and to do, and that fields of a form that
// a text browser printed go.
func TestTaskBoxes(t *testing.T) {
	page := "# Packliste\n\nDie Fähre geht um **sechs Uhr** am Morgen, und das ist die [Liste](http://example.org/l), sagt der Kapitän.\n\n- [ ] warme Socken\n- [x] ein Topf Suppe\n- [ ] die Karte\n\n1. [ ] Licht aus\n\nWer die Socken vergisst, bleibt an Land.\n"
	if lost := loses(new(Marker).Mark(page), []string{"[ ] warme Socken", "[x] ein Topf Suppe", "[ ] die Karte", "[ ] Licht aus"}); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
}
