package clean

import (
	"strings"
	"testing"
)

// TestNoteOrStory tries last lines with the words of a note on who wrote a story. One is a note if
// it is signed, or if it says what notes say of somebody whom the story does not tell of.
func TestNoteOrStory(t *testing.T) {
	const plain, of = "The quay was built in 1901 and has seen fewer ships each year since the new port opened outside the town.",
		"Jan Moen has watched the quay from his window since 1987, and the writer of this book has watched him."
	for _, c := range []struct {
		byline, middle, last string
		note                 bool
	}{
		{"", plain, "Jan Moen is a reporter for the Carrow Post.", true},
		{"", of, "Jan Moen is a reporter for the Carrow Post.", false},
		{"By Jan Moen", of, "Jan Moen is a reporter for the Carrow Post.", true},
		{"", plain, "Jan Moen is a professor at the same university and has taught there for thirty years.", false},
		{"", plain, "Jan Moen is a freelance photographer who sells his pictures to tourists.", false},
		{"", plain, "Ms. Moen is a professor of law at Northport University.", false},
		{"By Kari Moen", plain, "Ms. Moen is a professor of law at Northport University.", true},
		{"", plain, "The writer is a journalist.", true},
		{"", of, "The writer is a journalist.", false},
		{"", plain, "The writer is a member of the opposition party.", false},
		{"", plain, "Eva de Boer is verslaggever van de Havenkrant.", true},
		{"", plain, "Eva de Boer is journalist en moeder van drie kinderen.", false},
		{"", plain, "Moen's new book, The Long Ebb, is published by Quayside at £20.", false},
	} {
		lines := []string{"Old Quay of Bergen Closes to Ships"}
		if c.byline != "" {
			lines = append(lines, c.byline)
		}
		lines = append(lines, "The council of Bergen voted on Monday to close the old quay to ships, after a debate of nine hours, its chairman said.", c.middle,
			"Ships will be able to use the quay until June, and the town will pay for the moves, the chairman said after the vote was over.", c.last)
		p := new(Marker).Mark(strings.Join(lines, "\n\n") + "\n")
		if l := &p.Lines[len(p.Lines)-1]; (l.Role == Bio) != c.note {
			t.Errorf("%q below %q, byline %q: %s", c.last, c.middle, c.byline, l.Label())
		}
	}
}

// TestShortLead wants the sentence of few words kept that a story on a saved page begins with.
func TestShortLead(t *testing.T) {
	for _, first := range []string{"The case continues.", "Le procès continue.", "수사는 계속되고 있다.", "调查仍在继续。"} {
		p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", append([]string{first}, bridgeStory...)...))
		if lost := loses(p, []string{first}); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
}

// TestHoursOfLiveBlog wants the hours of a live blog kept, and the times of players cut.
func TestHoursOfLiveBlog(t *testing.T) {
	said := []string{"The port says that the wall will hold.", "The first ferry has come to Sedno.", "Buses are on their way."}
	for hours, kept := range map[string]bool{"18:40 17:05 13:30": true, "9:10 9:45 10:02": true, "2:31 0:52 4:10": false} {
		lines := append([]string(nil), story[:2]...)
		for i, hour := range strings.Fields(hours) {
			lines = append(lines, hour, said[i])
		}
		p := new(Marker).Mark(strings.Join(append(lines, story[2:]...), "\n\n") + "\n")
		for i := range p.Lines {
			if l := &p.Lines[i]; clockHour(p.line(i)) && l.Role.Kept() != kept {
				t.Errorf("%s: %s is %s", hours, p.line(i), l.Label())
			}
		}
	}
}

// TestNameAloneBelowAboutTheAuthor checks that a page may end with a name below that heading.
func TestNameAloneBelowAboutTheAuthor(t *testing.T) {
	story := "Ferry lands in the snow\n\nThe ferry left the island at dawn on Monday, said the harbour master, with forty people aboard.\n\n" +
		"It reached the pier by noon, and the passengers walked home through the snow that had fallen all day.\n\n"
	for _, tail := range []string{"About the Author\n\nAnn Lee", "About the Author\n\nAnn Lee\n", "About the Author\n\nAnn Lee\n\nTags\n"} {
		p := new(Marker).Mark(story + tail)
		if len(p.Stories) != 1 {
			t.Errorf("%q: %d stories", tail, len(p.Stories))
		}
	}
}

// TestManyNotes wants few notes on writers searched for in a long text that has nothing else: the
// work is in proportion to its length. Those at the end are cut, the others stay.
func TestManyNotes(t *testing.T) {
	for _, n := range []int{3000, 30000} {
		p := new(Marker).Mark("Bridge to be closed\n\nThe bridge at Carrow is to be closed for a year, the town said.\n\n" + strings.Repeat("Tove Askel is a reporter for NBC News.\n\n", n))
		cut := 0
		for i := range p.Lines {
			cut += btoi(p.Lines[i].Role == Bio)
		}
		if cut < notesSearched || cut > notesSearched+fewestSearched/n {
			t.Errorf("%d of %d notes are cut", cut, n)
		}
	}
}
