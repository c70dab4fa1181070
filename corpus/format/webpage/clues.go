package webpage

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// cellTag is what tagOf gives for the elements of tables.
const cellTag = 5

// tagOf is the element of a line, as a value of tagClues.
func tagOf(t atom.Atom) int {
	switch t {
	case atom.P:
		return 0
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3, atom.H4, atom.H5, atom.H6:
		return 3
	case atom.Li:
		return 4
	case atom.Td, atom.Th, atom.Tr, atom.Table, atom.Tbody, atom.Caption:
		return cellTag
	case atom.Figcaption, atom.Figure:
		return 6
	case atom.Blockquote:
		return 7
	case atom.Pre:
		return 8
	case atom.Dt, atom.Dd, atom.Dl:
		return 9
	case atom.Div, atom.Center:
		return 10
	case atom.Section, atom.Article, atom.Main, atom.Body:
		return 11
	}
	return 12
}

// firstClues gives each line and its clues of the first pass, which stand until the next line.
func (p *Rendering) firstClues(m []measure, head int, give func(i int, list []uint16)) {
	var room []uint16
	said := make(map[uint64]bool, len(p.Lines)) // hashes of lines
	data := wordSet(p.Meta.data.body)
	described := fold(p.Meta.description)
	for i := range p.Lines {
		c := clues{list: room[:0], m: &m[i]}
		c.form(p, i)
		folded := p.folded(&m[i], i)
		c.signs(p, i, folded, said)
		c.place(p, i, head)
		c.beside(p, m, i)
		switch {
		case data == nil:
			c.sized(dataClues, dataBySize, 0)
		default:
			c.sized(dataClues, dataBySize, data.share(p.Text[p.Lines[i].Start:p.Lines[i].End]))
		}
		switch {
		case described == "" || folded == "":
			c.add(descClues, 0)
		case len(folded) > 20 && (strings.Contains(described, folded) || strings.Contains(folded, described)):
			c.add(descClues, 1)
		default:
			c.add(descClues, 2)
		}
		room = c.list
		give(i, room)
	}
}

// clues are those of a line as they are found.
type clues struct {
	list []uint16
	m    *measure
}

func (c *clues) add(g group, value int) { c.list = append(c.list, uint16(g.base+value)) }

// sized adds a clue by itself and together with the size of the line.
func (c *clues) sized(g, with group, value int) {
	c.add(g, value)
	c.add(with, value*len(sizes)+int(c.m.size))
}

// form adds what the line is like.
func (c *clues) form(p *Rendering, i int) {
	l, m := &p.Lines[i], c.m
	tag := tagOf(p.nodes[l.node].tag)
	c.add(tagClues, tag)
	c.add(wordClues, int(m.bucket))
	c.add(linkClues, int(m.link))
	c.add(endClues, int(m.end))
	c.add(sizeClues, int(m.size))
	c.add(tagBySize, tag*wordClues.size+int(m.bucket))
	c.add(tagByLink, tag*linkClues.size+int(m.link))
	c.add(wordsByLink, int(m.bucket)*linkClues.size+int(m.link))
	c.add(wordsByEnd, int(m.bucket)*endClues.size+int(m.end))
	c.sized(commaClues, commasBySize, int(min(m.commas, 2)))
}

// signs adds what stands on the line.
func (c *clues) signs(p *Rendering, i int, folded string, said map[uint64]bool) {
	l := &p.Lines[i]
	s := p.Text[l.Start:l.End]
	var digits, capitals, small, letters int
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r):
			small++
		}
		letters += int(boolean(unicode.IsLetter(r)))
	}
	first, _ := utf8.DecodeRuneInString(s)
	final, _ := utf8.DecodeLastRuneInString(s)
	if folded == "" {
		folded = s[:min(len(s), 200)]
	}
	hash := hashOf(folded)
	for n, yes := range [...]bool{
		strings.Contains(s, "|") || strings.Contains(s, " · ") || strings.Contains(s, " • "),
		strings.Contains(s, "©") || strings.Contains(s, "(c)"),
		digits > letters,
		capitals > small && letters > 3,
		unicode.IsLower(first),
		l.letters > 0 && l.strong*10 >= l.letters*9,
		l.letters > 0 && l.strong > 0 && l.strong*10 < l.letters*9,
		l.time,
		l.broken,
		said[hash],
		strings.ContainsRune("\"“„«»‘'「『", first),
		strings.ContainsRune("-–—•*›»>", first),
		strings.ContainsRune("»›>→…", final),
		strings.Contains(s, "www.") || strings.Contains(s, "http"),
		hour(s),
		strings.Contains(s, "201") || strings.Contains(s, "202"),
	} {
		if yes {
			c.sized(signClues, signBySize, n)
		}
	}
	said[hash] = true
}

// hashOf is the 64-bit FNV-1a hash of a line.
func hashOf(s string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return h
}

// hour reports whether a time of the day stands in s.
func hour(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == ':' && digit(s[i-1]) && digit(s[i+1]) && digit(s[i+2]) {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// place adds where the line stands.
func (c *clues) place(p *Rendering, i, head int) {
	l := &p.Lines[i]
	at := 0
	switch d := i - head; {
	case head < 0:
	case d < -10:
		at = 1
	case d < 0:
		at = 2
	default:
		at = 3 + int(bucketOf(int32(d), 0, 3, 15))
	}
	c.sized(headClues, headBySize, at)
	c.sized(partClues, partBySize, i*5/len(p.Lines))
	n := &p.nodes[l.node]
	for b := uint(n.around | l.within); b != 0; b &= b - 1 {
		if k := bits.TrailingZeros(b); k < placeCount {
			c.sized(placeClues, placeBySize, k)
		}
	}
	own := n.own | l.classes()
	for b := own; b != 0; b &= b - 1 {
		c.add(wordsOwn, bits.TrailingZeros64(uint64(b)))
	}
	for b := n.near | own; b != 0; b &= b - 1 {
		c.sized(wordsNear, nearBySize, bits.TrailingZeros64(uint64(b)))
	}
	for b := n.far; b != 0; b &= b - 1 {
		c.sized(wordsFar, farBySize, bits.TrailingZeros64(uint64(b)))
	}
}

// beside adds what the lines above and below are.
func (c *clues) beside(p *Rendering, m []measure, i int) {
	at := func(k int) *measure {
		if k < 0 || k >= len(m) {
			return &measure{}
		}
		return &m[k]
	}
	for n, yes := range [...]bool{
		at(i - 1).prose, at(i + 1).prose, at(i - 2).prose, at(i + 2).prose, at(i - 1).heading, at(i + 1).heading,
		at(i-1).link >= 4, at(i+1).link >= 4,
	} {
		if yes {
			c.sized(besideClues, besideBySize, n)
		}
	}
}

// words4 are the hashes of four words in a row of a text, or of four letters in scripts without
// spaces.
type words4 map[uint32]bool

// least is how many words make a text.
const leastData = 60

func wordSet(s string) words4 {
	if len(s) < 200 {
		return nil
	}
	set := words4{}
	quads(s, func(h uint32) { set[h] = true })
	if len(set) < leastData {
		return nil
	}
	return set
}

// quads returns the hashes.
func quads(s string, do func(uint32)) {
	var w [4]uint32
	n := 0
	end := func(h uint32) {
		w[0], w[1], w[2], w[3] = w[1], w[2], w[3], h
		if n++; n >= 4 {
			do(((w[0]*31+w[1])*31+w[2])*31 + w[3])
		}
	}
	const start = 2166136261
	h := uint32(start)
	for _, r := range s {
		switch {
		case r >= 0x0e00 && scriptWithoutSpaces(r):
			end(uint32(r) * 2654435761)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h = (h ^ uint32(unicode.ToLower(r))) * 16777619
		case h != start:
			end(h)
			h = start
		}
	}
	if h != start {
		end(h)
	}
}

// share says as a value of dataClues how much of a line is in the set.
func (set words4) share(s string) int {
	n, in := 0, 0
	quads(s, func(h uint32) {
		n++
		in += int(boolean(set[h]))
	})
	switch {
	case n == 0:
		return 0
	case in*10 >= n*7:
		return 1
	case in*10 >= n*2:
		return 2
	}
	return 3
}
