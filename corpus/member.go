package corpus

import (
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// A member is a part of a packed file that was read once: one that is whole, or a stretch of the
// file that is not.
type member struct {
	at, end int64 // in the file
	text    digest
	checked bool
	err     error // why it is not whole
}

// A memberReader finds the members of a packed file, one after the other.
type memberReader struct {
	in      *cursor
	how     packing
	limited bool // the text is to be held in memory
	size    int64
	lines   int   // line ends of the text before the member under way
	zeros   int64 // behind the last member
	begun   bool
	pending *member
	work    int64 // bytes that may yet be read and unpacked in vain
	buf     []byte
}

// Behind damage members are looked for at every place that could begin one, and of hostile bytes
// many go on to the end. So no more is read and unpacked in vain than wasteRatio times the file and
// freeWaste.
const (
	wasteRatio = 16
	freeWaste  = 1 << 30
)

func newMembers(in *cursor, how packing) memberReader {
	return memberReader{in: in, how: how, work: wasteRatio*in.size + freeWaste, buf: make([]byte, 32<<10)}
}

var errUnchecked = errors.New("behind a frame without a checksum stands what is not a frame")

// next returns the next member or stretch, and io.EOF at the end. Other errors are of the file.
func (m *memberReader) next() (*member, error) {
	got := m.pending
	m.pending = nil
	if got == nil {
		at := m.in.at()
		if m.begun && m.atEnd() {
			return nil, io.EOF
		}
		m.begun = true // a file without a byte is cut short
		var err error
		if got, err = m.try(at); err == nil && got.err != nil {
			err = m.search(got)
		}
		if err != nil {
			return nil, err
		}
	}
	if got.err == nil {
		m.size += got.text.size
		m.lines += got.text.lines
	}
	return got, nil
}

// atEnd says whether no more members follow. gzip and tapes fill the rest of a file with zeros.
func (m *memberReader) atEnd() bool {
	at := m.in.at()
	if at == m.in.size {
		return true
	}
	if head, _ := m.in.buf.Peek(1); !m.how.pads() || len(head) == 0 || head[0] != 0 {
		return false
	}
	for {
		c, err := m.in.buf.ReadByte()
		if err != nil {
			m.zeros = m.in.size - at
			return m.in.err == nil
		}
		if c != 0 {
			m.in.seek(at)
			return false
		}
	}
}

// try reads a member that may begin at a place. What it returns has an error if none does, or a
// damaged one; an error of its own is one of the file.
func (m *memberReader) try(at int64) (*member, error) {
	m.in.seek(at)
	got := &member{at: at}
	got.text.limit = func(size int64) error { return m.tooMuch(size) }
	u, err := m.how.open(m.in, false)
	if got.checked = u.checked; err == nil {
		err = got.text.take(u.text, m.buf)
	}
	if got.end = u.end; u.end == 0 && (err == nil || errors.Is(err, gzip.ErrChecksum)) {
		got.end = m.in.at()
	}
	switch {
	case m.in.err != nil:
		return nil, m.in.err
	case errors.Is(err, errBomb):
		m.lines += got.text.lines
		return nil, err
	case err == nil && !got.checked && !m.begins() && m.in.at() < m.in.size:
		err = errUnchecked
	}
	if got.err = err; err != nil {
		m.work -= m.in.at() - at + got.text.size
	}
	return got, nil
}

// begins says whether a member may begin here.
func (m *memberReader) begins() bool {
	head, _ := m.in.buf.Peek(4)
	return m.how.begins(head)
}

// tooMuch refuses a text that would fill the memory.
func (m *memberReader) tooMuch(size int64) error {
	size += m.size
	if m.limited && (size > mostText || size > freeText && size > bombRatio*m.in.at()) {
		return errBomb
	}
	return nil
}

// search finds the next whole member behind a damaged one, which becomes the stretch up to it.
// Where its end is known, as where only its checksum is wrong, that is the first place to look at.
func (m *memberReader) search(bad *member) error {
	end := bad.end
	bad.end = m.in.size
	if end == m.in.size {
		m.in.seek(end)
		return nil
	}
	if end > 0 {
		if m.in.seek(end); m.begins() {
			if found, err := m.resume(bad, end); found || err != nil {
				return err
			}
		}
	}
	for at := bad.at; m.work > 0; {
		var err error
		if at, err = m.find(at + 1); err != nil || at < 0 {
			m.in.seek(m.in.size)
			return err
		}
		if found, err := m.resume(bad, at); found || err != nil {
			return err
		}
	}
	m.in.seek(m.in.size)
	return nil
}

// resume ends a stretch where a whole member begins.
func (m *memberReader) resume(bad *member, at int64) (bool, error) {
	got, err := m.try(at)
	if err != nil || got.err != nil {
		return false, err
	}
	bad.end, m.pending = at, got
	return true, nil
}

// find returns the next place from one on where a member may begin, or -1.
func (m *memberReader) find(at int64) (int64, error) {
	for m.in.seek(at); ; {
		head, err := m.in.buf.Peek(m.in.buf.Size())
		if m.in.err != nil {
			return -1, m.in.err
		}
		for i := 0; i+4 <= len(head); i++ {
			n := bytes.IndexByte(head[i:], m.how.mark())
			if n < 0 {
				break
			}
			if i += n; i+4 <= len(head) && m.how.begins(head[i:]) {
				return m.in.at() + int64(i), nil
			}
		}
		if err != nil {
			return -1, nil
		}
		if _, err := m.in.buf.Discard(len(head) - 3); err != nil {
			return -1, nil
		}
	}
}
