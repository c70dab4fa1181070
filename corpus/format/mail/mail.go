// Package mail reads messages (RFC 5322) and files of them (mbox, RFC 4155): a message is a record,
// whose text is the text of its parts without the code of the transfer, and whose fields are those
// of its header.
package mail

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"

	"onecopy/corpus/format"
)

// Read reads messages.
func Read(in *format.Stream) iter.Seq2[*format.Item, error] {
	return func(yield func(*format.Item, error) bool) {
		w := format.NewWindow(in.Body)
		for len(w.Buf) < len(from) && w.More() {
		}
		box := bytes.HasPrefix(w.Buf, []byte(from))
		if !box && boxed(in.Name) {
			for len(w.Buf) < sample && w.More() {
			}
			if head := string(w.Buf[:min(len(w.Buf), sample)]); !header(head, false) && holds(head) {
				box = true
				if !resync(w, yield) {
					return
				}
			}
		}
		for len(w.Buf) > 0 || w.More() || box && beyond(w, in, yield) {
			end := messageEnd(w, box, in.Longest)
			if end < 0 {
				err := fmt.Errorf("a message of more than %s", format.Count(in.Longest, "byte"))
				yield(nil, &format.Fault{Line: w.Line, At: w.At, Err: err, Lost: true})
				return
			}
			raw := string(w.Buf[:end])
			item := &format.Item{At: w.At, End: w.At + int64(end), Line: w.Line, Hold: end, Markup: true}
			item.Finish = func(item *format.Item) error { return parse(raw, item, box) }
			whole := !box || w.Whole(end)
			if item.Cut = box && end == len(w.Buf) && w.Beyond(in); item.Cut || !whole {
				raw = upTo(raw)
			}
			var err error
			if raw == "" && !item.Cut && end > 0 {
				item, err = nil, &format.Fault{Line: w.Line, At: w.At, Err: errors.New("ends in the header of a message, left out")}
			}
			if (strings.TrimSpace(raw) != "" || err != nil) && !yield(item, err) {
				return
			}
			if err != nil {
				return
			}
			if !item.Cut {
				w.Drop(end)
			} else if !resync(w, yield) {
				return
			}
		}
	}
}

// sample is how much of a box that does not begin as one is looked at, to see if it is a message.
const sample = 1 << 16

// boxed says whether a file is called a box of messages.
func boxed(name string) bool { return strings.Contains(strings.ToLower(name), ".mbox") }

// upTo is a message that breaks off, without the beginning of a line that would begin the next one.
// Of one that breaks off in its header nothing is left.
func upTo(raw string) string {
	last := raw[strings.LastIndexByte(raw, '\n')+1:]
	if strings.HasPrefix(last, from) || strings.HasPrefix(from, last) {
		raw = raw[:len(raw)-len(last)]
	}
	if !strings.Contains(raw, "\n\n") && !strings.Contains(raw, "\n\r\n") {
		return ""
	}
	return raw
}

// beyond goes on behind a hole between two messages, at the next one that begins.
func beyond(w *format.Window, in *format.Stream, yield func(*format.Item, error) bool) bool {
	return w.Beyond(in) && resync(w, yield)
}

// resync passes over the end of a message whose beginning is missing. It reports false if the
// reading is to end.
func resync(w *format.Window, yield func(*format.Item, error) bool) bool {
	line, at := w.Line, w.At
	for {
		end := w.LineEnd(0, longestLine)
		if end == 0 && len(w.Buf) > 0 {
			end = len(w.Buf)
		}
		if end == 0 || begins(w.Buf[:end]) {
			break
		}
		w.Drop(end)
	}
	if w.At == at {
		return true
	}
	err := fmt.Errorf("%s of a message whose beginning is missing, left out", format.Count(int(w.At-at), "byte"))
	return yield(nil, &format.Fault{Line: line, At: at, Err: err})
}

// longestLine is how many bytes of a line are looked at at once.
const longestLine = 1 << 20

// messageEnd is where the message ends that the window begins with: at a line that begins another
// one, behind an empty line. It is -1 for one of more than most bytes.
func messageEnd(w *format.Window, box bool, most int) int {
	for at, empty := 0, false; ; {
		end := w.LineEnd(at, most)
		switch {
		case end == 0 && at < len(w.Buf), at > most:
			return -1
		case end == 0:
			return at
		}
		line := w.Buf[at:end]
		if box && at > 0 && (begins(line) || nearly(line)) {
			if next := w.LineEnd(end, most); empty && begins(w.Buf[at:end]) || next > end && isField(w.Buf[end:next]) {
				return at
			}
			line = w.Buf[at:end]
		}
		empty = len(bytes.TrimRight(line, "\r\n")) == 0
		at = end
	}
}

// nearly says whether a line may be one that begins a message and was damaged.
func nearly(line []byte) bool {
	if len(line) <= len(from) || line[len(from)-1] == ':' {
		return false
	}
	if bytes.HasPrefix(line[1:], []byte(from)) {
		return true // the line end in front of it was damaged
	}
	other := 0
	for i := range len(from) {
		if line[i] != from[i] {
			other++
		}
	}
	return other <= 1
}

// begins says whether a line begins a message of a box: an address or a name, and a time and a year
// behind it.
func begins(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte(from))
	if !ok || len(rest) > 300 {
		return false
	}
	fields := strings.Fields(string(rest))
	clock, year := false, false
	for _, f := range fields[min(1, len(fields)):] {
		clock = clock || len(f) >= 5 && digits(f[:2]) && f[2] == ':' && digits(f[3:5])
		year = year || len(f) == 4 && digits(f)
	}
	return len(fields) >= 5 && clock && year
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Lines says whether the beginning of a text is a message or a box of them. One message that is not
// called so must have a text in the code of a transfer, or parts: others read as well as text, with
// all that stands above and below them.
func Lines(head string, named, whole bool, _ *format.FieldNames) bool {
	if named && whole && strings.HasPrefix(head, from) && !strings.Contains(head, "\n\n") && !strings.Contains(head, "\n\r\n") {
		return true // it is cut short in its first header
	}
	if line, rest, ok := strings.Cut(head, "\n"); ok && begins([]byte(line+"\n")) {
		return header(rest, false) || named && holds(head)
	}
	return header(head, !named) || named && holds(head)
}

// holds says whether a message of a box begins somewhere in a text: one whose beginning is missing.
func holds(text string) bool {
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		if begins([]byte(line+"\n")) && header(rest, false) {
			return true
		}
		text = rest
	}
	return false
}

// header says whether a text begins with the fields of a message: a sender or subject, something
// else that only mail has, and if it is to be coded, that it is.
func header(text string, coded bool) bool {
	seen := map[string]bool{}
	for n := 0; n < 200; n++ {
		line, rest, ok := strings.Cut(text, "\n")
		text = rest
		if line = strings.TrimRight(line, "\r"); line == "" || !ok && n > 3 {
			break
		}
		if n > 0 && (line[0] == ' ' || line[0] == '\t') {
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || !fieldName(name) {
			return false
		}
		switch value = strings.ToLower(strings.TrimSpace(value)); strings.ToLower(name) {
		case "content-transfer-encoding":
			coded = coded && value != "quoted-printable" && value != "base64"
		case "content-type":
			coded = coded && !strings.HasPrefix(value, "multipart/")
		}
		seen[strings.ToLower(name)] = true
	}
	second := false
	for _, name := range []string{"date", "to", "message-id", "mime-version", "content-transfer-encoding", "received", "return-path"} {
		second = second || seen[name]
	}
	return (seen["from"] || seen["subject"]) && second && !coded
}
