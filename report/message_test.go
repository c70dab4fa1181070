package report

import (
	"strings"
	"testing"

	"onecopy/corpus"
)

func TestDescribe(t *testing.T) {
	other := &Other{At: Location{Source: "archive/ap.txt", Line: 7}, Headline: "War \x1b[31mends"}
	pair := func(verdict string, facts ...corpus.Change) *corpus.Pair {
		return &corpus.Pair{Verdict: verdict, Jaccard: 0.9199, AInB: 0.5, BInA: 0.9999, Changed: facts}
	}
	fact := corpus.Change{A: "40", B: "45"}
	for _, tt := range []struct {
		f    Finding
		want string
	}{
		{Finding{Kind: Repeated, Words: 1200, Other: other, Pair: pair("identical")}, `identical copy of archive/ap.txt:7 "War ␛[31mends", 1,200 words`},
		{Finding{Kind: Repeated, Other: other, Pair: pair("near")}, `near copy of archive/ap.txt:7 "War ␛[31mends": 99 % of it is there, similarity 0.91`},
		{Finding{Kind: Repeated, Other: other, Pair: pair("abridged")}, `abridged copy of archive/ap.txt:7 "War ␛[31mends": 99 % of it is there and 50 % of that one here`},
		{Finding{Kind: Repeated, Other: &Other{At: Location{Source: "a"}}, Pair: pair("revised", fact, fact, fact, fact)},
			"revised copy of a: 99 % of it is there, similarity 0.91, 4 facts changed: 40 to 45, 40 to 45, 40 to 45 and 1 more"},
		{Finding{Kind: Repeated}, "copy of another story"},
		{Finding{Kind: Boilerplate, Category: "share", Why: "share button", Text: "  Share\nthis "}, `share button: "Share this"`},
		{Finding{Kind: Boilerplate, Category: "outside", Text: strings.Repeat("x", 100)}, `outside: "` + strings.Repeat("x", 79) + `…"`},
		{Finding{Kind: Boilerplate}, "boilerplate"},
		{Finding{Kind: Unreadable, Message: "bad\r\nbytes \u202e"}, "bad bytes \uFFFD"},
	} {
		if got := tt.f.Describe(); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func TestPlaceStart(t *testing.T) {
	for _, tt := range []struct {
		p    Location
		want string
	}{
		{Location{Source: "a.txt", Line: 3, Column: 9}, "a.txt:3:9"},
		{Location{Source: "a.txt", Line: 3}, "a.txt:3"},
		{Location{Source: "a.txt", Column: 9}, "a.txt"},
		{Location{Source: "a\nb\x1b[2J\u202e\u2028\xff.txt", Line: 1}, `a\nb\x1b[2J\u202e\u2028\xff.txt:1`},
		{Location{Source: "it's \uFFFD.txt", Line: 1}, "it's \uFFFD.txt:1"},
		{Location{Source: "a'\tb", Line: 1}, `a'\tb:1`},
		{Location{Source: "::stop-commands::x", Line: 1}, "./::stop-commands::x:1"},
		{Location{Source: " ##teamcity[x]"}, "./ ##\u2060teamcity[x]"},
		{Location{Source: ":", Line: 3, Column: 1}, "./::3:1"},
		{Location{Source: "\u200b::x\U000e0041", Line: 1}, `\u200b::x\U000e0041:1`},
		{Location{Source: "a##[error]b"}, "a##\u2060[error]b"},
	} {
		if got := tt.p.Start(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestTextOptions(t *testing.T) {
	c := finds()
	c.Findings = c.Findings[:1]
	c.Stale = nil
	f, _ := CheckFormatOf("text")
	for _, tt := range []struct {
		o    CheckOptions
		want string
	}{
		{CheckOptions{Width: 120}, "wire/new.txt:3:1: caption/credited [!] ends with a picture credit: \"A man on a roof. (Photo by Li Wei / AFP)\"\n"},
		{CheckOptions{Width: 80}, "wire/new.txt:3:1: caption/credited\n    [!] ends with a picture credit: \"A man on a roof. (Photo by Li Wei / AFP)\"\n"},
		{CheckOptions{Width: 50}, "wire/new.txt:3:1: caption/credited\n    [!] ends with a picture credit: \"A man on a r…\n"},
		{CheckOptions{Width: 1}, "wir…xt:3:1: caption/c…\n    [!] ends with a…\n"},
		{CheckOptions{Color: true, Width: 90}, "\x1b[1mwire/new.txt:3:1\x1b[0m: \x1b[33mcaption/credited\x1b[0m [!] ends with a picture credit: \"A man on a roof. (Pho…\n"},
	} {
		if got := told(t, f, c, tt.o); got != tt.want {
			t.Errorf("%+v\ngot  %q\nwant %q", tt.o, got, tt.want)
		}
	}
}

// TestTextScreen wants every line of a check to fit the width of a terminal, and what a story
// repeats to be there, whatever its path.
func TestTextScreen(t *testing.T) {
	f, _ := CheckFormatOf("text")
	for _, width := range []int{80, 50, 30} {
		for _, path := range []string{"a.txt", "wire/2026/11/30/" + strings.Repeat("long", 10) + "/story.txt", strings.Repeat("記事/", 20) + "a.txt"} {
			c := finds()
			for i := range c.Findings {
				c.Findings[i].At.Source = path
			}
			got := told(t, f, c, CheckOptions{Width: width})
			for l := range strings.Lines(got) {
				n := 0
				for _, r := range strings.TrimSuffix(l, "\n") {
					n += cells(r)
				}
				if n > width {
					t.Errorf("%d columns, over %d: %s", n, width, l)
				}
			}
			joined := strings.Join(strings.Fields(got), " ")
			for _, want := range []string{": revised-copy revised copy of archive/ap.txt:2031", "2 facts changed: Monday to Tuesday, 40 to 45", ": identical-copy "} {
				if !strings.Contains(joined, want) {
					t.Errorf("width %d: no %q in\n%s", width, want, got)
				}
			}
		}
	}
}

// TestPercentStays wants no width at which a number and its per cent sign are in two lines.
func TestPercentStays(t *testing.T) {
	f, _ := CheckFormatOf("text")
	for width := 20; width < 130; width++ {
		for l := range strings.Lines(told(t, f, finds(), CheckOptions{Width: width})) {
			if strings.HasPrefix(strings.TrimSpace(l), "%") {
				t.Errorf("%d columns: %s", width, l)
			}
		}
	}
}

// TestKnownLeftOut holds which forms tell of findings that the baseline has.
func TestKnownLeftOut(t *testing.T) {
	for _, f := range CheckFormats() {
		tells := strings.Contains(told(t, f, finds(), CheckOptions{}), "Share this article")
		if want := strings.Contains("json jsonl sarif markdown html", f.Name); tells != want {
			t.Errorf("%s tells of a known finding: %v", f.Name, tells)
		}
	}
}
