package clean

// Grams are the runs of three bytes of a text in which the words of many lines are searched for, as
// bits of a hash: of nine words in ten they tell that the text lacks them, without a search through
// it. Saved pages have some 100 lines that may be the headline above a text, and to search for
// their words took a twentieth of the instructions of marking.
type grams struct {
	text string
	bits [gramBits / 64]uint64
}

// gramBits is six times the bytes of a lead, so that one in six runs is taken for one of the text.
const gramBits = 1 << 12

// read notes the runs of a text of a few hundred bytes.
func (g *grams) read(text string) {
	g.text, g.bits = text, [gramBits / 64]uint64{}
	for i := 2; i < len(text); i++ {
		at := gramOf(text[i-2], text[i-1], text[i])
		g.bits[at/64] |= 1 << (at % 64)
	}
}

// gramOf returns the bit of a run.
func gramOf(a, b, c byte) uint32 {
	return (uint32(a) | uint32(b)<<8 | uint32(c)<<16) * 0x9E3779B1 >> 20
}

// has reports whether the text may have a word.
func (g *grams) has(word string) bool {
	n := len(word)
	if n < 3 {
		return true
	}
	first, last := gramOf(word[0], word[1], word[2]), gramOf(word[n-3], word[n-2], word[n-1])
	return g.bits[first/64]>>(first%64)&(g.bits[last/64]>>(last%64))&1 != 0
}
