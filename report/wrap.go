package report

import (
	"bufio"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"onecopy/internal/phrase"
)

// A tint is how a terminal shows text, as parameters of SGR (ECMA-48); the empty one is plain.
type tint string

// The tints are amber and blue, with a line through and below for eyes or screens that show no
// colour. The marks [- -] and {+ +} are there in any case.
const (
	noTint   tint = ""
	oldTint  tint = "33;9"
	newTint  tint = "34;4"
	headTint tint = "1"
	dimTint  tint = "2"
)

// A wrapper breaks text into lines of a width, in cells of a terminal. It breaks at white space,
// beside signs that fill two cells, and inside words that are wider than a line. A tint ends with
// its line and begins again on the next one.
type wrapper struct {
	out    *bufio.Writer
	width  int
	color  bool
	indent int // of every line, where labels stand

	at    int // cells written of this line
	tint  tint
	space bool // before the word
	word  []glyph
	cells int // of the word
}

// A glyph is one character of a word.
type glyph struct {
	c    rune
	tint tint
}

// label begins a line with a word in the indent.
func (w *wrapper) label(t tint, s string) {
	w.end()
	if s != "" {
		w.dye(t)
		w.out.WriteString(s)
		w.dye(noTint)
	}
	w.out.WriteString(strings.Repeat(" ", max(w.indent-len(s), 1)))
	w.at = w.indent
}

// text adds text that has been made plain. White space of any kind is one space, at which no number
// is parted from its per cent sign; commands to a runner are broken.
func (w *wrapper) text(t tint, s string) {
	if strings.Contains(s, "##") {
		s = phrase.Tame(s)
	}
	for i, c := range s {
		switch n := cells(c); {
		case unicode.IsSpace(c) && len(w.word) > 0 && strings.HasPrefix(s[i:], " %"):
			w.add(c, n, t)
		case unicode.IsSpace(c):
			w.flush()
			w.space = w.at > w.indent
		case n == 2:
			w.flush()
			w.add(c, n, t)
			w.flush()
		default:
			w.add(c, n, t)
		}
	}
}

// piece adds letters that stay together.
func (w *wrapper) piece(t tint, s string) {
	if w.cells+len(s) > max(w.width-w.indent, len(s)) {
		w.flush()
	}
	for _, c := range s {
		w.add(c, 1, t)
	}
}

func (w *wrapper) add(c rune, n int, t tint) {
	if w.cells+n > max(w.width-w.indent, 2) {
		w.flush()
	}
	w.word = append(w.word, glyph{c, t})
	w.cells += n
}

// flush writes the word, on a new line where this one is full.
func (w *wrapper) flush() {
	if len(w.word) == 0 {
		return
	}
	gap := 0
	if w.space {
		gap = 1
	}
	if w.at > w.indent && w.at+gap+w.cells > w.width {
		w.line()
	}
	if w.at == 0 {
		w.out.WriteString(strings.Repeat(" ", w.indent))
		w.at = w.indent
	}
	if w.space && w.at > w.indent {
		if w.word[0].tint != w.tint {
			w.dye(noTint)
		}
		w.out.WriteByte(' ')
		w.at++
	}
	if w.at == w.indent && len(w.word) > 1 && w.word[0].c == w.word[1].c && (w.word[0].c == ':' || w.word[0].c == '#') {
		w.out.WriteString(joiner) // see corpus.Tame
	}
	for _, l := range w.word {
		w.dye(l.tint)
		w.out.WriteRune(l.c)
	}
	w.at += w.cells
	w.word, w.cells, w.space = w.word[:0], 0, false
}

// dye changes the tint of what comes.
func (w *wrapper) dye(t tint) {
	if !w.color || t == w.tint {
		return
	}
	if w.tint != noTint {
		w.out.WriteString("\x1b[0m")
	}
	if t != noTint {
		w.out.WriteString("\x1b[" + string(t) + "m")
	}
	w.tint = t
}

// line ends the line.
func (w *wrapper) line() {
	w.dye(noTint)
	w.out.WriteByte('\n')
	w.at, w.space = 0, false
}

// end writes what is left, and ends the line if there is something on it.
func (w *wrapper) end() {
	w.flush()
	if w.at > 0 {
		w.line()
	}
	w.space = false
}

// cells says how many cells of a terminal a character fills: none for a mark on the letter before,
// two for those of East Asian scripts and pictures (Unicode UAX 11).
func cells(c rune) int {
	switch {
	case c < 0x300:
		return 1
	case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// put writes text where the line is, without looking at its width.
func (w *wrapper) put(t tint, s string) {
	w.dye(t)
	w.out.WriteString(s)
	w.dye(noTint)
	for _, c := range s {
		w.at += cells(c)
	}
}

// clipCells keeps as much of a text as fills n cells of a terminal, the last an ellipsis where
// there was more.
func clipCells(s string, n int) string {
	at, last := 0, 0
	for i, c := range s {
		if at += cells(c); at > n {
			return strings.TrimRight(s[:last], " ") + "…"
		}
		if at < n {
			last = i + utf8.RuneLen(c)
		}
	}
	return s
}

// shorten takes characters out of the middle of a text that fills more than n cells, of which the
// end says more.
func shorten(s string, n int) string {
	all, size := []rune(s), 0
	for _, c := range all {
		size += cells(c)
	}
	if size <= n {
		return s
	}
	head, from, to := (n-1)/3, 0, len(all)
	for size = 0; size+cells(all[from]) <= head; from++ {
		size += cells(all[from])
	}
	for size++; size+cells(all[to-1]) <= n; to-- {
		size += cells(all[to-1])
	}
	return string(all[:from]) + "…" + string(all[to:])
}
