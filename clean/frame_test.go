package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// framedStories are four stories with headlines as they stand in a text.
var framedStories = [...]struct {
	head string
	text []string
}{
	{"Bees survive winter in letter box", beeStory},
	{"Old road bridge at Carrow to close", bridgeStory},
	{"Pool opens two weeks late", poolStory},
	{"Warehouse burns down in the old town", []string{"No one was hurt when a warehouse burned down on Sunday night, the fire brigade said in the morning.", "Smoke was seen from three villages, and the trains stood still until noon."}},
}

// framedFile lays the stories out: head says what the lines of the headline of story n are, tail
// what stands below its text.
func framedFile(head func(n int, s string) string, tail string) string {
	var b strings.Builder
	for n, s := range framedStories {
		if n > 0 {
			b.WriteString("\n")
		}
		b.WriteString(head(n, s.head) + "\n\n" + strings.Join(s.text, "\n\n") + "\n")
		if tail != "" {
			b.WriteString("\n" + tail + "\n")
		}
	}
	return b.String()
}

// TestFramed has files whose stories have something in common where they begin or end, and one
// blank line everywhere.
func TestFramed(t *testing.T) {
	under := func(form string) func(int, string) string {
		return func(n int, s string) string { return fmt.Sprintf(form, n+1) + "\n" + s }
	}
	around := func(form string) func(int, string) string {
		return func(n int, s string) string { return fmt.Sprintf(form, s) }
	}
	for _, c := range []struct {
		name string
		head func(int, string) string
		tail string
	}{
		{"number and bracket", func(n int, s string) string { return fmt.Sprintf("%d) %s", n+1, s) }, ""},
		{"number and dash", func(n int, s string) string { return fmt.Sprintf("%d - %s", n+1, s) }, ""},
		{"number sign", func(n int, s string) string { return fmt.Sprintf("#%d %s", n+1, s) }, ""},
		{"Roman number", func(n int, s string) string { return [...]string{"I", "II", "III", "IV"}[n] + ". " + s }, ""},
		{"number above", under("%d"), ""},
		{"number in brackets above", under("[%d]"), ""},
		{"word and number above", under("Artikel %d"), ""},
		{"date above", under("2031-03-0%d"), ""},
		{"address above", under("https://www.example.com/news/%d.html"), ""},
		{"date and tab", func(n int, s string) string { return fmt.Sprintf("%02d.03.2031\t%s", n+1, s) }, ""},
		{"square brackets", around("[%s]"), ""},
		{"quotation marks", around("„%s“"), ""},
		{"guillemets", around("«%s»"), ""},
		{"site behind a bar", around("%s | Carrow Post"), ""},
		{"sign", around("► %s"), ""},
		{"day in words and dash", func(n int, s string) string { return fmt.Sprintf("%d de junio de 2031 – %s", n+3, s) }, ""},
		{"paper and page above", under("El País\n2%d de enero de 2031, p. 3\n"), ""},
		{"links to read and share", around("%s"), "Read more\nShare"},
		{"links in French", around("%s"), "Lire la suite\nPartager"},
		{"day above and comments counted", under("March %d, 2031"), "Posted by Ann Dale at 2:11 PM\n12 comments"},
		{"address below", around("%s"), "Source: https://www.example.com/news/7"},
		{"words counted", around("%s"), "(312 words)"},
		{"number and year above", under("%d/2031"), "Ann Dale"},
		{"address below the headline", around("%s\nhttps://www.example.com/news/7"), "Carrow Post Online Desk | 9:15"},
		{"dots below", around("%s"), "[…]"},
		{"end mark", around("%s"), "(ends)"},
		{"end mark in German", around("%s"), "(Ende)"},
		{"letters of the agency", around("%s"), "dpa ab cd"},
		{"name and place below", around("%s"), "Ann Dale, Carrow"},
		{"word of several lines", around("%s"), "###"},
	} {
		p := new(Marker).Mark(framedFile(c.head, c.tail))
		if len(p.Stories) != len(framedStories) {
			t.Errorf("%s: %d stories, want %d", c.name, len(p.Stories), len(framedStories))
			continue
		}
		for n := range p.Stories {
			if title := p.Title(&p.Stories[n]); !strings.Contains(title, framedStories[n].head) {
				t.Errorf("%s: story %d has the headline %q", c.name, n+1, title)
			}
		}
	}
}

// TestMessages has exports of messages, with who wrote each and when above its story: no readers'
// comments, of which a whole file was cut.
func TestMessages(t *testing.T) {
	for name, head := range map[string]func(n int, s string) string{
		"one channel": func(n int, s string) string { return fmt.Sprintf("The Herald, [%02d.11.2031 13:02]\n%s", 20+n, s) },
		"several channels": func(n int, s string) string {
			return fmt.Sprintf("%s, [%02d.11.2031 13:02]\n%s", [...]string{"The Herald", "Carrow Post", "Harbour Radio", "Island News"}[n], 20+n, s)
		},
		"below a title": func(n int, s string) string {
			line := fmt.Sprintf("The Herald, [%02d.11.2031 13:02]\n%s", 20+n, s)
			if n == 0 {
				return "Export of the channel\n\n" + line
			}
			return line
		},
	} {
		p := new(Marker).Mark(framedFile(head, ""))
		for i := range p.Lines {
			if l := &p.Lines[i]; !l.Role.Kept() && l.prose() {
				t.Errorf("%s: line %d is cut by %s", name, l.N, l.Rule.Name)
			}
		}
		if len(p.Stories) != len(framedStories) {
			t.Errorf("%s: %d stories", name, len(p.Stories))
		}
	}
}

// TestInsideLine tells what a text says from what it has as a line, as a table of contents has the
// headlines of the stories below.
func TestInsideLine(t *testing.T) {
	for text, want := range map[string]bool{
		"\nThe pool opens late, he said.\n":                      true,
		"It was told that the pool opens late":                   true,
		"In this issue\n- The pool opens late\n- Bees\n":         false,
		"The pool opens late":                                    false,
		"The pool opens late\nWhy the pool opens late, and how.": true,
		"Nothing": false,
		"":        false,
	} {
		if got := insideLine(strings.ToLower(text), "the pool opens late"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestFramedDates has stories with a date above each headline, which is of the story below.
func TestFramedDates(t *testing.T) {
	p := new(Marker).Mark(framedFile(func(n int, s string) string { return fmt.Sprintf("March %d, 2031\n\n%s", n+3, s) }, ""))
	for n := range p.Stories {
		if got, want := p.Stories[n].Published, fmt.Sprintf("March %d, 2031", n+3); got != want {
			t.Errorf("story %d is of %q, not %q", n+1, got, want)
		}
	}
	if len(p.Stories) != len(framedStories) {
		t.Errorf("%d stories", len(p.Stories))
	}
}

// TestParts has single stories whose parts have what begins the stories of other files.
func TestParts(t *testing.T) {
	heads := [...]string{"The stove", "The verger", "The letters", "Two swarms"}
	for _, c := range []struct {
		name string
		head func(n int, s string) string
	}{
		{"heads of parts", func(_ int, s string) string { return s + "\n\n" }},
		{"in capitals", func(_ int, s string) string { return strings.ToUpper(s) + "\n\n" }},
		{"glued to the text", func(_ int, s string) string { return s + "\n" }},
		{"below a wide gap", func(_ int, s string) string { return "\n" + s + "\n\n" }},
		{"Roman numbers", func(n int, s string) string { return [...]string{"I", "II", "III", "IV"}[n] + ". " + s + "\n\n" }},
		{"numbers", func(n int, s string) string { return fmt.Sprintf("%d) %s\n\n", n+1, s) }},
		{"dates", func(n int, _ string) string { return fmt.Sprintf("March %d, 2031\n\n", n+3) }},
		{"rows of stars", func(int, string) string { return "* * *\n\n" }},
		{"questions", func(_ int, s string) string { return "What of " + strings.ToLower(s) + "?\n\n" }},
		{"Markdown", func(_ int, s string) string { return "### " + s + "\n\n" }},
		{"a step above", func(n int, _ string) string { return fmt.Sprintf("Step %d\n\n%s\n\n", n+1, framedStories[n+1].head) }},
	} {
		var b strings.Builder
		b.WriteString("Bees survive the winter in the letter box of a village church\n\n" + strings.Join(beeStory, "\n\n") + "\n")
		for n, s := range [...][]string{bridgeStory, poolStory, framedStories[3].text} {
			b.WriteString("\n" + c.head(n, heads[n]) + strings.Join(s, "\n\n") + "\n")
		}
		if p := new(Marker).Mark(b.String()); len(p.Stories) != 1 {
			t.Errorf("%s: %d stories of one", c.name, len(p.Stories))
		}
	}
}

// TestCounted has stories without a headline whose parts are counted, or stand at the hours of a
// day: nothing of them is cut, and they are one story.
func TestCounted(t *testing.T) {
	for _, form := range []string{"Week %d", "CHAPTER %d", "KAPITEL %d", "Day %d", "#%d", "第%d章", "%d:00"} {
		for _, gap := range []string{"\n", "\n\n"} {
			var b strings.Builder
			for n := range 6 {
				b.WriteString(fmt.Sprintf(form, n+1) + gap + strings.Join(framedStories[n%len(framedStories)].text, "\n\n") + "\n\n")
			}
			p := new(Marker).Mark(b.String())
			if len(p.Stories) != 1 {
				t.Errorf("%s: %d stories of one", form, len(p.Stories))
			}
			for i := range p.Lines {
				if l := &p.Lines[i]; !l.Role.Kept() {
					t.Errorf("%s: %q is cut by %s", form, l.text(), l.Rule.Name)
				}
			}
		}
	}
}

// TestSigned has letters of one paragraph, whose writers are named below and are not those of the
// letters that follow.
func TestSigned(t *testing.T) {
	names := [...]string{"Ann Dale, Carrow", "Ben Moss, Harbour", "Cara Hill, Island", "Dan Reed, Carrow"}
	var b strings.Builder
	for n, s := range framedStories {
		b.WriteString(s.head + "\n\n" + strings.Join(s.text, " ") + "\n\n" + names[n] + "\n\n")
	}
	p := new(Marker).Mark(b.String())
	if len(p.Stories) != len(names) {
		t.Fatalf("%d stories", len(p.Stories))
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; slices.Contains(names[:], l.text()) && !l.Role.Kept() {
			t.Errorf("line %d is cut by %s", l.N, l.Rule.Name)
		}
	}
}

// TestNoDivider has lines above paragraphs that divide no file.
func TestNoDivider(t *testing.T) {
	for _, lines := range [][]string{{"Q", "A"}, {"$5m", "$7m"}, {"12 €", "14 €"}} {
		var b strings.Builder
		for n := range 6 {
			b.WriteString(lines[n%len(lines)] + "\n\n" + strings.Join(framedStories[n%len(framedStories)].text, "\n\n") + "\n\n")
		}
		p := new(Marker).Mark(b.String())
		for i := range p.Lines {
			if p.Lines[i].Rule == divider {
				t.Errorf("%s is cut", p.Lines[i].text())
			}
		}
	}
}

// TestHeadless has stories without headlines.
func TestHeadless(t *testing.T) {
	var filed, apart []string
	for _, s := range framedStories {
		apart = append(apart, strings.Join(s.text, "\n\n"))
		filed = append(filed, "CARROW (AP) - "+strings.Join(s.text, "\n\n"))
	}
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"datelines below gaps", strings.Join(filed, "\n\n\n"), 4},
		{"gaps without datelines", strings.Join(apart, "\n\n\n\n"), 1},
		{"a dateline in one story", filed[0] + "\n\n" + filed[1] + "\n\n\n" + apart[2], 1},
	} {
		if p := new(Marker).Mark(c.text + "\n"); len(p.Stories) != c.want {
			t.Errorf("%s: %d stories, want %d", c.name, len(p.Stories), c.want)
		}
	}
}

// TestOne has what a run wrote of one story, whose parts read as stories.
func TestOne(t *testing.T) {
	text := framedFile(func(_ int, s string) string { return s }, "")
	if p := (&Marker{Whole: true}).MarkIn(text, Context{One: true}); len(p.Stories) != 1 || p.Title(&p.Stories[0]) != framedStories[0].head {
		t.Errorf("%d stories", len(p.Stories))
	}
	text = strings.Join(beeStory, "\n\n") + "\n"
	if p := (&Marker{Whole: true}).MarkIn(text, Context{One: true}); len(p.Stories) != 1 || p.Title(&p.Stories[0]) != "" {
		t.Errorf("%d stories without a headline", len(p.Stories))
	}
}

// TestMessageLog has logs of messages, of which the short ones look like lines that say when a
// story was published.
func TestMessageLog(t *testing.T) {
	for _, form := range []string{"0%d.03.31, 14:10 - %s", "0%d/03/2031 14:10 %s", "[2031-03-0%d 14:10] %s"} {
		var b strings.Builder
		for n, s := range framedStories {
			fmt.Fprintf(&b, form+"\n", n+1, s.text[0])
		}
		for n, s := range []string{"The pool is open.", "Ann: no trains until noon.", "Міст відкрили.", "پل کھول دیا گیا۔"} {
			fmt.Fprintf(&b, form+"\n", n+5, s)
		}
		p := new(Marker).Mark(b.String())
		for i := range p.Lines {
			if l := &p.Lines[i]; !l.Role.Kept() {
				t.Errorf("%q is cut by %s", l.text(), l.Rule.Name)
			}
		}
	}
}

// TestShortMessageLog has logs of messages of which none is running text, or one: a file of nothing
// but date lines is no page of news that has them around its text.
func TestShortMessageLog(t *testing.T) {
	said := []string{"hello", "today?", "Monday morning", "the keys, please", "yes I saw it", "добре", "Анна вже їде", "我们走吧"}
	for _, form := range []string{
		"2031-03-%02d 09:12:00 Ben: %s", "%02d-03-2031 09:12 | Ben | %s", "%d/3/2031 9:12 Ann: %s", "3/%d/31, 9:12 AM - Ben: %s",
		"%02d/03/2031 à 09h12 Ben : %s", "%d March 2031, 9:12: Ann: %s", "March %d, 2031 9:12 AM Ben: %s", "2031年3月%d日 09:12 Ben：%s",
	} {
		for _, long := range []string{"", framedStories[0].text[0]} {
			var b strings.Builder
			for n, s := range said {
				fmt.Fprintf(&b, form+"\n", n+1, s)
			}
			if long != "" {
				fmt.Fprintf(&b, form+"\n", 20, long)
			}
			p := new(Marker).Mark(b.String())
			for i := range p.Lines {
				if l := &p.Lines[i]; !l.Role.Kept() {
					t.Errorf("%q is cut by %s", l.text(), l.Rule.Name)
				}
			}
		}
	}
}
