package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"onecopy/corpus/format"
)

// A reply is the head of an answer in HTTP.
type reply struct {
	status    int
	mediaType string
	chunked   bool
	coding    string // of the content: gzip, deflate, zstd, br or another one
	broken    error  // of what the content is packed with, behind what was unpacked
	unpacked  bool   // the content is not as the head says: it was unpacked when it was stored
}

// packed reports whether the content was unpacked here.
func (m *reply) packed() bool { return m.coding != "" && !m.unpacked }

// message parts an answer into its head and its body.
func message(l *format.Layer) (m reply, body *format.Layer, err error) {
	end, size := strings.Index(l.S, "\r\n\r\n"), 4
	if n := strings.Index(l.S, "\n\n"); n >= 0 && (end < 0 || n < end) {
		end, size = n, 2
	}
	if end < 0 || !strings.HasPrefix(l.S, "HTTP/") {
		return m, nil, errors.New("the answer in a record has no head of HTTP")
	}
	head := l.S[:end]
	first, _, _ := strings.Cut(head, "\n")
	f := strings.Fields(first)
	if len(f) > 1 {
		m.status, _ = strconv.Atoi(f[1])
	}
	fields := fieldsOf([]byte(head))
	m.mediaType = fields["content-type"]
	m.chunked = strings.Contains(strings.ToLower(fields["transfer-encoding"]), "chunked")
	m.coding = strings.ToLower(fields["content-encoding"])
	if m.coding == "identity" || m.coding == "none" {
		m.coding = ""
	}
	return m, l.Part(end+size, len(l.S)), nil
}

// decode undoes the coding of the transfer and that of the content. Many archives hold contents
// without either, though the head says it.
func (m *reply) decode(body *format.Layer, most int) (*format.Layer, error) {
	if m.chunked {
		if whole, ok := unchunk(body); ok {
			body = whole
		}
	}
	raw := body.S
	var in io.Reader
	var err error
	switch m.coding {
	case "":
		return body, nil
	case "gzip", "x-gzip":
		if !strings.HasPrefix(raw, "\x1f\x8b") {
			m.unpacked = true
			return body, nil
		}
		in, err = gzip.NewReader(strings.NewReader(raw))
	case "deflate":
		if in, err = zlib.NewReader(strings.NewReader(raw)); err != nil {
			if sniff("", raw) != "" {
				m.unpacked = true
				return body, nil
			}
			in, err = flate.NewReader(strings.NewReader(raw)), nil
		}
	case "zstd":
		if !strings.HasPrefix(raw, "\x28\xb5\x2f\xfd") {
			m.unpacked = true
			return body, nil
		}
		var d *zstd.Decoder
		if d, err = zstd.NewReader(strings.NewReader(raw), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)); err == nil {
			defer d.Close()
			in = d
		}
	case "br":
		if sniff("", raw) != "" { // brotli has no mark
			m.unpacked = true
			return body, nil
		}
		in = brotli.NewReader(strings.NewReader(raw))
	default:
		if sniff("", raw) != "" {
			m.unpacked = true
			return body, nil
		}
		return nil, fmt.Errorf("the content of a record is packed with %s, which is not read", format.Shown(m.coding))
	}
	if err != nil {
		return nil, fmt.Errorf("the content of a record cannot be unpacked: %w", err)
	}
	// A page that unpacks to more than a thousand times its size, beyond a megabyte, is a bomb.
	const free, ratio = 1 << 20, 1000
	limit := min(int64(most), max(free, ratio*int64(len(raw))))
	text, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case int64(len(text)) > limit:
		return nil, errors.New("the content of a record unpacks to more than is read")
	case err != nil && len(text) == 0:
		return nil, fmt.Errorf("the content of a record cannot be unpacked: %w", err)
	}
	m.broken = err
	return format.NewLayer(string(text), body.Place(0)), nil
}

// unchunk joins the chunks of a body, if it is made of chunks.
func unchunk(body *format.Layer) (*format.Layer, bool) {
	b := format.NewLayerBuilder(body)
	s := body.S
	for at := 0; ; {
		n := strings.IndexByte(s[at:], '\n')
		if n < 0 || n > 1024 {
			return b.Done(), at > 0 // cut short
		}
		digits, _, _ := strings.Cut(strings.TrimRight(s[at:at+n], "\r"), ";")
		size, err := strconv.ParseUint(strings.TrimSpace(digits), 16, 40)
		if err != nil {
			return nil, false
		}
		at += n + 1
		end := min(len(s), at+int(size))
		b.Put([]byte(s[at:end]), at, end)
		if size == 0 || end == len(s) {
			return b.Done(), true
		}
		if at = end; strings.HasPrefix(s[at:], "\r\n") {
			at += 2
		} else if strings.HasPrefix(s[at:], "\n") {
			at++
		}
	}
}

// sniff settles what a content is: a type that says nothing, or that servers say of everything, is
// doubted.
func sniff(kind, s string) string {
	switch kind {
	case "", "text/plain", "application/octet-stream", "unk", "application/x-unknown":
	default:
		return kind
	}
	head := bytes.ToLower(bytes.TrimLeft([]byte(s[:min(len(s), 1024)]), " \t\r\n\xef\xbb\xbf"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<!--"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return "text/html"
		}
	}
	return kind
}

// plain fills an item with a text.
func plain(d *format.Item, in *format.Stream, l *format.Layer, charset string) error {
	text, place := l.S, l.Place
	if in.Decode != nil {
		decoded, within, lost, err := in.Decode(l.S, charset)
		if err != nil {
			return err
		}
		if text = decoded; lost != "" {
			d.Faults = append(d.Faults, lost)
		}
		if within != nil {
			place = func(i int) int64 { return l.Place(within(i)) }
		}
	}
	var b format.TextBuilder
	for i := 0; i < len(text); {
		n := i
		for n < len(text) && text[n] < utf8.RuneSelf && text[n] != 0 {
			n++
		}
		if n == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			n += size
		}
		for k := i; k < n; { // as far as the places run side by side
			to := n
			if place(n)-place(k) != int64(n-k) {
				to = k + 1
				for to < n && !utf8.RuneStart(text[to]) {
					to++
				}
			}
			if size := int(place(to) - place(k)); size == to-k {
				b.Clean(text[k:to], place(k))
			} else {
				b.Put(text[k:to], place(k), size)
			}
			k = to
		}
		i = n
	}
	d.Text, d.Anchors = b.Done()
	line := d.Line
	for i := 0; i < len(d.Text); {
		d.Rows = append(d.Rows, int32(line))
		n := strings.IndexByte(d.Text[i:], '\n')
		if n < 0 {
			break
		}
		i, line = i+n+1, line+1
	}
	return nil
}
