package parquet

import (
	"bufio"
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPeers has pyarrow write a file with columns of every kind, writes what it reads of it, and
// has pyarrow and DuckDB compare the two: every column, its type and all values. It is skipped
// where PYTHON, or else python3, has not both.
func TestPeers(t *testing.T) {
	python := cmp.Or(os.Getenv("PYTHON"), "python3")
	peers := func(args ...string) (string, error) {
		out, err := exec.Command(python, append([]string{filepath.Join("testdata", "peers.py")}, args...)...).CombinedOutput()
		return string(out), err
	}
	if out, err := peers("ready"); err != nil {
		t.Skipf("pip install pyarrow duckdb: %s", lastLine(out))
	}
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.parquet"), filepath.Join(dir, "to.parquet")
	if out, err := peers("make", from); err != nil {
		t.Fatal(out)
	}
	again(t, from, to)
	if out, err := peers("compare", from, to); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func lastLine(s string) (last string) {
	for line := range strings.Lines(s) {
		last = line
	}
	return last
}

// again writes the rows of a file into another one with the same columns.
func again(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := SchemaOf(in, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(in, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	w, err := schema.Writer(out)
	if err != nil {
		t.Fatal(err)
	}
	scan := bufio.NewScanner(l)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		if err := w.Write(scan.Bytes()); err != nil {
			t.Fatalf("%v: %.300s", err, scan.Bytes())
		}
	}
	if err := cmp.Or(scan.Err(), w.Close(), out.Close()); err != nil || len(l.Faults()) > 0 {
		t.Fatal(err, l.Faults())
	}
}
