// Package formattest checks what readers of formats give. Only tests use it.
package formattest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"
	"unicode/utf8"

	"onecopy/corpus/format"
)

// Longest is how many bytes a document may have in these tests.
const Longest = 1 << 20

// Items reads an input and checks what all readers have to keep: items whose places lead back,
// faults with places, and the same if the input comes byte by byte.
func Items(t testing.TB, read format.Read, raw, name string, fields format.FieldNames) (items []*format.Item, faults []string) {
	t.Helper()
	stream := func(body io.Reader) *format.Stream {
		in := &format.Stream{Body: body, Size: -1, Name: name, Fields: fields, Longest: Longest}
		if at, ok := body.(io.ReaderAt); ok {
			in.At, in.Size = at, int64(len(raw))
		}
		return in
	}
	items, faults = gather(t, read, stream(strings.NewReader(raw)), len(raw))
	again, told := gather(t, read, stream(iotest.OneByteReader(bytes.NewBufferString(raw))), len(raw))
	if show(items) != show(again) || fmt.Sprint(faults) != fmt.Sprint(told) {
		t.Errorf("byte by byte it reads otherwise:\n%s %q\n%s %q", show(items), faults, show(again), told)
	}
	return items, faults
}

// Holed reads an input that has a hole at a byte, as Items does: what comes is of one side of it.
func Holed(t testing.TB, read format.Read, raw, name string, hole int) (items []*format.Item, faults []string) {
	t.Helper()
	parts := []string{raw[:hole], raw[hole:]}
	body := &holed{in: strings.NewReader(parts[0])}
	in := &format.Stream{Body: body, Size: -1, Name: name, Longest: Longest, Torn: hole == 0}
	in.Beyond = func() bool {
		if len(parts) < 2 {
			return false
		}
		parts = parts[1:]
		body.in = strings.NewReader(parts[0])
		return true
	}
	items, faults = gather(t, read, in, len(raw))
	for _, item := range items {
		if item.At < int64(hole) && item.End > int64(hole) && item.Ahead == 0 {
			t.Errorf("bytes %d to %d are a document, with a hole at %d", item.At, item.End, hole)
		}
	}
	return items, faults
}

// A holed reader gives the parts of an input.
type holed struct{ in io.Reader }

func (h *holed) Read(p []byte) (int, error) { return h.in.Read(p) }

func gather(t testing.TB, read format.Read, in *format.Stream, size int) (items []*format.Item, faults []string) {
	t.Helper()
	end, lost := int64(0), false
	for item, err := range read(in) {
		if lost {
			t.Errorf("goes on behind a fault that loses the rest: %v", err)
		}
		if err == nil && item.Finish != nil {
			err = item.Finish(item)
		}
		if err != nil {
			var fault *format.Fault
			if !errors.As(err, &fault) {
				fault = &format.Fault{Err: err}
			}
			lost = fault.Lost
			faults = append(faults, fault.Error())
			continue
		}
		if item.At < end || item.End < item.At || item.End > int64(size)+item.Ahead {
			t.Errorf("bytes %d to %d of %d, the one before ends at %d", item.At, item.End, size, end)
		}
		end = item.End
		Places(t, item)
		items = append(items, item)
	}
	return items, faults
}

func show(items []*format.Item) string {
	var b strings.Builder
	for _, i := range items {
		fmt.Fprintf(&b, "%d-%d:%d %s %q %q %s %q\n", i.At, i.End, i.Line, i.ID, i.Title, i.Text, i.Fields, i.Faults)
	}
	return b.String()
}

// Places checks that the text of an item leads to its input and back, and that it is fit to be a
// text.
func Places(t testing.TB, item *format.Item) {
	t.Helper()
	if !utf8.ValidString(item.Text) || strings.Contains(item.Text, "\x00") {
		t.Errorf("text %q", item.Text)
	}
	for _, raw := range [][]byte{item.ID, item.Fields} {
		if len(raw) > 0 && !json.Valid(raw) {
			t.Errorf("no JSON: %s", raw)
		}
	}
	offset := func(i int) int64 { return format.Offset(item.Anchors, i, item.End) }
	last := item.At
	for i, r := range item.Text {
		at := offset(i)
		if at < last || at > item.End {
			t.Fatalf("byte %d of %q is at %d, behind %d, in %d to %d", i, item.Text, at, last, item.At, item.End)
		}
		back := sort.Search(i, func(k int) bool { return offset(k) >= at })
		if back != i && (strings.TrimSpace(item.Text[back:i]) != "" || !unicode.IsSpace(r) && strings.Contains(item.Text[back:i], "\n")) {
			t.Fatalf("byte %d of %q is at %d, which leads to %d", i, item.Text, at, back)
		}
		last = at
	}
}

// Hurt reads an input that is cut at 100 places and has one of 1,000 bits turned, and hands what
// comes of it to check. No reader may panic on any.
func Hurt(t *testing.T, read format.Read, raw, name string, check func(items []*format.Item)) {
	t.Helper()
	for k := range 100 {
		items, _ := Items(t, read, raw[:len(raw)*k/100], name, format.FieldNames{})
		check(items)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		b := []byte(raw)
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		items, _ := Items(t, read, string(b), name, format.FieldNames{})
		check(items)
	}
}
