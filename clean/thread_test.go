package clean

import (
	"strings"
	"testing"
)

// told is a short story above comments.
const told = `Ferry to the Outer Islands Stopped After Crack Is Found

The ferry that links the harbour with the outer islands was taken out of service on Monday after divers found a crack in its hull, the port company said.

Some 400 islanders use the boat on a working day, and a fishing cutter will carry mail and medicine twice a day until a replacement arrives from the yard.

`

// TestThreads marks readers' comments below a story as such, all of them and nothing else.
func TestThreads(t *testing.T) {
	for name, comments := range map[string]string{
		"name and date on one line, a button each": "Comments (3)\n\nPosted by islander on 03/04/19 at 12:02PM\n\nAbout time somebody looked at that hull, it has been shaking for years now.\n\nInappropriate? Alert us.\n\n" +
			"Posted by tove k on 03/04/19 at 1:15PM\n\nI was on it last week. Never again!\n\nInappropriate? Alert us.",
		"name below the comment": "3 Comments »\n\nabout time, we said so in may.\n\nComment by Dawn — March 4, 2019 @ 8:48 pm\n\nWho pays for the cutter?\n\nComment by DJ — March 4, 2019 @ 9:04 pm\n\nThe company should, it had ten years to mend it.\n\nComment by k — March 5, 2019 @ 1:10 am",
		"name above the date":    "Reader comments\n\nBy DUMAS\n\nMar 4, 2019 7:06 PM | Link to this\n\nWhy hasn't anybody been fired yet?\n\nBy James\n\nMar 4, 2019 8:01 PM | Link to this\n\nWow, a story based wholly on speculation.\n\nBy maoriii\n\nMar 5, 2019 6:14 AM | Link to this\n\nThe best is yet to come!",
		"names alone":            "Comments are now closed for this story\n\nStephen B\n\nThe time has come to stop running boats from before the war.\n\npuddin and pie\n\nAgreed, that boat is a drain on all of us.\n\nLina\n\nThe company should not be spending our money on paint.\n\nRalph\n\nWhat, the usual second helpings?",
		"German, ages":           "Kommentare (3)\n\nInselkind\nvor 2 Stunden\nDas wurde aber auch Zeit, der Kahn rüttelt seit Jahren.\nAntworten\nMelden\n\nHein B.\nvor 3 Stunden\nUnd wer zahlt jetzt den Kutter für die Post?\nAntworten\nMelden",
		"French":                 "Commentaires (3)\n\nMarc, le 4 mars 2019 à 12h05\n\nIl était temps, ce bateau tremble depuis des années.\n\nJeanne, le 4 mars 2019 à 13h40\n\nEt qui va payer la vedette des pêcheurs ?\n\nMarc72, le 5 mars 2019 à 07h12\n\nLa compagnie, bien sûr.",
		"Russian":                "Комментарии (3)\n\nОльга\n04.03.2019 12:02\nДавно пора, этот паром трясёт уже много лет.\nОтветить\n\nвася\n04.03.2019 13:15\nА кто заплатит за катер?\nОтветить\n\nПётр К.\n05.03.2019 07:40\nКомпания, конечно.\nОтветить",
		"Chinese":                "网友评论\n\n海岛人 2019-03-04 12:02\n早该检查了，这条船晃了好多年。\n回复\n\n小王 2019-03-04 13:15\n谁来付渔船的钱？\n回复\n\n老李 2019-03-05 07:40\n当然是公司。\n回复",
		"numbered":               "User Comments\n\n#1\nislander\n4 March 2019 12:02\n\nAbout time somebody looked at that hull.\n\n#2\nDJ\n4 March 2019 13:15\n\nWho pays for the cutter?\n\n#3\nmaoriii\n5 March 2019 07:40\n\nThe company, of course.",
	} {
		p := new(Marker).Mark(told + comments + "\n")
		for i := range p.Lines {
			l := &p.Lines[i]
			if l.N <= 5 != l.Role.Kept() {
				t.Errorf("%s: line %d is %s: %s", name, l.N, l.Label(), l.text())
			}
		}
	}
}

// TestNoThreads leaves alone what only looks like comments: each of these is story.
func TestNoThreads(t *testing.T) {
	long := strings.Repeat("The crack was discovered during a routine inspection that had been brought forward because of complaints. ", 12)
	for name, story := range map[string]string{
		"live blog": "Comments\n\n10:32 am\n\nThe ferry has left the quay under tow and is now passing the breakwater slowly.\n\n10:48 am\n\nPolice have closed the coast road because so many people came to watch it go.\n\n11:05 am\n\nThe tow line has parted and a second tug is on its way from the yard, our reporter says.",
		"live blog with names": "12 comments\n\nPosted by Ann Smith on 4 March 2019 at 10:32\n\nThe ferry has left the quay under tow and is now passing the breakwater slowly.\n\nPosted by Ann Smith on 4 March 2019 at 10:48\n\nPolice have closed the coast road because so many people came to watch it go.\n\n" +
			"Posted by Ann Smith on 4 March 2019 at 11:05\n\nThe tow line has parted and a second tug is on its way from the yard.\n\nPosted by Bo Lund on 4 March 2019 at 11:20\n\nThe second tug has arrived and the mayor has gone home.",
		"interview":       "Comments\n\nMODERATOR\n\nWhen did you first hear of the crack in the hull of the boat?\n\nODA BRENNICK\n\nOn Sunday night, when the divers called me at home and said that I had better come.\n\nMODERATOR\n\nAnd what did you do then, if I may ask you that directly?\n\nODA BRENNICK\n\nI went down to the quay and looked at it myself, with a torch and the chief engineer.",
		"several stories": "Comments (3)\n\nGlass museum reopens with a roof of its own\n\nPosted by Ann Smith on 4 March 2019 at 10:32\n\n" + long + "\n\nComments (2)\n\nMill to grind again after forty years\n\nPosted by Bo Lund on 5 March 2019 at 10:48\n\n" + long + "\n\nComments (5)\n\nNight train returns in the spring\n\nPosted by Cy Twom on 6 March 2019 at 11:05\n\n" + long,
		"chronicle":       "Comments\n\n4 March 2019\n\nThe divers find the crack and the port company takes the ferry out of service at once.\n\n6 March 2019\n\nA fishing cutter begins to carry mail and medicine to the outer islands twice a day.\n\n9 March 2019\n\nThe replacement arrives from the yard, a day later than the company had promised it would.",
	} {
		p := new(Marker).Mark(told + story + "\n")
		for i := range p.Lines {
			if l := &p.Lines[i]; l.Rule == thread {
				t.Errorf("%s: line %d is taken for a comment: %s", name, l.N, l.text())
			}
		}
	}
}

// TestMoment reads what short lines say of when.
func TestMoment(t *testing.T) {
	for line, want := range map[string][2]bool{ // says a day, and nothing else
		"Posted by nolasad on 01/13/08 at 12:02PM":  {true, false},
		"Fri Dec 28, 6:09 PM ET":                    {true, true},
		"10:02 AM CST on Friday, December 28, 2007": {true, true},
		"4. März 2019, 16:20 Uhr":                   {true, true},
		"le 4 mars 2019 à 12h05":                    {true, true},
		"vor 2 Stunden":                             {true, true},
		"il y a 3 jours":                            {true, true},
		"3小时前":                                      {true, true},
		"2012年1月12日 16時53分":                         {true, true},
		"Σάββατο 14 Ιανουαρίου 2012":                {true, true},
		"10:32 am":         {false, true},
		"MODERATOR":        {false, false},
		"He died in March": {false, false},
		"Won 3-1":          {false, false},
	} {
		if m := momentOf(line); m.dated() != want[0] || m.pure() != want[1] {
			t.Errorf("%q: dated %v, pure %v", line, m.dated(), m.pure())
		}
	}
}
