package clean

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestStoryLines puts sentences of stories that are much like boilerplate where boilerplate stands:
// none of them is cut, nor anything beside them.
func TestStoryLines(t *testing.T) {
	text, err := os.ReadFile("testdata/stories.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		place, line, _ := strings.Cut(row, "\t")
		untouched(t, line, place)
	}
}

// TestAttributed tells what somebody said from what a page says.
func TestAttributed(t *testing.T) {
	for _, s := range []string{
		"Sign up for our newsletter, the mayor said.", "Abonnieren Sie unseren Newsletter, sagte die Bürgermeisterin.", "Подпишитесь на рассылку, сказала мэр.",
		"Folgen Sie uns, rief der Führer, und sie gingen in die Höhle.", "Soutenez la grève, disaient les tracts.", "Síguenos, gritó el guía.", "Следите за нами, крикнул проводник.",
		"Sign up here, the poster said, and thousands did.", "Donate now, the banner over the hall read.", "Publicité : continuer ainsi, c'est mentir, dit-elle.",
		"本文不构成投资建议，市长说。", "アプリのダウンロードはこちら、と市長は述べた。", "앱을 다운로드하세요라고 시장이 말했다.", "हमारा ऐप डाउनलोड करें, महापौर ने कहा।",
	} {
		if !attributed(s) {
			t.Errorf("not said by anybody: %q", s)
		}
	}
	for _, s := range []string{
		"Sign up for our newsletter, and get the best of the coast.", "Said and done, the shop is open.", "Sign up here, and read our stories first.", "Wie gesagt, alle Angaben ohne Gewähr.", "订阅我们的电子报。",
	} {
		if attributed(s) {
			t.Errorf("said by somebody: %q", s)
		}
	}
}

// text returns the clean text of the stories of a page, headlines included.
func storyText(page string) string {
	p := new(Marker).Mark(page)
	var b strings.Builder
	for i := range p.Stories {
		s := &p.Stories[i]
		b.WriteString(p.Title(s) + "\n\n")
		for para := range p.Paragraphs(s) {
			b.WriteString(para.Text + "\n\n")
		}
	}
	return b.String()
}

// keeps fails the test where a part of a page is not in its stories, or a part that is to go is.
func keeps(t *testing.T, page string, stay, go_ []string) {
	t.Helper()
	text := storyText(page)
	for _, s := range stay {
		if !strings.Contains(text, s) {
			t.Errorf("lost: %q\nof\n%s", s, page)
		}
	}
	for _, s := range go_ {
		if strings.Contains(text, s) {
			t.Errorf("kept: %q\nof\n%s", s, page)
		}
	}
}

const pierHead = "Harbour council votes to raise the old pier"

var pier = []string{
	"The council of Harbo voted on Tuesday to raise the old pier by two metres. The work will take three years and cost four million crowns, the mayor said.",
	"Residents had asked for the change since the storm of last winter. The water stood in forty cellars then, and the school had to close for a week.",
	"The council meets again in June, when the engineers will show what the work on the quay means for the fishing boats.",
}

// TestAgencyBelowStory: the agency right below the last paragraph of a story, where all paragraphs
// have blank lines between them, says where it comes from. The paragraph is not a caption.
func TestAgencyBelowStory(t *testing.T) {
	for _, agency := range []string{"AFP", "AP", "(AFP)", "Reuters"} {
		page := strings.Join([]string{pierHead, pier[0], pier[1], pier[2] + "\n" + agency}, "\n\n") + "\n"
		keeps(t, page, pier, []string{agency + "\n"})
	}
	long := pier[2] + " The mayor has asked them to come, and she told the islanders that they can be heard."
	keeps(t, strings.Join([]string{pierHead, pier[0], long + "\nGetty Images", pier[1]}, "\n\n")+"\n", []string{pier[0], long, pier[1]}, []string{"Getty"})
	keeps(t, strings.Join([]string{pierHead, pier[0], "Image credit: Getty Images", pier[1]}, "\n")+"\n", pier[:2], []string{"Getty"})
	shown := "The old pier at Harbo stands under water after the storm of last winter."
	keeps(t, strings.Join([]string{pierHead, pier[0], shown + "\nTove Askel/Harbour Press", pier[1]}, "\n\n")+"\n", pier[:2], []string{shown, "Askel"})
	keeps(t, strings.Join([]string{pierHead, pier[0], shown + "\nEFE", pier[1]}, "\n\n")+"\n", pier[:2], []string{shown, "EFE"})
}

// TestStandIsGerman: "stand" and "pose" are words of other languages too, and a paragraph with one
// above an agency is not a caption for it.
func TestStandIsGerman(t *testing.T) {
	page := []string{"Hafenrat stimmt für die Erhöhung der alten Mole",
		"Der Rat von Harbo hat am Dienstag beschlossen, die alte Mole um zwei Meter zu erhöhen. Die Arbeiten dauern drei Jahre, sagte die Bürgermeisterin.",
		"Die Anwohner hatten seit dem Sturm im vergangenen Winter darum gebeten. Damals stand das Wasser in vierzig Kellern, und die Schule musste schließen.",
		"(dpa)"}
	keeps(t, strings.Join(page, "\n\n")+"\n", page[1:3], []string{"dpa"})
}

// TestThreadUnderLabel: a bare word for comments below a story, and lines of name, day and hour
// under it, are a thread. It ends before the next story, also where that stands behind one blank
// line.
func TestThreadUnderLabel(t *testing.T) {
	said := []string{"I have lived by the pier for thirty years and nobody ever asked me what I think.", "About time. The cellars were a disgrace and the council knew it."}
	next := []string{"Ferry line to the islands gets new ships", "Two new ships will sail to the outer islands from the spring, the ferry line said. They carry sixty cars each and run on electricity."}
	for _, head := range []string{"Comments", "Kommentare", "Commentaires", "Комментарии", "Komentar", "评论", "コメント"} {
		for _, day := range []string{"Jan 10, 2008 7:06 PM", "10.01.2008 19:06", "10/01/2008 19:06", "2008-01-10 19:06"} {
			thread := []string{head, "harbourman | " + day, said[0], "gull77 | " + day, said[1]}
			keeps(t, strings.Join(slices.Concat([]string{pierHead}, pier, thread), "\n\n")+"\n\n\n"+strings.Join(next, "\n\n")+"\n", slices.Concat(pier, next), said)
			keeps(t, strings.Join(slices.Concat([]string{pierHead}, pier, thread), "\n")+"\n\n"+strings.Join(next, "\n")+"\n", slices.Concat(pier, next), said)
		}
	}
	// Stories in a row, each with a link to its comments and its byline, are none.
	page := strings.Join([]string{pierHead, "Comments", "Tove Askel | Jan 10, 2008 7:06 PM", pier[0], pier[1], next[0], "Comments", "Jan Moen | Jan 11, 2008 8:06 PM", next[1], pier[2]}, "\n\n") + "\n"
	keeps(t, page, slices.Concat(pier, next[1:]), nil)
}

// TestOneByline: a story of one paragraph among many complete teasers is kept where it alone says
// who wrote it.
func TestOneByline(t *testing.T) {
	lines := []string{"Home", "News", "Sport", "Business", "Culture", "Weather", "Search"}
	for _, who := range []string{"The ferry line", "The wind farm", "The school board", "A group of fishermen", "The town museum", "The baker", "The harbour master", "The hospital", "A young engineer", "The fire brigade"} {
		for _, what := range []string{"asks the council for a new crane", "has found the maps of the first pilots"} {
			lines = append(lines, who+" "+what, who+" "+what+" at the quay, the paper of the town reported, and the mayor did not comment.")
		}
	}
	lines = append(lines, pierHead, "By Tove Askel", "January 13, 2008", pier[0], "Contact", "Terms of use", "© 2008 The Harbour Gazette")
	keeps(t, strings.Join(lines, "\n\n")+"\n", pier[:1], nil)
}

// TestCreditsInside: credits in brackets between two sentences are cut, in each language with what
// is its word for a picture.
func TestCreditsInside(t *testing.T) {
	for _, credit := range []string{
		"(Photo by Tove Askel/Getty Images)", "(Credit: Tove Askel)", "[Photo: Tove Askel/Reuters]", "(Foto: Anna Berg/dpa)", "[Bild: Anna Berg]", "(Photo : Claire Morel/AFP)", "(Foto di Anna Ferri)",
		"(Фото: Иван Серов/ТАСС)", "(fot. Anna Nowak/PAP)", "(Fotoğraf: Ayşe Demir/AA)", "(Φωτογραφία: Άννα Νίκου)", "(صورة: ليلى حسن)", "(फोटो: अनीता शर्मा)", "(Ảnh: Lan Anh)", "（图片来源：新华社）", "（写真：田中太郎）",
	} {
		before, after := "The council has known the plan for years.", "It was drawn by an engineer from Bergen, who is still alive."
		keeps(t, strings.Join([]string{pierHead, pier[0], before + " " + credit + " " + after, pier[1]}, "\n\n")+"\n", []string{pier[0], before, after, pier[1]}, []string{credit})
	}
	aside := "The council has the plan (photo by the door) and the map. It was drawn by an engineer from Bergen."
	keeps(t, strings.Join([]string{pierHead, pier[0], aside, pier[1]}, "\n\n")+"\n", []string{aside}, nil)
}

// TestCodedSubject: the subject of a message in the code of RFC 2047 is its headline, decoded; one
// in a character set that is not known stays cut.
func TestCodedSubject(t *testing.T) {
	const want = "Hafenrat stimmt für die Erhöhung der Mole"
	body := "\n\nDer Rat von Harbo hat am Dienstag beschlossen, die alte Mole um zwei Meter zu erhöhen. Die Arbeiten dauern drei Jahre.\n"
	for subject, headline := range map[string]string{
		"=?utf-8?B?SGFmZW5yYXQgc3RpbW10IGbDvHIgZGllIEVyaMO2aHVuZyBkZXIgTW9sZQ==?=":       want,
		"=?UTF-8?Q?Hafenrat_stimmt_f=C3=BCr_die?=\n =?UTF-8?Q?_Erh=C3=B6hung_der_Mole?=": want,
		"=?iso-8859-1?q?Hafenrat_stimmt_f=FCr_die_Erh=F6hung?= der Mole":                 want,
		"=?x-unknown?B?SGFmZW5yYXQgc3RpbW10IGbDvHIgZGllIEVyaMO2aHVuZyBkZXIgTW9sZQ==?=":   "",
		"=?utf-8?B?!!!?=": "",
	} {
		p := new(Marker).Mark("From: Tove Askel <tove@harbour.example>\nDate: Mon, 14 Jan 2008 10:02:00 +0100\nSubject: " + subject + body)
		if len(p.Stories) != 1 || p.Title(&p.Stories[0]) != headline {
			t.Errorf("%s: headline is %q, want %q", subject, p.Title(&p.Stories[0]), headline)
			continue
		}
		if coded := slices.Contains(p.Stories[0].Flags, encodedFlag); coded != (headline == "") {
			t.Errorf("%s: flag %s is %v", subject, encodedFlag, coded)
		}
		if headline != "" {
			head := p.Head(&p.Stories[0])
			if got := p.Text[head.Start:head.End]; got != subject {
				t.Errorf("the headline leads to %q, want %q", got, subject)
			}
		}
	}
}

// TestBrokenWords: a word that a hyphen breaks at the end of a line is joined where the page has it
// whole; it keeps the hyphen where the page has it so; else it stays as printed.
func TestBrokenWords(t *testing.T) {
	page := pierHead + "\n\n" + `The council of Harbo voted on Tuesday to raise the old pier, as be-
fore, by two metres, and the well-known engineer from the largest is-
land said that it will take three years and cost four million crowns
before it is done, as it was with the quay, which is a well-
known case in the town, and a long road for ev-
erybody who lives there and had waited for the change all the year.
The island has waited for nine years, and the council knew it in all
of these, though the water stood in forty cellars and the school was
closed for a week when the storm had come over the old pier and quay.
`
	keeps(t, page, []string{"as before, by", "largest island said", "a well-known case", "for ev- erybody who"}, nil)
	p := new(Marker).Mark(page)
	for i := range p.Lines {
		for _, s := range p.Lines[i].Spans() {
			if cut := p.Text[s.Start:s.End]; s.Rule != brokenWord || strings.Trim(cut, "-\n") != "" {
				t.Errorf("%s cuts %q", s.Rule.Name, cut)
			}
		}
	}
}
