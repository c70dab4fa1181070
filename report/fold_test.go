package report

import (
	"fmt"
	"strings"
	"testing"
)

// show writes parts as mark does edits, folded ones as (their number of words).
func show(parts []diffPart) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Fold {
			fmt.Fprintf(&b, "(%d", p.Words)
			if p.Breaks > 0 {
				fmt.Fprintf(&b, ", %d", p.Breaks)
			}
			b.WriteString(")")
			continue
		}
		text := ""
		for _, r := range p.Runs {
			if r.Break {
				text += "¶"
			}
			text += r.Text
		}
		if p.Lead {
			b.WriteString("¶")
		}
		b.WriteString(mark([]textEdit{{p.Op, text}}))
		if p.Trail {
			b.WriteString("¶")
		}
	}
	return b.String()
}

// numbers writes the words from lo to hi.
func numbers(lo, hi int) string {
	var words []string
	for i := lo; i <= hi; i++ {
		words = append(words, fmt.Sprint(i))
	}
	return strings.Join(words, " ")
}

func TestFold(t *testing.T) {
	for _, tt := range []struct {
		name  string
		edits []textEdit
		want  string
	}{
		{"nothing", nil, ""},
		{"sixty words the same stay", []textEdit{{opEqual, numbers(1, 60)}}, numbers(1, 60)},
		{"all the same", []textEdit{{opEqual, numbers(1, 61)}}, "(61)"},
		{"before a change", []textEdit{{opEqual, numbers(1, 100) + " "}, {opInsert, "new"}}, "(80)" + " " + numbers(81, 100) + " {+new+}"},
		{"after a change", []textEdit{{opInsert, "new "}, {opEqual, numbers(1, 100)}}, "{+new +}" + numbers(1, 20) + "(80)"},
		{"between changes", []textEdit{{opDelete, "old "}, {opEqual, numbers(1, 100) + ". "}, {opInsert, "new"}},
			"[-old -]" + numbers(1, 20) + "(60) " + numbers(81, 100) + ". {+new+}"},
		{"half a story left out", []textEdit{{opEqual, "End."}, {opDelete, "\n\n" + numbers(1, 400)}}, "End.¶[-" + numbers(1, 60) + "-](340)"},
		{"a split paragraph", []textEdit{{opEqual, "One."}, {opDelete, " "}, {opInsert, "\n\n"}, {opEqual, "Two."}}, "One.[- -]{+¶+}Two."},
		{"paragraphs alone differ", []textEdit{{opEqual, numbers(1, 50) + "."}, {opDelete, " "}, {opInsert, "\n\n"}, {opEqual, numbers(51, 100)}}, "(100, 1)"},
		{"paragraphs alone differ between changes", []textEdit{{opDelete, "old "}, {opEqual, numbers(1, 50) + "."}, {opDelete, " "}, {opInsert, "\n\n"},
			{opEqual, numbers(51, 100) + ". "}, {opInsert, "new"}}, "[-old -]" + numbers(1, 20) + "(60, 1) " + numbers(81, 100) + ". {+new+}"},
		{"controls are seen", []textEdit{{opEqual, "a\x1b[2J\u202e"}}, "a␛[2J\uFFFD"},
	} {
		if got := show(foldEdits(tt.edits)); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

// TestFoldKeepsWords adds the words of the parts up, for cuts that fall into signs, breaks and
// scripts without spaces.
func TestFoldKeepsWords(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("One, “two”. \n\n", 100), strings.Repeat("北京。", 200), strings.Repeat("a\n\n", 99) + "b",
	} {
		for _, edits := range [][]textEdit{
			{{opEqual, text}}, {{opInsert, text}}, {{opDelete, "x"}, {opEqual, text}, {opInsert, "y"}}, {{opEqual, text}, {opDelete, "\n\n"}, {opEqual, text}},
			{{opDelete, "x"}, {opEqual, text}, {opDelete, " "}, {opInsert, "\n\n"}, {opEqual, "a."}, {opInsert, "\n\n"}, {opEqual, text}, {opInsert, "y"}},
		} {
			want, got := 0, 0
			for _, e := range edits {
				want += countWords(e.Text)
			}
			for _, p := range foldEdits(edits) {
				got += p.Words
				inside := 0
				for _, q := range append(p.Inner, p) {
					for _, r := range q.Runs {
						inside += countWords(r.Text)
					}
				}
				if inside != p.Words {
					t.Errorf("a part of %d words says %d", inside, p.Words)
				}
			}
			if got != want {
				t.Errorf("%d words became %d", want, got)
			}
		}
	}
}

func TestStrip(t *testing.T) {
	for _, tt := range []struct {
		name  string
		edits []textEdit
		want  string
	}{
		{"all", []textEdit{{opEqual, numbers(1, 10)}}, "[{0 1000}] 100 % "},
		{"first half", []textEdit{{opEqual, numbers(1, 50)}, {opDelete, numbers(51, 100)}}, "[{0 500}] 50 % 51 to 100"},
		{"one word changed is drawn", []textEdit{{opEqual, numbers(1, 50)}, {opDelete, "x"}, {opInsert, "y"}, {opEqual, numbers(1, 49)}}, "[{0 500} {510 490}] 99 % "},
		{"a chance word is not drawn", []textEdit{{opDelete, numbers(1, 50)}, {opEqual, "the"}, {opDelete, numbers(1, 49)}}, "[] 1 % 1 to 100"},
		{"nothing", nil, "[] 0 % "},
	} {
		s := coverageOf(tt.edits)
		if got := fmt.Sprint(s.Held, " ", s.Share, " ", s.Lacks); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
