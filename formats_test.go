package onecopy_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"mime"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/klauspost/compress/zstd"

	"onecopy"
	"onecopy/corpus"
	"onecopy/corpus/format/jsonrow"
	"onecopy/corpus/format/parquet"
)

// A tale is a story as each of the formats has it.
type tale struct{ ID, Title, Text string }

// tales are the stories of the seeds that stay, as a first run cleans them.
func tales(t *testing.T, home string) (list []tale) {
	t.Helper()
	for _, s := range cleaned(t, "seeds", filepath.Join(home, "first")) {
		if s.Status == corpus.Survivor && s.Headline != "" {
			list = append(list, tale{fmt.Sprintf("s%d", len(list)), s.Headline, s.Text})
		}
	}
	if len(list) < 15 {
		t.Fatalf("%d stories", len(list))
	}
	return list
}

// cleaned are the stories of a run.
func cleaned(t *testing.T, in, out string) (list []corpus.Story) {
	t.Helper()
	if _, err := onecopy.Clean(t.Context(), []string{in}, out, onecopy.Options{Exclude: []string{"README.md"}, Problem: func(p corpus.Problem) {
		if !p.Note {
			t.Errorf("%s: %s", in, p)
		}
	}}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(out, "stories.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(raw) {
		var s corpus.Story
		if err := json.Unmarshal(line, &s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

func jsonOf(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

func record(s tale) string {
	return jsonOf(map[string]any{"id": s.ID, "title": s.Title, "text": s.Text})
}

// paragraphs are the paragraphs of a story in an element.
func paragraphs(s tale) string {
	var b strings.Builder
	for p := range strings.SplitSeq(s.Text, "\n\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", strings.ReplaceAll(html.EscapeString(p), "\n", "<br>\n"))
	}
	return b.String()
}

func page(s tale) string {
	title := html.EscapeString(s.Title)
	return fmt.Sprintf("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s | The Valley Post</title></head>\n<body><nav><a href=\"/\">Home</a></nav>\n"+
		"<article><h1>%s</h1>\n%s</article></body></html>\n", title, title, paragraphs(s))
}

func message(s tale, code string) string {
	body := s.Text + "\n"
	switch code {
	case "quoted-printable":
		var b strings.Builder
		w := quotedprintable.NewWriter(&b)
		_, _ = io.WriteString(w, body)
		_ = w.Close()
		body = strings.ReplaceAll(b.String(), "\r\n", "\n")
	case "base64":
		body = base64.StdEncoding.EncodeToString([]byte(body)) + "\n"
	}
	return fmt.Sprintf("From: desk@example.org\nSubject: %s\nMessage-ID: <%s@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: %s\n\n%s\n",
		mime.QEncoding.Encode("utf-8", s.Title), s.ID, code, body)
}

func mbox(list []tale, code string) (all string) {
	for _, s := range list {
		all += "From desk@example.org Tue Mar  4 09:12:00 2031\n" + message(s, code)
	}
	return all
}

func table(list []tale, comma rune) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = comma
	_ = w.Write([]string{"id", "title", "text"})
	for _, s := range list {
		_ = w.Write([]string{s.ID, s.Title, s.Text})
	}
	w.Flush()
	return b.String()
}

// columns writes a Parquet file.
func columns(list []tale) string {
	var found jsonrow.Inference
	var b bytes.Buffer
	for _, s := range list {
		_ = found.Add([]byte(record(s)))
	}
	w, err := parquet.InferSchema(&found).Writer(&b)
	if err != nil {
		panic(err)
	}
	for _, s := range list {
		_ = w.Write([]byte(record(s)))
	}
	_ = w.Close()
	return b.String()
}

// batches writes a file or a stream of Arrow.
func batches(list []tale, file bool) string {
	text := arrow.BinaryTypes.LargeString
	schema := arrow.NewSchema([]arrow.Field{{Name: "id", Type: text}, {Name: "title", Type: text}, {Name: "text", Type: text}}, nil)
	var b bytes.Buffer
	var w interface {
		Write(arrow.RecordBatch) error
		Close() error
	} = ipc.NewWriter(&b, ipc.WithSchema(schema))
	if file {
		w, _ = ipc.NewFileWriter(&b, ipc.WithSchema(schema), ipc.WithZstd())
	}
	for some := range slices.Chunk(list, 5) {
		r := array.NewRecordBuilder(memory.DefaultAllocator, schema)
		for _, s := range some {
			for k, v := range []string{s.ID, s.Title, s.Text} {
				r.Field(k).(*array.LargeStringBuilder).Append(v)
			}
		}
		_ = w.Write(r.NewRecordBatch())
	}
	_ = w.Close()
	return b.String()
}

// warcOf makes records of what write gives.
func warcOf(list []tale, kind, content string, write func(tale) string) (all string) {
	for _, s := range list {
		body := write(s)
		all += fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://example.org/%s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, s.ID, content, len(body), body)
	}
	return all
}

func packed(w io.WriteCloser, to *bytes.Buffer, s string) string {
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return to.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	return packed(gzip.NewWriter(&b), &b, s)
}

func zipped(files map[string]string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, s := range files {
		f, _ := w.Create(name)
		_, _ = io.WriteString(f, s)
	}
	_ = w.Close()
	return b.String()
}

func tarZstd(name, s string) string {
	var inner, b bytes.Buffer
	w := tar.NewWriter(&inner)
	_ = w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(s))})
	inner2 := packed(w, &inner, s)
	z, _ := zstd.NewWriter(&b)
	return packed(z, &b, inner2)
}

// TestFormats writes the stories of the seeds in each format, and wants the same headlines and
// texts of each.
func TestFormats(t *testing.T) {
	home := t.TempDir()
	list := tales(t, home)
	each := func(ext string, write func(tale) string) map[string]string {
		files := map[string]string{}
		for _, s := range list {
			files[s.ID+ext] = write(s)
		}
		return files
	}
	plain := func(s tale) string { return s.Title + "\n\n" + s.Text + "\n" }
	var lines, values []string
	var feed string
	for _, s := range list {
		lines, values = append(lines, record(s)+"\n"), append(values, record(s))
		feed += fmt.Sprintf("<item><guid>%s</guid><title>%s</title><description>%s</description></item>\n", s.ID, html.EscapeString(s.Title), html.EscapeString(paragraphs(s)))
	}
	jsonl, array := strings.Join(lines, ""), "[\n"+strings.Join(values, ",\n")+"\n]\n"
	response := func(s tale) string { return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(s) }
	for name, files := range map[string]map[string]string{
		"JSON lines": {"x.jsonl": jsonl}, "JSON lines, gzip": {"x.jsonl.gz": gzipped(jsonl)}, "JSON lines named .txt": {"x.txt": jsonl},
		"JSON list": {"x.json": array}, "tar, zstd": {"x.tar.zst": tarZstd("x.jsonl", jsonl)},
		"CSV": {"x.csv": table(list, ',')}, "TSV": {"x.tsv": table(list, '\t')},
		"Parquet": {"x.parquet": columns(list)}, "Arrow": {"x.arrow": batches(list, true)}, "Arrow stream": {"x": batches(list, false)},
		"Markdown": each(".md", func(s tale) string { return "---\ntitle: " + jsonOf(s.Title) + "\n---\n\n" + s.Text + "\n" }),
		"mbox":     {"x.mbox": mbox(list, "8bit")}, "mbox, quoted-printable": {"x.mbox": mbox(list, "quoted-printable")}, "mbox, base64": {"x.mbox": mbox(list, "base64")},
		"mail": each(".eml", func(s tale) string { return message(s, "quoted-printable") }),
		"RSS":  {"x.xml": "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>All</title>\n" + feed + "</channel></rss>\n"},
		"text": each(".txt", plain), "text, zip": {"x.zip": zipped(each(".txt", plain))}, "WET": {"x.wet.gz": gzipped(warcOf(list, "conversion", "text/plain", plain))},
		"HTML": each(".html", page), "WARC": {"x.warc.gz": gzipped(warcOf(list, "response", "application/http; msgtype=response", response))},
	} {
		t.Run(name, func(t *testing.T) {
			in := filepath.Join(t.TempDir(), "in")
			if err := os.Mkdir(in, 0o700); err != nil {
				t.Fatal(err)
			}
			for name, s := range files {
				if err := os.WriteFile(filepath.Join(in, name), []byte(s), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			compareTales(t, cleaned(t, in, filepath.Join(filepath.Dir(in), "out")), list)
		})
	}
}

// compareTales wants stories to be what was written, each once, but for white space.
func compareTales(t *testing.T, got []corpus.Story, want []tale) {
	t.Helper()
	left := map[string]string{}
	for _, s := range want {
		left[strings.Join(strings.Fields(s.Title+" # "+s.Text), " ")] = s.ID
	}
	for _, s := range got {
		if s.Status != corpus.Survivor {
			t.Errorf("%s is %s", s.ID, s.Status)
		}
		text := strings.Join(strings.Fields(s.Headline+" # "+s.Text), " ")
		if _, ok := left[text]; !ok {
			t.Errorf("no such story: %.300s", text)
		}
		delete(left, text)
	}
	for text, id := range left {
		t.Errorf("%s is not there: %.300s", id, text)
	}
}
