package shingle

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lookup returns the glyph of a character. The ranges tested before describe are those of European,
// Chinese, Japanese and Korean text.
func (t *glyphs) lookup(r rune) glyph {
	switch {
	case r < lowEnd:
		return t.low[r]
	case r >= 0x4e00 && r < 0xa000:
		return glyph{alone, isolated, uint16(r)}
	case r >= 0xac00 && r < 0xd7a4:
		return glyph{letter, inPlace, uint16(r)}
	case r >= wideStart && r < wideEnd:
		return t.wide[r-wideStart]
	case r == utf8.RuneError:
		return glyph{}
	}
	return describe(r)
}

// at returns the glyph of the first character of text and its size. Those of Europe and the Near
// East, with their punctuation, need no more than one look into the table.
func (t *glyphs) at(text []byte) (glyph, int) {
	if len(text) > 2 {
		a, b, c := text[0], uint(text[1])^0x80, uint(text[2])^0x80
		switch {
		case a-0xc2 < 0xe0-0xc2 && b < 0x40:
			return t.low[uint(a&0x1f)<<6|b], 2
		case a == 0xe2 && b < 0x40 && c < 0x40:
			return t.low[0x2000|b<<6|c], 3
		}
	}
	r, size := decode(text)
	return t.lookup(r), size
}

// decode is utf8.DecodeRune, with the two and three bytes of nearly all text done in place.
func decode(text []byte) (rune, int) {
	if len(text) > 2 {
		a, b, c := rune(text[0]), rune(text[1])^0x80, rune(text[2])^0x80
		switch {
		case a < utf8.RuneSelf:
			return a, 1
		case a >= 0xc2 && a < 0xe0 && b < 0x40:
			return a&0x1f<<6 | b, 2
		case a > 0xe0 && a < 0xf0 && a != 0xed && b < 0x40 && c < 0x40:
			return a&0xf<<12 | b<<6 | c, 3
		}
	}
	return utf8.DecodeRune(text)
}

// A piece is the word being read in a run.
type piece struct {
	start, end int // end is after the last letter; start is -1 where no word has begun
	alone      bool
	irregular  bool
}

// foldRun splits text[from:to] into words rune by rune. The bytes around the run are ASCII and
// separate.
func (s *scanner) foldRun(from, to int) {
	if s.glyphs == nil {
		s.glyphs = tables()
	}
	p := piece{start: -1}
	for i := from; i < to; {
		r, size := decode(s.text[i:to])
		g := s.glyphs.lookup(r)
		switch g.kind {
		case invisible:
			i += size
			continue
		case apostrophe, stop:
			if !s.joins(&p, to, i, size, g.kind) {
				g.kind = separator
			}
		case mark:
			if p.start < 0 {
				g.kind = separator
			}
		case letter, alone:
			if p.alone || g.kind == alone {
				s.close(&p)
			}
			if p.start < 0 {
				p.start, p.alone = i, g.kind == alone
			}
		}
		if g.kind == separator {
			s.close(&p)
		} else {
			s.fold(&p, r, g)
			p.end = i + size
		}
		i += size
	}
	s.close(&p)
}

// joins reports whether the apostrophe or stop at i, size bytes long, belongs to the word it
// follows. The run ends at to.
func (s *scanner) joins(p *piece, to, i, size int, k kind) bool {
	if p.start < 0 || p.alone || p.end != i || i+size >= to {
		return false
	}
	if k == stop {
		return digit(s.text[i-1]) && digit(s.text[i+1])
	}
	r, _ := decode(s.text[i+size : to])
	return s.glyphs.lookup(r).kind == letter
}

// fold appends a character to the folded form of the word.
func (s *scanner) fold(p *piece, r rune, g glyph) {
	p.irregular = p.irregular || g.form == irregular
	switch {
	case g.lower == 0:
		s.folded = foldWide(s.folded, r)
	case g.lower < utf8.RuneSelf:
		s.folded = append(s.folded, byte(g.lower))
	case g.lower < 0x800:
		s.folded = append(s.folded, byte(0xc0|g.lower>>6), byte(0x80|g.lower&0x3f))
	default:
		s.folded = utf8.AppendRune(s.folded, rune(g.lower))
	}
}

// close ends the word being read, if there is one.
func (s *scanner) close(p *piece) {
	if p.start < 0 {
		return
	}
	if p.irregular {
		s.normalise(s.text[p.start:p.end])
	}
	if c := s.folded[0]; len(s.folded) == 1 && c >= 'a' && c <= 'z' {
		s.initial(p.start, p.end, uint64(c))
	} else {
		s.put(p.start, p.end, hashWord(s.folded))
	}
	s.folded = s.folded[:0]
	*p = piece{start: -1}
}

// normalise folds a word that has marks: composed, lowered, and composed again, since ẖ has no
// capital to be composed as.
func (s *scanner) normalise(word []byte) {
	s.plain = s.plain[:0]
	for len(word) > 0 {
		r, size := decode(word)
		if s.glyphs.lookup(r).kind != invisible {
			s.plain = append(s.plain, word[:size]...)
		}
		word = word[size:]
	}
	s.folded = norm.NFC.Append(s.folded[:0], s.plain...)
	s.plain = s.plain[:0]
	for rest := s.folded; len(rest) > 0; {
		r, size := decode(rest)
		s.plain = foldWide(s.plain, r)
		rest = rest[size:]
	}
	s.folded = norm.NFC.Append(s.folded[:0], s.plain...)
}
