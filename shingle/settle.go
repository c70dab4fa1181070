package shingle

import (
	"math/bits"
	"unicode/utf8"
)

// settle decides what the characters beyond ASCII of a chunk do to its words: separators are no word bytes, letters are
// folded in place, letters that are words by themselves are set apart. The few that need more than a look at the character
// and its neighbours are odd, and foldRun decides.
func (s *scanner) settle() {
	if s.glyphs == nil {
		s.glyphs = tables()
	}
	c := &s.chunk
	text := s.text[c.origin+margin:]
	settled, letterEnd := 0, -1
	for left := c.foreign; left != 0; left &= left - 1 {
		b := bits.TrailingZeros64(left)
		high := beyond(c.block(text, b))
		high &= ^uint64(0) << max(settled-b*block, 0)
		for high != 0 {
			i := b*block + bits.TrailingZeros64(high)
			if i >= c.size {
				break
			}
			g, size := s.glyphs.at(text[i:])
			settled = i + size
			high &= ^uint64(0) << (settled - b*block)
			switch {
			case g.form == inPlace:
				c.replace(i, size, g.lower)
				letterEnd = settled
			case g.kind == separator:
				c.separate(i, size)
			case g.form == isolated:
				s.isolate(i, size, g.lower)
			case g.kind == apostrophe:
				s.apostrophe(i, size, letterEnd == i)
			default:
				c.doubt(i)
			}
		}
	}
}

// replace writes the folded letter over the character at byte i of the chunk.
func (c *chunk) replace(i, size int, lower uint16) {
	at := (*[3]byte)(c.folded[margin+i:])
	if size == 2 {
		at[0], at[1] = byte(0xc0|lower>>6), byte(0x80|lower&0x3f)
		return
	}
	at[0], at[1], at[2] = byte(0xe0|lower>>12), byte(0x80|lower>>6&0x3f), byte(0x80|lower&0x3f)
}

// separate takes the bytes of a character out of the words.
func (c *chunk) separate(i, size int) {
	gone := uint64(1)<<size - 1
	c.word[i/block] &^= gone << (i % block)
	c.word[i/block+1] &^= gone >> (block - i%block)
}

// isolate makes a letter a word of its own. Whether an apostrophe beside it joins anything is left to foldRun.
func (s *scanner) isolate(i, size int, folded uint16) {
	c := &s.chunk
	c.replace(i, size, folded)
	end := i + size
	c.apart[i/block] |= 1 << (i % block)
	c.apart[end/block] |= 1 << (end % block)
	if before, after := s.beside(i, size); before == '\'' || after == '\'' {
		c.odd = append(c.odd, uint16(margin+i))
	}
}

// beside returns the bytes before and after a character, spaces at the ends of the text.
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

// apostrophe takes one beyond ASCII: it is part of a word straight between letters, else a separator.
func (s *scanner) apostrophe(i, size int, afterLetter bool) {
	c := &s.chunk
	before, after := s.beside(i, size)
	next := kind(separator)
	switch {
	case after < utf8.RuneSelf && wordByte(after):
		next = letter
	case after >= utf8.RuneSelf:
		g, _ := s.glyphs.at(s.text[c.origin+margin+i+size:])
		next = g.kind
	}
	if next != letter || before < utf8.RuneSelf && !wordByte(before) {
		c.separate(i, size)
		return
	}
	c.doubt(i)
	if size == 3 && (afterLetter || before < utf8.RuneSelf) {
		c.folded[margin+i] = '\''
	}
}

func wordByte(c byte) bool { return digit(c) || c|0x20-'a' < 26 }
