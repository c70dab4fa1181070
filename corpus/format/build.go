package format

import (
	"strings"
	"unicode/utf8"
)

// A TextBuilder makes the Text and Anchors of a Item. The zero value is ready.
type TextBuilder struct {
	text    strings.Builder
	anchors []Anchor
	end     int64 // where the last byte of text that the input has ends in it
	next    int64 // the place of the input that the next byte of text would be at without an anchor
}

// Len is the number of bytes of text so far.
func (b *TextBuilder) Len() int { return b.text.Len() }

// Copy adds text that stands in the input at a place as it is.
func (b *TextBuilder) Copy(s string, at int64) {
	if s == "" {
		return
	}
	b.anchor(at)
	b.text.WriteString(s)
	b.next += int64(len(s))
	b.end = b.next
}

// Put adds text that size bytes of the input at a place stand for, such as an entity.
func (b *TextBuilder) Put(s string, at int64, size int) {
	if s == "" {
		return
	}
	b.anchor(at)
	b.text.WriteString(s)
	b.next = at + int64(size)
	b.end = b.next
	switch {
	case size < len(s):
		b.anchors = append(b.anchors, Anchor{b.text.Len(), b.next}) // so that the bytes of it are all at its place
	case size > len(s):
		b.next = -1 // the next byte has an anchor whatever its place
	}
}

// Space adds white space that nothing in the input stands for.
func (b *TextBuilder) Space(s string) {
	if s == "" {
		return
	}
	b.text.WriteString(s)
	b.next = -1
}

func (b *TextBuilder) anchor(at int64) {
	if len(b.anchors) == 0 || at != b.next {
		b.anchors = append(b.anchors, Anchor{b.text.Len(), at})
		b.next = at
	}
}

// Clean adds text that stands in the input at a place, with U+FFFD for each byte that is not UTF-8
// and for NUL, and returns the number of these.
func (b *TextBuilder) Clean(s string, at int64) (bad int) {
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.RuneError, 1
		if c := s[i]; c != 0 && c < utf8.RuneSelf {
			i++
			continue
		} else if c != 0 {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if r == utf8.RuneError && size == 1 {
			b.Copy(s[from:i], at+int64(from))
			b.Put("\uFFFD", at+int64(i), 1)
			bad, from = bad+1, i+1
		}
		i += size
	}
	b.Copy(s[from:], at+int64(from))
	return bad
}

// Done returns the text and its anchors. The builder is empty then.
func (b *TextBuilder) Done() (string, []Anchor) {
	text, anchors := b.text.String(), b.anchors
	if n := len(anchors); n > 0 {
		anchors = append(anchors, Anchor{len(text), b.end})
	}
	*b = TextBuilder{}
	return text, anchors
}
