package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"onecopy/corpus/format"
)

// lookAt is what is seen in a text file.
func lookAt(t testing.TB, raw, enc string) look {
	t.Helper()
	f := File{Path: Stdin, Source: "f.txt"}
	s, err := f.open(strings.NewReader(raw))
	must(t, err)
	defer s.Close()
	return f.look(s, enc)
}

func TestLookForJSON(t *testing.T) {
	const record = `{"id":"1","text":"The ferry \u00e9 was \"stopped\"."}` + "\n"
	const (
		lines  = "looks like JSON lines and is read as such"
		whole  = "looks like JSON and is read as such"
		begins = "begins with a line of JSON and is read as text"
	)
	tests := []struct{ name, raw, enc, want string }{
		{"one record", record, "", lines},
		{"no end of line", strings.TrimSpace(record), "", lines},
		{"many", strings.Repeat(record, 50), "", lines},
		{"blank lines and a mark", "\xef\xbb\xbf\n \r\n" + record + "\n" + record, "", lines},
		{"lines of Windows", strings.ReplaceAll(record+record, "\n", "\r\n"), "", lines},
		{"other members", `{"url":"u","content":"x"}` + "\n", "", lines},
		{"one of five torn", strings.Repeat(record, 4) + "{\"text\":\n" + strings.Repeat(record, 5), "", lines},
		{"a long story", `{"text":"` + strings.Repeat("x", 100_000) + "\"}\n" + record, "", lines},
		{"a story that is too long to look at", `{"text":"` + strings.Repeat("x", sniffedJSON) + "\"}\n" + record, "", lines},
		{"cut by the end of what is looked at", strings.Repeat(record, 20_000), "", lines},
		{"Windows-1252", "{\"text\":\"caf\xe9\"}\n", "", "JSON lines in windows-1252 are not read"},
		{"koi8-r, told", "{\"text\":\"\xf0\xc1\xd2\xcf\xcd\"}\n", "koi8-r", "JSON lines in koi8-r are not read"},
		{"koi8-r, told, and utf-8", record, "koi8-r", lines},
		{"utf-16", wide(t, record, unicode.LittleEndian, unicode.UseBOM), "", "JSON lines in utf-16le are not read"},
		{"utf-16 without a mark", wide(t, record, unicode.BigEndian, unicode.IgnoreBOM), "", "JSON lines in utf-16be are not read"},

		{"a list", `[{"id":"1","text":"x"},` + "\n" + `{"id":"2","text":"y"}]`, "", whole},
		{"an object on many lines", "{\n \"id\": \"1\",\n \"text\": \"x\"\n}\n", "", whole},
		{"objects on many lines", strings.Repeat("{\n \"id\": \"1\"\n}\n", 999), "", whole},
		{"cut within a string", `[{"text":"` + strings.Repeat("x", 2*sniffedJSON), "", whole},

		{"a record, then prose", record + prose, "", begins},
		{"records, then prose", record + record + record + prose + prose, "", begins},

		{"prose", prose, "", ""},
		{"prose with a record", prose + record, "", ""},
		{"braces", "{{page}}\n\n" + prose, "", ""},
		{"brackets", "[Updated] " + prose, "", ""},
		{"a note", "[1] " + prose, "", ""},
		{"a number in brackets", "[1]\n", "", ""},
		{"an empty object", "{}\n", "", ""},
		{"front matter", "{\n \"title\": \"x\"\n}\n\n" + prose, "", ""},
		{"a brace alone", "{", "", ""},
		{"an object cut short", `{"text":"x`, "", whole},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := lookAt(t, tt.raw, tt.enc)
			if got := l.note + l.trouble; !strings.HasPrefix(got, tt.want) || (got == "") != (tt.want == "") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if (l.format == FormatJSONL) != (tt.want == lines) {
				t.Errorf("format %s", l.format)
			}
		})
	}
}

// JSON lines are read the same under any name, from a file and from standard input, found or not.
func TestJSONLinesUnderAnyName(t *testing.T) {
	raw := strings.Repeat(`{"id":"1","text":"The ferry \u00e9 was stopped."}`+"\n\n{}\n", 300)
	want := fmt.Sprint(texts(records(t, raw)))
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "a.json.txt", "a", "a.2020"} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte(raw), 0o644))
		found, err := Find([]string{path}, FindOptions{})
		must(t, err)
		for _, f := range append(found.Files, File{Path: path, Source: name}, File{Path: Stdin, Source: name}) {
			var got Batch
			for c := range f.Chunks("", strings.NewReader(raw)) {
				b, err := c.Read()
				must(t, err)
				got.Documents, got.Problems = append(got.Documents, b.Documents...), append(got.Problems, b.Problems...)
				got.Input = b.Input
			}
			if fmt.Sprint(texts(got)) != want || got.Input.Bytes != len(raw) {
				t.Errorf("%s: %d texts of %d bytes", f.Path, len(got.Documents), got.Input.Bytes)
			}
			if said := told(got); !strings.Contains(said, name+": looks like JSON lines") || !strings.Contains(said, name+":3: record without text; and so 299 more lines") {
				t.Errorf("%s: told %s", f.Path, said)
			}
		}
		f := File{Path: path, Source: name, Format: formatText}
		d, err := f.Read("", nil)
		must(t, err)
		if d.Text != raw || len(d.Problems) > 0 {
			t.Errorf("%s as text: %v", name, d.Problems)
		}
	}
}

func TestTextField(t *testing.T) {
	tests := []struct{ name, field, line, text, problems string }{
		{"another member", "content", `{"id":"a","title":"b","content":"x\ny","text":"z"}`, "x\ny", ""},
		{"a member that is read as something else", "title", `{"id":"a","title":"b","text":"z"}`, "b", ""},
		{"an escaped name", "te xt", `{"te\u0020xt":"x"}`, "x", ""},
		{"a guess", "", `{"headline":"h","content":"c"}`, "c", "f.jsonl: text is read from the field content; --text-field NAME says otherwise"},
		{"a nested member", "a.b", `{"text":"z","a":{"c":1,"b":"x\ny"}}`, "x\ny", ""},
		{"a name with a dot", "a.b", `{"a.b":"x"}`, "x", ""},
		{"not there", "body", `{"text":"x","n":1}`, "", "f.jsonl:1: record without body, its strings are text: --text-field NAME says which is the text"},
		{"not a string", "body", `{"body":1}`, "", "f.jsonl:1: body is not a string"},
		{"a name that steers", "\x1b[2J", `{"text":"x"}`, "", "f.jsonl:1: record without %1B[2J, its strings are text: --text-field NAME says which is the text"},
		{"names", "", `{"url":"u","n":{"a":"b"},"headline":"h","words":"c"}`, "", "f.jsonl:1: record without text, its strings are url, headline, words, n.a: --text-field NAME says which is the text"},
		{"hostile names", "", "{\"a\\u001b[31m\\n\":\"\",\"\u202eb\":\"\"}", "", "f.jsonl:1: record without text, its strings are a%1B[31m%0A, %E2%80%AEb: --text-field NAME says which is the text"},
		{"many names", "", `{"a":"","b":"","c":"","d":"","e":"","f":"","g":"","h":"","i":"","j":""}`, "", "f.jsonl:1: record without text, its strings are a, b, c, d, e, f, g, h, 2 more: --text-field NAME says which is the text"},
		{"a long name", "", `{"` + strings.Repeat("é", 300) + `":""}`, "", "f.jsonl:1: record without text, its strings are " + strings.Repeat("é", 20) + "…: --text-field NAME says which is the text"},
		{"deep names", "", `{"meta":{"n":1,"url":"u","more":{"x":{"far":"f"},"y":"z"}},"doc":{"para":"t"}}`, "", "f.jsonl:1: record without text, its strings are meta.url, meta.more.y, doc.para: --text-field NAME says which is the text"},
		{"null", "content", `{"id":1,"content":null}`, "", "f.jsonl:1: no story, as content is null"},
		{"empty", "content", `{"id":1,"content":" \n "}`, " \n ", "f.jsonl:1: no story, as content is empty"},
		{"no strings", "", `{"id":"a","n":1}`, "", "f.jsonl:1: record without text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := File{Path: Stdin, Source: "f.jsonl", Fields: format.FieldNames{Text: tt.field}}
			for c := range f.Chunks("", strings.NewReader(tt.line)) {
				b, err := c.Read()
				must(t, err)
				text := ""
				for _, d := range b.Documents {
					text = d.Text
					checkLiteral(t, d, tt.line)
				}
				if text != tt.text || told(b) != tt.problems {
					t.Errorf("got %q, told %s", text, told(b))
				}
			}
		})
	}
}

func FuzzLook(f *testing.F) {
	f.Add("{\"text\":\"x\"}\n{\"a\":1}\n", "")
	f.Add("[{\"a\":\"b\"}", "")
	f.Add("\xe6\xe6\xe6\xe6\xe6\xfb\xe6\xe6", "") // looks like text, and as a whole is of another encoding
	f.Add("\xff\xfe{\x00}\x00", "utf-16le")
	f.Fuzz(func(t *testing.T, raw, enc string) {
		if CheckEncoding(enc) != nil {
			return
		}
		l := lookAt(t, raw, enc)
		file := File{Path: Stdin, Source: "f.txt"}
		size := 0
		for c := range file.Chunks(enc, strings.NewReader(raw)) {
			b, err := c.Read()
			foreign := l.format == formatText && Unsupported(err) // what the whole text says of its encoding
			if (err != nil) != (l.trouble != "") && !foreign {
				t.Fatalf("%+v and %v", l, err)
			}
			if b.Input != nil {
				size = b.Input.Bytes
			}
			for _, d := range b.Documents {
				if d.Record != nil && l.format == formatText || d.Record == nil && l.format == FormatJSONL {
					t.Errorf("%+v and %+v", l, d.Record)
				}
			}
		}
		if l.trouble == "" && size > 0 && size != len(raw) {
			t.Errorf("%d of %d bytes read", size, len(raw))
		}
	})
}
