package shingle

import (
	"encoding/binary"
	"math/bits"
)

// The constants are frozen with Version. They are nothing-up-my-sleeve numbers: the first 64-bit
// outputs of SplitMix64 (Steele, Lea, Flood 2014) from state 0 with the lowest bit set.
const (
	keyLow    = 0xe220a8397b1dcdaf
	keyHigh   = 0x6e789e6aa1b965f5
	keyRoll   = 0x06c45d188009454f
	keyMix    = 0xf88bb8a8724c81ed
	keySum    = 0x1b39896a51a8749b
	keyDense  = 0x53cb9f0c747ea2eb
	keyWindow = keyRoll * keyRoll * keyRoll * keyRoll * keyRoll & (1<<64 - 1) // what a word is worth when it leaves the window
)

// blend multiplies to 128 bits and folds the halves: one multiplication mixes all 64 bits.
func blend(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// hashBlock takes the next 16 bytes of a folded word, little-endian, padded with zeros; h is the
// hash so far, at first 0. A word holds no zero byte, so the padding says nothing.
func hashBlock(h, low, high uint64) uint64 {
	return blend(low^keyLow^h, high^keyHigh^bits.RotateLeft64(h, 32))
}

// hash hashes words to dst, one for each run whose edges are followed by another, as long as these
// are plain: up to 16 bytes, nothing joined to them, no end beyond limit.
func (c *chunk) hash(dst []uint64, edges []uint16, limit uint16) int {
	n := 0
	for ; len(edges) > 2 && n < len(dst); n++ {
		start, end, next := edges[0], edges[1], edges[2]
		edges = edges[2:]
		size := end - start
		joint := joins[c.folded[end%window]]
		if size >= uint16(len(masks)) || end > limit || next-end == uint16(joint) {
			break
		}
		bytes, mask := (*[16]byte)(c.folded[start%window:]), &masks[size]
		low := binary.LittleEndian.Uint64(bytes[:]) & mask[0]
		high := binary.LittleEndian.Uint64(bytes[8:]) & mask[1]
		dst[n] = blend(low^keyLow, high^keyHigh)
	}
	return n
}

// joins has 1 for the characters that may join two runs with nothing else between.
var joins = func() (j [256]uint8) {
	for i := range j {
		j[i] = 255
	}
	j['\''], j[','], j['.'] = 1, 1, 1
	return j
}()

// hashWord is the frozen hash of one folded word. It may read, and ignores, what lies behind the
// word in its array.
func hashWord(folded []byte) (h uint64) {
	for len(folded) > 16 {
		h = hashBlock(h, binary.LittleEndian.Uint64(folded), binary.LittleEndian.Uint64(folded[8:]))
		folded = folded[16:]
	}
	if cap(folded) < 16 {
		folded = append(make([]byte, 0, 16), folded...)
	}
	pad := (*[16]byte)(folded[:16])
	mask := &masks[len(folded)]
	return hashBlock(h, binary.LittleEndian.Uint64(pad[:])&mask[0], binary.LittleEndian.Uint64(pad[8:])&mask[1])
}

// roll moves the window on by one word: a polynomial of the last Width word hashes modulo 2^64, so
// order counts. Before the text a window holds zeros.
func roll(window, in, out uint64) uint64 {
	return window*keyRoll + in - out*keyWindow
}

// finish turns a window into a shingle hash whose every bit can be used.
func finish(window uint64) uint64 {
	return blend(window^keyLow, keyMix)
}
