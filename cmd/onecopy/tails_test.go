package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus"
)

// shortest is the number of words below which a cut story is no longer expected to be recognised.
const shortest = 60

// TestTails cuts the tail off every story of the seeds, as an editor short of space does, and
// pastes what is left into one page. Each must be found, as an abridged copy of the story it was
// cut from.
func TestTails(t *testing.T) {
	t.Parallel()
	var whole []corpus.Story
	for _, s := range stories(t, cleaned(t, seeds)) {
		if s.Status == corpus.Survivor {
			whole = append(whole, s)
		}
	}
	for _, percent := range []int{50, 30} {
		t.Run(fmt.Sprintf("first %d percent", percent), func(t *testing.T) { testTails(t, whole, percent) })
	}
}

func testTails(t *testing.T, whole []corpus.Story, percent int) {
	var page strings.Builder
	from := map[int]corpus.Story{} // by the line where what is left of it begins
	for _, s := range whole {
		if text, n := firstWords(s.Text, percent); n >= shortest {
			from[strings.Count(page.String(), "\n")+1] = s
			page.WriteString(strings.TrimLeft(s.Headline+"\n\n"+text+"\n\n\n", "\n"))
		}
	}
	name := filepath.Join(t.TempDir(), "tails.txt")
	writeFile(t, name, page.String())
	right, all := 0, len(from)
	for _, s := range stories(t, cleaned(t, seeds, name)) {
		if s.Source != "tails.txt" {
			continue
		}
		want, ok := from[s.FirstLine]
		delete(from, s.FirstLine)
		switch {
		case !ok:
			t.Errorf("tails.txt:%d: no story begins here: %s", s.FirstLine, s.Headline)
		case s.Status == corpus.Copy && s.Survivor == want.ID && s.Verdict == "abridged":
			right++
		default:
			t.Errorf("tails.txt:%d: %s %s %s, want an abridged copy of %s", s.FirstLine, s.Status, s.Verdict, s.Survivor, want.ID)
		}
	}
	for line, s := range from {
		t.Errorf("tails.txt:%d: not found: %s %s", line, s.ID, s.Headline)
	}
	t.Logf("%d of %d stories cut to %d %% are abridged copies of the right one", right, all, percent)
}

// firstWords returns the first share of the words of a text, paragraphs kept, and their number.
func firstWords(text string, percent int) (string, int) {
	want := len(strings.Fields(text)) * percent / 100
	left := want
	var kept []string
	for para := range strings.SplitSeq(text, "\n\n") {
		words := strings.Fields(para)
		words = words[:min(left, len(words))]
		left -= len(words)
		if len(words) > 0 {
			kept = append(kept, strings.Join(words, " "))
		}
	}
	return strings.Join(kept, "\n\n"), want
}
