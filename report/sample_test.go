package report

import (
	"fmt"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// A shelf holds stories for a report under test.
type shelf map[string]Story

func (s shelf) load(id string) (Story, error) {
	story, ok := s[id]
	if !ok {
		return Story{}, fmt.Errorf("no story %q", id)
	}
	return story, nil
}

// put makes a story of paragraphs, one a line of its source, and shelves it. A paragraph written
// "rule: words" with a rule that has a slash in it was cut.
func (s shelf) put(id, headline string, paragraphs ...string) Entry {
	source, _, _ := strings.Cut(id, "#")
	story := Story{Story: corpus.Story{ID: id, Source: source, FirstLine: 1, Headline: headline, Status: corpus.Survivor}}
	pieces := []corpus.Piece{{Line: 1, Last: 1, End: len(headline), Role: "headline", Text: headline}}
	at := len(headline) + 2
	var text []string
	var cuts []corpus.Cut
	for i, p := range paragraphs {
		line := 3 + 2*i
		rule, words, cut := strings.Cut(p, ": ")
		if cut = cut && strings.Contains(rule, "/"); cut {
			category, _, _ := strings.Cut(rule, "/")
			cuts = append(cuts, corpus.Cut{
				Story: &id, Source: source, FirstLine: line, LastLine: line, Start: at, End: at + len(words),
				WholeLines: true, Rule: rule, Category: category, Text: words,
			})
			p = words
		} else {
			text = append(text, p)
			pieces = append(pieces, corpus.Piece{Line: line, Last: line, Start: at, End: at + len(p), Role: "body", Text: p})
		}
		at += len(p) + 2
		story.LastLine = line
	}
	story.Pieces, story.Cuts = slices.Values(pieces), slices.Values(cuts)
	story.Text = strings.Join(text, "\n\n")
	story.Words = len(strings.Fields(story.Text))
	s[id] = story
	return EntryOf(&story.Story)
}

// sample is a small run: one story in three papers, two related ones, and a brief.
func sample() (*Report, shelf) {
	const (
		lead  = "Ministers agreed on Monday to fly 40 rescuers to the flooded valley, where 1,200 people spent a second night on their roofs."
		quote = "“We have boats, we have blankets, and we have no road,” said the mayor, Ana Ruiz. She asked for helicopters."
		back  = "The river rose four metres in a night. It has done so three times since 1966, and each time the town was rebuilt in the same place, against the advice of the surveyors who were sent from the capital to draw its maps."
		tail  = "A second team leaves on Wednesday. Schools stay shut."
	)
	s := shelf{}
	survivor := s.put("wire/a.txt#1", "Rescuers fly to flooded valley", "caption/credited: A man on a roof. (Photo by Li Wei / AFP)", lead, quote, back, tail, "share/buttons: Share this article")
	near := s.put("city/b.txt#1", "Help on its way to flooded valley",
		strings.Replace(strings.Replace(lead, "Monday", "Tuesday", 1), "40", "45", 1), "“We have boats, we have blankets, and we have no road,” said the mayor, Ana Ruiz.", "She asked for helicopters.", back, tail)
	brief := s.put("city/c.txt#2", "Rescuers fly to flooded valley", lead, quote)
	other := s.put("city/c.txt#1", "Why the valley floods", "The valley has flooded three times in a lifetime.", back)
	pair := func(b string, jaccard, aInB, bInA float64, verdict string) corpus.Pair {
		return corpus.Pair{A: survivor.ID, B: b, Jaccard: jaccard, AInB: aInB, BInA: bInA, Run: 44, Verdict: verdict, Changed: []corpus.Change{}}
	}
	revised := pair(near.ID, 0.8734, 0.93, 0.91, "revised")
	revised.OnlyB = 5
	revised.Changed = []corpus.Change{{A: "Monday", B: "Tuesday", Kind: "date"}, {A: "40", B: "45", Kind: "figure"}}
	abridged := pair(brief.ID, 0.4512, 0.45, 1, "abridged")
	abridged.OnlyA = 5
	for _, id := range []string{near.ID, brief.ID} {
		copied := s[id]
		copied.Status = corpus.Copy
		s[id] = copied
	}
	return &Report{
		Settings: outdir.Settings{Threshold: 0.8, Shingle: "w5.1"},
		Totals:   Totals{Files: 3, Stories: 4, Survivors: 2, Copies: 2, Clusters: 1, Words: 140, Bytes: 2000, CutSpans: 3, CutBytes: 70},
		Inputs: []InputEntry{
			{Source: "city/b.txt", Bytes: 500, Lines: 13, SHA256: "b0", Stories: 1, IDs: []string{near.ID}},
			{Source: "city/c.txt", Bytes: 600, Lines: 20, SHA256: "c0", Stories: 2, Outside: 1, IDs: []string{other.ID, brief.ID}, Boilerplate: []corpus.Cut{
				{Source: "city/c.txt", FirstLine: 19, LastLine: 20, WholeLines: true, Rule: "navigation/menu", Category: "navigation", Text: "Home\nSport"}}},
			{Source: "wire/a.txt", Bytes: 900, Lines: 15, SHA256: "a0", Stories: 1, IDs: []string{survivor.ID}},
		},
		Problems: []ProblemEntry{{Source: "city/c.txt", Line: 7, Message: "invalid UTF-8 (1 byte) replaced by U+FFFD"}},
		Rules: []RuleEntry{
			{Name: "caption/credited", Category: "caption", Why: "ends with a picture credit", Cuts: 1, Bytes: 44, Samples: []string{"A man on a roof. (Photo by Li Wei / AFP)"}},
			{Name: "navigation/menu", Category: "navigation", Why: "link for getting around the page", Cuts: 1, Bytes: 10, Samples: []string{"Home\nSport"}},
			{Name: "share/buttons", Category: "share", Why: "share button", Cuts: 1, Bytes: 18, Samples: []string{"Share this article"}},
		},
		Clusters: []ClusterEntry{{ID: survivor.ID, Why: "most complete: 84 words, next 84", Survivor: survivor, Copies: []Copy{
			{Entry: near, Pair: revised, Lost: []string{"Roads <b>stay</b> shut.", "He gave no date.", "“None,” he said.", "The sirens failed."}},
			{Entry: brief, Pair: abridged},
		}}},
		Related: []corpus.Pair{{A: survivor.ID, B: other.ID, Jaccard: 0.31, AInB: 0.5, BInA: 0.8, Run: 43, Verdict: "partial", Changed: []corpus.Change{}}},
	}, s
}
