package clean

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// TestClues checks that each clue has a row of weights with a name of its own, in the order of the
// clues.
func TestClues(t *testing.T) {
	list := Clues()
	if len(list) != clues || clues > len(weighing{}) {
		t.Fatalf("%d rows for %d clues", len(list), clues)
	}
	seen := map[string]bool{}
	for i, c := range list {
		if c.Name == "" || seen[c.Name] {
			t.Errorf("row %d: %q has no name, or that of another", i+1, c.Name)
		}
		seen[c.Name] = true
		if c.Style && (c.Alone != 0 || c.Saved != 0) {
			t.Errorf("%q tells of the style, which is not known of a line alone", c.Name)
		}
	}
	for k, name := range map[clue]string{
		oneWord: "one word", twentyWords: "twenty words or more", question: "question", fullStopped: "full stop", firstLine: "first line of the page",
		separated: "separator above", lastLine: "last line", newText0: "text below is all new", recurring: "stands here three times or more",
		knownElsewhere: "headline of another page", withStyle: "no other lines with its gaps", withStyle + styleClues: "no other lines of its form",
		clue(clues - 1): "lines of its form and place: very far behind the best style",
	} {
		if list[k].Name != name {
			t.Errorf("row %d is %q, not %q", k+1, list[k].Name, name)
		}
	}
}

// TestCandidates weighs a page of two stories, with the built-in weights and with those of a
// marker.
func TestCandidates(t *testing.T) {
	text := "Bees survive winter\n\n" + strings.Join(beeStory, "\n\n") + "\n\n\nIs the bridge at Carrow safe?\n\n" + strings.Join(bridgeStory, "\n\n") + "\n"
	p := new(Marker).Mark(text)
	list := p.Candidates()
	if !p.Pasted() || len(list) != 2 {
		t.Fatalf("pasted %v, candidates %+v", p.Pasted(), list)
	}
	bridge := list[1]
	if !bridge.Headline || bridge.Score <= 0 || !slices.Contains(bridge.Clues, "question") || p.Text[p.Lines[bridge.Line].Start():p.Lines[bridge.Line].End()] != "Is the bridge at Carrow safe?" {
		t.Errorf("%+v", bridge)
	}
	own := Clues()
	i := slices.IndexFunc(own, func(c Clue) bool { return c.Name == "question" })
	own[i].Pasted -= 3000
	again := (&Marker{Clues: own}).Mark(text).Candidates()
	if len(again) != 2 || again[1].Headline || math.Abs(again[1].Score-bridge.Score+30) > 1e-9 || !slices.Equal(again[1].Clues, bridge.Clues) || !again[0].Headline {
		t.Errorf("with weights of its own: %+v", again)
	}
	defer func() {
		if recover() == nil {
			t.Error("a clue that is not known, and nothing said")
		}
	}()
	(&Marker{Clues: []Clue{{Name: "no such clue"}}}).Mark(text)
}
