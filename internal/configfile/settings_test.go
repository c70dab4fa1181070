package configfile

import (
	"fmt"
	"strings"
	"testing"
)

// TestSettings has config files as people write them, and what is read of them or said against
// them.
func TestSettings(t *testing.T) {
	for text, want := range map[string]string{
		"":                                        "",
		"# nothing\n\n   \n":                      "",
		"threshold = 0.75":                        "1:.threshold=0.75",
		"threshold=0.75\r\nkeep = a\r\n":          "1:.threshold=0.75 2:.keep=a",
		"\ufeffthreshold = 1\n":                   "1:.threshold=1",
		"\t keep =  wire/**,earliest  \n":         "1:.keep=wire/**,earliest",
		"keep = page.txt#3":                       "1:.keep=page.txt#3",
		"report = gitlab=gl.json":                 "1:.report=gitlab=gl.json",
		"encoding =":                              "1:.encoding=",
		"a = 1\n[clean]\nb = 2\n[ recut ]\n\nc=3": "1:.a=1 2:clean.= 3:clean.b=2 4:recut.= 6:recut.c=3",

		"threshold 0.75":    "f:1: not a line of a config file: threshold 0.75",
		"= 3":               "f:1: not a line of a config file: = 3",
		"a = 1\n\n[clean":   "f:3: not a line of a config file: [clean",
		"[]":                "f:1: not a line of a config file: []",
		"[a][b]":            "f:1: not a line of a config file: [a][b]",
		"[clean] # for CI":  "f:1: not a line of a config file: [clean] # for CI",
		"a = \x1b[31m":      "f:1: a character that is not text",
		"# \u202e":          "f:1: a character that is not text",
		"a = 1\nb = \xff\n": "f:2: a character that is not text",
		"a = 1\x00":         "f:1: a character that is not text",
		" \ufeff=":          "f:1: a character that is not text",
		"a = 1\n\ufeff[b]":  "f:2: a character that is not text",
	} {
		list, err := Parse("f", text)
		var got []string
		for _, s := range list {
			got = append(got, fmt.Sprintf("%d:%s.%s=%s", s.Line, s.Section, s.Name, s.Value))
		}
		if err != nil {
			got = []string{err.Error()}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzSettings wants of any file an error with a position, or settings that come back when they are
// written down.
func FuzzSettings(f *testing.F) {
	for _, text := range []string{
		"# flags\nthreshold = 0.75\n\n[clean]\r\nkeep = a,b\nkeep = page.txt#3\n", "\ufeffa=\n[b]\nc==d", "[[x]]\n= 1", " \ufeff=", "a = \x1b\xff\x00\u202e",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, err := Parse("f", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f:") || !printing(strings.ReplaceAll(err.Error(), "\n", "")) {
				t.Fatalf("error %q", err)
			}
			return
		}
		var again strings.Builder
		at, lines := 1, 1+strings.Count(text, "\n")
		for _, s := range list {
			if s.Line < at || s.Line > lines || s.Name+s.Section == "" {
				t.Fatalf("%+v after line %d of %d", s, at, lines)
			}
			at = s.Line
			fmt.Fprintln(&again, s)
		}
		back, err := Parse("f", again.String())
		if err != nil || len(back) != len(list) {
			t.Fatalf("written down: %q: %v", &again, err)
		}
		for i, s := range back {
			if s.Section != list[i].Section || s.Name != list[i].Name || s.Value != list[i].Value {
				t.Fatalf("%+v came back as %+v", list[i], s)
			}
		}
	})
}
