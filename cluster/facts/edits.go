package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A residue is the words of a gap that are not facts and carry meaning.
type residue struct {
	words []int
	names []bool // which of them are in names
}

// Edit finds the other changes of meaning between two stories of which one is a copy of the other:
// negations, units and currencies, and content words set for others. It is not asked for other
// pairs.
func (c *Changes) Edit(blocks []Run) {
	a, b := c.names.a, c.names.b
	windows(blocks, len(a.Words), len(b.Words), func(w []Gap) {
		c.deny(w)
		c.reword(w)
	})
	for _, m := range blocks {
		c.remeasure(m)
	}
}

// reword lists the content words of a window for which the other story has others.
func (c *Changes) reword(w []Gap) {
	a, b := c.names.a, c.names.b
	for _, g := range w {
		if g.A.Lo == g.A.Hi || g.B.Lo == g.B.Hi || c.settled(g) {
			continue
		}
		if joinedAlike(a, g.A, b, g.B) {
			continue
		}
		x, y := c.residues(g)
		x, y = lonelyDate(a, g.A, x, b, y), lonelyDate(b, g.B, y, a, x)
		x, y = c.cross(x, y)
		if len(x.words) == 0 || len(y.words) == 0 || described(a, b, x, y) || described(b, a, y, x) {
			continue
		}
		sa, sb := x.span(), y.span()
		if capitalised(a.printed(sa)) && capitalised(b.printed(sb)) && a.alike(lower(a.printed(sa)), lower(b.printed(sb))) {
			continue
		}
		c.tell(a.printed(sa), b.printed(sb), c.kindOf(sa, sb), sa.Lo)
	}
}

// lonelyDate returns a day or month that is the one word of its side of a gap as a word, where the
// other side has one word that is none, nor "yesterday".
func lonelyDate(s *Body, at WordRange, own residue, other *Body, words residue) residue {
	if len(own.words) > 0 || len(words.words) != 1 || at.Hi-at.Lo != 1 || other.word(words.words[0]).period != 0 {
		return own
	}
	if _, _, ok := s.date(at.Lo); !ok {
		return own
	}
	return residue{[]int{at.Lo}, []bool{true}}
}

// settled reports whether the facts of a gap of one word each were found by exchanged.
func (c *Changes) settled(g Gap) bool {
	for _, at := range c.single {
		if at == g.A.Lo {
			return true
		}
	}
	return false
}

// residues returns the words of both sides of a gap that are left when its facts are taken off.
// Names are left where the other side has none.
func (c *Changes) residues(g Gap) (x, y residue) {
	x, y = c.names.a.residue(g.A), c.names.b.residue(g.B)
	if len(bareNames(c.names.a, g.A)) > 0 && len(bareNames(c.names.b, g.B)) > 0 {
		x.drop()
		y.drop()
	}
	return x, y
}

func (r *residue) drop() {
	n := 0
	for i, k := range r.words {
		if !r.names[i] {
			r.words[n] = k
			n++
		}
	}
	r.words, r.names = r.words[:n], make([]bool, n)
}

func (r *residue) span() WordRange { return WordRange{r.words[0], r.words[len(r.words)-1] + 1} }

// residue lists the words of a span that are not numbers, dates, negations, titles or little words.
func (s *Body) residue(at WordRange) (r residue) {
	t := s.speaks()
	for k := at.Lo; k < at.Hi; k++ {
		if f, _, ok := numeral(s, k); ok {
			k = max(k, min(f.at.Hi, at.Hi)-1)
			continue
		}
		if _, n, ok := s.date(k); ok {
			k += n - 1
			continue
		}
		e := s.word(k)
		if (e.little|e.title|e.link|e.not)&t != 0 || s.denies(k) || s.contracted(k) || s.grammar(k) {
			continue
		}
		r.words, r.names = append(r.words, k), append(r.names, s.proper(k))
	}
	return r
}

// grammar reports whether a word is a sign of grammar in a script without spaces, or an initial.
func (s *Body) grammar(k int) bool {
	r, size := utf8.DecodeRuneInString(s.Text[s.Words[k].Start:])
	if size != s.Words[k].End-s.Words[k].Start {
		return false
	}
	return r < utf8.RuneSelf || unicode.Is(unicode.Hiragana, r) || strings.ContainsRune("的了在是和与而也就都这那其之于及地得着过们个", r)
}

// cross strikes out the words that both sides have in two spellings, or as two ways to write a
// unit.
func (c *Changes) cross(x, y residue) (residue, residue) {
	a, b := c.names.a, c.names.b
	var outA, outB residue
	used := make([]bool, len(y.words))
	for i, k := range x.words {
		hit := false
		for j, l := range y.words {
			if !used[j] && a.respelled(k, b, l) {
				used[j], hit = true, true
				break
			}
		}
		if !hit {
			outA.words, outA.names = append(outA.words, k), append(outA.names, x.names[i])
		}
	}
	for j, l := range y.words {
		if !used[j] {
			outB.words, outB.names = append(outB.words, l), append(outB.names, y.names[j])
		}
	}
	return outA, outB
}

// described reports whether one side has nothing but a name where the other has a noun with its
// article: "Gomel", "the town".
func described(a, b *Body, x, y residue) bool {
	for _, name := range x.names {
		if !name {
			return false
		}
	}
	first := y.words[0]
	return !y.names[0] && b.word(first-1).article&b.speaks() != 0 && a.word(x.words[0]-1).article&a.speaks() == 0
}

// kindOf tells the kind of a change of words.
func (c *Changes) kindOf(x, y WordRange) string {
	a, b := c.names.a, c.names.b
	m, n := a.measureIn(x), b.measureIn(y)
	switch {
	case m.money() && n.money():
		return changeCurrency
	case m != unmeasured && n != unmeasured && (a.counted(x) || b.counted(y)):
		return changeUnit
	case x.Hi-x.Lo == 1 && y.Hi-y.Lo == 1 && opposed(a, x.Lo, b, y.Lo):
		return changeNegation
	case a.spoken(x) && b.spoken(y):
		return changeSpeaker
	case a.quotes(x.Lo) && b.quotes(y.Lo):
		return changeQuote
	}
	return changeWord
}

// opposed reports whether one word is the other with a syllable that denies it.
func opposed(a *Body, k int, b *Body, l int) bool {
	x, y := strings.ToLower(a.printed(WordRange{k, k + 1})), strings.ToLower(b.printed(WordRange{l, l + 1}))
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, syllable := range [...]string{"un", "in", "im", "ir", "il", "dis", "non", "de", "не", "ни", "без", "nie", "bez", "o", "in", "mis"} {
		if rest, ok := strings.CutPrefix(y, syllable); ok && rest == x && len(x) > 3 {
			return true
		}
	}
	if strings.TrimSuffix(x, "ful") == strings.TrimSuffix(y, "less") && x != y {
		return true
	}
	return a.speaks()&turkish != 0 && deniedStem(x, y)
}

// deniedStem reports whether the longer word has the syllable of Turkish that denies a verb, where
// the shorter one has none.
func deniedStem(x, y string) bool {
	n := 0
	for n < len(x) && x[n] == y[n] {
		n++
	}
	if n < 2 || n+1 >= len(y) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(y[n+1:])
	return y[n] == 'm' && strings.ContainsRune("aeıiuü", r) && (n == len(x) || x[n] != 'm')
}

// quoteReach bounds how far back, in bytes, the mark that opens a quotation is looked for.
const quoteReach = 400

// quotes reports whether word k stands inside quotation marks of its paragraph.
func (s *Body) quotes(k int) bool {
	from := max(0, s.Words[k].Start-quoteReach)
	before := s.Text[from:s.Words[k].Start]
	open, low := false, false
	for i := 0; i < len(before); i++ {
		if before[i] == '\n' && i > 0 && before[i-1] == '\n' {
			open, low = false, false
			continue
		}
		if b := before[i]; b != '"' && b != 0xc2 && b != 0xe2 && b != 0xe3 { // the first bytes of the marks below
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(before[i:]); r {
		case '"':
			open = !open
		case '„':
			open, low = true, true
		case '“':
			open = !low || !open
			low = false
		case '«', '「', '『':
			open = true
		case '”', '»', '」', '』':
			open = false
		}
	}
	return open
}
