package shingle

import "math"

// A text is read in chunks of up to 15 blocks of 64 bytes: what belongs to one stays in the nearest
// cache, and each of the loops over it is long enough to run without stalls. The end of the chunk
// before stays in front of it, so that a word of up to 16 bytes that began there is read as any
// other.
const (
	block  = 64
	blocks = 15
	margin = block
	window = margin + blocks*block
	slack  = 24 // bytes that may be read, and are not used, after a word
)

// A chunk finds the runs of word bytes in its stretch of the text. Its edges and odd characters are
// positions in folded; 0 stands for all before it.
type chunk struct {
	folded [window + slack]byte // the text from origin on, with letters folded where that takes no more and no fewer bytes
	origin int                  // where folded begins in the text; at first before it
	next   int                  // where the chunk ends in the text
	size   int                  // bytes of the chunk
	pad    [block]byte

	// Bits for the bytes of the chunk. One block more takes what runs over.
	word    [blocks + 1]uint64 // it is of a word
	apart   [blocks + 1]uint64 // a word begins or has ended here, though there are word bytes on either side
	foreign uint64             // a bit for each block with bytes beyond ASCII
	prior   uint64             // 1 if the byte before the chunk is of a word

	edges edges    // where runs start and end, in turn
	n     int      // how many are found
	began int      // where the first of them begins in the text, if that is before origin
	odd   []uint16 // the characters on which foldRun must decide, and apostrophes of three bytes
	met   int      // how many of them are in runs that were taken
}

// reset makes ready for the first chunk of a text.
func (c *chunk) reset() {
	c.next, c.size, c.prior, c.n, c.odd, c.met = 0, window-margin, 0, 0, c.odd[:0], 0
	clear(c.apart[:])
}

// read takes the next chunk of the text. It ends with a character, so that none must be put
// together from two.
func (c *chunk) read(text []byte) {
	copy(c.folded[:margin], c.folded[c.size:])
	rest := text[c.next:]
	c.size = min(len(rest), blocks*block)
	if c.size < len(rest) {
		c.size -= torn(rest[:c.size+1])
	}
	c.origin = c.next - margin
	c.next += c.size
	c.foreign = 0
	for b := 0; b*block < c.size; b++ {
		word, foreign := classify((*[block]byte)(c.folded[margin+b*block:]), c.block(rest, b))
		c.word[b] = word
		c.foreign |= uint64(count(foreign)) << b
	}
	if over := c.size % block; over > 0 {
		c.word[c.size/block] &= 1<<over - 1
	}
}

// torn returns how many bytes at the end of text, but for its last one, belong to a character that
// goes on with that one.
func torn(text []byte) int {
	for n := range min(4, len(text)) {
		if text[len(text)-1-n]&0xc0 != 0x80 {
			return n
		}
	}
	return 0
}

// block returns block b of a text, padded with zeros at its end.
func (c *chunk) block(text []byte, b int) *[block]byte {
	if text = text[b*block:]; len(text) >= block {
		return (*[block]byte)(text)
	}
	clear(c.pad[copy(c.pad[:], text):])
	return &c.pad
}

// find adds the edges of the chunk.
func (c *chunk) find() {
	n, prior := c.n, c.prior
	for b := 0; b*block < c.size; b++ {
		size := uint(min(c.size-b*block, block))
		word := c.word[b]
		before := word<<1 | prior
		prior = word >> (size - 1) & 1
		turns := (word ^ before) & (1<<size - 1)
		if twice := c.apart[b] & word & before; twice != 0 {
			n = c.edges.addTwice(n, margin+b*block, turns|twice, twice)
		} else {
			n = c.edges.add(n, margin+b*block, turns)
		}
	}
	c.n, c.prior = n, prior
	if c.foreign != 0 {
		last := c.apart[c.size/block] >> (c.size % block) & 1
		clear(c.apart[:])
		c.apart[0] = last
	}
}

// runs returns the edges of the runs that are whole, and the start of the next one. Where nothing
// can be joined to the last run, any later position will do for that.
func (c *chunk) runs(final bool) []uint16 {
	end := uint16(margin + c.size)
	if final && c.n&1 == 1 {
		c.edges[c.n] = end
		c.n++
	}
	if c.n > 0 && c.n&1 == 0 && (final || c.edges[c.n-1] < end-1) {
		c.edges[c.n] = c.edges[c.n-1] + 2
		return c.edges[:c.n+1]
	}
	return c.edges[:c.n]
}

// keep leaves of the edges and odd characters those of the run that is not taken yet, for the next
// chunk. Of a run whether it has one odd character or more is all that is asked.
func (c *chunk) keep(taken int) {
	c.n = copy(c.edges[:], c.edges[taken:c.n])
	c.odd = c.odd[:copy(c.odd, c.odd[c.met:min(c.met+2, len(c.odd))])]
	c.met = 0
	if c.edges[0] > 0 {
		c.began = c.origin + int(c.edges[0])
	}
	size := uint16(c.size)
	for i := range c.edges[:c.n] {
		c.edges[i] = max(c.edges[i], size) - size
	}
	for i := range c.odd {
		c.odd[i] = max(c.odd[i], size) - size
	}
}

// nextOdd returns where the next odd character is.
func (c *chunk) nextOdd() uint16 {
	if c.met < len(c.odd) {
		return c.odd[c.met]
	}
	return math.MaxUint16
}
