package clean

import (
	"flag"
	"os"
	"slices"
	"testing"

	"onecopy/clean/internal/pattern"
	"onecopy/clean/internal/scan"
)

var freshIndex = flag.Bool("fresh", false, "want an index that was written for the rules as they are, as make lint does")

// TestIndexed compares the index with the patterns; -update writes it. An index that was written
// for other rules is not a failure, as the rules work without, unless -fresh asks for it.
func TestIndexed(t *testing.T) {
	want, err := pattern.Index(specsOf(Rules()))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("index.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	fresh := index[:len("patterns ")+16] == want[:len("patterns ")+16]
	if index != want && (*freshIndex || fresh) {
		t.Error("index.txt is not what the patterns say: run go test ./clean -update")
	}
}

// TestStaleIndex checks that a rule which the index does not know works at once.
func TestStaleIndex(t *testing.T) {
	added := &Rule{Name: "media/own", Category: Media, Pattern: `^(?i:репортаж)\s*: .{3,100}$`}
	table := newRuleTable(append(slices.Clone(Rules()), added), index, nil)
	line := "Репортаж: мост снова открыт"
	m := scan.Measure(line)
	if found, ok := table.set.Match(line, &m); !ok || table.rules[found.Spec] != added {
		t.Errorf("found by %v, %v", found, ok)
	}
}
