package clean

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// TestFields reads pages with headers, front matter, letterheads and fields of archives in several
// languages: of the first story it names the headline, the author and the date, and how many
// stories there are.
func TestFields(t *testing.T) {
	for name, want := range map[string][4]string{
		"ebsco":        {"Hall at Lindholm to close for good", "Dale, Ann", "", "2"},
		"factiva-fr":   {"La piscine de Lindholm ferme pour toujours", "", "3 mars 2031", "1"},
		"fwd-de":       {"Schwimmhalle Lindholm schließt für immer", "Jürgen Weiß", "Montag, 3. März 2031 10:00", "1"},
		"genios":       {"Schwimmhalle in Lindholm schließt für immer", "", "", "1"},
		"genios2":      {"Schwimmhalle in Lindholm schließt für immer", "Anna Dahl", "03.03.2031", "2"},
		"json":         {"Hall at Lindholm to close", "", `"2031-03-03"`, "1"},
		"mail1":        {"Swimming hall at Lindholm to close for good after engineers find rotten beams", "Ann Dale", "Mon, 3 Mar 2031 10:00:00 +0100", "1"},
		"mail-mp":      {"Schwimmhalle schließt", "Jürgen Weiß", "Mon, 3 Mar 2031 10:00:00 +0100", "1"},
		"memo":         {"Swimming hall at Lindholm to close", "Ann Dale", "March 3, 2031", "1"},
		"nexis-de":     {"Schwimmhalle in Lindholm schließt für immer", "Anna Dahl", "3. März 2031 Montag", "1"},
		"nexis-es":     {"La piscina de Lindholm cierra para siempre", "", "Lunes 3 de marzo de 2031", "1"},
		"nexis-fr":     {"La piscine de Lindholm ferme pour toujours", "Anne Dale", "lundi 3 mars 2031", "1"},
		"nexis-single": {"Hall at Lindholm to close for good", "Ann Dale", "March 3, 2031 Monday", "1"},
		"orig":         {"Hall at Lindholm to close for good", "", "Published: 3 March 2031", "1"},
		"org":          {"Hall at Lindholm to close", "Ann Dale", "2031-03-03", "1"},
		"pandoc":       {"Hall at Lindholm to close", "Ann Dale", "3 March 2031", "1"},
		"pelican":      {"Swimming hall at Lindholm to close", "Ann Dale", "2031-03-03 10:20", "1"},
		"pressreader":  {"Hall at Lindholm to close for good", "", "", "1"},
		"proquest":     {"Hall at Lindholm to close", "Dale, Ann", "Mar 3, 2031", "2"},
		"release-de":   {"Schwimmhalle in Lindholm schließt für immer", "", "Lindholm, 3. März 2031", "1"},
		"release-es":   {"La piscina de Lindholm cierra para siempre tras hallarse vigas podridas", "", "Madrid, 3 de marzo de 2031", "1"},
		"release-us":   {"Swimming Hall at Lindholm to Close for Good", "", "March 3, 2031", "1"},
		"rst":          {"Hall at Lindholm to close", "Ann Dale", "2031-03-03 10:20", "1"},
		"toml":         {`Hall "Lindholm" to close`, "", "2031-03-03T10:00:00Z", "1"},
		"url2":         {"Hall at Lindholm to close", "", "2031-03-03 10:00 GMT", "2"},
		"url3":         {"リンドホルムのプール閉鎖へ", "", "2031年3月3日 10時00分", "1"},
		"usenet":       {"Re: Old swimming halls of the north", "Tom Reed", "3 Mar 2031 10:00:00 GMT", "1"},
		"westlaw":      {"Hall at Lindholm to close for good", "", "March 3, 2031", "1"},
		"yaml2":        {"Hall at Lindholm to close for good", "Ann Dale, Tom Reed", "2031-03-03 10:00", "1"},
	} {
		text, err := os.ReadFile("testdata/fields/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		p := new(Marker).Mark(Unmark(string(text)))
		if len(p.Stories) == 0 {
			t.Errorf("%s: no story", name)
			continue
		}
		s := &p.Stories[0]
		if got := [4]string{p.Title(s), s.Byline, s.Published, string(rune('0' + len(p.Stories)))}; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestNoFields returns pages that only mention what opens a header: nothing of them is cut.
func TestNoFields(t *testing.T) {
	body := strings.Join(story[1:], "\n\n")
	for _, page := range []string{
		"---\n\n" + body + "\n\n---\n\n" + story[2],
		"---\nAnna: I was there when it began, and so was he.\nBen: That is not how I remember it, I am afraid.\n---\n\n" + body,
		story[0] + "\n\n" + story[1] + "\n\nFrom: the editor\nTo: all of you\n\n" + body,
		story[0] + "\n\n" + story[1] + "\n\nSubject: the matter of the tax\n\n" + body,
		story[0] + "\n\nFrom Monday on, the tax is 10:30 times higher than in 2031, he said of it.\n\n" + body,
		story[0] + "\n\n" + story[1] + "\n\nThe media release was sent at noon, and contacts were made.\n\n" + body,
		story[0] + "\n\n" + story[1] + "\n\nhttps://q.example/1\n\n" + body,
		story[0] + "\n\n" + story[1] + "\n\nSubject: tax\nSource: ministry\n\n" + body,
		"-- \n\n" + body,
		"+++\n\n" + body,
		"{\n\n" + body,
		"Embargo on oil is lifted by the council\n\n" + body,
	} {
		p := new(Marker).Mark(page)
		for i := range p.Lines {
			l := &p.Lines[i]
			if l.shape.Words >= 8 && (!l.Role.Kept() || len(l.Spans()) > 0) || !l.Role.Kept() && strings.ContainsAny(l.text(), ":") && l.shape.Signs&scan.Slash == 0 {
				t.Errorf("%q is cut by %s", l.text(), l.Label())
			}
		}
	}
}

// TestBox reads three messages of a mailbox; a line that begins with From is not a message, escaped
// or not.
func TestBox(t *testing.T) {
	message := func(subject string) string {
		return "From ann@q.example Mon Mar  3 10:00:00 2031\nFrom: ann@q.example\nSubject: " + subject + "\n\n" + story[1] + "\n\n>From here on it is another matter, and nobody can say how it will end for him.\n\nFrom there it is a mile to the coast, where the port has been closed since May.\n\n"
	}
	p := new(Marker).Mark(message("One of them") + message("Two of them") + message("=?utf-8?B?RHJlaQ==?="))
	whole(t, p)
	if len(p.Stories) != 3 || p.Title(&p.Stories[0]) != "One of them" || p.Title(&p.Stories[1]) != "Two of them" {
		t.Fatalf("%d stories", len(p.Stories))
	}
	if s := printed(p, &p.Stories[1]); !strings.Contains(s, "\n\nFrom here on") || !strings.Contains(s, "\n\nFrom there it is") {
		t.Errorf("second message reads %q", s)
	}
	if s := p.Stories[2]; p.Title(&s) != "Drei" || len(s.Flags) != 0 {
		t.Errorf("third message: headline %q, flags %q", p.Title(&s), s.Flags)
	}
}

// TestUnseen has characters without width at the ends of lines, inside them and alone, and joiners
// that a script needs.
func TestUnseen(t *testing.T) {
	for text, want := range map[string]string{
		"\u200b" + story[1] + "\ufeff":                 story[1],
		story[1][:40] + "\u2060" + story[1][40:]:       story[1],
		"\u200b\n\n" + story[1] + "\n\n\u200c\u200b\n": story[1],
		story[1] + "\n\n...\n\n" + story[2]:            story[1] + "|" + story[2],
		"قطار شب از اول ماه مه دوباره میان وسا و سوند حرکت می\u200cکند.\n": "قطار شب از اول ماه مه دوباره میان وسا و سوند حرکت می\u200cکند.",
	} {
		p := new(Marker).Mark(text)
		whole(t, p)
		var got []string
		for i := range p.Stories {
			for para := range p.Paragraphs(&p.Stories[i]) {
				got = append(got, para.Text)
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: kept %q, want %q", text, s, want)
		}
	}
}

// TestLetterDay has a letterhead with a day that no rule for dates knows: the look for its headline
// once read the rule of it.
func TestLetterDay(t *testing.T) {
	p := new(Marker).Mark("PRESS RELEASE\n00.00F00\x1300.0\n\n" + strings.Join(story[1:], "\n\n"))
	whole(t, p)
}

// FuzzFields puts anything into headers of all kinds: nothing is lost, nothing overlaps.
func FuzzFields(f *testing.F) {
	for _, s := range []string{"", "Subject: a\n b\n", "--b\nContent-Type: text/html\n\n<p>x=\ny\n--b--", "title: >-\n  a\n  b\n---\n", "authors:\n- name: x\n", "https://a.example\n2031-01-02\nTitle of it\ntext goes on here now", "Title:\n\nX\n\nFull text: y\n\nProQuest document ID: 1", "MEDIA RELEASE\nA\n2 May 2031\nB c d e", "\u200b\u200c\u00ad\n"} {
		f.Add(s)
	}
	body := "\n\n" + strings.Join(story[1:], "\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		for _, page := range []string{
			s, s + body, "Subject: x\n" + s + body, "---\ntitle: x\n" + s + "\n---" + body, "+++\ntitle = \"\n" + s + "\n+++" + body, "{\n\"title\": \"x\n" + s + "\n}" + body,
			"From a Mon Mar  3 10:00:00 2031\nFrom: a\nContent-Transfer-Encoding: quoted-printable\n\n" + s + "=\n" + body, "From: x\nDate: 1 May 2031\n\n--b\nContent-Type: text/plain\n" + s + "\n--b--" + body,
			"https://a.example\n" + s + body, body + "\n\nLoad-Date: x\n" + s, "PRESS RELEASE\n" + s + body,
		} {
			p := new(Marker).Mark(page)
			whole(t, p)
		}
	})
}

// TestFrontFields gives each story all fields of the front matter above it, as they are written,
// and none of another's.
func TestFrontFields(t *testing.T) {
	body := strings.Join(story[1:], "\n\n")
	yaml := "---\ntitle: The hall\ntags:\n  - a\n  - *b*\nslug: \"hall\" # old\n---\n\n"
	toml := "+++\ntitle = \"The bath\"\n# note\n[extra]\nrate = 5\n[[extra.x]]\ny = 1\n+++\n\n"
	for page, want := range map[string][][][2]string{
		yaml + body: {{{"title", "The hall"}, {"tags", "\n  - a\n  - *b*"}, {"slug", `"hall" # old`}}},
		toml + body: {{{"title", `"The bath"`}, {"extra.rate", "5"}, {"extra.x.y", "1"}}},
		"{\n \"title\": \"A\",\n \"n\": [1,\n 2],\n \"slug\": 1\n}\n\n" + body:               {{{"title", `"A"`}, {"n", "[1,\n 2]"}, {"slug", "1"}}},
		yaml + body + "\n\n---\ntitle: Two\nslug: 2\n---\n\n" + story[2] + "\n\n" + story[3]: {{{"title", "The hall"}, {"tags", "\n  - a\n  - *b*"}, {"slug", `"hall" # old`}}, {{"title", "Two"}, {"slug", "2"}}},
		"---\ntitle: The hall\nthis is not a field\n---\n\n" + body:                          {nil},
		body: {nil},
	} {
		p := new(Marker).Mark(page)
		var got [][][2]string
		for _, s := range p.Stories {
			got = append(got, s.Fields)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", page, got, want)
		}
	}
}

// TestFrontTitle wants of the quotes of a title in front matter those around it to go, and those in
// it to stay.
func TestFrontTitle(t *testing.T) {
	for title, want := range map[string]string{
		`"The hall: \"It is open!\""`:  `The hall: "It is open!"`,
		`"The \"old\" hall"`:           `The "old" hall`,
		`'They say ''It is open'''`:    `They say 'It is open'`,
		`"The hall"`:                   `The hall`,
		`The hall is "open"`:           `The hall is "open"`,
		`The "hall"`:                   `The "hall"`,
		`"""The hall: "It is open""""`: `The hall: "It is open"`,
	} {
		p := new(Marker).Mark("---\ntitle: " + title + "\nslug: hall\n---\n\n" + strings.Join(story[1:], "\n\n"))
		if len(p.Stories) != 1 || headOf(p) != want {
			t.Errorf("title: %s gives %q, want %q", title, headOf(p), want)
		}
	}
}

// headOf is the headline of the first story, without what is cut out of it.
func headOf(p *Page) string {
	l := &p.Lines[p.Stories[0].Headline]
	text := []byte(l.text())
	for _, s := range slices.Backward(l.Spans()) {
		text = slices.Delete(text, s.Start-l.Start(), s.End-l.Start())
	}
	return string(text)
}
