package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/report"
)

// A printer makes pages of a few stories, each in some of its versions, with a line that a baseline
// names the page by.
type printer struct{ *rand.Rand }

func (r printer) page() string {
	n := r.IntN(3)
	said := rand.New(rand.NewPCG(uint64(n), 9)) // of one story always the same
	var text []string
	for range 12 {
		var words []string
		for range 12 {
			words = append(words, fmt.Sprintf("w%d", said.IntN(3000)))
		}
		text = append(text, "The "+strings.Join(words, " ")+".")
	}
	for range r.IntN(3) {
		at := r.IntN(len(text))
		text = append(text[:at], text[at+1:]...)
	}
	return fmt.Sprintf("Headline of story %d\n\n%s\n\nRead more: Story %d of the day\n", n, strings.Join(text, "\n\n"), r.IntN(1e9))
}

// TestSenior accepts pages, adds others under names that sort anywhere, and wants the findings to
// be in those alone, and what was accepted to be known. Then it accepts those too, and wants all to
// be known.
func TestSenior(t *testing.T) {
	for seed := range uint64(20) {
		home, r := t.TempDir(), printer{rand.New(rand.NewPCG(seed, 5))}
		t.Chdir(home)
		add := func(kind string, n int) {
			for range n {
				writeFile(t, filepath.Join(home, "wire", fmt.Sprintf("%c-%s-%d.txt", 'a'+rune(r.IntN(26)), kind, r.IntN(1000))), r.page())
			}
		}
		add("old", 6)
		code, known := checked(t, "--update-baseline")
		if code != exitDone {
			t.Fatalf("seed %d: exit code %d", seed, code)
		}
		add("new", 4)
		_, now := checked(t)
		for _, f := range now.Findings {
			if !f.Known && !strings.Contains(f.At.Source, "-new-") && f.Kind == report.Repeated {
				t.Errorf("seed %d: %s repeats %s", seed, f.At.Source, f.Other.At.Source)
			}
		}
		if len(now.Stale) > 0 || now.Totals.Known < known.Totals.Known {
			t.Errorf("seed %d: %d known of %d, stale %v", seed, now.Totals.Known, known.Totals.Known, now.Stale)
		}
		for range 2 {
			if code, _ := checked(t, "--update-baseline"); code != exitDone {
				t.Errorf("seed %d: exit code %d", seed, code)
			}
			if code, again := checked(t, "--strict"); code != exitDone {
				t.Errorf("seed %d: accepted findings are told: exit code %d, %+v", seed, code, again.Totals)
			}
		}
	}
}

// checked runs a check of wire with the baseline.
func checked(t *testing.T, args ...string) (int, report.Check) {
	t.Helper()
	args = append([]string{"check", "wire", "--baseline", "known", "--format", "json"}, args...)
	if _, err := os.Stat("known"); err != nil {
		writeFile(t, "known", "# onecopy baseline v1\n")
	}
	var out, said strings.Builder
	code := onecopy(args, strings.NewReader(""), &out, &said)
	var c report.Check
	if err := json.Unmarshal([]byte(out.String()), &c); err != nil {
		t.Fatalf("exit code %d: %v\n%s", code, err, &said)
	}
	return code, c
}
