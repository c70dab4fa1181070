package report

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"onecopy/corpus"
)

// A storyBlock is a stretch of a story as it was printed: a kept paragraph, perhaps with cuts in
// it, or a cut of whole lines.
type storyBlock struct {
	Role           string // of a kept paragraph; empty for a cut
	Rule, Category string // of a cut
	Lines          string
	Spans          []printedSpan
}

// A printedSpan of a block was kept, or cut by a rule.
type printedSpan struct {
	Text           string
	Rule, Category string
}

// Cut reports whether the whole block was cut.
func (b storyBlock) Cut() bool { return b.Role == "" }

// blocks puts the pieces and cuts of a story in the order they were printed in. Of each text at
// most limit bytes in all are shown; the second result counts those beyond, of which there are no
// blocks: a story can have a million lines.
func blocks(pieces iter.Seq[corpus.Piece], cuts iter.Seq[corpus.Cut], limit int) ([]storyBlock, int) {
	var out []storyBlock
	left := 0
	take := func(s string) string {
		kept := clipBytes(s, limit)
		if limit -= len(kept); len(kept) < len(s) {
			limit = 0 // the few bytes that no character fits in are no place for those behind it
		}
		left += len(s) - len(kept)
		return plain(kept)
	}
	show := func(b storyBlock) {
		if limit > 0 || len(b.Spans) > 0 && b.Spans[0].Text != "" {
			out = append(out, b)
		}
	}
	next, stop := iter.Pull(cuts)
	defer stop()
	cut, more := next()
	var within []corpus.Cut
	for p := range pieces {
		for ; more && ahead(&cut, &p); cut, more = next() {
			show(cutBlock(&cut, take))
		}
		for within = within[:0]; more && inside(&p, &cut); cut, more = next() {
			within = append(within, cut)
		}
		show(kept(&p, within, take))
	}
	for ; more; cut, more = next() {
		show(cutBlock(&cut, take))
	}
	return out, left
}

// ahead reports whether the cut stands before the piece, on lines of its own.
func ahead(c *corpus.Cut, p *corpus.Piece) bool {
	return c.Start <= p.Start && (c.WholeLines || c.LastLine < p.Line)
}

// inside reports whether the cut stands between the words of the piece or beside them on its lines.
func inside(p *corpus.Piece, c *corpus.Cut) bool {
	return c.Start < p.End || !c.WholeLines && c.FirstLine <= p.Last
}

func cutBlock(c *corpus.Cut, take func(string) string) storyBlock {
	return storyBlock{
		Rule: c.Rule, Category: c.Category, Lines: lineRange(c.FirstLine, c.LastLine),
		Spans: []printedSpan{{take(strings.TrimSpace(c.Text)), c.Rule, c.Category}},
	}
}

// kept shows a piece with the cuts inside it. A piece's text was joined from its lines, so a place
// in the input determines the place in the text only nearly where a paragraph was wrapped; it is
// moved to the start of a word.
func kept(p *corpus.Piece, cuts []corpus.Cut, take func(string) string) storyBlock {
	b := storyBlock{Role: p.Role, Lines: lineRange(p.Line, p.Last)}
	if b.Role == "" {
		b.Role = "body"
	}
	from, shift := 0, p.Start
	for i := range cuts {
		c := &cuts[i]
		at := max(from, wordStart(p.Text, c.Start-shift))
		b.add(printedSpan{Text: take(p.Text[from:at])})
		b.add(printedSpan{take(c.Text), c.Rule, c.Category})
		from = at
		if c.Start >= p.Start {
			shift += c.End - c.Start
		}
	}
	b.add(printedSpan{Text: take(p.Text[from:])})
	return b
}

func (b *storyBlock) add(s printedSpan) {
	if s.Text != "" {
		b.Spans = append(b.Spans, s)
	}
}

// longestWord is how many bytes back the start of a word is sought: a line can be one word of
// megabytes with a cut every ten bytes.
const longestWord = 200

// wordStart returns the last place up to i where a word of text starts, or its end; in a longer
// word the place of the character at i.
func wordStart(text string, i int) int {
	if i >= len(text) {
		return len(text)
	}
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	for at := i; at >= 0 && i-at <= longestWord; at-- {
		if at == 0 || utf8.RuneStart(text[at]) && (text[at-1] == ' ' || text[at] == ' ') {
			return at
		}
	}
	return max(i, 0)
}

func lineRange(first, last int) string {
	if last <= first {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}
