package clean

import (
	"flag"
	"os"
	"slices"
	"testing"

	"onecopy/clean/internal/scan"
)

var freshIndex = flag.Bool("fresh", false, "want an index that was written for the rules as they are, as make lint does")

// TestIndexed compares the index with the patterns; -update writes it. An index that was written
// for other rules is no failure, as the rules work without, unless -fresh asks for it.
func TestIndexed(t *testing.T) {
	rows := rowsOf(Rules())
	want := indexOf(Rules(), rows)
	if *update {
		if err := os.WriteFile("index.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if index != want && (*freshIndex || indexKnows(Rules(), index)) {
		t.Error("index.txt is not what the patterns say: run go test ./clean -update")
	}
	if again := indexOf(Rules(), rowsFor(Rules(), want)); again != want {
		t.Error("the index read and written is another one")
	}
}

// TestStaleIndex checks that a rule which the index does not know works at once.
func TestStaleIndex(t *testing.T) {
	added := &Rule{Name: "media/own", Category: Media, Pattern: `^(?i:репортаж)\s*: .{3,100}$`}
	rules := append(slices.Clone(Rules()), added)
	line := "Репортаж: мост снова открыт"
	m := scan.Measure(line)
	if found, _, _ := newTable(rules, rowsFor(rules, index)).find(line, &m); found != added {
		t.Errorf("found by %v", found)
	}
	if indexKnows(rules, index) {
		t.Error("an index without the rule is taken for one of all rules")
	}
}
