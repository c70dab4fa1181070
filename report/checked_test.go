package report

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// finds is a small check: two new files against an archive of one story, with a finding of every
// kind, known and new.
func finds() *Check {
	lib := shelf{}
	const lead = "Ministers agreed on Monday to fly 40 rescuers to the flooded valley, where 1,200 people spent a second night on their roofs."
	lib.put("archive/ap.txt#7", "Rescuers fly to flooded valley", lead, "Schools stay shut.")
	lib.put("wire/new.txt#2", "Help on its way", "Ministers agreed on Tuesday to fly 45 rescuers to the flooded valley, where 1,200 people spent a second night on their roofs.", "Schools stay shut.")
	pair := func(verdict string, jaccard, aInB, bInA float64, changed ...corpus.Change) *corpus.Pair {
		return &corpus.Pair{A: "archive/ap.txt#7", B: "wire/new.txt#2", Jaccard: jaccard, AInB: aInB, BInA: bInA, Run: 18, Verdict: verdict, Changed: append([]corpus.Change{}, changed...)}
	}
	archived := &Other{At: Location{Source: "archive/ap.txt", Line: 2031, EndLine: 2050}, Story: "archive/ap.txt#7", Headline: "Rescuers fly to flooded valley", Archived: true}
	return &Check{
		Settings: outdir.Settings{Threshold: 0.8, Shingle: "w5.1"},
		Totals:   CheckTotals{Files: 3, Stories: 4, Bytes: 9000, Against: 12, Findings: 6, New: 5, Known: 1, Copies: 3, Boilerplate: 2, Unreadable: 1, Hidden: 1},
		Files: []CheckedFile{
			{Source: "wire/clean.txt", Bytes: 900, Stories: 1}, {Source: "wire/new.txt", Bytes: 5000, Stories: 2}, {Source: "wire/odd, 100%:.txt", Bytes: 3100, Stories: 1},
		},
		Baseline: ".onecopy-baseline",
		Findings: []Finding{
			{
				Kind: Boilerplate, Rule: "caption/credited", Category: "caption", Why: "ends with a picture credit", Text: "A man on a roof. (Photo by Li Wei / AFP)",
				At: Location{"wire/new.txt", 3, 1, 3, 42}, Story: "wire/new.txt#1", Headline: "Why the valley floods", Words: 300, Fingerprint: "00112233445566aa", Fixable: UnsafeFix,
			},
			{
				Kind: Repeated, Rule: "revised-copy", At: Location{"wire/new.txt", 118, 1, 140, 19}, Story: "wire/new.txt#2", Headline: "Help on its way", Words: 448,
				Fingerprint: "8a01c3d2ff90a6b1", Other: archived, Pair: pair("revised", 0.9134, 0.93, 0.92, corpus.Change{A: "Monday", B: "Tuesday"}, corpus.Change{A: "40", B: "45"}),
				Stories: &[2]Story{lib["archive/ap.txt#7"], lib["wire/new.txt#2"]},
			},
			{
				Kind: Boilerplate, Rule: "share/buttons", Category: "share", Why: "share button", Text: "Share this article\nTweet",
				At: Location{"wire/new.txt", 141, 1, 142, 6}, Story: "wire/new.txt#2", Headline: "Help on its way", Words: 448, Fingerprint: "00112233445566bb", Known: true, Fixable: SafeFix,
			},
			{
				Kind: Repeated, Rule: "identical-copy", At: Location{"wire/odd, 100%:.txt", 1, 1, 9, 4}, Story: "wire/odd, 100%:.txt#1", Headline: "Rescuers fly to flooded valley", Words: 390,
				Fingerprint: "3f9c2a10be77d1c4", Other: archived, Pair: pair("identical", 1, 1, 1),
			},
			{
				Kind: Repeated, Rule: "abridged-copy", At: Location{"wire/odd, 100%:.txt", 12, 1, 20, 4}, Story: "wire/odd, 100%:.txt#2", Words: 60, Fingerprint: "5f9c2a10be77d1c4",
				Other: &Other{At: Location{"wire/new.txt", 118, 1, 140, 19}, Story: "wire/new.txt#2", Headline: "Help on its way"}, Pair: pair("abridged", 0.14, 0.14, 1),
			},
			{Kind: Unreadable, Rule: "unreadable", Message: "invalid UTF-8 (1 byte) replaced by U+FFFD", At: Location{Source: "wire/odd, 100%:.txt", Line: 7}, Fingerprint: "77aa2a10be77d1c4"},
		},
		Rules: []RuleEntry{
			{Name: "caption/credited", Category: "caption", Why: "ends with a picture credit", Cuts: 1, Bytes: 41},
			{Name: "share/buttons", Category: "share", Why: "share button", Cuts: 1, Bytes: 24},
		},
		Stale: []Stale{
			{Fingerprint: "0123456789abcdef", Line: 3, Count: 1, Note: "wire/markets.txt: Closing prices"},
			{Fingerprint: "1123456789abcdef", Line: 4, Count: 2, Left: 1, Note: "wire/almanac.txt: Today in history"},
		},
	}
}

func told(t testing.TB, f CheckFormat, c *Check, o CheckOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, c, o); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String()
}

// TestCheckGolden compares the forms of a small check with those last approved.
func TestCheckGolden(t *testing.T) {
	for _, f := range CheckFormats() {
		got := told(t, f, finds(), CheckOptions{})
		if again := told(t, f, finds(), CheckOptions{}); again != got {
			t.Errorf("%s: the same check gave other bytes", f.Name)
		}
		if f.Name == "html" {
			_, got, _ = strings.Cut(got, "<body>\n") // what stands above is the style of report.html
		}
		file := "testdata/check/" + f.Name + ".golden"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; see it with -update and git diff\n%s", file, mark(diffTexts(string(want), got)))
		}
	}
}

func TestCheckFormatFor(t *testing.T) {
	for _, tt := range []struct{ file, want string }{
		{"out.txt", "text"}, {"a/b.json", "json"}, {"C:\\x\\OUT.JSONL", "jsonl"}, {"json", ""}, {"", ""}, {"a.json/x", ""},
	} {
		got, ok := CheckFormatFor(tt.file)
		if got.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("%q is in %q, want %q", tt.file, got.Name, tt.want)
		}
	}
	for _, f := range CheckFormats() {
		if got, ok := CheckFormatOf(f.Name); !ok || got.Name != f.Name {
			t.Errorf("no format of the name %s", f.Name)
		}
	}
	if _, ok := CheckFormatOf("yaml"); ok {
		t.Error("a format named yaml")
	}
}

// BenchmarkCheckFormats writes 20,000 findings of one file, in bytes of the form written.
func BenchmarkCheckFormats(b *testing.B) {
	c := many(10_000)
	for _, f := range CheckFormats() {
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(len(told(b, f, c, CheckOptions{}))))
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(io.Discard, c, CheckOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
