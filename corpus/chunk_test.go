package corpus

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// However a file is split, it has the same documents, problems and totals.
func TestChunkBorders(t *testing.T) {
	raw := "\xef\xbb\xbf{\"id\":1,\"text\":\"a\\u00e9b\"}\n\n \t\r\n{\"text\":\"Line\\ntwo\"}\r\n{bad}\n" +
		`{"id":"long","text":"` + strings.Repeat("x", 90) + `"}` + "\n" + `{"text":"the last"}`
	for _, raw := range []string{raw, raw + "\n", raw + "\n\n\n", "", "\n", "\xef\xbb\xbf"} {
		whole := records(t, raw)
		lines := strings.Count(raw, "\n")
		if body := strings.TrimPrefix(raw, "\xef\xbb\xbf"); body != "" && !strings.HasSuffix(raw, "\n") {
			lines++
		}
		want := Input{"f.jsonl", len(raw), lines, fmt.Sprintf("%x", sha256.Sum256([]byte(raw)))}
		for size := 1; size < 140; size++ {
			b := recordsOf(t, raw, size, 1000)
			if *b.Input != want {
				t.Fatalf("size %d: %+v, want %+v", size, *b.Input, want)
			}
			if !slices.Equal(texts(b), texts(whole)) || told(b) != told(whole) {
				t.Fatalf("size %d: %q and %s, want %q and %s", size, texts(b), told(b), texts(whole), told(whole))
			}
		}
	}
}

func TestLongLine(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", 500) + `"}`
	raw := `{"text":"a"}` + "\n" + long + "\n" + `{"text":"b"}` + "\n" + long
	for _, size := range []int{1, 7, 64, 200} {
		b := recordsOf(t, raw, size, 400)
		if got := strings.Join(texts(b), ","); got != "1:9-10 a,3:534-535 b" {
			t.Errorf("size %d: %s", size, got)
		}
		if got, want := told(b), "f.jsonl:2: a line of more than 400 bytes, left out\nf.jsonl:4: a line of more than 400 bytes, left out"; got != want {
			t.Errorf("size %d: %s", size, got)
		}
		if b.Input.Bytes != len(raw) || b.Input.Lines != 4 || b.Input.SHA256 != fmt.Sprintf("%x", sha256.Sum256([]byte(raw))) {
			t.Errorf("size %d: %+v", size, b.Input)
		}
	}
}

func TestChunkOfText(t *testing.T) {
	f := File{Path: Stdin, Source: "f"}
	for c := range f.Chunks("", strings.NewReader("One.\nTwo.")) {
		b, err := c.Read()
		must(t, err)
		if d := b.Documents[0]; len(b.Documents) != 1 || d.Text != "One.\nTwo." || d.Line(2) != 2 || b.Input.Lines != 2 || b.Input.SHA256 != d.SHA256 {
			t.Errorf("got %+v %+v", b, b.Input)
		}
	}
}

func TestChunksFail(t *testing.T) {
	tests := []struct {
		file File
		in   io.Reader
		want string
	}{
		{File{Path: "gone/x.jsonl", Source: "x.jsonl"}, nil, "x.jsonl: no such file or directory"},
		{File{Path: "gone/x", Source: "x"}, nil, "x: no such file or directory"},
		{File{Path: Stdin, Source: "stdin", Format: FormatJSONL}, nil, "stdin: no standard input"},
		{File{Path: Stdin, Source: "x.jsonl"}, iotestError{}, "x.jsonl: broken pipe"},
		{File{Path: Stdin, Source: "x.ndjson"}, strings.NewReader("{\x00}"), "x.ndjson: binary file, skipped"},
		{File{Path: Stdin, Source: "x.jsonl"}, strings.NewReader("\xff\xfe{\x00}\x00"), "x.jsonl: JSON lines in utf-16le are not read; convert them to utf-8 first"},
		{File{Path: Stdin, Source: "x.orc.warc"}, strings.NewReader("a,b"), "x.orc.warc: is not what its name says, skipped"},
	}
	for _, tt := range tests {
		n := 0
		for c := range tt.file.Chunks("", tt.in) {
			n++
			if b, err := c.Read(); err == nil || err.Error() != tt.want || b.Input != nil || len(b.Documents) > 0 {
				t.Errorf("%v: %v, want %s", tt.file, err, tt.want)
			}
		}
		if n != 1 {
			t.Errorf("%v: %d chunks", tt.file, n)
		}
	}
	if _, err := (File{Path: "x.jsonl", Source: "x.jsonl"}).Read("", nil); err == nil || err.Error() != "x.jsonl: holds records, not one text" {
		t.Errorf("records read as one text: %v", err)
	}
	if CheckFormat(FormatJSONL) != nil || CheckFormat("") != nil || CheckFormat("odf") == nil {
		t.Error("formats are not what they are")
	}
}

// A pipe that breaks after some lines leaves those.
func TestChunksBreak(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text":"a"}`+"\n"+`{"text":"b"}`+"\n"+`{"te`), iotestError{})
	var b Batch
	for c := range (File{Path: Stdin, Source: "x.jsonl"}).split(in, 16, 1000) {
		got, err := c.Read()
		must(t, err)
		b.Documents, b.Problems, b.Input = append(b.Documents, got.Documents...), append(b.Problems, got.Problems...), got.Input
	}
	want := "x.jsonl:3: broken pipe; what follows is lost\nx.jsonl:3: not valid JSON: ends too soon"
	if len(b.Documents) != 2 || told(b) != want || b.Input == nil {
		t.Errorf("%d documents, %s", len(b.Documents), told(b))
	}
}

// A wire is an endless reader of records that says how much memory is in use as it is read.
type wire struct {
	line string
	left int
	peak uint64
}

func (w *wire) Read(p []byte) (int, error) {
	if w.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n+len(w.line) <= len(p) && w.left > 0 {
		n += copy(p[n:], w.line)
		w.left -= len(w.line)
	}
	if n == 0 {
		return 0, errors.New("a buffer shorter than a line")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	w.peak = max(w.peak, m.HeapAlloc)
	return n, nil
}

func TestChunksTakeLittleMemory(t *testing.T) {
	size := 200 << 20
	if testing.Short() {
		size = 20 << 20
	}
	w := &wire{line: `{"id":1,"text":"` + strings.Repeat(`The fire broke out.\n`, 100) + "\"}\n", left: size}
	documents := 0
	for c := range (File{Path: Stdin, Source: "x.jsonl"}).Chunks("", w) {
		b, err := c.Read()
		must(t, err)
		documents += len(b.Documents)
	}
	if documents != (size+len(w.line)-1)/len(w.line) || w.peak > 40<<20 {
		t.Errorf("%d documents, at most %d MiB in use", documents, w.peak>>20)
	}
}

func BenchmarkRecords(b *testing.B) {
	prose := "The fire broke out shortly before noon, police said on Tuesday. "
	for _, bm := range []struct{ name, text string }{
		{"plain", strings.Repeat(prose, 40)},
		{"paragraphs", strings.Repeat(strings.Repeat(prose, 4)+`\n\n`, 10)},
		{"quotes", strings.Repeat(`\"The fire\u2019s out,\" he said.\n`, 80)},
		{"escaped", strings.Repeat(`\u041f\u043e\u0436\u0430\u0440 `, 100)},
	} {
		raw := strings.Repeat(`{"id":"a-1","title":"Fire in Leeds","date":"2020-01-02","url":"https://example.org/","text":"`+bm.text+"\"}\n", 4<<20/len(bm.text))
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				for c := range (File{Path: Stdin, Source: "x.jsonl"}).Chunks("", strings.NewReader(raw)) {
					if _, err := c.Read(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// TestTooLong leaves out a record that is too long to be marked, and refuses a text file that is.
func TestTooLong(t *testing.T) {
	docs := func() []*Document {
		return []*Document{{Text: "short", Record: &Record{Line: 1}}, {Text: "too long", Record: &Record{Line: 2}}, {Text: "short", Record: &Record{Line: 3}}}
	}
	got, err := Batch{Documents: docs()}.without("r.jsonl", 5)
	must(t, err)
	if len(got.Documents) != 2 || len(got.Problems) != 1 || got.Problems[0].Line != 2 || !got.Problems[0].Unread {
		t.Errorf("%d documents, %+v", len(got.Documents), got.Problems)
	}
	text := docs()[1]
	text.Record = nil
	if _, err := (Batch{Documents: []*Document{text}}).without("a.txt", 5); err == nil || !strings.HasPrefix(err.Error(), "a.txt: has 8 bytes") {
		t.Errorf("a text that is too long: %v", err)
	}
}
