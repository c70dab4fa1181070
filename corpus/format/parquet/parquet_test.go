package parquet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"

	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
	"onecopy/internal/testkit"
)

// A row has a column of each kind that the library makes of Go types.
type row struct {
	ID    int64             `parquet:"id"`
	Text  string            `parquet:"text"`
	Small *int8             `parquet:"small,optional"`
	Big   uint64            `parquet:"big"`
	Price int64             `parquet:"price,decimal(2:18)"`
	Share float64           `parquet:"share"`
	Half  *float32          `parquet:"half,optional"`
	Yes   *bool             `parquet:"yes,optional"`
	Day   int32             `parquet:"day,date"`
	At    int64             `parquet:"at,timestamp(microsecond)"`
	Raw   []byte            `parquet:"raw"`
	Key   [16]byte          `parquet:"key,uuid"`
	Kind  string            `parquet:"kind,dict,snappy"`
	Tags  []string          `parquet:"tags,list"`
	Deep  [][]int32         `parquet:"deep,list"`
	Meta  *meta             `parquet:"meta,optional"`
	Map   map[string]string `parquet:"map"`
	Bare  []int64           `parquet:"bare"`
}

type meta struct {
	Lang string `parquet:"lang"`
	N    *int64 `parquet:"n,optional"`
}

// sample is a file of rows, in row groups of most rows.
func sample(t testing.TB, n, most int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := pq.NewGenericWriter[row](&b, pq.MaxRowsPerRowGroup(int64(most)), pq.Compression(&pq.Zstd))
	small, half, yes, seven := int8(-5), float32(0.1), true, int64(7)
	for i := range n {
		r := row{
			ID: int64(i), Text: fmt.Sprintf("Story %d begins here.\n\nIt is “quoted”, and ends.", i), Big: 1<<64 - 1, Price: -105, Share: 1, Day: 19724,
			At: 1704164645600000, Raw: []byte{0, 255, byte(i)}, Key: [16]byte{1, 2, 15: 3}, Kind: []string{"a", "b"}[i%2],
		}
		if i%2 == 0 {
			r.Small, r.Half, r.Yes, r.Meta = &small, &half, &yes, &meta{Lang: "en", N: &seven}
			r.Tags, r.Deep, r.Bare, r.Map = []string{"x", "y"}, [][]int32{{1}, {2, 3}}, []int64{4, 5}, map[string]string{"k": "v"}
		}
		if _, err := w.Write([]row{r}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
	text, faults, err := lines(sample(t, 2, 1))
	want := `{"id":0,"text":"Story 0 begins here.\n\nIt is “quoted”, and ends.","small":-5,"big":18446744073709551615,"price":-1.05,"share":1.0,"half":0.1,"yes":true,` +
		`"day":"2024-01-02","at":"2024-01-02T03:04:05.6Z","raw":"data:;base64,AP8A","key":"01020000-0000-0000-0000-000000000003","kind":"a","tags":["x","y"],"deep":[[1],[2,3]],` +
		`"meta":{"lang":"en","n":7},"map":[{"key":"k","value":"v"}],"bare":[4,5]}` + "\n" +
		`{"id":1,"text":"Story 1 begins here.\n\nIt is “quoted”, and ends.","small":null,"big":18446744073709551615,"price":-1.05,"share":1.0,"half":null,"yes":null,` +
		`"day":"2024-01-02","at":"2024-01-02T03:04:05.6Z","raw":"data:;base64,AP8B","key":"01020000-0000-0000-0000-000000000003","kind":"b","tags":[],"deep":[],` +
		`"meta":null,"map":[],"bare":[]}` + "\n"
	if err != nil || len(faults) > 0 || text != want {
		t.Errorf("got\n%s%v %v\nwant\n%s", text, faults, err, want)
	}
}

// TestRoundTrip writes what it reads with the columns of the file, and wants the same lines and
// columns.
func TestRoundTrip(t *testing.T) {
	raw := sample(t, 300, 100)
	was, _, err := lines(raw)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := SchemaOf(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var twice [2]bytes.Buffer
	for i := range twice {
		w, err := schema.Writer(&twice[i])
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(was) {
			if err := w.Write([]byte(line)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(twice[0].Bytes(), twice[1].Bytes()) {
		t.Error("the same records are other bytes")
	}
	is, _, err := lines(twice[0].Bytes())
	if err != nil || is != was {
		t.Errorf("%v, got %.300s\nwant %.300s", err, is, was)
	}
	again, err := SchemaOf(bytes.NewReader(twice[0].Bytes()), int64(twice[0].Len()))
	if err != nil || !again.Same(schema) {
		t.Errorf("%v, other columns: %s", err, again.schema())
	}
}

// TestMomentRange wants moments and days that a column has too few bits for to be refused, with the
// record named: they were written as others.
func TestMomentRange(t *testing.T) {
	schema, err := SchemaOf(bytes.NewReader(sample(t, 1, 1)), int64(len(sample(t, 1, 1))))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		member string
		ok     bool
	}{
		{`"at":"2024-01-02T03:04:05.6Z"`, true},
		{`"at":"294246-01-01T00:00:00Z"`, true}, // the last years of 64 bits of microseconds
		{`"at":"294249-01-01T00:00:00Z"`, false},
		{`"at":"146138514283-06-19T07:45:04Z"`, false},
		{`"at":"-146138514283-06-19T07:45:04Z"`, false},
		{`"day":"5879610-01-01"`, true},
		{`"day":"5881610-01-01"`, false},
	} {
		w, err := schema.Writer(&bytes.Buffer{})
		if err != nil {
			t.Fatal(err)
		}
		err = w.Write([]byte(`{"id":7,` + c.member + `}`))
		if c.ok != (err == nil) || err != nil && !strings.HasPrefix(err.Error(), "record 7 does not fit the columns: ") {
			t.Errorf("%s: %v", c.member, err)
		}
	}
}

func TestInference(t *testing.T) {
	records := []string{
		`{"id":1,"n":1,"text":"a","x":null,"m":{"k":[1,2.50]},"big":12345678901234567890}`,
		`{"id":"b","n":2.5,"text":"","y":true}`,
	}
	var found jsonrow.Inference
	for _, r := range records {
		if err := found.Add([]byte(r)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	w, err := InferSchema(&found).With("text", "headline").Writer(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write([]byte(r)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, _, err := lines(b.Bytes())
	want := `{"id":1,"n":1.0,"text":"a","x":null,"m":{"k":[1,2.50]},"big":12345678901234567890,"y":null,"headline":null}` + "\n" +
		`{"id":"b","n":2.5,"text":"","x":null,"m":null,"big":null,"y":true,"headline":null}` + "\n"
	if err != nil || got != want {
		t.Errorf("%v got\n%swant\n%s", err, got, want)
	}
}

// TestHurt wants no panic of any damage, and the rows of whole row groups.
func TestHurt(t *testing.T) {
	raw := sample(t, 40, 10)
	whole, _, err := lines(raw)
	if err != nil {
		t.Fatal(err)
	}
	for k := range 100 {
		if _, _, err := lines(raw[:len(raw)*k/100]); err == nil {
			t.Errorf("cut at %d %%: no error", k)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	kept := 0
	for range testkit.Tries(1000) {
		b := bytes.Clone(raw)
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		got, faults, err := lines(b)
		for line := range strings.Lines(got) {
			if line != "\n" && !json.Valid([]byte(line)) {
				t.Errorf("no JSON: %.100q", line)
			}
		}
		if err == nil && len(faults) == 1 && strings.Count(got, "\n") == 40 && strings.Count(got, "Story") >= 30 {
			kept++
		}
		if err == nil && len(faults) == 0 && got != whole && strings.Count(got, "\n") < 40 {
			t.Errorf("rows are missing and nothing is told: %d", strings.Count(got, "\n"))
		}
	}
	if kept == 0 {
		t.Error("of no damaged file the other row groups were read")
	}
}

// TestDictionaryChecksum wants every flipped bit of a dictionary to be noticed: its texts would be
// taken for those of the rows.
func TestDictionaryChecksum(t *testing.T) {
	type row struct {
		Text string `parquet:"text,dict"`
	}
	const text = "The council met on Monday, and no one came."
	var b bytes.Buffer
	w := pq.NewGenericWriter[row](&b)
	if _, err := w.Write([]row{{text}, {text}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	if got, _, err := lines(raw); err != nil || strings.Count(got, text) != 2 {
		t.Fatalf("%v got %q", err, got)
	}
	at := bytes.Index(raw, []byte(text))
	for bit := range 8 * len(text) {
		hurt := bytes.Clone(raw)
		hurt[at+bit/8] ^= 1 << (bit % 8)
		got, faults, err := lines(hurt)
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(got) != "" || len(faults) != 1 || !strings.Contains(faults[0].Err.Error(), "its checksum is") {
			t.Fatalf("bit %d: %v, got %q", bit, faults, got)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add(sample(f, 3, 2))
	f.Add([]byte("PAR1PAR1"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, _, err := lines(raw)
		if err == nil && len(text) > 0 && !strings.HasSuffix(text, "\n") {
			t.Errorf("half a line: %q", text)
		}
	})
}

// TestTwins checks that a file in which two columns have one name is refused, with the name.
func TestTwins(t *testing.T) {
	raw := bytes.ReplaceAll(sample(t, 2, 2), []byte("deep"), []byte("tags"))
	if _, _, err := lines(raw); err == nil || !strings.Contains(err.Error(), `two columns have the name "tags"`) {
		t.Error(err)
	}
}
