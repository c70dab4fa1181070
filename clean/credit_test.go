package clean

import (
	"strings"
	"testing"

	"onecopy/clean/internal/scan"
)

// TestCredit cuts lines in two at a bar: before it the caption, after it the credit. A line without
// bar has no credit, one that begins with it is nothing else.
func TestCredit(t *testing.T) {
	for _, row := range []string{
		"‖Sergei GAPON / AFP",
		"‖Kay Nietfeld / POOL / AFP",
		"‖Sakib Ali/Hindustan Times/Getty Images",
		"‖(Photo by JOHN THYS / AFP)",
		"‖(AP Photo/Alan Diaz, File)",
		"‖(Image credit: Future/SpaceX/Blue Origin, Sierra Nevada)",
		"‖Ricardo Mazalan-Pérez / The Associated Press",
		"‖José Cruz / Agência Brasil / EFE",
		"‖Łukasz Gągulski / PAP",
		"‖J.R. van der Berg / ANP",
		"‖STRINGER / AFP",
		"‖REUTERS/John Smith",
		"‖REUTERS/Vasily Fedosenko/File Photo",
		"‖© Reuters / David Mercado",
		"‖Credit: Getty - Contributor",
		"Riot police detain a woman in Minsk.‖ TUT.BY / AFP",
		"A woman holds a flag.‖ PHOTO: PETRAS MALUKAS / AFP",
		"A demonstrator gestures on September 5, 2020. – Protests go on.‖ (Photo by – / TUT.BY / AFP)",
		"President Alexander Lukashenko.‖ (Joe Klamar AFP)",
		"Plague can be easily treated‖ (Image: GETTY)",
		"WeWork chairman Marcelo Claure‖ (Credit: Getty Images)",
		"The plague came after a hunter ate a rabbit‖ Credit: Getty - Contributor",
		"Trump asked voters for a big win.‖ Credit... Doug Mills/The New York Times",
		"A cyclist rides past a plant in La Paz.‖ © Reuters / David Mercado",
		"Die Feuerwehr im Einsatz‖ | Bild: dpa/Roland Weihrauch",
		"Ein Wolf im Wald.‖ Foto: Patrick Pleul/dpa",
		"Участники марша в Минске.‖ Фото: Сергей Бобылёв / ТАСС",
		"Des manifestants à Minsk.‖ Crédit photo : Ludovic Marin / AFP",
		"The minister leaves the court.‖ Photo by Jane van den Berg/Reuters",

		`"We will not go," the minister told AFP.`,
		"He told AFP / Reuters joint reporters nothing.",
		"Sky / BBC / Reuters pooled coverage began at noon.",
		"They listen to AFP, the BBC and Radio Liberty / Radio Free Europe.",
		"The suit names Getty Images/AFP as co-defendants in the case.",
		"He left for Paris. (He later told AFP)",
		"They gave him credit for it (one source said).",
		"Her image (and his) was blurred.",
		"The AP photo (taken in 1972) won a Pulitzer.",
		"The PHOTO: a boy alone on the beach.",
		"He took the credit: a lie, prosecutors say.",
		"Das Bild: ein Mann allein.",
		"Markets | Bloomberg said stocks fell 2 percent.",
		"Ali/Frazier footage is owned by Getty Images now.",
		"It was a photo by chance.",
		"The © symbol was missing, Reuters reported.",
	} {
		line, want := strings.Replace(row, "‖", "", 1), strings.Index(row, "‖")
		m := scan.Measure(line)
		if got := credit(line, &m); got != want {
			t.Errorf("credit begins at %d, not %d: %s", got, want, row)
		}
	}
}

// TestGlued puts captions and paragraphs with a credit at their end into a story: captions go
// whole, of a paragraph the credit alone. The bar stands where the cut begins.
func TestGlued(t *testing.T) {
	for _, row := range []struct{ place, line, rule string }{
		{"top", "‖The minister leaves parliament after the vote. Jane Doe / Reuters", "caption/credited"},
		{"top", "‖Protesters filled the square for a third night and police used tear gas. (Photo by Jane Doe / AFP)", "caption/credited"},
		{"mid", "‖Protesters gather in the main square of the capital on September 5, 2020. Jane Doe / AFP", "caption/credited"},
		{"mid", "‖The minister speaks to reporters after the vote in parliament in the capital. Jane Doe / AFP", "caption/credited"},
		{"mid", "‖A hunter fell ill after he ate a rabbit Credit: Getty - Contributor", "caption/credited"},
		{"mid", "‖Sergei Gapon / AFP", "credit/line"},
		{"mid", "The ministry had promised for years to mend the bridge but no money was ever set aside for the work.‖ Jane Doe / Reuters", "credit/glued"},
		{"mid", "“We had asked for the money each spring and we never got an answer to our letters,” she said.‖ (Photo by Jane Doe / AFP)", "credit/glued"},
		{"tail", "The two sides agreed to meet again in Geneva in the spring, the mediator said.‖ (AFP)", "source/closing"},
		{"tail", "The two sides agreed to meet again in Geneva in the spring, the mediator said.‖ (Reuters, AP)", "source/closing"},
		{"mid", "The two sides, the mediator told AFP, agreed to meet again in Geneva in the spring of next year.", ""},
		{"mid", "Sen. Ann Lee (R) and Sen. Bob Ray (R) both voted against the bill on Monday night, their staff said.", ""},
		{"mid", "‖The president (L) and the prime minister (R) before the vote in parliament", "caption/sides"},
	} {
		line, want := strings.Replace(row.line, "‖", "", 1), strings.Index(row.line, "‖")
		p, at := placed(line, row.place)
		got, name := -1, ""
		if l := &p.Lines[at]; !l.Role.Kept() {
			got, name = 0, l.Rule.Name
		} else if len(l.Spans()) > 0 {
			got, name = len(strings.TrimRight(line[:l.Spans()[0].Start-l.Start()], " ")), l.Spans()[0].Rule.Name
		}
		if got != want || name != row.rule {
			t.Errorf("%s: %q cuts at %d, not %d: %s", row.place, name, got, want, row.line)
		}
	}
}
