package clean

import (
	"slices"
	"strings"
	"testing"
)

// TestPieces reads lines by their sentences; a bar stands where one ends.
func TestPieces(t *testing.T) {
	for _, want := range []string{
		"He left at noon.| She stayed.",
		"Mr. Reed met J. R. Dale of the U.S. Senate.| They spoke for an hour.",
		"The price rose 4.1 percent.| “It is too much,” he said.| Nobody answered.",
		"“Who was it?” he was not asked.",
		"Harbour Strike Enters Second Week as Talks Stall |The workers stayed away on Monday.",
		"The Strike is over.",
		"He left. |READ ALSO: Grain Prices Rise. |She stayed.",
		"Share on Facebook| Share on Twitter| The ship sailed at dawn.",
		"A headline of the day  |By Ann Dale  |The ship sailed.",
		"船は港を出た。|乗客は二十人だった。",
		"Wait... and see.",
	} {
		text := strings.ReplaceAll(want, "|", "")
		p := &Page{base: &text, scratch: new(scratch)}
		var got []string
		for _, piece := range p.pieces(nil, lineOf(text)) {
			got = append(got, piece.text())
		}
		parts := strings.Split(want, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if !slices.Equal(got, parts) {
			t.Errorf("got  %q\nwant %q", got, parts)
		}
	}
}

// TestOneLine marks a page that is one line: its cuts are parts of that line, and the story is one
// paragraph.
func TestOneLine(t *testing.T) {
	text := strings.Repeat(strings.Join(story[1:], " ")+" ", 5)
	p := new(Marker).Mark(story[0] + "  " + text + "READ ALSO: Grain Prices Rise. " + text + "© 2020 The Carrow Post.\n")
	if len(p.Stories) != 1 {
		t.Fatalf("%d stories", len(p.Stories))
	}
	s := &p.Stories[0]
	if got := p.Title(s); got != story[0] {
		t.Errorf("headline is %q", got)
	}
	var paras []string
	for para := range p.Paragraphs(s) {
		paras = append(paras, para.Text)
	}
	if want := strings.TrimSpace(text + text); !slices.Equal(paras, []string{want}) {
		t.Errorf("story is %q", paras)
	}
	cuts := p.Cuts(s)
	if len(cuts) != 2 || cuts[0].Rule.Name != "related/read-also" || cuts[1].Rule.Name != "legal/copyright" {
		t.Errorf("cuts are %v", cuts)
	}
	for _, c := range cuts {
		if c.Whole || c.First != 1 || c.Last != 1 {
			t.Errorf("%s: whole %v, lines %d to %d", c.Rule.Name, c.Whole, c.First, c.Last)
		}
	}
}

// TestLongLine reads hostile lines of a quarter megabyte, which take time in proportion or the test
// does not end.
func TestLongLine(t *testing.T) {
	for _, part := range []string{"a. B", "....", "He said so. ", "READ ALSO ", "“?”) ", "A b ", "\x01a", "。"} {
		whole(t, new(Marker).Mark(strings.Repeat(part, 1<<18/len(part))))
	}
}

// TestLinkThenSentence wants the sentence behind a link to another story on the same line kept.
func TestLinkThenSentence(t *testing.T) {
	for link, rest := range map[string]string{
		"READ ALSO: Minister resigns over bridge.":      "The council will vote on it again next week, he said.",
		"Siehe auch: den alten Beitrag zu Sicherungen.": "Er gilt aber nicht für jeden, der einen Server hat.",
		"Lees ook: Minister treedt af na lang beraad.":  "De raad stemt er volgende week opnieuw over, zei hij.",
		"Читайте также: Министр уходит в отставку.":     "Совет снова проголосует на следующей неделе, сказал он.",
	} {
		p := new(Marker).Mark(story[0] + "\n\n" + story[1] + "\n\n" + link + " " + rest + "\n\n" + story[2])
		whole(t, p)
		got := printed(p, &p.Stories[0])
		if !strings.Contains(got, "\n\n"+rest+"\n\n") {
			t.Errorf("%q is not kept in\n%s", rest, got)
		}
	}
}
