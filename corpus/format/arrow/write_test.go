package arrow

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	lib "github.com/apache/arrow-go/v18/arrow"

	"onecopy/corpus/format/jsonrow"
)

// fieldsOf is the columns of a file, with the values of dictionaries that records have.
func fieldsOf(t testing.TB, f *Fields, records string) jsonrow.Columns {
	t.Helper()
	learner := f.Learner()
	if learner == nil {
		return f
	}
	for line := range strings.Lines(records) {
		if err := learner.Add([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	columns, err := learner.Columns()
	if err != nil {
		t.Fatal(err)
	}
	return columns
}

// written is a file of records.
func written(t testing.TB, columns jsonrow.Columns, records string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := columns.Writer(&b)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(records) {
		if err := w.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRoundTrip writes what it reads with the columns of the file, and wants the same lines and
// columns.
func TestRoundTrip(t *testing.T) {
	for name, raw := range map[string][]byte{"file": sample(t, 3, 6, true), "stream": sample(t, 3, 6, false)} {
		was, _, err := lines(raw)
		if err != nil {
			t.Fatal(err)
		}
		f, err := FieldsOf(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		columns := fieldsOf(t, f, was)
		file := written(t, columns, was)
		if !bytes.Equal(file, written(t, columns, was)) {
			t.Errorf("%s: the same records are other bytes", name)
		}
		is, faults, err := lines(file)
		if err != nil || len(faults) > 0 || is != was {
			t.Errorf("%s: %v %v, got %.300s\nwant %.300s", name, err, faults, is, was)
		}
		again, err := FieldsOf(bytes.NewReader(file), int64(len(file)))
		if err != nil || !again.Same(f) || len(columns.Notes()) > 0 {
			t.Errorf("%s: %v %v, other columns: %s", name, err, columns.Notes(), again.Schema())
		}
		parsed, err := ParseFields(f.Message())
		if err != nil || !parsed.Same(f) {
			t.Errorf("%s: %v, the message is of other columns", name, err)
		}
	}
}

// TestManyBatches wants a file of more batches than one, all with the one dictionary.
func TestManyBatches(t *testing.T) {
	kind := &lib.DictionaryType{IndexType: lib.PrimitiveTypes.Int32, ValueType: lib.BinaryTypes.String}
	f := NewFields(lib.NewSchema([]lib.Field{{Name: "n", Type: lib.PrimitiveTypes.Int64}, {Name: "kind", Type: kind, Nullable: true}}, nil))
	var records strings.Builder
	for n := range batchRows + 10 {
		fmt.Fprintf(&records, `{"n":%d,"kind":"k%d"}`+"\n", n, n/1000)
	}
	is, faults, err := lines(written(t, fieldsOf(t, f, records.String()), records.String()))
	if err != nil || len(faults) > 0 || is != records.String() {
		t.Errorf("%v %v, got %.300s", err, faults, is)
	}
}

// TestWideIndex wants an index that is too narrow for all values to be a wider one, and told.
func TestWideIndex(t *testing.T) {
	kind := &lib.DictionaryType{IndexType: lib.PrimitiveTypes.Int8, ValueType: lib.BinaryTypes.String}
	f := NewFields(lib.NewSchema([]lib.Field{{Name: "kinds", Type: lib.ListOf(kind), Nullable: true}}, nil))
	var records strings.Builder
	for n := range 300 {
		fmt.Fprintf(&records, `{"kinds":["k%d",null]}`+"\n", n)
	}
	columns := fieldsOf(t, f, records.String())
	is, faults, err := lines(written(t, columns, records.String()))
	if err != nil || len(faults) > 0 || is != records.String() {
		t.Errorf("%v %v, got %.300s", err, faults, is)
	}
	if got := strings.Join(columns.Notes(), "\n"); got != "column kinds: its dictionary has 300 values, so its index is int32 and not int8" {
		t.Errorf("notes %q", got)
	}
}

func TestInferFields(t *testing.T) {
	records := `{"id":1,"n":1,"text":"a","x":null,"m":{"k":[1,2.50]},"big":12345678901234567890,"y":null}` + "\n" +
		`{"id":"b","n":2.5,"text":"","x":null,"m":null,"big":null,"y":true}` + "\n"
	var found jsonrow.Inference
	for line := range strings.Lines(records) {
		if err := found.Add([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	file := written(t, InferFields(&found), records)
	is, _, err := lines(file)
	if err != nil || is != strings.Replace(records, `"n":1,`, `"n":1.0,`, 1) {
		t.Errorf("%v, got %s", err, is)
	}
}

// TestNoSuchValue wants an error, and no other value, where a record does not fit.
func TestNoSuchValue(t *testing.T) {
	for kind, values := range map[lib.DataType][]string{
		lib.PrimitiveTypes.Int8:                                           {`128`, `"1"`, `1.0`, `[1]`},
		lib.PrimitiveTypes.Uint8:                                          {`-1`, `256`},
		lib.FixedWidthTypes.Boolean:                                       {`1`, `"true"`},
		lib.BinaryTypes.String:                                            {`1`, `{"a":1}`},
		&lib.FixedSizeBinaryType{ByteWidth: 4}:                            {`"abc"`, `"abcde"`, `"data:;base64,AAA="`},
		&lib.Decimal128Type{Precision: 4, Scale: 2}:                       {`1.234`, `123.45`, `1e2`, `"1.00"`},
		&lib.Decimal128Type{Precision: 4, Scale: -2}:                      {`110`, `10000000`},
		lib.FixedWidthTypes.Date32:                                        {`"2031-02-30"`, `"x"`, `""`, `3`},
		lib.FixedWidthTypes.Date64:                                        {`"292279994-01-01"`, `"-292279994-01-01"`, `"200000000000-01-01"`},
		lib.FixedWidthTypes.Timestamp_s:                                   {`"2031-02-03T10:00:00.5Z"`, `"999999999999-01-01T00:00:00Z"`},
		lib.FixedWidthTypes.Timestamp_ns:                                  {`"2500-01-01T00:00:00Z"`},
		lib.FixedWidthTypes.Time32s:                                       {`"25:00:00"`, `"10:00:00.5"`},
		lib.FixedSizeListOf(2, lib.PrimitiveTypes.Int8):                   {`[1]`, `[1,2,3]`, `[]`, `{}`},
		lib.StructOf(lib.Field{Name: "a", Type: lib.PrimitiveTypes.Int8}): {`[]`, `1`, `{"a":"x"}`},
	} {
		f := NewFields(lib.NewSchema([]lib.Field{{Name: "v", Type: kind, Nullable: true}}, nil))
		for _, v := range values {
			w, err := f.Writer(&bytes.Buffer{})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Write([]byte(`{"v":` + v + `}`)); err == nil || !strings.Contains(err.Error(), "v: ") {
				t.Errorf("%s in a column of %s: %v", v, kind, err)
			}
		}
	}
}

// FuzzFields reads columns, writes all that is read of the file with them, and wants to read the
// same again.
func FuzzFields(f *testing.F) {
	f.Add(sample(f, 2, 3, true))
	f.Add(sample(f, 2, 3, false))
	f.Add(NewFields(columns).Message())
	f.Fuzz(func(t *testing.T, raw []byte) {
		fields, err := ParseFields(raw)
		if err != nil {
			return
		}
		if again, err := ParseFields(fields.Message()); err != nil || !again.Same(fields) {
			t.Fatalf("%v: the message of %s is of other columns", err, fields.Schema())
		}
		text, faults, err := lines(raw)
		if err != nil || len(faults) > 0 || len(text) > 1<<16 || !utf8.ValidString(text) {
			return
		}
		again, err := rewritten(fields, text)
		if err == nil && again != text && len(fields.notes) == 0 {
			t.Errorf("of %s: got %s\nwant %s", fields.Schema(), again, text)
		}
	})
}

// rewritten writes records and reads them again.
func rewritten(f *Fields, records string) (string, error) {
	var columns jsonrow.Columns = f
	var err error
	if learner := f.Learner(); learner != nil {
		for line := range strings.Lines(records) {
			if err := learner.Add([]byte(line)); err != nil {
				return "", err
			}
		}
		if columns, err = learner.Columns(); err != nil {
			return "", err
		}
	}
	var b bytes.Buffer
	w, err := columns.Writer(&b)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(records) {
		if err := w.Write([]byte(line)); err != nil {
			return "", err
		}
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	text, faults, err := lines(b.Bytes())
	if len(faults) > 0 {
		err = faults[0].Err
	}
	return text, err
}
