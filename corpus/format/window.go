package format

import (
	"bytes"
	"io"
)

// A Window is the part of a stream that is being looked at. Its bytes are good until the next call.
// One that was not made by NewWindow has no more bytes than Buf.
type Window struct {
	Buf  []byte
	At   int64 // of Buf in the input
	Line int   // of At, counting from 1
	in   io.Reader
	room []byte
	over bool
}

// NewWindow begins to look at a stream, behind a byte order mark of UTF-8.
func NewWindow(in io.Reader) *Window {
	w := &Window{in: in, Line: 1}
	for len(w.Buf) < 3 && w.More() {
	}
	if bytes.HasPrefix(w.Buf, []byte("\xef\xbb\xbf")) {
		w.Drop(3)
	}
	return w
}

// More reads more of the stream, and says whether there was any.
func (w *Window) More() bool {
	if w.over || w.in == nil {
		return false
	}
	if len(w.Buf) == cap(w.Buf) || cap(w.Buf)-len(w.Buf) < 4096 {
		if need := 2*len(w.Buf) + 1<<16; len(w.room) < need {
			w.room = make([]byte, need)
		}
		w.Buf = w.room[:copy(w.room, w.Buf)]
	}
	for {
		n, err := w.in.Read(w.Buf[len(w.Buf):cap(w.Buf)])
		w.Buf = w.Buf[:len(w.Buf)+n]
		w.over = err != nil
		if n > 0 || err != nil {
			return n > 0
		}
	}
}

// Beyond goes on behind a hole, if the stream has ended at one: see [Stream]. What is left of Buf
// is passed over.
func (w *Window) Beyond(in *Stream) bool {
	if !w.over || in.Beyond == nil || !in.Beyond() {
		return false
	}
	w.Drop(len(w.Buf))
	w.over = false
	return true
}

// Whole says whether the n bytes that Buf begins with are a line or more to its end; if not, what
// is behind them is still to come, or missing.
func (w *Window) Whole(n int) bool {
	return n < len(w.Buf) || n > 0 && (w.Buf[n-1] == '\n' || w.Buf[n-1] == '\r')
}

// Drop passes over n bytes of Buf.
func (w *Window) Drop(n int) {
	w.Line += bytes.Count(w.Buf[:n], []byte("\n"))
	w.At += int64(n)
	w.Buf = w.Buf[n:]
}

// LineEnd is where the line that begins at a byte of Buf ends, behind its "\n", as far as the
// stream goes; 0 where it has more than most bytes or there is none.
func (w *Window) LineEnd(from, most int) int {
	for at := from; ; {
		if n := bytes.IndexByte(w.Buf[at:], '\n'); n >= 0 {
			return at + n + 1
		}
		if at = len(w.Buf); at-from > most {
			return 0
		}
		if !w.More() {
			if at > from {
				return at
			}
			return 0
		}
	}
}
