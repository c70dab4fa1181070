package check

import (
	"os"
	"path/filepath"
	"testing"

	"onecopy/corpus"
)

func TestPlaceOf(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.txt", "odd#name.txt", "b", "odd:3"} {
		if err := os.WriteFile(filepath.Clean(name), []byte("words"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]Place{
		"a.txt": {Path: "a.txt"}, "a.txt#2": {Path: "a.txt", Story: "2"}, "odd#name.txt": {Path: "odd#name.txt"},
		"odd#name.txt#1": {Path: "odd#name.txt", Story: "1"}, "b#urn:x#7": {Path: "b", Story: "urn:x#7"}, "c.txt": {}, "c.txt#1": {}, "": {}, ":1": {},
		"a.txt:7": {Path: "a.txt", Line: 7}, "a.txt:7:1": {Path: "a.txt", Line: 7}, "a.txt:0": {}, "a.txt:x": {}, "a.txt:7:x": {}, "c.txt:7": {},
		"odd:3": {Path: "odd:3"}, "odd:3:4": {Path: "odd:3", Line: 4}, "odd#name.txt:2": {Path: "odd#name.txt", Line: 2}, "-": {Path: "-"},
	} {
		if got := PlaceOf(name); got != want {
			t.Errorf("%q: %+v, want %+v", name, got, want)
		}
	}
}

func TestHolds(t *testing.T) {
	s := &corpus.Story{ID: "a.txt#2", FirstLine: 5, LastLine: 9}
	for p, want := range map[Place]bool{
		{}: true, {Story: "2"}: true, {Story: "1"}: false, {Line: 5}: true, {Line: 9}: true, {Line: 4}: false, {Line: 10}: false, {Story: "2", Line: 10}: false,
	} {
		if p.Holds(s) != want {
			t.Errorf("%+v: %v", p, !want)
		}
	}
}
