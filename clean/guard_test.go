package clean

import (
	"slices"
	"strings"
	"testing"
)

const (
	lead = "The port of Riga opened again on Monday after a strike of nine days that had held up grain for half of Europe, officials said."
	more = "Dockers had asked for an eighth more pay and were given half of that, and both sides called it the best they could hope for."
)

func TestFlags(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a whole story", lead + "\n\n" + more, ""},
		{"the end is missing", lead + "\n\n" + strings.TrimSuffix(more, "the best they could hope for."), Truncated},
		{"it ends in dots", lead + "\n\nDockers had asked for an eighth more pay and were given half of…", Truncated},
		{"it is signed off", lead + "\n\n" + more + " Reuter", ""},
		{"a lost link", lead + "\n\nThe union’s head told, an independent newspaper of the capital, that nothing more could be had this year.", LostLink},
		{"a lost name", lead + "\n\nA statement by , which speaks for the dockers of all ports, called the offer the best they could hope for.", LostLink},
		{"told, and went on", lead + "\n\nHe did as he was told, and went on with his work until the evening, when all the others had left.", ""},
	} {
		p := new(Marker).Mark(c.page)
		if len(p.Stories) != 1 {
			t.Fatalf("%s: %d stories", c.name, len(p.Stories))
		}
		if got := strings.Join(p.Stories[0].Flags, ","); got != c.want {
			t.Errorf("%s: flags %q, want %q", c.name, got, c.want)
		}
	}
}

// TestGuard has a rule that would cut more than half of a story's running text, and one that would
// cut less.
func TestGuard(t *testing.T) {
	rule := &Rule{Name: "newsletter/port", Category: Newsletter, Most: 40, Pattern: `^The port of .+$`}
	page := lead + "\n\n" + strings.Replace(lead, "Monday", "Tuesday", 1) + "\n\n" + more
	p := (&Marker{Rules: []*Rule{rule}}).Mark(page)
	if s := p.Stories[0]; !slices.Contains(s.Flags, MostlyCut) || len(p.Cuts(&s)) > 0 {
		t.Errorf("flags %q, %d cuts", s.Flags, len(p.Cuts(&s)))
	}
	p = (&Marker{Rules: []*Rule{rule}}).Mark(page + "\n\n" + more + "\n\n" + more)
	if s := p.Stories[0]; len(s.Flags) > 0 || len(p.Cuts(&s)) != 2 {
		t.Errorf("flags %q, %d cuts", s.Flags, len(p.Cuts(&s)))
	}
}

// TestGuardFormsInPage has forms to subscribe inside a story of a page saved whole, of more words
// than the story.
func TestGuardFormsInPage(t *testing.T) {
	form := []string{
		"Subscribe now to read the latest news in your city and across the whole country on any day of the week.",
		"Create an account or sign in to continue with your reading experience on all of your devices at home.",
	}
	story := slices.Concat(bridgeStory[:2], form, form, form)
	p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...))
	if s := p.Stories[0]; slices.Contains(s.Flags, MostlyCut) || len(loses(p, form)) != 2 {
		t.Errorf("flags %q, forms kept", s.Flags)
	}
}

func TestKeepCategories(t *testing.T) {
	page := lead + "\n\nREAD ALSO: Strike ends in the port of Riga\n\n" + more
	for _, c := range []struct {
		keep []Role
		cuts int
	}{{nil, 1}, {[]Role{Related}, 0}, {[]Role{Caption, Share}, 1}} {
		p := (&Marker{Keep: c.keep}).Mark(page)
		if got := len(p.Cuts(&p.Stories[0])); got != c.cuts {
			t.Errorf("keeping %v: %d cuts, want %d", c.keep, got, c.cuts)
		}
	}
}
