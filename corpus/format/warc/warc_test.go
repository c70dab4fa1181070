package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/klauspost/compress/zstd"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

const page = "<html><head><title>Dam opens</title></head><body><h1>Dam opens</h1><p>The dam above the valley was opened on Thursday after nine years of work, " +
	"the county said in a statement.</p><p>It feeds two power stations, which will serve about 30,000 homes in the region.</p></body></html>\n"

// record writes a record.
func record(kind, media, content string, more ...string) string {
	head := "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: <http://example.org/dam>\r\nWARC-Date: 2021-03-04T05:06:07Z\r\n"
	for _, m := range more {
		head += m + "\r\n"
	}
	return head + "Content-Type: " + media + fmt.Sprintf("\r\nContent-Length: %d\r\n\r\n", len(content)) + content + "\r\n\r\n"
}

// answer writes a record of an answer.
func answer(head, body string) string {
	return record("response", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+head+"\r\n"+body, "WARC-Payload-Digest: sha1:ABC", "WARC-Record-ID: <urn:uuid:1>")
}

func chunked(s string, n int) string {
	var b strings.Builder
	for len(s) > 0 {
		k := min(n, len(s))
		fmt.Fprintf(&b, "%x;x=y\r\n%s\r\n", k, s[:k])
		s = s[k:]
	}
	return b.String() + "0\r\n\r\n"
}

// packed packs a content.
func packed(t testing.TB, coding, s string) string {
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "bare deflate":
		w, _ = flate.NewWriter(&b, 6)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	}
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRead checks which records give what.
func TestRead(t *testing.T) {
	html, request := "Content-Type: text/html; charset=utf-8\r\n", record("request", "application/http", "GET / HTTP/1.1\r\n\r\n")
	plain := answer(html, page)
	tests := []struct {
		name, raw string
		pages     int
		faults    string
	}{
		{"a page", plain, 1, ""},
		{"among others", record("warcinfo", "application/warc-fields", "software: x\r\n") + request + plain + record("metadata", "x/y", "a") + plain, 2, ""},
		{"line ends of one sign", fmt.Sprintf("WARC/1.0\nWARC-Type: resource\nWARC-Target-URI: http://example.org/dam\nWARC-Date: 2021-03-04T05:06:07Z\n"+
			"Content-Type: text/html\nContent-Length: %d\n\n%s\n\n", len(page), page) + plain, 2, "[]"},
		{"chunks", answer(html+"Transfer-Encoding: chunked\r\n", chunked(page, 50)), 1, ""},
		{"said to be chunks", answer(html+"Transfer-Encoding: chunked\r\n", page), 1, ""},
		{"gzip", answer(html+"Content-Encoding: gzip\r\n", packed(t, "gzip", page)), 1, ""},
		{"gzip in chunks", answer(html+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(packed(t, "gzip", page), 40)), 1, ""},
		{"said to be gzip", answer(html+"Content-Encoding: gzip\r\n", page), 1, ""},
		{"brotli", answer(html+"Content-Encoding: br\r\n", packed(t, "br", page)), 1, ""},
		{"deflate", answer(html+"Content-Encoding: deflate\r\n", packed(t, "deflate", page)), 1, ""},
		{"bare deflate", answer(html+"Content-Encoding: deflate\r\n", packed(t, "bare deflate", page)), 1, ""},
		{"zstd", answer(html+"Content-Encoding: zstd\r\n", packed(t, "zstd", page)), 1, ""},
		{"said to be br", answer(html+"Content-Encoding: br\r\n", page), 1, ""},
		{"damaged brotli", answer(html+"Content-Encoding: br\r\n", "\xff\xff\xff\xff"), 0, "[1: the content of a record cannot be unpacked: brotli: PADDING_2]"},
		{"another code", answer(html+"Content-Encoding: xyz\r\n", "\x1b\x2f\x00"), 0, "[1: the content of a record is packed with xyz, which is not read]"},
		{"a picture", answer("Content-Type: image/png\r\n", "\x89PNG"), 0, ""},
		{"no type", answer("", page), 1, ""},
		{"a revisit", record("revisit", "application/http", "HTTP/1.1 200 OK\r\n\r\n") + plain, 1, ""},
		{"not found", record("response", "application/http", "HTTP/1.1 404 Not Found\r\n"+html+"\r\n"+page), 0, ""},
		{"a resource", record("resource", "text/html", page), 1, ""},
		{"a text", record("conversion", "text/plain", "Dam opens\n\nThe dam was opened.\n"), 1, ""},
		{"no answer", record("response", "application/http", "nothing") + plain, 1, "[1: the answer in a record has no head of HTTP]"},
		{"no record", "something else\r\n" + plain, 1, "[1: no record of WARC begins here]"},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + plain, 1, "[1: a record says no length]"},
		{"too short a length", strings.Replace(plain, "Content-Length: ", "Content-Length: 1\r\nX: ", 1) + plain, 1, ""},
		{"cut short", plain + plain[:len(plain)-60], 1, ""},
		{"cut short in the header", plain + plain[:40], 1, "[16: the header of a record is cut short]"},
		{"a length over the next record", strings.Replace(plain, "Content-Length: ", "Content-Length: 1", 1) + plain, 1, ""},
		{"the rest of a record in parts", plain + record("continuation", "application/http", page), 1, `[16: a record of the type "continuation" is passed over]`},
		{"a damaged type", strings.Replace(plain, "WARC-Type: response", "WARC-Tyre: response", 1) + plain, 1, `[1: a record of the type "" is passed over]`},
		{"nothing", "", 0, ""},
	}
	for _, tt := range tests {
		items, faults := formattest.Items(t, Read, tt.raw, "x.warc", format.FieldNames{})
		if len(items) != tt.pages || tt.faults != "" && fmt.Sprint(faults) != tt.faults {
			t.Errorf("%s: %d pages, faults %q", tt.name, len(items), faults)
		}
		for _, i := range items {
			if !strings.Contains(i.Text, "Dam opens\n\nThe dam") || i.URL != "http://example.org/dam" || !strings.Contains(string(i.Fields), `"date":"2021-03-04T05:06:07Z"`) {
				t.Errorf("%s: text %q, address %s, fields %s", tt.name, i.Text, i.URL, i.Fields)
			}
		}
	}
}

// TestBomb checks that a content that unpacks to a great deal is refused.
func TestBomb(t *testing.T) {
	raw := answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed(t, "gzip", strings.Repeat(" ", 8<<20)))
	items, faults := formattest.Items(t, Read, raw, "x.warc", format.FieldNames{})
	if len(items) != 0 || fmt.Sprint(faults) != "[1: the content of a record unpacks to more than is read]" {
		t.Errorf("%d pages, faults %q", len(items), faults)
	}
}

// A content that breaks off, or is damaged behind a part of it, is read as far as it goes, and said
// to break off.
func TestContentBreaksOff(t *testing.T) {
	for _, coding := range []string{"gzip", "deflate", "zstd", "br"} {
		whole := page + strings.Repeat("<p>The dam in the valley was opened on Friday, "+coding+" said 1 2 3 4 5 6 7.</p>\n", 3000)
		raw := packed(t, coding, whole)
		items, _ := formattest.Items(t, Read, answer("Content-Type: text/html\r\nContent-Encoding: "+coding+"\r\n", raw[:len(raw)/2]), "x.warc", format.FieldNames{})
		for _, i := range items {
			if !i.Cut || len(i.Faults) != 1 || !strings.Contains(i.Faults[0], "breaks off") {
				t.Errorf("%s: cut %v, faults %q", coding, i.Cut, i.Faults)
			}
		}
	}
}

// TestHurt reads archives that are damaged.
func TestHurt(t *testing.T) {
	raw := answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked(page, 70)) +
		answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed(t, "gzip", page)) + record("conversion", "text/plain", "Dam opens\n\nThe dam was opened.\n")
	formattest.Hurt(t, Read, raw, "x.warc", func([]*format.Item) {})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked(page, 70)) + answer("Content-Type: text/html\r\n", page)))
	f.Add([]byte(answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed(f, "gzip", page)) + record("conversion", "text/plain", "Dam opens\r\n")))
	f.Add([]byte("WARC/1.1\nWARC-Type: resource\nContent-Type: text/html\n Content-Length: 3\nContent-Length: 5\n\n<p>a\n\nWARC/"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		formattest.Items(t, Read, string(raw), "x.warc", format.FieldNames{})
		formattest.Holed(t, Read, string(raw), "x.warc", len(raw)/2)
	})
}
