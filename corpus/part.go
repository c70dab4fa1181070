package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"onecopy/internal/phrase"
)

// A part is text of a file with none missing in it. A file has one, unless members of a packed file
// are damaged: what stands on the two sides of a hole would read as one story, or as one sentence,
// if it were put together.
type part struct {
	raw   []byte
	set   charset
	at    int // in the bytes of the file
	above int // lines of the file before the first
	lines int // counted where there are holes
	ended bool
	open  bool // text in front of it is missing
	cut   bool // text behind it is missing, in the middle of a line
}

// A whole is what is read of a text file.
type whole struct {
	parts    []part
	sum      string // SHA-256 of all parts
	size     int
	problems []Problem
	damaged  []Range
}

// parts reads the rest of a text file under way. Errors begin with the Source.
func (f File) parts(s *stream, enc string) (*whole, error) {
	w := &whole{}
	sum := sha256.New()
	for more := true; more; {
		raw, err := s.readAll()
		switch {
		case errors.Is(err, errBomb):
			return nil, fmt.Errorf("%s:%d: %w", f.Source, s.packed.lines+1, err)
		case err != nil:
			return nil, fmt.Errorf("%s: %w", f.Source, s.fault(err))
		}
		sum.Write(raw)
		holed := s.packed != nil && s.packed.hole
		more = s.more()
		if err := w.add(f.Source, raw, enc, holed || len(w.parts) > 0); err != nil {
			return nil, err
		}
		last := &w.parts[len(w.parts)-1]
		last.cut = holed && !last.ended
	}
	if s.packed == nil {
		w.sum = hex.EncodeToString(sum.Sum(nil))
		return w, nil
	}
	if err := s.nothing(); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Source, err)
	}
	w.sum, w.damaged = hex.EncodeToString(sum.Sum(nil)), s.packed.damaged
	holes := s.packed.holes
	w.parts[0].open = len(holes) > 0 && holes[0].at == 0 && holes[0].salvaged == 0
	w.problems = append(w.problems, s.torn(f.Source, w.line)...)
	return w, nil
}

// add adds the next part, and counts its lines where another may follow.
func (w *whole) add(source string, raw []byte, enc string, count bool) (err error) {
	p := part{raw: raw, at: w.size}
	if n := len(w.parts); n == 0 {
		p.set, err = charsetFor(raw, enc)
	} else {
		before := &w.parts[n-1]
		p.open, p.above = true, before.above+before.lines
		p.set, err = before.set.behind(raw, enc)
		if p.set.mark > 0 && err == nil {
			w.problems = append(w.problems, Problem{Source: source, Line: p.above + 1, Unread: true, Message: fmt.Sprintf(
				"%s behind lost text passed over: where characters of %s begin in them is not known", phrase.Plural(p.set.mark, "byte"), p.set.name)})
			p.above += min(1, bytes.Count(raw[:p.set.mark], []byte("\n")))
		}
	}
	if err != nil {
		return err
	}
	if count {
		starts := lineStarts(raw, p.set)
		p.ended = starts[len(starts)-1] == len(raw)
		if p.lines = len(starts); p.ended {
			p.lines--
		}
	}
	w.parts, w.size = append(w.parts, p), w.size+len(raw)
	return nil
}

// line is the line that a hole is on, or before.
func (w *whole) line(h hole) int {
	for i := len(w.parts) - 1; i >= 0; i-- {
		if p := &w.parts[i]; p.at+len(p.raw) <= int(h.at) && len(p.raw) > 0 {
			if p.ended {
				return p.above + p.lines + 1
			}
			return p.above + p.lines
		}
	}
	return 1
}

// behind settles the charset of text behind a hole by that of the text before it. Where a character
// is more than one byte, and no byte says whether it begins one, what cannot be told apart is
// passed over as a byte order mark is: characters that were never in the file would come of it.
// UTF-8 has no such bytes.
func (c charset) behind(raw []byte, enc string) (charset, error) {
	if !c.wide && !c.several {
		return charsetFor(raw, enc)
	}
	set := c
	set.mark = len(raw)
	if c.several {
		if n := bytes.IndexByte(raw, '\n'); n >= 0 { // never the second byte of a character
			set.mark = n + 1
		}
		return set, nil
	}
	for n := range min(2, len(raw)) {
		if name, sure := unmarked(raw[n : min(len(raw), n+sniffed)&^1|n]); sure && name == c.name {
			set.mark = n
			break
		}
	}
	return set, nil
}

// documents makes the documents of a text file.
func (w *whole) documents(source, enc string) (list []*Document) {
	for _, p := range w.parts {
		d := &Document{Source: source, Size: len(p.raw), SHA256: w.sum, base: p.at, above: p.above, Open: p.open, Cut: p.cut, damaged: w.damaged}
		d.readText(p.raw, p.set, enc)
		list = append(list, d)
	}
	return list
}
