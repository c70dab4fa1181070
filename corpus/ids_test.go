package corpus

import (
	"slices"
	"testing"
)

func TestCompareIDs(t *testing.T) {
	want := []string{"", "a", "a#1", "a#02", "a#2", "a#10", "a#1#x", "a#b", "a/b#1", "b"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, CompareIDs)
	if !slices.Equal(got, want) {
		t.Fatalf("sorted to %q", got)
	}
}
