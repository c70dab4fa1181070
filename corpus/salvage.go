package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"math"

	"onecopy/internal/pace"
)

// An unpacker hands on the text of the whole members of a packed file. Where one is damaged there
// is a hole.
type unpacker struct {
	memberReader
	salvage bool // hand on what damaged members unpack to, too

	text io.Reader // of the member under way
	left int64     // bytes of it
	back int64     // where the file is read on behind it
	hole bool      // text is missing here, or behind the text under way
	edge bool      // the text under way, of a damaged member, is not to be read as one with what is in front of it
	over bool      // there are no more members
	err  error     // why nothing more is read

	count *pace.Bytes // of the packed file
	share float64     // half a byte of it for each of the text under way, as a member is read twice
	owed  float64     // that were not counted yet

	given     int64 // bytes of text that were handed on
	whole     int   // members
	unchecked int   // of them, those without a checksum
	holes     []hole
	damaged   []Range // of the text: what is of damaged members
}

// A hole is a stretch of a packed file that holds no whole member.
type hole struct {
	from, to int64
	at       int64 // in the text
	salvaged int64 // bytes of text that are taken all the same
	err      error
}

// Read reads to the next hole.
func (u *unpacker) Read(p []byte) (int, error) {
	for {
		switch {
		case u.err != nil:
			return 0, u.err
		case u.edge:
			return 0, io.EOF
		case u.text == nil && u.hole && u.given == 0:
			u.hole = false // in front of all text
		case u.text == nil && (u.hole || u.over):
			return 0, io.EOF
		case u.text == nil:
			u.err = u.advance()
		default:
			n, err := u.text.Read(p)
			u.given, u.left = u.given+int64(n), u.left-int64(n)
			u.owed += float64(n) * u.share
			u.count.Add(int64(u.owed))
			u.owed -= math.Floor(u.owed)
			if err == io.EOF {
				u.text = nil
				u.in.seek(u.back)
				err = nil
			}
			u.err = err
			if n > 0 || err != nil {
				return n, err
			}
		}
	}
}

// advance goes to the next member or hole.
func (u *unpacker) advance() error {
	got, err := u.next()
	if err == io.EOF {
		u.over = true
		return nil
	}
	if err != nil {
		return err
	}
	u.back = u.in.at()
	u.share = float64(got.end-got.at) / 2 / float64(max(got.text.size, 1))
	if got.err == nil {
		u.whole++
		if !got.checked {
			u.unchecked++
		}
	} else {
		h := hole{from: got.at, to: got.end, at: u.given, err: got.err}
		if u.salvage {
			if err := u.rescue(got); err != nil {
				return err
			}
			h.salvaged = got.text.size
			u.damaged = append(u.damaged, Range{int(u.given), int(u.given + h.salvaged)})
		}
		u.hole, u.edge, u.holes = true, h.salvaged > 0 && u.given > 0, append(u.holes, h)
		if !u.salvage {
			u.count.Add((got.end - got.at) / 2)
			return nil
		}
	}
	u.left = got.text.size
	if got.text.kept != nil || got.text.size == 0 {
		u.text = bytes.NewReader(got.text.kept)
		return nil
	}
	u.in.seek(got.at)
	again, err := u.how.open(u.in, got.err != nil)
	if err != nil {
		return errMoved
	}
	u.text = &replay{text: again.text, of: &got.text}
	return nil
}

// rescue unpacks what can be of a damaged member. What is still read after an error of its checksum
// is text too.
func (u *unpacker) rescue(got *member) error {
	got.text = digest{limit: got.text.limit}
	u.in.seek(got.at)
	again, err := u.how.open(u.in, true)
	if err == nil {
		err = got.text.take(again.text, u.buf)
	}
	u.in.seek(u.back)
	u.size += got.text.size
	if errors.Is(err, errBomb) || u.in.err != nil {
		return cmp.Or(u.in.err, err)
	}
	return nil
}
