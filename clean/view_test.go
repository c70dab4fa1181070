package clean

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzView checks what must hold of the view of any text: the text less the marks is the view,
// white space aside; marks stand in order, apart, and each on one line; line ends stay; and a
// position of the view leads to the same character of the text.
func FuzzView(f *testing.F) {
	for _, s := range []string{
		"# Head\n\nText with **bold**, _soft_ and [link](http://a.org/b \"t\") end.\n\n> quoted\n> more\n",
		"   [1]One [2]two [3]three\n\nReferences\n\n   1. http://a\n   2. http://b\n   3. http://c\n",
		"[![a](b.png)](/c)\n\n![alt\nalt](http://x/a-\nb.jpg) text\n", "a&nbsp;b &amp; c\n* a\n* b\n* c\n\n---|---\n", "\u00a0**a**\u2028 `x` [b][1]\n\n[1]: http://x\n",
		"Head\n====\n\n<div>\n\n- [ ] a\n\\- b \\- c\n```\n**x**\n```\n", "[]\n[x.png]\n[INS: :INS]\n-   a\n-   b\n-   c\n",
	} {
		f.Add(s)
	}
	pages, _ := filepath.Glob("testdata/markup/*.txt")
	for _, name := range pages {
		if raw, err := os.ReadFile(name); err == nil {
			f.Add(Unmark(string(raw)))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		p := &Page{scratch: new(scratch)}
		p.split(text)
		p.see(nil)
		if p.view == nil {
			return
		}
		viewed(t, p, text)
		whole(t, new(Marker).Mark(text))
	})
}

// viewed checks the view of a page.
func viewed(t *testing.T, p *Page, text string) {
	var rest strings.Builder
	at := 0
	for _, m := range p.view.marks {
		if m.from < at || m.to <= m.from || strings.Contains(text[m.from:m.to], "\n") {
			t.Fatalf("mark %d to %d after %d", m.from, m.to, at)
		}
		rest.WriteString(text[at:m.from])
		at = m.to
	}
	rest.WriteString(text[at:])
	if a, b := unwritten(rest.String()), unwritten(p.Text); a != b {
		t.Errorf("without marks the text is\n%q, the view\n%q", a, b)
	}
	if a, b := strings.Count(text, "\n"), strings.Count(p.Text, "\n"); a != b {
		t.Errorf("%d line ends became %d", a, b)
	}
	for i, r := range p.Text {
		if !unicode.IsSpace(r) && !strings.HasPrefix(text[p.view.of(i):], string(r)) {
			t.Errorf("byte %d of the view is %q and leads to byte %d", i, r, p.view.of(i))
		}
	}
}

// unwritten returns s without white space.
func unwritten(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "") }

// TestView wants the view of marks and of what only looks so.
func TestView(t *testing.T) {
	md := "See [a](http://b.org).\n\n"
	for _, c := range []struct{ text, want string }{
		{md + "One *two* and __three__ and ***four***.", "One two and three and four."},
		{md + "snake_case_name and 2*3*4 and *", "snake_case_name and 2*3*4 and *"},
		{md + "[two\nlines](http://c.org/d-\ne) end", "two\nlines\n end"},
		{md + "![a](b.jpg) [![c](d)](e/f)", " "},
		{md + "1\\. A \\- B", "1. A - B"},
		{md + "`**code**` <http://d.org> <br>", "`**code**` http://d.org "},
		{md + "[x](y z) [sic] [a][b]", "[x](y z) [sic] [a][b]"},
		{md + "[par](http://c.org/D_(E)) end", "par end"},
		{md + "[![Foo](/x.png)\n](http://c.org/ \"Foo \nbar\") end", "\n \n end"},
		{md + "**굵은**글자 **和**文", "굵은글자 和文"},
		{md + "***", "***"}, {md + "* * *", "* * *"}, {md + "- X -", "- X -"}, {md + "#hashtag", "#hashtag"},
		{md + "#### Deep ##", " Deep "},
		{md + "_Follow us on_Photogram_and more_", "Follow us onPhotogram_and more_"},
		{md + "**TOWN (AP)** - A **(b) c** and **[d](/e)** [__ f](/g) [h](/i) ****", "TOWN (AP) - A (b) c and d  f h "},
		{md + "[ ![x](/y) Title](/z \"it's\") end", " Title end"},
		{"   [1]One of [2]these\n   [7]is [8]it.[9] And (c) [sic].", "   One of these\n   is it.[9] And (c) [sic]."},
		{"It rained.[1] It snowed.[2]\nIt blew.[3]", "It rained.[1] It snowed.[2]\nIt blew.[3]"},
		{"[Related: a story]\n[사진=연합뉴스]\n\"He [sic] came\"", "[Related: a story]\n[사진=연합뉴스]\n\"He [sic] came\""},
		{"[]\n[arrow icon]\n[Applause: long]", "\n\n[Applause: long]"},
		{"• a\n• b\n  □ c", " a\n b\n   c"},
		{"> a\n> > b", " a\n  b"},
	} {
		p := &Page{scratch: new(scratch)}
		p.split(c.text)
		p.see(nil)
		got := strings.TrimPrefix(p.Text, "See a.\n\n")
		if p.view == nil {
			got = strings.TrimPrefix(p.Text, md)
		}
		if got != c.want {
			t.Errorf("%q\nis seen as %q\nnot       %q", c.text, got, c.want)
		}
	}
}

// TestLinesOfCuts wants the lines of every cut to be those on which it stands, where a link joins
// lines with characters without width in them.
func TestLinesOfCuts(t *testing.T) {
	text := "## Ferry stopped after crack is found\n\n[Ferries](http://q.example/12) [The ferry to the islands\nwas taken out of service on Monday,\nthe \u200c2031\u200c port said, for some\n" +
		"weeks at the least.](http://q.example/\n12)\n\nNo other ship is there that could take cars to the islands in winter.\n"
	p := new(Marker).Mark(text)
	if len(p.Stories) != 1 || p.Lines[1].Last() != 7 {
		t.Fatalf("%d stories, line %d to %d", len(p.Stories), p.Lines[1].N, p.Lines[1].Last())
	}
	for _, c := range p.Cuts(&p.Stories[0]) {
		if from, to := 1+strings.Count(text[:c.Start], "\n"), 1+strings.Count(text[:c.End], "\n"); c.First != from || c.Last != to {
			t.Errorf("%q is on lines %d to %d, not %d to %d", text[c.Start:c.End], from, to, c.First, c.Last)
		}
	}
}

// TestLook wants told what marks say of a line.
func TestLook(t *testing.T) {
	p := &Page{scratch: new(scratch)}
	p.split("[Home](/)\n\n## Head\n\n![a](b)\n\nText with [one](http://a.org/long-\naddress) link.\n\n> > deep\n> > quote\n\n1. item\n\n**Bold line**\n\nTitle\n=====\n")
	p.see(nil)
	var got []look
	for i := range p.Lines {
		got = append(got, p.Lines[i].look)
	}
	want := []look{
		{columns: 9, first: 9, linked: 100, above: 1}, {columns: 7, first: 4, heading: 2, above: 2}, {columns: 14, first: 4, above: 2, linked: 19},
		{columns: 8, first: 4, quoted: 2, above: 2}, {columns: 9, first: 5, quoted: 2, above: 1}, {columns: 7, first: 4, item: true, above: 2}, {columns: 13, first: 6, bold: true, above: 2}, {columns: 5, first: 5, heading: 1, above: 2},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
