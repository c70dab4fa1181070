package shingle

import (
	"math/bits"
	"unicode/utf8"
)

// settle decides what the characters beyond ASCII of a chunk do to its words: letters are folded in
// place, letters that are words by themselves are set apart, separators are not word bytes. The few
// that need more than a look at the character and its neighbours are odd, and foldRun decides.
func (s *scanner) settle() {
	if s.glyphs == nil {
		s.glyphs = tables()
	}
	c := &s.chunk
	text := s.text[c.origin+margin : c.next]
	settled := 0
	for left := c.foreign; left != 0; left &= left - 1 {
		b := bits.TrailingZeros64(left)
		high := beyond(c.block(text, b)) & (^uint64(0) << max(settled-b*block, 0))
		for high != 0 {
			i := b*block + bits.TrailingZeros64(high)
			if settled = s.lower(text, i); settled == i {
				settled = s.character(text, i)
			}
			high &= ^uint64(0) << (settled - b*block)
		}
	}
}

// lower folds the letters of two bytes from byte i of the chunk on, and returns where they end.
func (s *scanner) lower(text []byte, i int) int {
	low, folded := &s.glyphs.low, s.chunk.folded[margin:][:len(text)]
	for i+1 < len(text) {
		a, b := text[i], uint(text[i+1])^0x80
		if a-0xc2 >= 0xe0-0xc2 || b >= 0x40 {
			break
		}
		g := low[uint(a&0x1f)<<6|b]
		if g.form != inPlace {
			break
		}
		folded[i], folded[i+1] = byte(0xc0|g.lower>>6), byte(0x80|g.lower&0x3f)
		i += 2
	}
	return i
}

// character settles any character, and returns where it ends.
func (s *scanner) character(text []byte, i int) int {
	c := &s.chunk
	g, size := s.glyphs.at(text[i:])
	switch {
	case g.kind == separator:
		c.separate(i, size)
	case g.form == inPlace:
		utf8.EncodeRune(c.folded[margin+i:], rune(g.lower))
	case g.form == isolated:
		return s.isolate(text, i)
	case g.kind == apostrophe:
		s.apostrophe(i, size)
	default:
		c.doubt(i)
	}
	return i + size
}

// separate takes the bytes of a character out of the words.
func (c *chunk) separate(i, size int) {
	gone := uint64(1)<<size - 1
	c.word[i/block] &^= gone << (i % block)
	c.word[i/block+1] &^= gone >> (block - i%block)
}

// isolate makes words of the isolated letters from byte i of the chunk on, and returns where they
// end. They have no other folded form. Whether an apostrophe beside them joins anything is left to
// foldRun.
func (s *scanner) isolate(text []byte, i int) int {
	c, from, last := &s.chunk, i, i
	for i < len(text) {
		g, size := s.glyphs.at(text[i:])
		if g.form != isolated {
			break
		}
		c.apart[i/block] |= 1 << (i % block)
		last, i = i, i+size
	}
	c.apart[i/block] |= 1 << (i % block)
	copy(c.folded[margin+from:], text[from:i])
	before, after := s.beside(from, i-from)
	if before == '\'' {
		c.odd = append(c.odd, uint16(margin+from))
	}
	if after == '\'' {
		c.odd = append(c.odd, uint16(margin+last))
	}
	return i
}

// beside returns the bytes before and after some in the chunk, spaces at the ends of the text.
func (s *scanner) beside(i, size int) (before, after byte) {
	at := s.chunk.origin + margin + i
	before, after = ' ', ' '
	if at > 0 {
		before = s.text[at-1]
	}
	if at+size < len(s.text) {
		after = s.text[at+size]
	}
	return before, after
}

// doubt leaves the run of a character to foldRun.
func (c *chunk) doubt(i int) {
	c.apart[i/block] &^= 1 << (i % block)
	c.odd = append(c.odd, uint16(margin+i))
}

// apostrophe takes one beyond ASCII: it is part of a word straight between letters, else a
// separator. Between letters that need no foldRun, and of three bytes, as nearly all are, it is put
// as that of ASCII for elided to find.
func (s *scanner) apostrophe(i, size int) {
	c := &s.chunk
	at := c.origin + margin + i
	before, after := s.beside(i, size)
	follows, goesOn := wordByte(before), wordByte(after)
	if before >= utf8.RuneSelf {
		r, _ := utf8.DecodeLastRune(s.text[:at])
		follows = s.glyphs.lookup(r).form == inPlace
	}
	if after >= utf8.RuneSelf {
		g, _ := s.glyphs.at(s.text[at+size:])
		goesOn = g.kind == letter
	}
	if !goesOn || !follows && before < utf8.RuneSelf {
		c.separate(i, size)
		return
	}
	c.doubt(i)
	if size == 3 && follows {
		c.folded[margin+i] = '\''
	}
}

func wordByte(c byte) bool { return digit(c) || c|0x20-'a' < 26 }
