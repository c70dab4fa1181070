package parquet

import (
	"bufio"
	"cmp"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus/format/arrow"
	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
)

// TestKept has pyarrow write files of Arrow and Parquet with columns of every type, writes what it
// reads of them as both, and has pyarrow compare schema and values. What has another type then is
// told in a note, but for what pyarrow itself makes of a file of Parquet. It is skipped where
// PYTHON, or else python3, has no pyarrow.
func TestKept(t *testing.T) {
	python, script, dir := cmp.Or(os.Getenv("PYTHON"), "python3"), filepath.Join("..", "arrow", "testdata", "kept.py"), t.TempDir()
	if err := exec.Command(python, script, "ready").Run(); err != nil {
		t.Skip("pip install pyarrow")
	}
	if out, err := exec.Command(python, script, "make", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	noOrder, noRuns := "grade=dictionary<values=string, indices=int8, ordered=0>", "runs=string"
	millis := []string{"clock_s=time32[ms]", "seconds=timestamp[ms]"}
	inParquet := append(millis, noOrder, noRuns, "large_kind=dictionary<values=string, indices=int32, ordered=0>", "years=int64", "thousands=decimal128(9, 0)",
		"day64=date32[day]", "interval=extension<arrow.json>!", "empty=extension<arrow.json>!")
	for _, c := range []struct {
		from, to, like string // like: what the columns were before
		changed        []string
		notes          string // the columns
	}{
		{"stored.arrow", "arrow", "stored.arrow", []string{noOrder, noRuns}, "grade runs"},
		{"union.arrow", "arrow", "union.arrow", []string{noOrder, noRuns, "either=string!"}, "grade runs either"},
		{"stored.arrow", "parquet", "stored.arrow", inParquet, "grade runs large_kind years thousands day64 clock_s seconds interval listview large_listview empty"},
		{"stored.parquet", "parquet", "stored.parquet", []string{noOrder}, "grade"},
		{"stored.parquet", "arrow", "some.arrow", append(millis, noOrder), "grade"},
		{"bare.parquet", "arrow", "bare.parquet", nil, ""},
		{"bare.parquet", "parquet", "bare.parquet", nil, ""},
	} {
		from, to := filepath.Join(dir, c.from), filepath.Join(dir, c.from+"."+c.to)
		notes := copied(t, from, to)
		var about []string
		for _, n := range notes {
			name, _, _ := strings.Cut(strings.TrimPrefix(n, "column "), ":")
			about = append(about, name)
		}
		if got := strings.Join(about, " "); got != c.notes {
			t.Errorf("%s as %s: notes on %s, not on %s", c.from, c.to, got, c.notes)
		}
		if out, err := exec.Command(python, append([]string{script, "compare", filepath.Join(dir, c.like), to}, c.changed...)...).CombinedOutput(); err != nil {
			t.Errorf("%s as %s: %v\n%s", c.from, c.to, err, out)
		}
	}
}

// opened is a file of either format, and its columns as those of the format of another name.
func opened(t *testing.T, in *os.File, to string) (*columnar.Lines, jsonrow.Columns) {
	t.Helper()
	info, err := in.Stat()
	if err != nil {
		t.Fatal(err)
	}
	var columns jsonrow.Columns
	open := Open
	if filepath.Ext(in.Name()) == ".arrow" {
		open = arrow.Open
		fields, bad := arrow.FieldsOf(in, info.Size())
		if columns, err = fields, bad; err == nil && filepath.Ext(to) == ".parquet" {
			columns, err = SchemaFor(fields)
		}
	} else {
		schema, bad := SchemaOf(in, info.Size())
		if columns, err = schema, bad; err == nil && filepath.Ext(to) == ".arrow" {
			columns = schema.Fields()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	lines, err := open(in, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return lines, columns
}

// copied writes the rows of a file into another one with the same columns.
func copied(t *testing.T, from, to string) (notes []string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	l, columns := opened(t, in, to)
	defer l.Close()
	all, err := io.ReadAll(l)
	if err != nil || len(l.Faults()) > 0 {
		t.Fatal(err, l.Faults())
	}
	if learner := columns.Learner(); learner != nil {
		each(t, all, learner.Add)
		if columns, err = learner.Columns(); err != nil {
			t.Fatal(err)
		}
	}
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	w, err := columns.Writer(out)
	if err != nil {
		t.Fatal(err)
	}
	each(t, all, w.Write)
	if err := cmp.Or(w.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	return columns.Notes()
}

func each(t *testing.T, all []byte, do func([]byte) error) {
	t.Helper()
	scan := bufio.NewScanner(strings.NewReader(string(all)))
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		if err := do(scan.Bytes()); err != nil {
			t.Fatalf("%v: %.300s", err, scan.Bytes())
		}
	}
}
