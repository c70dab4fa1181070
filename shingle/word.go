package shingle

import (
	"encoding/binary"
	"slices"
)

// A Word is one word of a text.
//
// A word is a longest run of letters, marks and numbers (Unicode L, M, N) that does not begin with
// a mark, and:
//   - an apostrophe (' ’ ‘ ‛ ʼ ʻ ′ ＇) straight between two letters or numbers belongs to the word:
//     don't, O’Brien;
//   - a comma or full stop straight between two ASCII digits belongs to the word, so a number is
//     one word: 7,000 and 0.5. It counts: 7,000 is neither 7000 nor 7.000. A number grouped by
//     spaces is several words;
//   - single ASCII letters with one full stop between them are one word without the stops, up to
//     eight letters, so that house styles agree: U.S. is US, a.m. is am. A missing space after a
//     sentence ("end.Next") still separates;
//   - each letter of a script written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) is a
//     word, with its marks;
//   - invisible characters (soft hyphen, joiners, direction marks, variation selectors, byte order
//     mark) are passed over: they neither break a word nor count;
//   - all else separates, hyphens and dashes of any kind, bytes that are not UTF-8 and NUL
//     included.
//
// Words are equal when their folded forms are: Unicode NFC, lower case by the simple mapping (and ς
// is σ, ſ is s, µ is μ, ß is ss, İ is i, ﬁ is fi), one apostrophe, no invisible characters. Accents
// count: résumé is not resume.
type Word struct {
	Start, End int    // byte offsets into the text; text[Start:End] is the word as printed
	Hash       uint64 // of the folded word; frozen with Version
}

// Words appends the words of text to dst. It takes time linear in the text and keeps no reference
// to it.
func Words(text string, dst []Word) []Word {
	s := scanner{words: dst, places: true}
	s.reset(text)
	s.scan()
	return s.words
}

// batch is how many words are hashed before a sink takes them: more than a chunk has.
const batch = 512

// A scanner finds the words of one text, as Words with their places or as hashes for a sink. These
// are handed on in batches, and no memory grows with the text.
type scanner struct {
	text   []byte
	chunk  chunk
	hashes [Width + batch]uint64 // of the words before the batch, and of those in it
	n      int                   // words in the batch
	sink   *Sketcher
	places bool   // are wanted
	words  []Word // with places

	// The last word, where it is made of initials: U.S.
	initials uint64 // the folded letters, the first lowest
	letters  int    // how many
	dot      int    // behind the full stop after the last one

	glyphs        *glyphs // nil before the first character beyond ASCII
	folded, plain []byte  // scratch of foldRun
}

// reset makes ready for a text.
func (s *scanner) reset(text string) {
	s.text, s.letters, s.dot, s.n = view(text), 0, -1, 0
	s.folded, s.plain = scratch(s.folded), scratch(s.plain)
	s.chunk.reset()
	clear(s.hashes[:Width])
}

// scan reads the text a chunk at a time: first where runs of word bytes are, then the words of the
// runs.
func (s *scanner) scan() {
	c := &s.chunk
	for c.next < len(s.text) {
		c.read(s.text)
		if c.foreign != 0 {
			s.settle()
		}
		c.find()
		c.keep(s.take(c.runs(c.next == len(s.text))))
	}
}

// take hashes the runs whose edges are followed by another, and returns how many edges that were.
func (s *scanner) take(edges []uint16) int {
	taken := 0
	s.room(len(edges) / 2)
	for len(edges)-taken > 2 {
		rest := edges[taken:]
		limit := s.chunk.nextOdd()
		if s.dot == s.chunk.origin+int(rest[0]) {
			limit = 0
		}
		n := s.chunk.hash(s.hashes[Width+s.n:], rest, limit)
		s.n += n
		if s.places {
			s.place(rest, n)
		}
		if taken += 2 * n; len(edges)-taken > 2 {
			s.special(edges[taken:])
			taken += 2
		}
	}
	return taken
}

// place adds the n words of the batch that were hashed last, as they are printed between edges.
func (s *scanner) place(edges []uint16, n int) {
	s.words = slices.Grow(s.words, n)
	origin := s.chunk.origin
	for i, h := range s.hashes[Width+s.n-n : Width+s.n] {
		s.words = append(s.words, Word{origin + int(edges[2*i]), origin + int(edges[2*i+1]), h})
	}
}

// special takes the first run of edges: a long one, one with odd characters, one joined to the
// next, or a letter that may be of initials.
func (s *scanner) special(edges []uint16) {
	c := &s.chunk
	start, end := edges[0], edges[1]
	from, to := c.origin+int(start), c.origin+int(end)
	if start == 0 {
		from = c.began
	}
	if c.origin+int(edges[2]) == to+1 && s.joined(to) {
		edges[2] = start
		return
	}
	odd := c.odd[c.met:]
	n := 0
	for n < len(odd) && odd[n] < end {
		n++
	}
	c.met += n
	switch {
	case n == 1 && end-start <= 18 && c.folded[odd[0]] == '\'':
		s.put(from, to, c.elided(start, end, odd[0]))
	case n > 0:
		s.foldRun(from, to)
	case end-start == 1 && c.folded[start] >= 'a' && c.folded[start] <= 'z':
		s.initial(from, to, uint64(c.folded[start]))
	case start == 0:
		s.takeLong(from, to)
	default:
		s.put(from, to, hashWord(c.folded[start:end]))
	}
}

// joined reports whether the byte at i, between two runs, makes them one word.
func (s *scanner) joined(i int) bool {
	switch s.text[i] {
	case '\'':
		return true
	case ',', '.':
		return digit(s.text[i-1]) && digit(s.text[i+1])
	}
	return false
}

// elided hashes a word of up to 18 bytes with one apostrophe of three bytes, of which settle has
// made the first that of ASCII: the other two are shifted out.
func (c *chunk) elided(start, end, apostrophe uint16) uint64 {
	bytes := (*[18]byte)(c.folded[start:])
	low, high := binary.LittleEndian.Uint64(bytes[:]), binary.LittleEndian.Uint64(bytes[8:])
	rest := uint64(binary.LittleEndian.Uint16(bytes[16:]))
	head, all := &masks[apostrophe-start+1], &masks[end-start-2]
	low, high = low&head[0]|(low>>16|high<<48)&^head[0], high&head[1]|(high>>16|rest<<48)&^head[1]
	return hashBlock(0, low&all[0], high&all[1])
}

// takeLong hashes a run that began before what the chunk holds.
func (s *scanner) takeLong(start, end int) {
	run := s.text[start:end]
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
	s.put(start, end, hash)
}

// load16 takes up to 16 bytes of a run, lower case if they are ASCII.
func load16(run []byte) (low, high uint64, rest []byte) {
	var pad [16]byte
	n := copy(pad[:], run)
	low = (binary.LittleEndian.Uint64(pad[:]) | lowerBits) & masks[n][0]
	high = (binary.LittleEndian.Uint64(pad[8:]) | lowerBits) & masks[n][1]
	return low, high, run[n:]
}

// initial adds a word of one ASCII letter, to the last word where that is made of initials and only
// a full stop is between.
func (s *scanner) initial(start, end int, letter uint64) {
	if s.letters > 0 && s.letters < 8 && s.dot == start && s.text[start-1] == '.' {
		s.initials |= letter << (8 * s.letters)
		s.letters++
		s.dot = end + 1
		hash := hashBlock(0, s.initials, 0)
		s.hashes[Width+s.n-1] = hash
		if s.places {
			last := &s.words[len(s.words)-1]
			last.End, last.Hash = end, hash
		}
		return
	}
	s.initials, s.letters, s.dot = letter, 1, end+1
	s.put(start, end, hashBlock(0, letter, 0))
}

// put adds a word.
func (s *scanner) put(start, end int, hash uint64) {
	s.room(1)
	s.hashes[Width+s.n] = hash
	s.n++
	if s.places {
		s.words = append(s.words, Word{start, end, hash})
	}
}

// room makes room for n more words, at most half a batch. The last word never goes to the sink
// before the next is there: it may yet be the first of initials.
func (s *scanner) room(n int) {
	if s.n+n <= batch {
		return
	}
	last := s.n - 1
	if s.sink != nil {
		s.sink.take(s.hashes[:Width+last])
	}
	copy(s.hashes[:], s.hashes[last:Width+s.n])
	s.n = 1
}
