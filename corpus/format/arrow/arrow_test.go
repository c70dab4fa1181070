package arrow

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"onecopy/corpus/format/columnar"
	"onecopy/internal/testkit"
)

var columns = lib.NewSchema([]lib.Field{
	{Name: "id", Type: lib.PrimitiveTypes.Int64},
	{Name: "text", Type: lib.BinaryTypes.LargeString, Nullable: true},
	{Name: "kind", Type: &lib.DictionaryType{IndexType: lib.PrimitiveTypes.Int8, ValueType: lib.BinaryTypes.String}, Nullable: true},
	{Name: "big", Type: lib.PrimitiveTypes.Uint64},
	{Name: "price", Type: &lib.Decimal128Type{Precision: 18, Scale: 2}},
	{Name: "half", Type: lib.PrimitiveTypes.Float32, Nullable: true},
	{Name: "day", Type: lib.FixedWidthTypes.Date32},
	{Name: "at", Type: lib.FixedWidthTypes.Timestamp_us},
	{Name: "tags", Type: lib.ListOf(lib.BinaryTypes.String)},
	{Name: "deep", Type: lib.LargeListOf(lib.ListOf(lib.PrimitiveTypes.Int32))},
	{Name: "meta", Type: lib.StructOf(lib.Field{Name: "lang", Type: lib.BinaryTypes.String}, lib.Field{Name: "n", Type: lib.PrimitiveTypes.Int64, Nullable: true}), Nullable: true},
	{Name: "map", Type: lib.MapOf(lib.BinaryTypes.String, lib.BinaryTypes.String)},
}, nil)

// rowOf is a row as the library reads it, and as it is to be read.
func rowOf(i int) (given, want string) {
	text := fmt.Sprintf(`Story %d begins here.\n\nIt is “quoted”, and ends.`, i)
	half, kind, meta := "0.1", `"a"`, `{"lang":"en","n":7}`
	if i%3 == 1 {
		half, kind, meta = "null", "null", "null"
	} else if i%3 == 2 {
		half, kind, meta = "-2.0", `"b"`, `{"lang":"fr","n":null}`
	}
	form := `{"id":%d,"text":"%s","kind":%s,"big":18446744073709551615,"price":%s,"half":%s,"day":"2024-01-02","at":"2024-01-02%s03:04:05.6%s",` +
		`"tags":["x","y"],"deep":[[1],[],[2,3]],"meta":%s,"map":[{"key":"k","value":"v"}]}`
	return fmt.Sprintf(form, i, text, kind, `"-1.05"`, half, "T", "Z", meta), fmt.Sprintf(form, i, text, kind, "-1.05", half, "T", "Z", meta) + "\n"
}

// sample is a file or a stream of batches of each rows.
func sample(t testing.TB, batches, each int, file bool, options ...ipc.Option) []byte {
	t.Helper()
	var b bytes.Buffer
	var w interface {
		Write(lib.RecordBatch) error
		Close() error
	}
	options = append(options, ipc.WithSchema(columns), ipc.WithDictionaryDeltas(!file))
	if w = ipc.NewWriter(&b, options...); file {
		var err error
		if w, err = ipc.NewFileWriter(&b, options...); err != nil {
			t.Fatal(err)
		}
	}
	for k := range batches {
		var rows []string
		for i := range each {
			given, _ := rowOf(k*each + i)
			rows = append(rows, given)
		}
		rec, _, err := array.RecordFromJSON(memory.DefaultAllocator, columns, strings.NewReader("["+strings.Join(rows, ",")+"]"))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wanted(n int) (want []string) {
	for i := range n {
		_, line := rowOf(i)
		want = append(want, line)
	}
	return want
}

// lines are the JSON lines of a file, and what was lost.
func lines(raw []byte) (text string, faults []columnar.LostRows, err error) {
	l, err := Open(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", nil, err
	}
	defer l.Close()
	all, err := io.ReadAll(l)
	return string(all), l.Faults(), err
}

func TestLines(t *testing.T) {
	for name, raw := range map[string][]byte{
		"file": sample(t, 2, 6, true), "stream": sample(t, 2, 6, false), "lz4": sample(t, 2, 6, true, ipc.WithLZ4()), "zstd": sample(t, 2, 6, false, ipc.WithZstd()),
	} {
		if !Is(bytes.NewReader(raw), int64(len(raw))) {
			t.Errorf("%s: is not told by its first bytes", name)
		}
		text, faults, err := lines(raw)
		if want := strings.Join(wanted(12), ""); err != nil || len(faults) > 0 || text != want {
			t.Errorf("%s: got\n%s%v %v\nwant\n%s", name, text, faults, err, want)
		}
	}
}

// TestHurt wants no panic of any damage, and all rows but those of the batch that is damaged, each
// on its line. A bit that is turned inside a text is not noticed, as the format has no checksums.
func TestHurt(t *testing.T) {
	for name, raw := range map[string][]byte{"file": sample(t, 4, 9, true), "stream": sample(t, 4, 9, false), "zstd": sample(t, 4, 9, true, ipc.WithZstd())} {
		want := strings.Join(wanted(36), "")
		for k := range 100 {
			text, faults, err := lines(raw[:len(raw)*k/100])
			if err == nil && len(faults) == 0 {
				t.Errorf("%s cut at %d %%: nothing is told", name, k)
			}
			if n := strings.Count(text, "Story"); err == nil && text != "" && (k > 60 && n < 9 || !strings.HasPrefix(want, strings.TrimRight(text, "\n"))) {
				t.Errorf("%s cut at %d %%: %d rows, %.300s", name, k, n, text)
			}
		}
		random := rand.New(rand.NewPCG(1, 2))
		for range testkit.Tries(1000) {
			b, at := bytes.Clone(raw), random.IntN(len(raw))
			b[at] ^= 1 << random.IntN(8)
			hurt(t, fmt.Sprintf("%s, byte %d", name, at), b, want)
		}
	}
}

// hurt reads a damaged file.
func hurt(t *testing.T, name string, raw []byte, want string) {
	t.Helper()
	text, faults, err := lines(raw)
	if err != nil {
		return
	}
	n, lost, other := 0, 0, 0
	for line := range strings.Lines(text) {
		n++
		if line == "\n" {
			lost++
			continue
		}
		if !json.Valid([]byte(strings.ToValidUTF8(line, "?"))) {
			t.Errorf("%s: no JSON: %.100q", name, line)
		}
		if _, said, ok := strings.Cut(line, `"text":`); ok {
			said, _, _ = strings.Cut(said, `.",`)
			other += 1 - strings.Count(want, said+`.",`)
		}
	}
	if lost > 18 || lost > 0 && len(faults) == 0 || len(faults) == 0 && n != strings.Count(want, "\n") {
		t.Errorf("%s: of %d rows %d are lost, and told is %v", name, n, lost, faults)
	}
	if other > 2 && !strings.HasPrefix(name, "zstd") {
		t.Errorf("%s: %d texts differ", name, other)
	}
}

func FuzzLines(f *testing.F) {
	f.Add(sample(f, 2, 3, true))
	f.Add(sample(f, 2, 3, false))
	f.Add(sample(f, 1, 2, false, ipc.WithZstd()))
	f.Add([]byte(fileMagic))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Begins(raw)
		text, _, err := lines(raw)
		if err == nil && len(text) > 0 && !strings.HasSuffix(text, "\n") {
			t.Errorf("half a line: %q", text)
		}
		for line := range strings.Lines(text) {
			if line != "\n" && len(line) < 1<<16 && !json.Valid([]byte(strings.ToValidUTF8(line, "?"))) {
				t.Errorf("no JSON: %.200q", line)
			}
		}
	})
}

// TestTwins checks that a file in which two columns have one name is refused, with the name.
func TestTwins(t *testing.T) {
	whole := lib.Field{Name: "n", Type: lib.PrimitiveTypes.Int64}
	for name, fields := range map[string][]lib.Field{
		"two columns":       {whole, whole},
		"parts of a column": {{Name: "meta", Type: lib.StructOf(whole, whole)}},
	} {
		var b bytes.Buffer
		w := ipc.NewWriter(&b, ipc.WithSchema(lib.NewSchema(fields, nil)))
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len())); err == nil || !strings.Contains(err.Error(), `two columns have the name "n"`) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
