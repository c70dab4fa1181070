package main

import (
	"bytes"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/clean"
)

func testPages(t *testing.T) []*page {
	pages, err := readPages([]string{"testdata"})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestFit fits on invented pages in five languages and six layouts: their stories are found without
// a mistake, which those set by hand do not do.
func TestFit(t *testing.T) {
	pages := testPages(t)
	fitted, err := fit(pages, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range map[string][]clean.Clue{"fitted": fitted, "by hand": byHand()} {
		var sum outcome
		for _, o := range outcomes(pages, list) {
			sum.add(o)
		}
		if perfect := sum.f1() == 1 && sum.wrong == 0; perfect != (name == "fitted") {
			t.Errorf("%s: F1 %.3f, %d stories begun within others", name, sum.f1(), sum.wrong)
		}
	}
	for i, c := range clean.Clues() {
		f := fitted[i]
		if setByHand[c.Name] && (f.Alone != c.Alone || f.Pasted != c.Pasted) {
			t.Errorf("%s is set to %d and %d", c.Name, f.Alone, f.Pasted)
		}
		if f.Name != c.Name || f.Saved != c.Saved || f.Style && f.Alone != 0 {
			t.Errorf("%+v became %+v", c, f)
		}
	}
	for name := range setByHand {
		if !slices.ContainsFunc(fitted, func(c clean.Clue) bool { return c.Name == name }) {
			t.Errorf("there is no clue %q", name)
		}
	}
}

// TestDeterministic fits twice, from built-in weights that do not matter, and prints and writes the
// same bytes.
func TestDeterministic(t *testing.T) {
	file, err := os.ReadFile(weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	var first, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &again} {
		if err := run([]string{"-held-out", "testdata"}, out); err != nil {
			t.Fatal(err)
		}
		fitted, err := fit(testPages(t), io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		b, err := rewritten(file, fitted)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(b)
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Errorf("first\n%s\nthen\n%s", &first, &again)
	}
}

// TestHeldOut checks that a source is scored by weights that its pages had no part in: one whose
// truth says the contrary of all others is not found when it is held out.
func TestHeldOut(t *testing.T) {
	pages := testPages(t)
	for _, p := range pages {
		if p.source == "river" {
			p.begins = map[int]bool{3: true}
		}
	}
	out, err := heldOut(pages, pages)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pages {
		if p.source == "river" && out[i].right > 0 {
			t.Errorf("%s: found what only it can teach", p.name)
		}
	}
	if got := sources(pages); !slices.Equal(got, []string{"harbour", "river", "ru_valley", "valley"}) {
		t.Errorf("sources %q", got)
	}
}

// TestWeightsFile checks that the table of weights parses: a row for each clue, in order, with the
// weights that are compiled in.
func TestWeightsFile(t *testing.T) {
	file, err := os.ReadFile(weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := parse(file)
	if err != nil {
		t.Fatal(err)
	}
	list := clean.Clues()
	if len(rows) != len(list) {
		t.Fatalf("%d rows, %d clues", len(rows), len(list))
	}
	for i := range rows {
		rows[i].Length, rows[i].Style = list[i].Length, list[i].Style
	}
	if !slices.Equal(rows, list) {
		t.Error("the rows of the file are not those compiled in")
	}
	if same, err := rewritten(file, list); err != nil || !bytes.Equal(same, file) {
		t.Errorf("written again, the file is another: %v", err)
	}
	list[3], list[4] = list[4], list[3]
	if _, err := rewritten(file, list); err == nil {
		t.Error("rows in another order were written")
	}
	if _, err := rewritten(file, list[1:]); err == nil {
		t.Error("a row is missing and nobody says so")
	}
}

// TestLogistic fits what has a known solution: a column that is there in 30 of 40 rows with yes,
// and in 10 of 40 without. Without cost the odds were 3 and 1/3; with it the derivative of the loss
// is 0.
func TestLogistic(t *testing.T) {
	var rows []row
	for i := range 80 {
		r := row{weight: 1, yes: i < 40}
		if i%4 == 0 != r.yes {
			r.ones = []uint8{0}
		}
		rows = append(rows, r)
	}
	w, intercept, err := logistic(rows, []bool{true, false})
	if err != nil {
		t.Fatal(err)
	}
	p := 1 / (1 + math.Exp(-w[0]-intercept))
	q := 1 / (1 + math.Exp(-intercept))
	if slope := 40*p - 30 + strength*w[0]; math.Abs(slope) > 1e-6 || math.Abs(40*p+40*q-40) > 1e-6 || w[1] != 0 {
		t.Errorf("weights %v, intercept %v", w, intercept)
	}
	if _, ok := solve([][]float64{{1, 0}, {2, 1}}, []float64{1, 1}); ok {
		t.Error("solved with a matrix that is not positive definite")
	}
}

// TestInputs checks what is said of folders that cannot be read as what they should be.
func TestInputs(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"no NAME.txt with a NAME.truth.tsv beside it": {"a.txt": "text"},
		"has no column first_line":                    {"a.txt": "text", "a.truth.tsv": "line\n1\n"},
		`first_line "x" is not a number`:              {"a.txt": "text", "a.truth.tsv": "first_line\nx\n"},
		"has no column role":                          {"a.txt": "text", "a.truth.tsv": "first_line\n1\n", "a.lines.tsv": "line\n"},
		"index.tsv: has no column lang":               {"a.txt": "text", "a.truth.tsv": "first_line\n1\n", "index.tsv": "file\n"},
	} {
		dir := t.TempDir()
		for f, text := range files {
			if err := os.WriteFile(filepath.Join(dir, f), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := readPages([]string{dir}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%q, want %q", err, name)
		}
	}
	if err := run(nil, io.Discard); err == nil {
		t.Error("nothing to fit on, and nothing said")
	}
	for name, want := range map[string]string{"set_en_bay_7": "en_bay", "a_b_c": "b_c", "a_b": "a_b"} {
		if got := sourceOf(name); got != want {
			t.Errorf("the source of %s is %s", name, got)
		}
	}
}
