package shingle

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A Word is one word of a text.
//
// A word is a longest run of letters, marks and numbers (Unicode L, M, N) that does not begin with a mark, and:
//   - an apostrophe (' ’ ‘ ‛ ʼ ʻ ′ ＇) straight between two letters or numbers belongs to the word: don't, O’Brien;
//   - a comma or full stop straight between two ASCII digits belongs to the word, so a number is one word: 7,000 and 0.5.
//     It counts: 7,000 is neither 7000 nor 7.000. A number grouped by spaces is several words;
//   - single ASCII letters with one full stop between them are one word without the stops, up to eight letters, so that
//     house styles agree: U.S. is US, a.m. is am. A missing space after a sentence ("end.Next") still separates;
//   - each letter of a script written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) is a word, with its marks;
//   - invisible characters (soft hyphen, joiners, direction marks, variation selectors, byte order mark) are passed over:
//     they neither break a word nor count;
//   - all else separates, hyphens and dashes of any kind, bytes that are not UTF-8 and NUL included.
//
// Words are equal when their folded forms are: Unicode NFC, lower case by the simple mapping (and ς is σ, ſ is s, µ is μ,
// ß is ss, İ is i, ﬁ is fi), one apostrophe, no invisible characters. Accents count: résumé is not resume.
type Word struct {
	Start, End int    // byte offsets into the text; text[Start:End] is the word as printed
	Hash       uint64 // of the folded word; frozen with Version
}

// Words appends the words of text to dst. It takes time linear in the text and keeps no reference to it.
func Words(text string, dst []Word) []Word {
	s := scanner{text: view(text), words: dst}
	s.scan()
	return s.words
}

// chunk is how many bytes are searched for the edges of words before the words are hashed: the edges of 512 bytes
// stay in the nearest cache, and 8 blocks are enough for both loops to run without stalls.
const (
	block = 64
	chunk = 8 * block
)

// batch is how many words a sink is handed at once: with the edges they fill half of the nearest cache.
const batch = 512

// A scanner finds the words of one text. With a sink, words are handed on in batches and the scanner needs no memory
// that grows with the text.
type scanner struct {
	text  []byte
	words []Word
	sink  *Sketcher
	prior uint64 // was the byte before the block part of a run: 0 or 1

	// The last word, where it is made of initials: U.S.
	initials uint64 // the folded letters, the first lowest
	letters  int    // how many
	end      int    // where the last one ends

	glyphs        *glyphs // of foldRun; nil before its first call
	folded, plain []byte  // scratch of foldRun
}

// scan finds the edges of runs a chunk at a time. The last run of a chunk waits for the start of the next, because a
// joining character may be between.
func (s *scanner) scan() {
	var edges [chunk + 8]int
	n := 0
	for base := 0; base < len(s.text); base += chunk {
		n = s.edges(base, edges[:], n)
		n = copy(edges[:], s.take(edges[:n]))
	}
	if n&1 == 1 {
		edges[n] = len(s.text)
		n++
	}
	edges[n] = len(s.text) + 2
	s.take(edges[:n+1])
}

// edges adds to out, after the n it holds, the offsets in one chunk where runs of word bytes start and end in turn. Four
// are written at a time, because how many a block has is hard to foresee; the surplus is overwritten.
func (s *scanner) edges(base int, out []int, n int) int {
	for limit := min(base+chunk, len(s.text)); base < limit; base += block {
		var word uint64
		if base+block <= len(s.text) {
			word = wordBytes((*[block]byte)(s.text[base:]))
		} else {
			var pad [block]byte
			copy(pad[:], s.text[base:])
			word = wordBytes(&pad)
		}
		turns := word ^ (word<<1 | s.prior)
		s.prior = word >> 63
		total := n + bits.OnesCount64(turns)
		for ; n < total; n += 4 {
			four := (*[4]int)(out[n:])
			four[0] = base + bits.TrailingZeros64(turns)
			turns &= turns - 1
			four[1] = base + bits.TrailingZeros64(turns)
			turns &= turns - 1
			four[2] = base + bits.TrailingZeros64(turns)
			turns &= turns - 1
			four[3] = base + bits.TrailingZeros64(turns)
			turns &= turns - 1
		}
		n = total
	}
	return n
}

// take hashes the runs whose edges are followed by another, and returns the edges that are left. A run of ASCII is one
// word and needs no folding but the bit 0x20, which digits, the apostrophe, comma and full stop already have; a run with
// other bytes goes to foldRun.
func (s *scanner) take(edges []int) []int {
	text, words := s.text, s.room(len(edges)/2)
	for ; len(edges) > 2; edges = edges[2:] {
		start, end, next := edges[0], edges[1], edges[2]
		n := uint(end - start)
		if n >= uint(len(masks)) || start+16 >= len(text) {
			if s.joined(end, next) {
				edges[2] = start
				continue
			}
			s.words = words
			s.takeSlow(start, end)
			words = s.room(len(edges) / 2)
			continue
		}
		// One test for "one byte between the runs, and not a space", as either half alone is hard to foresee.
		if between := (next-end)<<8 | int(text[end]^' '); uint(between-0x101) < 0xff && s.joined(end, next) {
			edges[2] = start
			continue
		}
		bytes := (*[16]byte)(text[start:])
		low := (binary.LittleEndian.Uint64(bytes[:]) | lowerBits) & masks[n][0]
		high := (binary.LittleEndian.Uint64(bytes[8:]) | lowerBits) & masks[n][1]
		if (low|high)&topBits != 0 || n == 1 && low >= 'a' {
			s.words = words
			if n == 1 {
				s.takeSlow(start, end)
			} else {
				s.foldRun(start, end)
			}
			words = s.room(len(edges) / 2)
			continue
		}
		words = append(words, Word{start, end, hashBlock(0, low, high)})
	}
	s.words = words
	return edges
}

// joined reports whether the byte between two runs makes them one. Beside a byte that is not ASCII foldRun decides, so
// the run must hold both sides.
func (s *scanner) joined(end, next int) bool {
	if next != end+1 {
		return false
	}
	a, c, b := s.text[end-1], s.text[end], s.text[next]
	switch c {
	case '\'':
		return true
	case ',', '.':
		return a|b >= 0x80 || digit(a) && digit(b)
	}
	return false
}

// takeSlow hashes any run.
func (s *scanner) takeSlow(start, end int) {
	run := s.text[start:end]
	if c := run[0] | 0x20; len(run) == 1 && c >= 'a' && c < 0x80 {
		s.initial(start, end, uint64(c))
		return
	}
	var hash uint64
	for len(run) > 0 {
		var low, high uint64
		low, high, run = load16(run)
		if (low|high)&topBits != 0 {
			s.foldRun(start, end)
			return
		}
		hash = hashBlock(hash, low, high)
	}
	s.put(Word{start, end, hash})
}

// load16 takes up to 16 bytes of a run, lower case if they are ASCII.
func load16(run []byte) (low, high uint64, rest []byte) {
	var pad [16]byte
	n := copy(pad[:], run)
	low = (binary.LittleEndian.Uint64(pad[:]) | lowerBits) & masks[n][0]
	high = (binary.LittleEndian.Uint64(pad[8:]) | lowerBits) & masks[n][1]
	return low, high, run[n:]
}

// initial adds a word of one ASCII letter, to the last word where that is made of initials and only a full stop is
// between.
func (s *scanner) initial(start, end int, letter uint64) {
	if s.letters > 0 && s.letters < 8 && s.end == start-1 && s.text[start-1] == '.' {
		s.initials |= letter << (8 * s.letters)
		s.letters++
		s.end = end
		last := &s.words[len(s.words)-1]
		last.End, last.Hash = end, hashBlock(0, s.initials, 0)
		return
	}
	s.initials, s.letters, s.end = letter, 1, end
	s.put(Word{start, end, hashBlock(0, letter, 0)})
}

// put adds a word.
func (s *scanner) put(w Word) {
	s.words = append(s.room(1), w)
}

// room makes room for n more words, at most half a batch. The last word never goes to the sink before the next is there:
// it may yet be the first of initials.
func (s *scanner) room(n int) []Word {
	switch last := len(s.words) - 1; {
	case cap(s.words)-len(s.words) >= n:
	case s.sink == nil:
		s.words = slices.Grow(s.words, max(n, len(s.words), len(s.text)/8))
	default:
		s.sink.take(s.words[:last])
		s.words[0] = s.words[last]
		s.words = s.words[:1]
	}
	return s.words
}
