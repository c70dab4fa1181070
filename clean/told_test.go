package clean

import (
	"strings"
	"testing"
)

// TestTold checks what is made of a page whose markup says what its lines are.
func TestTold(t *testing.T) {
	page := strings.Join([]string{
		"Home",
		"Region",
		"Dam opens in the valley",
		"By Ann Lee",
		"The dam above the valley was opened on Thursday after nine years of work, the county said in a statement.",
		"The dam on Thursday",
		"READ ALSO: Ferry stopped by storm",
		"It feeds two power stations, which will serve about 30,000 homes in the region.",
		"Great news, said a reader of this page, who has waited for the dam since the flood of 2009 came over us.",
	}, "\n")
	told := []string{"navigation", "unsure", "title", "byline", "story", "caption", "story", "story", "comments"}
	p := new(Marker).MarkIn(page, Context{Told: told})
	var got strings.Builder
	if err := p.Marked(&got); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"navigation/menu      | Home",
		"outside/html-above   | Region",
		"headline             | Dam opens in the valley",
		"byline/html          | By Ann Lee",
		"                     | The dam above the valley was opened on Thursday after nine years of work, the county said in a statement.",
		"caption/html         | The dam on Thursday",
		"related/read-also    | READ ALSO: Ferry stopped by storm",
		"                     | It feeds two power stations, which will serve about 30,000 homes in the region.",
		"comments/html        | Great news, said a reader of this page, who has waited for the dam since the flood of 2009 came over us.",
		"",
	}, "\n")
	if got.String() != want {
		t.Errorf("marked\n%swant\n%s", got.String(), want)
	}
	if s := p.Stories; len(s) != 1 || s[0].Byline != "Ann Lee" || len(s[0].Captions) != 1 {
		t.Errorf("stories %+v", s)
	}
}

// TestToldOfOtherLines checks that what is said of other lines than the page has is passed over.
func TestToldOfOtherLines(t *testing.T) {
	p := new(Marker).MarkIn("The dam above the valley was opened on Thursday after nine years of work.\n", Context{Told: []string{"hidden", "hidden"}})
	if len(p.Stories) != 1 {
		t.Errorf("%d stories", len(p.Stories))
	}
}

// TestToldParagraphWithRights checks that a paragraph with a notice of rights behind its last
// sentence is no caption with its credit.
func TestToldParagraphWithRights(t *testing.T) {
	paragraph := "The board of the harbour will meet again in March, when the report on the breakwater is due, and has asked both towns to name the members " +
		"of a joint committee before then. Until the committee has met no work will begin on the quay, and the ferries go on landing at the old pier."
	for _, notice := range []string{"Ultimo aggiornamento: 22:07 © RIPRODUZIONE RISERVATA", "Stand: 10:15 © ALLE RECHTE VORBEHALTEN"} {
		page := "Harbour waits for its quay\n" + paragraph + " " + notice
		p := new(Marker).MarkIn(page, Context{Told: []string{"title", "story"}})
		if got := p.Lines[1]; got.Role != Body {
			t.Errorf("%q: role %v by %v", notice, got.Role, got.Rule)
		}
		p = new(Marker).MarkIn("Harbour waits for its quay\nThe quay in March. © Ann Lee\n"+paragraph, Context{Told: []string{"title", "story", "story"}})
		if got := p.Lines[1]; got.Role != Caption {
			t.Errorf("a caption with its credit: role %v", got.Role)
		}
	}
}
