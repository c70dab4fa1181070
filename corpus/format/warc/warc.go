// Package warc reads archives of the web (WARC, ISO 28500) and their texts (WET): a record with a
// page or a text is a page.
//
// Records of other types and other contents than pages and texts are passed over. A record that is
// broken is told with its place, and reading goes on at the next one that begins.
package warc

import (
	"bytes"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"onecopy/corpus/format"
	"onecopy/corpus/format/webpage"
)

// A reading is an archive under way.
type reading struct {
	in    *format.Stream
	w     *format.Window
	yield func(*format.Item, error) bool
	shift int64 // bytes by which contents were longer unpacked than packed
	done  bool
}

// Read reads the records of an archive. Where a record holds a content that is packed, places from
// there on count it unpacked.
func Read(in *format.Stream) iter.Seq2[*format.Item, error] {
	return func(yield func(*format.Item, error) bool) {
		r := &reading{in: in, w: format.NewWindow(in.Body), yield: yield}
		for !r.done && (r.next() || !r.done && r.w.Beyond(in)) {
		}
	}
}

// begin is what a record begins with, in any version.
var begin = []byte("WARC/")

// longestHead is of how many bytes the header of a record is at most.
const longestHead = 1 << 16

// next reads a record. It reports false at the end.
func (r *reading) next() bool {
	w := r.w
	for {
		for len(w.Buf) < len(begin) && w.More() {
		}
		n := 0
		for n < len(w.Buf) && (w.Buf[n] == '\r' || w.Buf[n] == '\n') {
			n++
		}
		if w.Drop(n); n == 0 || len(w.Buf) >= len(begin) {
			break
		}
	}
	if len(w.Buf) == 0 {
		return false
	}
	if !bytes.HasPrefix(w.Buf, begin) {
		r.fault(fmt.Errorf("no record of WARC begins here"))
		return r.resync(1)
	}
	h, size, err := r.head()
	if err != nil {
		r.fault(err)
		return r.resync(1)
	}
	return r.record(h, size)
}

// fault tells what cannot be read where the window is.
func (r *reading) fault(err error) {
	if !r.yield(nil, &format.Fault{Line: r.w.Line, At: r.w.At + r.shift, Err: err}) {
		r.done = true
	}
}

// resync passes over at least so many bytes to where a line begins as a record does.
func (r *reading) resync(least int) bool {
	w := r.w
	mark := append([]byte("\n"), begin...)
	w.Drop(min(least, len(w.Buf)) - 1)
	for {
		if n := bytes.Index(w.Buf, mark); n >= 0 {
			w.Drop(n + 1)
			return true
		}
		w.Drop(max(0, len(w.Buf)-len(mark)))
		if !w.More() {
			w.Drop(len(w.Buf))
			return false
		}
	}
}

// head reads the header that the window begins with, and gives its bytes.
func (r *reading) head() (h header, size int, err error) {
	w := r.w
	for at := 0; ; {
		end := w.LineEnd(at, longestHead-at)
		if end == 0 || end > longestHead {
			if end == 0 && at >= len(w.Buf) || len(w.Buf) < longestHead {
				return h, 0, fmt.Errorf("the header of a record is cut short")
			}
			return h, 0, fmt.Errorf("the header of a record has over %s", format.Count(longestHead, "byte"))
		}
		line := bytes.TrimRight(w.Buf[at:end], "\r\n")
		if len(line) == 0 {
			h.parse(w.Buf[:at])
			return h, end, h.check()
		}
		at = end
	}
}

// record reads the content of a record.
func (r *reading) record(h header, head int) bool {
	w := r.w
	length := h.length
	if h.unknown() {
		r.fault(fmt.Errorf("a record of the type %.40q is passed over", h.kind))
	}
	if !h.wanted() || length > int64(r.in.Longest) {
		if h.wanted() {
			r.fault(fmt.Errorf("a record of %d bytes, longer than is read at once, is passed over", length))
		}
		return r.pass(int64(head)+length, h.wanted())
	}
	whole := head + int(length)
	for len(w.Buf) < whole && w.More() {
	}
	if len(w.Buf) < whole {
		err := fmt.Errorf("a record is cut short: it has %d of %d bytes", max(0, len(w.Buf)-head), length)
		if n := bytes.Index(w.Buf[head:], append([]byte("\n"), begin...)); n >= 0 {
			r.fault(err)
			return !r.done && r.resync(head+n)
		}
		r.fault(err)
		w.Drop(len(w.Buf))
		return false
	}
	if rest := w.Buf[whole:]; !ended(w, whole) {
		if n := bytes.Index(w.Buf[head:whole], append([]byte("\n"), begin...)); n >= 0 && !bytes.HasPrefix(bytes.TrimLeft(rest, "\r\n"), begin) {
			r.fault(fmt.Errorf("the length of a record is wrong: another one begins in it"))
			return !r.done && r.resync(head+n)
		}
	}
	inside := bytes.TrimLeft(w.Buf[head:whole], "\r\n")
	if bytes.HasPrefix(inside, begin) {
		r.fault(fmt.Errorf("the header of a record is damaged: it goes on to where another one begins"))
		return !r.done && r.resync(whole-len(inside))
	}
	r.content(h, string(w.Buf[head:whole]), head)
	w.Drop(whole)
	return true
}

// ended reports whether what follows a record is what may: line ends, or nothing.
func ended(w *format.Window, at int) bool {
	for len(w.Buf) < at+4 && w.More() {
	}
	rest := w.Buf[min(at, len(w.Buf)):]
	return len(rest) == 0 || rest[0] == '\r' || rest[0] == '\n'
}

// pass passes over bytes without reading them into memory.
func (r *reading) pass(n int64, told bool) bool {
	w := r.w
	for n > 0 {
		if len(w.Buf) == 0 && !w.More() {
			if !told {
				r.fault(fmt.Errorf("a record is cut short: %d bytes of it are missing", n))
			}
			return false
		}
		k := int(min(n, int64(len(w.Buf))))
		w.Drop(k)
		n -= int64(k)
	}
	return true
}

// content yields the page or text of a record.
func (r *reading) content(h header, raw string, head int) {
	w := r.w
	at := w.At + r.shift
	item := &format.Item{Page: true, Several: true, At: at, Line: w.Line, Hold: len(raw)}
	layer := format.NewLayer(raw, at+int64(head))
	line := w.Line + bytes.Count(w.Buf[:head], []byte("\n"))
	kind, charset := h.media, webpage.CharsetOf(h.mediaType)
	if h.http() {
		m, body, err := message(layer)
		if err != nil {
			r.fault(err)
			return
		}
		line += countLines(raw[:len(raw)-len(body.S)])
		if m.status < 200 || m.status > 299 || m.status == 204 {
			return
		}
		kind, charset = media(m.mediaType), webpage.CharsetOf(m.mediaType)
		if layer, err = m.decode(body, r.in.Longest); err != nil {
			r.fault(err)
			return
		}
		if m.broken != nil {
			item.Cut, item.Faults = true, append(item.Faults, "the content breaks off, as it cannot be unpacked: "+m.broken.Error())
		}
		if more := int64(len(layer.S) - len(body.S)); m.packed() && more > 0 {
			r.shift += more
		}
	}
	switch kind = sniff(kind, layer.S); kind {
	case "text/html", "application/xhtml+xml", "text/plain":
	default:
		return
	}
	item.End, item.Ahead = w.At+int64(head)+h.length+r.shift, r.shift
	item.Hold += len(layer.S)
	from := line
	item.Finish = func(d *format.Item) error {
		own := d.Line
		d.Line = from
		err := fill(d, r.in, layer, kind, charset)
		d.Line = own
		h.say(d)
		return err
	}
	if !r.yield(item, nil) {
		r.done = true
	}
}

func countLines(s string) (n int) {
	for i := range len(s) {
		if s[i] == '\n' {
			n++
		}
	}
	return n
}

// fill fills an item with a page or a text.
func fill(d *format.Item, in *format.Stream, layer *format.Layer, kind, charset string) error {
	if kind == "text/plain" {
		return plain(d, in, layer, charset)
	}
	return webpage.Fill(d, in, layer, charset)
}

// check says what is wrong with a header.
func (h *header) check() error {
	if h.length < 0 {
		return fmt.Errorf("a record says no length")
	}
	return nil
}

// number reads a length, -1 if it is none.
func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// parse reads the lines of a header. A line that begins with white space goes on with the one
// above.
func (h *header) parse(raw []byte) {
	h.length = -1
	fields := fieldsOf(raw)
	h.kind = strings.ToLower(fields["warc-type"])
	h.mediaType = fields["content-type"]
	h.media = media(h.mediaType)
	if s, ok := fields["content-length"]; ok {
		h.length = number(s)
	}
	h.uri = strings.Trim(fields["warc-target-uri"], "<>")
	h.date, h.digest, h.id = fields["warc-date"], fields["warc-payload-digest"], strings.Trim(fields["warc-record-id"], "<>")
}
