package clean

import (
	"hash/fnv"
	"strings"
	"testing"
)

// TestKnown has a page whose second headline another page gives away: the evidence on the page
// itself comes to a little less than it takes.
func TestKnown(t *testing.T) {
	const head = "Old warehouse burns down in Riga"
	const fire = "No one was hurt when a warehouse burned down in the old town on Sunday night, the fire brigade said in the morning."
	page := "Port of Riga opens again\n\n" + lead + "\n\n" + more + "\n\n" + head + "\n\n" + fire + "\n\n" + more + "\n"
	alone := new(Marker).Mark(page)
	if len(alone.Stories) != 1 {
		t.Fatalf("%d stories without help", len(alone.Stories))
	}
	var k Known
	if k.Any(alone.Doubts()) {
		t.Error("nothing is known, and yet it helps")
	}
	k.Add(new(Marker).Mark(head + "\n\n\n" + fire + "\n\n" + more).Headlines())
	if !k.Any(alone.Doubts()) {
		t.Fatalf("%q are the doubts", alone.Doubts())
	}
	if p := new(Marker).MarkIn(page, Context{Known: &k}); len(p.Stories) != 2 {
		t.Errorf("%d stories with the headline known", len(p.Stories))
	}
}

// TestTitle has records that name their headline: the text may begin with it or not.
func TestTitle(t *testing.T) {
	for _, c := range []struct{ text, title, want string }{
		{"Port Of Riga\nOpens Again\n\n" + lead + "\n\n" + more, "", "Port Of Riga"},
		{"Port of Riga opens again\n\n" + lead + "\n\n" + more, "PORT OF RIGA OPENS AGAIN", "Port of Riga opens again"},
		{"Workers Of Three Docks\n\n" + lead + "\n\n" + more, "Port of Riga opens again", ""},
		{lead + "\n\n" + more + "\n\nPort of Riga opens again", "Port of Riga opens again", ""}, // it had begun a second story, of no words
	} {
		p := (&Marker{Whole: true}).MarkIn(c.text, Context{Title: c.title})
		if got := p.Title(&p.Stories[0]); got != c.want || len(p.Stories) > 1 {
			t.Errorf("%.30q with title %q: headline %q of the first of %d stories, want %q of one", c.text, c.title, got, len(p.Stories), c.want)
		}
	}
}

// TestFingerprint wants the sums that indexes have on the disk: FNV-1a of the line as package
// strings lowers it, valid or not.
func TestFingerprint(t *testing.T) {
	for _, line := range []string{"", "a", "Mr. SMITH goes", "ÉCOLE À Paris", "İstanbul \u212a\u017f Σας", "Ⱥ ꭰ \U00010400", "\xff\xc3 A\xe2\x82", "\ufffdA"} {
		want := fnv.New64a()
		_, _ = want.Write([]byte(strings.ToLower(line)))
		if got := fingerprint(line); got != want.Sum64() {
			t.Errorf("%q: %x, want %x", line, got, want.Sum64())
		}
	}
}
