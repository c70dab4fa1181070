package check

import (
	"bytes"
	"strings"
	"testing"

	"onecopy/report"
)

// FuzzBaseline wants a baseline that can be read to be the same when it is written and read again,
// and an error to name a line.
func FuzzBaseline(f *testing.F) {
	for _, s := range []string{
		"", "# onecopy baseline v1", "# onecopy baseline v1; split auto; x\n0123456789abcdef  1  a.txt: b [c/d]\n", "# onecopy baseline v2\n",
		"\ufeff# onecopy baseline v1\r\n0123456789abcdef 2\r\n0123456789abcdef  7  x\r\n\r\n# y\r\n", "# onecopy baseline v1\n=======\n",
		"# onecopy baseline v1\n0123456789abcdef  -1  \x1b[31m\n", "# onecopy baseline v99999999999999999999\n", strings.Repeat("x", longestEntry+1),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := &baseline{name: "f", entries: map[string]*accepted{}}
		if err := b.parse(strings.NewReader(text)); err != nil {
			if !strings.HasPrefix(err.Error(), "f:") {
				t.Errorf("no position: %v", err)
			}
			return
		}
		var out, again bytes.Buffer
		if err := b.write(&out); err != nil {
			t.Fatal(err)
		}
		c := &baseline{name: "f", entries: map[string]*accepted{}}
		if err := c.parse(bytes.NewReader(out.Bytes())); err != nil {
			t.Fatalf("%v\n%s", err, &out)
		}
		if err := c.write(&again); err != nil || again.String() != out.String() {
			t.Errorf("written %q, and again %q", &out, &again)
		}
		for _, a := range b.entries {
			if a.count < 1 || a.count > c.entries[a.fingerprint].count {
				t.Errorf("%s counts %d", a.fingerprint, a.count)
			}
		}
	})
}

// TestNote wants a note to be read as it was made, and what a person wrote to say no more than it
// does.
func TestNote(t *testing.T) {
	for text, want := range map[string]note{
		"a.txt: Share this [share/this-article]":               {source: "a.txt", rule: "share/this-article"},
		"b/c.txt: Ferry, as usual, as a.txt [near-copy]":       {source: "b/c.txt", other: "a.txt", rule: "near-copy"},
		"c.txt: Ferry runs, as older mon/a.txt [revised-copy]": {source: "c.txt", other: "mon/a.txt", older: true, rule: "revised-copy"},
		"c.txt: Caption, as a.txt [caption/credited]":          {source: "c.txt", rule: "caption/credited"},
		"a.txt: yes, we know":                                  {source: "a.txt"},
		"the almanac":                                          {},
		"":                                                     {},
	} {
		if got := (&accepted{note: text}).parse(); got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
	f := report.Finding{
		Kind: report.Repeated, Rule: "near-copy", At: report.Location{Source: "b.txt", Line: 9}, Headline: "Ferry: new [times]",
		Other: &report.Other{At: report.Location{Source: "a.txt", Line: 1}, Archived: true},
	}
	if got, want := (&accepted{note: noteOf(&f)}).parse(), (note{source: "b.txt", other: "a.txt", older: true, rule: "near-copy"}); got != want {
		t.Errorf("%q is %+v, want %+v", noteOf(&f), got, want)
	}
}
