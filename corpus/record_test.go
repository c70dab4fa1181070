package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// records reads JSON lines as from standard input.
func records(t testing.TB, raw string) Batch {
	t.Helper()
	return recordsOf(t, raw, chunkSize, longestLine)
}

// recordsOf reads them in chunks of size bytes, and puts the chunks together.
func recordsOf(t testing.TB, raw string, size, most int) (all Batch) {
	t.Helper()
	f := File{Path: Stdin, Source: "f.jsonl"}
	for c := range f.split(strings.NewReader(raw), size, most) {
		b, err := c.Read()
		must(t, err)
		all.Documents = append(all.Documents, b.Documents...)
		all.Problems = append(all.Problems, b.Problems...)
		all.Input = b.Input
	}
	return all
}

// told is what was said of a batch, its documents included.
func told(b Batch) string {
	list := slices.Clone(b.Problems)
	for _, d := range b.Documents {
		list = append(list, d.Problems...)
	}
	var lines []string
	for _, p := range SortProblems(list) {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

func TestRecord(t *testing.T) {
	tests := []struct{ name, line, text, record, problems string }{
		{"all members", `{"id":"a","text":"Te xt","title":"Head","date":"2020-01-02","source":"AP","n":[{"text":1}]}`, "Te xt", "a|Head|2020-01-02|AP", ""},
		{"text alone", ` { "text" : "x" } `, "x", "|||", ""},
		{"number for id", `{"text":"x","id":-12.50e3}`, "x", "-12.50e3|||", ""},
		{"null", `{"text":"x","id":null,"title":null}`, "x", "|||", ""},
		{"escaped name", `{"te\u0078t":"x","\u0069d":"b"}`, "x", "b|||", ""},
		{"other case", `{"text":"x","Text":"y","ID":1}`, "x", "|||", ""},
		{"escapes", `{"text":"\"\\\/\b\f\n\r\t \u00e9\u20ac\ud83d\uDE00"}`, "\"\\/\b\f\n\r\t é€😀", "|||", ""},
		{"old mac", `{"text":"a\rb"}`, "a\nb", "|||", ""},
		{"title of two lines", `{"text":"","title":" Fire\n in\u00a0Leeds "}`, "", "|Fire in Leeds||", "f.jsonl:1: no story, as text is empty"},
		{"lone surrogates", `{"text":"\ud800x\udc00\ud83d\ud83d\ude00"}`, "\uFFFDx\uFFFD\uFFFD😀", "|||", "f.jsonl:1: lone surrogate (3 escapes) replaced by U+FFFD"},
		{"NUL", `{"text":"a\u0000","id":"\u0000"}`, "a\uFFFD", "\uFFFD|||", "f.jsonl:1: NUL (1 escape) replaced by U+FFFD\nf.jsonl:1: id: NUL (1 escape) replaced by U+FFFD"},
		{"bad bytes", "{\"text\":\"caf\xe9\\n\xe2\x80\"}", "caf\uFFFD\n\uFFFD\uFFFD", "|||", "f.jsonl:1: invalid UTF-8 (3 bytes) replaced by U+FFFD"},
		{"bad bytes and escapes", "{\"text\":\"\xff\\ud800\"}", "\uFFFD\uFFFD", "|||", "f.jsonl:1: invalid UTF-8 (1 byte) and lone surrogate (1 escape) replaced by U+FFFD"},
		{"replaced before", `{"text":"` + "\uFFFD" + `\ufffd"}`, "\uFFFD\uFFFD", "|||", ""},
		{"members of other kinds", `{"text":"x","id":["a"],"title":1,"date":false,"source":{}}`, "x", "|||", "f.jsonl:1: date is not a string, passed over\n" +
			"f.jsonl:1: id is not a string, passed over\nf.jsonl:1: source is not a string, passed over\nf.jsonl:1: title is not a string, passed over"},

		{"no text", `{"id":"a"}`, "", "", "f.jsonl:1: record without text"},
		{"text null", `{"text":null}`, "", "", "f.jsonl:1: no story, as text is null"},
		{"text a list", `{"text":["x"]}`, "", "", "f.jsonl:1: text is not a string"},
		{"text twice", `{"text":"x","text":"y"}`, "", "", "f.jsonl:1: not valid JSON: a name stands twice in one object"},
		{"a name twice, deep", `{"text":"x","n":{"\u0061":1,"a":2}}`, "", "", "f.jsonl:1: not valid JSON: a name stands twice in one object"},
		{"a list", `[1]`, "", "", "f.jsonl:1: not a JSON object"},
		{"a string", `"text"`, "", "", "f.jsonl:1: not a JSON object"},
		{"no JSON", `text`, "", "", "f.jsonl:1: not a JSON object"},
		{"cut short", `{"text":"x`, "", "", "f.jsonl:1: not valid JSON: ends too soon"},
		{"bad escape", `{"text":"\x"}`, "", "", "f.jsonl:1: not valid JSON: byte 10 of the line is out of place"},
		{"bad unit", `{"text":"\u00g0"}`, "", "", "f.jsonl:1: not valid JSON: byte 10 of the line is out of place"},
		{"tab in a string", "{\"text\":\"\t\"}", "", "", "f.jsonl:1: not valid JSON: byte 10 of the line is out of place"},
		{"two records", `{"text":"x"}{"text":"y"}`, "", "", "f.jsonl:1: more than one JSON value"},
		{"comma", `{"text":"x"},`, "", "", "f.jsonl:1: more than one JSON value"},
		{"depth", strings.Repeat(`{"text":`, 20000), "", "", "f.jsonl:1: not valid JSON: byte 80001 of the line is out of place"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := records(t, tt.line)
			text, record := "", ""
			for _, d := range b.Documents {
				text, record = d.Text, strings.Join([]string{d.Record.ID, d.Record.Title, d.Record.Date, d.Record.Origin}, "|")
				checkLiteral(t, d, tt.line)
			}
			if text != tt.text || record != tt.record || told(b) != tt.problems {
				t.Errorf("got %q, %q\n%s", text, record, told(b))
			}
		})
	}
}

// checkLiteral makes sure that each character of a text is what a decoder makes of the bytes its
// offsets give, and that the last offset is that of a quote.
func checkLiteral(t testing.TB, d *Document, raw string) {
	t.Helper()
	if !utf8.ValidString(d.Text) || strings.IndexByte(d.Text, 0) >= 0 || raw[d.Offset(len(d.Text))] != '"' || raw[d.Offset(0)-1] != '"' && d.Text != "" {
		t.Fatalf("text %q from %d to %d of %q", d.Text, d.Offset(0), d.Offset(len(d.Text)), raw)
	}
	for i, r := range d.Text {
		from, to := d.Offset(i), d.Offset(i+utf8.RuneLen(r))
		var char string
		if err := json.Unmarshal([]byte(`"`+raw[from:to]+`"`), &char); err != nil || from == to {
			t.Fatalf("byte %d of %q is %q: %v", i, d.Text, raw[from:to], err)
		}
		char = strings.NewReplacer("\x00", "\uFFFD").Replace(char)
		if char != string(r) && !(char == "\r" && r == '\n') {
			t.Fatalf("byte %d of %q is %q, and of the input %q", i, d.Text, r, raw[from:to])
		}
		for j := range utf8.RuneLen(r) {
			if at := d.Offset(i + j); at < from || at >= to {
				t.Fatalf("inside the character at %d the offset is %d, not %d to %d", i, at, from, to)
			}
		}
	}
}

// Long texts have many checkpoints, at characters of every length.
func TestOffsetsOfLongText(t *testing.T) {
	for _, unit := range []string{"x", "é", "\\n", `\u00e9`, `x\ud83d\ude00é`, "€\\u20ac😀\\\"", "\xff" + strings.Repeat("x", 30), "\xe2\x80" + strings.Repeat("x", 50), `\ud800`} {
		line := `{"id":1, "text":"` + strings.Repeat(unit, 700) + strings.Repeat("x", 700) + `"}`
		b := records(t, "\n"+line)
		checkLiteral(t, b.Documents[0], "\n"+line)
	}
}

func TestStoryID(t *testing.T) {
	long := strings.Repeat("é", 1<<19)
	tests := []struct {
		id   string
		n    int
		want string
	}{
		{"a", 0, "a"},
		{"a", 2, "a#2"},
		{"", 0, "f.jsonl#1"},
		{"", 3, "f.jsonl#1#3"},
		{"../../etc/passwd", 0, "../../etc/passwd"},
		{"x\x01\n\u0085\u202e", 0, "x%01%0A%C2%85\u202e"},
		{long, 1, strings.Repeat("é", 88) + "%%f09174b501fc23341df3#1"},
	}
	for _, tt := range tests {
		line, err := json.Marshal(map[string]string{"id": tt.id, "text": "x"})
		must(t, err)
		d := records(t, string(line)).Documents[0]
		if got := d.StoryID(tt.n); got != tt.want || d.Record.ID != tt.id || d.Line(7) != 1 {
			t.Errorf("story %d of record %.40q is %q, want %q", tt.n, tt.id, got, tt.want)
		}
	}
	if got := read(t, "x", "").StoryID(4); got != "f#4" {
		t.Errorf("story of a text: %q", got)
	}
}

func TestIDs(t *testing.T) {
	var ids IDs
	var got []string
	for _, id := range strings.Fields("a b a a~2 a a~2 c~2 c c") {
		got = append(got, ids.Take(id))
	}
	if want := "a b a~2 a~2~2 a~3 a~2~3 c~2 c c~3"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"x\n\u00e9\ud83d\ude00","title":"t"}`+"\n\n{}"), 1)
	f.Add([]byte("{\"text\":\"\xff\\ud800\\u0000\",\"id\":1e9}\r\n[\n"), 7)
	f.Add([]byte("\xef\xbb\xbf{\"text\":\"\\r\"}"), 2)
	f.Add([]byte(`{"text":"\uD83D\u0041\\u0041","n":{"a":[{}],"a":2}}`), 100)
	f.Fuzz(func(t *testing.T, raw []byte, size int) {
		if len(raw) > 4096 || notJSONL(raw) != "" {
			return
		}
		whole := records(t, string(raw))
		for _, d := range whole.Documents {
			checkLiteral(t, d, string(raw))
			line := bytes.TrimPrefix(bytes.Split(raw, []byte("\n"))[d.Record.Line-1], []byte("\xef\xbb\xbf"))
			var object struct{ Text *string }
			if err := json.Unmarshal(line, &map[string]any{}); err != nil {
				t.Fatalf("%q is read as %q: %v", line, d.Text, err)
			}
			if err := json.Unmarshal(line, &object); err == nil && object.Text == nil {
				t.Fatalf("%q has a text: %q", line, d.Text)
			}
		}
		parts := recordsOf(t, string(raw), 1+int(uint(size)%300), longestLine)
		if fmt.Sprint(texts(whole)) != fmt.Sprint(texts(parts)) || told(whole) != told(parts) || *whole.Input != *parts.Input {
			t.Errorf("in one chunk %q %+v, in more %q %+v", texts(whole), whole.Input, texts(parts), parts.Input)
		}
	})
}

// texts are the documents of a batch, with their places.
func texts(b Batch) (list []string) {
	for _, d := range b.Documents {
		list = append(list, fmt.Sprintf("%d:%d-%d %s", d.Line(1), d.Offset(0), d.Offset(len(d.Text)), d.Text))
	}
	return list
}
