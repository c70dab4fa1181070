package check

import (
	"strings"
	"testing"
)

// cutsOf reads a text in which what is cut stands between [ and ], and a headline behind =.
func cutsOf(marked string) (text string, cuts []textRange, heads []int) {
	var b strings.Builder
	for _, r := range marked {
		switch r {
		case '[':
			cuts = append(cuts, textRange{start: b.Len()})
		case ']':
			cuts[len(cuts)-1].end = b.Len()
		case '=':
			heads = append(heads, b.Len())
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), cuts, heads
}

func TestTidy(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "a\n\n\n\nb\n", "a\n\n\n\nb\n"},
		{"a line", "a\n[x]\nb\n", "a\nb\n"},
		{"a line and its blanks", "a\n\n[x]\n\nb\n", "a\n\nb\n"},
		{"double blanks", "a\n\n\n[x]\n\n\nb\n", "a\n\nb\n"},
		{"double blanks elsewhere", "a\n\n\nb\n\n[x]\n\nc\n", "a\n\n\nb\n\nc\n"},
		{"no blank above", "a\n[x]\n\nb\n", "a\n\nb\n"},
		{"several lines", "a\n\n[x]\n[y]\n\n[z]\n\nb\n", "a\n\nb\n"},
		{"several lines in one cut", "a\n\n[x\ny]\n\nb\n", "a\n\nb\n"},
		{"above a headline", "a\n\n[x]\n\n\n=b\n\nc\n", "a\n\n\nb\n\nc\n"},
		{"below a headline", "=a\n\n\n[x]\n\n\nb\n", "a\n\nb\n"},
		{"at the top", "[x]\n\na\n", "a\n"},
		{"at the end", "a\n\n[x]\n", "a\n"},
		{"at the end, without a line end", "a\n\n[x]", "a"},
		{"at the end, without a line end, a blank line below", "a\n\n[x]\n ", "a"},
		{"all", "[x]\n\n[y]\n", ""},
		{"an indented line", "a\n\n  \t[x]  \n\nb\n", "a\n\nb\n"},
		{"a part at the end", "a [x]\nb\n", "a\nb\n"},
		{"a part at the beginning", "  [x] a\nb\n", "  a\nb\n"},
		{"a part in the middle", "a [x] b\n", "a b\n"},
		{"a part before a stop", "a [x]. b\n", "a . b\n"},
		{"two parts", "[x] a [y] b [z]\n", "a b\n"},
		{"two parts that are all", "[x] [y]\na\n", "a\n"},
		{"carriage returns", "a\r\n\r\n[x]\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"},
		{"a broken paragraph", "a\nb [x\ny]\nc\n", "a\nb\nc\n"},
	} {
		text, cuts, heads := cutsOf(c.text)
		if got := without(text, tidy(text, cuts, heads, closed)); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.name, c.text, got, c.want)
		}
	}
	text, cuts, heads := cutsOf("a\n\n\n[x]\n\nb\n")
	if got := without(text, tidy(text, cuts, heads, wide)); got != "a\n\n\nb\n" {
		t.Errorf("wide: %q", got)
	}
}

// FuzzTidy wants all cuts gone, all else but white space kept, no stretch out of order, and a
// difference that tells the same.
func FuzzTidy(f *testing.F) {
	f.Add("a\n\n[x]\n\nb [y] c\n=d\n[z]")
	f.Add("[a\r\n]\xff\r\n=\n")
	f.Add("--[\nz]")
	f.Fuzz(func(t *testing.T, marked string) {
		if strings.Count(marked, "[") != strings.Count(marked, "]") {
			return
		}
		depth := 0
		for _, r := range marked {
			if depth += map[rune]int{'[': 1, ']': -1}[r]; depth < 0 || depth > 1 {
				return
			}
		}
		text, cuts, heads := cutsOf(marked)
		gone := tidy(text, merge(cuts), heads, closed)
		at := -1
		for _, g := range gone {
			if g.start <= at || g.end <= g.start || g.end > len(text) {
				t.Fatalf("stretch %v after %d of %d bytes", g, at, len(text))
			}
			at = g.end
		}
		if got, want := strings.Join(strings.Fields(without(text, gone)), ""), strings.Join(strings.Fields(without(text, merge(cuts))), ""); got != want {
			t.Errorf("%q is left, want %q", got, want)
		}
		var diff strings.Builder
		u := unified{w: &diff, head: "---\n+++\n"}
		if err := u.write(strings.NewReader(text), gone); err != nil {
			t.Fatal(err)
		}
		if got := applied(t, text, diff.String()); got != without(text, gone) {
			t.Errorf("the difference makes %q of %q, want %q\n%s", got, text, without(text, gone), &diff)
		}
	})
}
