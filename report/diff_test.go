package report

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// mark writes edits as a person reads them: [-deleted-] and {+inserted+}, ¶ for a paragraph break.
func mark(edits []textEdit) string {
	var b strings.Builder
	for _, e := range edits {
		text := strings.ReplaceAll(e.Text, "\n\n", "¶")
		switch e.Op {
		case opDelete:
			fmt.Fprintf(&b, "[-%s-]", text)
		case opInsert:
			fmt.Fprintf(&b, "{+%s+}", text)
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"nothing", "", "", ""},
		{"same", "One word.", "One word.", "One word."},
		{"all new", "", "One word.", "{+One word.+}"},
		{"all gone", "One word.", "", "[-One word.-]"},
		{"a number is one change", "About 7,000 people fled.", "About 7,500 people fled.", "About [-7,000-]{+7,500+} people fled."},
		{"a time is one change", "at 8.30 am", "at 9.30 am", "at [-8.30-]{+9.30+} am"},
		{"a name in a sentence", "Mr Lukashenko said so.", "Mr Lukashenka said so.", "Mr [-Lukashenko-]{+Lukashenka+} said so."},
		{"an elision is one word", "He didn’t go.", "He did go.", "He [-didn’t-]{+did+} go."},
		{"case shows", "The eu said", "The EU said", "The [-eu-]{+EU+} said"},
		{"quotes show", "“No,” he said.", "\"No,\" he said.", "[-“-]{+\"+}No,[-”-]{+\"+} he said."},
		{"a split paragraph differs in the break alone",
			"The bloc has yet to act. Cyprus has blocked agreement.", "The bloc has yet to act.\n\nCyprus has blocked agreement.",
			"The bloc has yet to act.[- -]{+¶+}Cyprus has blocked agreement."},
		{"a joined paragraph too", "It failed.\n\nHe left.", "It failed. He left.", "It failed.[-¶-]{+ +}He left."},
		{"a paragraph left out", "One two three four.\n\nFive six seven eight.\n\nNine ten eleven twelve.", "One two three four.\n\nNine ten eleven twelve.",
			"One two three four.\n\n[-Five six seven eight.\n\n-]Nine ten eleven twelve."},
		{"a sentence left out, from its own beginning", "He left the hall. She stayed. All of them wept.", "He left the hall. All of them wept.",
			"He left the hall. [-She stayed. -]All of them wept."},
		{"a paragraph put in, with its own full stop", "It rose in the night.\n\nWe have boats.", "It rose in the night.\n\nVolunteers came by night.\n\nWe have boats.",
			"It rose in the night.\n\n{+Volunteers came by night.\n\n+}We have boats."},
		{"one sentence for another, not word by word", "The strongman has ruled for a quarter of a century.", "A spokesman in Brussels denied that the plan was dead.",
			"[-The strongman has ruled for a quarter of a century-]{+A spokesman in Brussels denied that the plan was dead+}."},
		{"far changes stay apart", "He came at noon and spoke to the press in Minsk.", "She came at noon and spoke to the press in Kyiv.",
			"[-He-]{+She+} came at noon and spoke to the press in [-Minsk-]{+Kyiv+}."},
		{"scripts without spaces", "北京天气很好", "北京天气不好", "北京天气[-很-]{+不+}好"},
		{"bad bytes", "a \xff b", "a \xff c", "a \uFFFD [-b-]{+c+}"},
	} {
		want := strings.ReplaceAll(tt.want, "\n\n", "¶")
		if got := mark(diffTexts(tt.a, tt.b)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, want)
		}
	}
}

// checkDiff fails when the edits do not give both texts back, or break what Diff promises of their
// form.
func checkDiff(t *testing.T, a, b string, edits []textEdit) {
	t.Helper()
	var gotA, gotB strings.Builder
	for i, e := range edits {
		if e.Text == "" {
			t.Fatalf("edit %d is empty", i)
		}
		if i > 0 && (edits[i-1].Op == e.Op || edits[i-1].Op == opInsert && e.Op == opDelete) {
			t.Fatalf("edit %d: %v after %v", i, e.Op, edits[i-1].Op)
		}
		if e.Op != opInsert {
			gotA.WriteString(e.Text)
		}
		if e.Op != opDelete {
			gotB.WriteString(e.Text)
		}
	}
	if gotA.String() != strings.ToValidUTF8(a, "\uFFFD") || gotB.String() != strings.ToValidUTF8(b, "\uFFFD") {
		t.Fatalf("edits do not give the texts back:\n%s", mark(edits))
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("", "")
	f.Add("One. Two three four five. Six.\n\nSeven", "Two three four five.\n\nOne. Six")
	f.Add("a\xffb \x00 ", "a\uFFFDb")
	f.Add("北京 2.5% x.y", "北 京 2.6 % x. y")
	f.Fuzz(func(t *testing.T, a, b string) { checkDiff(t, a, b, diffTexts(a, b)) })
}

// TestDiffEdited compares seed texts with copies that had words, sentences and paragraphs changed,
// as papers do.
func TestDiffEdited(t *testing.T) {
	text := seed(t, "003_9f7ee0565c2f8349.txt")
	rng := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		b := edit(rng, text, 20)
		edits := diffTexts(text, b)
		checkDiff(t, text, b, edits)
		same := 0
		for _, e := range edits {
			if e.Op == opEqual {
				same += len(e.Text)
			}
		}
		if same < len(text)*9/10 {
			t.Errorf("only %d of %d bytes found the same", same, len(text))
		}
	}
}

// TestDiffLarge holds the promise of bounded work on texts that share nothing, that share all but
// have no sentences, or that have more different words than there are private characters. The
// library compared alone takes minutes on the first.
func TestDiffLarge(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	one, two := babble(rng, 20_000, 5000, 20), babble(rng, 20_000, 5000, 20)
	flat := babble(rng, 20_000, 50, 1<<30)
	for name, pair := range map[string][2]string{
		"unrelated":      {one, two},
		"no full stop":   {flat, edit(rng, flat, 300)},
		"against little": {one, "One word."},
		"many words":     {babble(rng, 150_000, 1<<30, 20), "w1"},
	} {
		start := time.Now()
		checkDiff(t, pair[0], pair[1], diffTexts(pair[0], pair[1]))
		t.Logf("%s: %v", name, time.Since(start).Round(time.Millisecond))
	}
}

func BenchmarkDiff(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 6))
	near := babble(rng, 600, 3000, 20)
	far := babble(rng, 20_000, 5000, 20)
	for name, pair := range map[string][2]string{
		"near600":        {near, edit(rng, near, 12)},
		"unrelated600":   {near, babble(rng, 600, 3000, 20)},
		"unrelated20000": {far, babble(rng, 20_000, 5000, 20)},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(pair[0]) + len(pair[1])))
			b.ReportAllocs()
			for b.Loop() {
				diffTexts(pair[0], pair[1])
			}
		})
	}
}

// babble writes n words out of a number of different ones, a full stop every so often, a paragraph
// every five sentences.
func babble(rng *rand.Rand, n, different, every int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "w%d", rng.IntN(different))
		switch {
		case (i+1)%(5*every) == 0:
			b.WriteString(".\n\n")
		case (i+1)%every == 0:
			b.WriteString(". ")
		default:
			b.WriteString(" ")
		}
	}
	return b.String()
}

// edit changes n words of a text: one replaced, dropped, or separated from the next by a paragraph
// break.
func edit(rng *rand.Rand, text string, n int) string {
	words := strings.Split(text, " ")
	for range n {
		i := rng.IntN(len(words))
		switch rng.IntN(3) {
		case 0:
			words[i] = "changed"
		case 1:
			words[i] = ""
		case 2:
			words[i] += "\n\n"
		}
	}
	return strings.Join(words, " ")
}

func seed(t testing.TB, name string) string {
	b, err := os.ReadFile("../seeds/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
