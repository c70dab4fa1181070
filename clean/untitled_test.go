package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// briefs are the first paragraphs of four stories.
func briefs() (list []string) {
	for i := range framedStories {
		list = append(list, framedStories[i].text[0])
	}
	return list
}

// numberEach puts a number before each paragraph.
func numberEach(form string, list []string) (out []string) {
	for i, s := range list {
		out = append(out, fmt.Sprintf(form, i+1)+s)
	}
	return out
}

// essay are the paragraphs of one story, which share their words.
var essay = []string{
	"The harbour museum opened its new wing on Monday, after nine years in which the harbour paid for a museum that nobody could enter.",
	"Visitors of the museum walk through the engine room of a harbour tug, and the wing smells of the tar that the museum bought for it.",
	"The harbour master said that the museum had asked him for a tug in working order, and that the wing was built around the tug.",
	"School classes visit the museum for nothing on Fridays, and the harbour sends a guide who has worked on the tug in the new wing.",
}

// greekEssay are the paragraphs of one story, which share fewer words than they would in English.
var greekEssay = []string{
	"Το μουσείο του λιμανιού άνοιξε τη Δευτέρα τη νέα του πτέρυγα, έπειτα από εννέα χρόνια εργασιών που πλήρωσαν οι ψαράδες και οι έμποροι της πόλης.",
	"Όποιος επισκέπτεται το μουσείο περνά πρώτα από το μηχανοστάσιο ενός ρυμουλκού, όπου μυρίζει ακόμη πίσσα, και ανεβαίνει ύστερα στη γέφυρα.",
	"Ο λιμενάρχης θυμάται ότι του ζήτησαν ένα ρυμουλκό που να δουλεύει, και ότι η νέα πτέρυγα χτίστηκε γύρω του, καθώς καμία πόρτα δεν το χωρούσε.",
	"Τα σχολεία της πόλης μπαίνουν δωρεάν κάθε Παρασκευή, και ένας παλιός μηχανικός δείχνει στα παιδιά το ρυμουλκό και τα όργανα στη γέφυρα.",
}

// TestUntitled checks where stories begin that have no headlines, and that lists, essays and rules
// of one story stay whole.
func TestUntitled(t *testing.T) {
	title := "Harbour museum opens its new wing"
	for _, c := range []struct {
		name  string
		lines []string
		want  int
	}{
		{"numbers", numberEach("%d. ", briefs()), 4},
		{"brackets", numberEach("(%d) ", briefs()), 4},
		{"below a rubric", append([]string{"News in brief"}, numberEach("%d) ", briefs())...), 4},
		{"a list below its story", slices.Concat([]string{title, essay[0]}, numberEach("%d. ", essay[1:])), 1},
		{"a list with an introduction", slices.Concat(essay[:1], numberEach("%d. ", essay[1:])), 1},
		{"a story numbered throughout", append([]string{title}, numberEach("%d. ", essay)...), 1},
		{"the same without its headline", numberEach("%d. ", essay), 1},
		{"a story in Greek numbered throughout", numberEach("%d. ", greekEssay), 1},
		{"ends", spread("ends", briefs()), 4},
		{"-30-", spread("-30-", briefs()), 4},
		{"(ENDE)", spread("(ENDE)", briefs()), 4},
		{"oOo", spread("oOo", briefs()), 4},
		{"stars", spread("* * *", briefs()), 4},
		{"signs of paragraphs", spread("§§§", briefs()), 4},
		{"number signs", spread("###", briefs()), 4},
		{"bullets", spread("• • •", briefs()), 4},
		{"stars inside a story", append([]string{title}, spread("* * *", essay)...), 1},
		{"oOo inside an essay", spread("oOo", essay), 1},
		{"stars once", []string{briefs()[0], "* * *", briefs()[1]}, 1},
	} {
		p := new(Marker).Mark(strings.Join(c.lines, "\n\n") + "\n")
		if len(p.Stories) != c.want {
			t.Errorf("%s: %d stories, want %d", c.name, len(p.Stories), c.want)
		}
		for i := range p.Lines {
			if l := &p.Lines[i]; l.prose() && !l.Role.Kept() {
				t.Errorf("%s: line %d is cut by %s", c.name, l.N, l.Rule.Name)
			}
		}
	}
}

// spread puts a mark between any two paragraphs.
func spread(mark string, list []string) (out []string) {
	for i, s := range list {
		if i > 0 {
			out = append(out, mark)
		}
		out = append(out, s)
	}
	return out
}

// TestContents checks that a list of the headlines of a file is no story, and that the stories have
// theirs; an article with a list of its parts stays whole.
func TestContents(t *testing.T) {
	for _, form := range []string{"%[2]s", "%[1]d. %[2]s", "• %[2]s", "%[2]s ..... %[1]d", "- %[2]s"} {
		for _, top := range []string{"", "Contents\n\n"} {
			text := top
			for i, s := range framedStories {
				text += fmt.Sprintf(form, i+1, s.head) + "\n"
			}
			text += "\n" + framedFile(func(_ int, s string) string { return s }, "")
			p := new(Marker).Mark(text)
			var heads []string
			for n := range p.Stories {
				heads = append(heads, p.Title(&p.Stories[n]))
			}
			var want []string
			for _, s := range framedStories {
				want = append(want, s.head)
			}
			if !slices.Equal(heads, want) {
				t.Errorf("%q %q: headlines %q", top, form, heads)
			}
		}
	}
	parts := []string{"A tug in the wing", "What it smells of", "Who pays for it"}
	text := "Harbour museum opens its new wing\n\n" + strings.Join(parts, "\n") + "\n"
	for i, s := range parts {
		text += "\n" + s + "\n\n" + essay[i] + "\n"
	}
	if p := new(Marker).Mark(text); len(p.Stories) != 1 {
		t.Errorf("an article with a list of its parts is %d stories", len(p.Stories))
	}
}

// TestSentenceInContents wants a sentence among the entries of a list of contents kept, as it
// stands nowhere else.
func TestSentenceInContents(t *testing.T) {
	const note = "The paper prints no issue on Monday, as presses stand still."
	text := ""
	for i, s := range framedStories {
		text += s.head + "\n"
		if i == 1 {
			text += note + "\n"
		}
	}
	p := new(Marker).Mark(text + "\n" + framedFile(func(_ int, s string) string { return s }, ""))
	for i := range p.Lines {
		if l := &p.Lines[i]; p.line(i) == note && l.Rule == contentsLine {
			t.Errorf("the sentence is cut as %s", l.Rule.Name)
		}
	}
}

// TestListedQuestions checks that questions listed above their answers are one article, in the
// scripts of which questions end in another sign too.
func TestListedQuestions(t *testing.T) {
	for _, mark := range []string{"?", "？", "؟"} {
		var list, text strings.Builder
		for _, s := range framedStories {
			list.WriteString("Why is it that " + s.head + mark + "\n")
			text.WriteString("\nWhy is it that " + s.head + mark + "\n\n" + strings.Join(s.text, "\n\n") + "\n")
		}
		p := new(Marker).Mark(list.String() + text.String())
		for i := range p.Lines {
			if l := &p.Lines[i]; l.Rule == contentsLine {
				t.Errorf("%s: question %q is cut as contents", mark, l.text())
			}
		}
	}
}

// TestResults checks that reports below results of games are stories, and that a report with
// results in it is one.
func TestResults(t *testing.T) {
	for _, form := range []string{"%s 2-1 %s", "%s 2 %s 1", "%s – %s 3:0 (1:0)", "%s v %s: 0-0"} {
		text := ""
		for i, s := range framedStories {
			text += fmt.Sprintf(form, [...]string{"Orlo", "Halm", "Carrow", "Sedno"}[i], [...]string{"Lorne", "Harbo", "Brenn", "Tarn"}[i]) + "\n\n" + strings.Join(s.text, "\n\n") + "\n\n"
		}
		if p := new(Marker).Mark(text); len(p.Stories) != len(framedStories) {
			t.Errorf("%s: %d stories", form, len(p.Stories))
		}
	}
	text := "Harbour eleven win the cup\n\n" + strings.Join(spread("Orlo 2-1 Lorne", essay), "\n\n") + "\n"
	if p := new(Marker).Mark(text); len(p.Stories) != 1 {
		t.Errorf("a report with results is %d stories", len(p.Stories))
	}
}

// TestRowsAlike checks that dates above the entries of a diary all stay, and numbers of pages all
// go; numbers of parts stay.
func TestRowsAlike(t *testing.T) {
	for _, day := range []string{"%d May 1871", "%d. Mai 1871", "%d mai 1871", "%d мая 1871 г.", "1871年5月%d日", "%d de mayo de 1871"} {
		text := "A summer at the harbour museum\n\n"
		var want []string
		for i, s := range essay {
			want = append(want, fmt.Sprintf(day, i+3))
			text += want[i] + "\n\n" + s + "\n\n"
		}
		if lost := loses(new(Marker).Mark(text), want); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
	text, parts := "Harbour museum opens its new wing\n\n", "Harbour museum opens its new wing\n\n"
	var pages, numbers []string
	for i, s := range essay {
		pages, numbers = append(pages, fmt.Sprint(i+12)), append(numbers, fmt.Sprint(i+1))
		text += s + "\n\n" + pages[i] + "\n\n"
		parts += numbers[i] + "\n\n" + s + "\n\n"
	}
	if lost := loses(new(Marker).Mark(text), pages); len(lost) != len(pages) {
		t.Errorf("of the numbers of pages only %q went", lost)
	}
	if lost := loses(new(Marker).Mark(parts), numbers); len(lost) > 0 {
		t.Errorf("of the numbers of parts %q went", lost)
	}
}

// TestTwoLines checks that paragraphs of two lines are joined in scripts without capitals.
func TestTwoLines(t *testing.T) {
	for _, paras := range [][]string{
		{"بلدیہ نے پیر کو فیصلہ کیا کہ بندرگاہ کا پرانا پل چھ ہفتے کے لیے مرمت کی\nخاطر بند رہے گا اور گاڑیاں دوسرے راستے سے جائیں گی۔", "میئر نے کہا کہ لوہے کے ستون زنگ آلود ہو چکے ہیں اور انجینئروں نے بارش کے\nموسم سے پہلے کام مکمل کرنے کا مشورہ دیا ہے۔"},
		{"העירייה החליטה ביום שני לסגור את הגשר הישן בנמל לשישה שבועות לצורך\nתיקונים, וכלי הרכב יופנו לדרך אחרת סביב העיר.", "ראש העיר אמר כי עמודי הברזל החלידו וכי המהנדסים המליצו לסיים את\nהעבודות לפני תחילת עונת הגשמים בסוף החודש הבא."},
		{"ស្ពានចាស់នៅកំពង់ផែត្រូវបិទរយៈពេលប្រាំមួយសប្តាហ៍ដើម្បីជួសជុល\nហើយរថយន្តត្រូវប្រើផ្លូវផ្សេង។", "អភិបាលក្រុងបាននិយាយថា សសរដែកបានច្រែះ ហើយវិស្វករបានណែនាំឱ្យ\nបញ្ចប់ការងារមុនរដូវវស្សាដែលនឹងចាប់ផ្តើមនៅចុងខែក្រោយ។"},
	} {
		p := new(Marker).Mark(strings.Join(paras, "\n\n") + "\n")
		if len(p.Lines) != len(paras) || len(p.Stories) != 1 {
			t.Errorf("%d lines and %d stories of %d paragraphs: %s", len(p.Lines), len(p.Stories), len(paras), paras[0][:20])
		}
	}
}
