package run

import (
	"strings"

	"onecopy/clean"
)

// A body is the text of a story as it comes together: its paragraphs, separated by a blank line. As
// long as they stand so in the page it is a part of that, and takes no memory of its own.
type body struct {
	page     string
	most     int // bytes it may come to, about
	from, to int // of the page, while that is all
	own      strings.Builder
}

const between = "\n\n"

// add adds a paragraph.
func (b *body) add(p clean.Paragraph) {
	if b.own.Len() == 0 && p.Text == b.page[p.Start:p.End] {
		switch {
		case b.to == 0:
			b.from, b.to = p.Start, p.End
			return
		case b.page[b.to:p.Start] == between:
			b.to = p.End
			return
		}
	}
	if b.own.Len() == 0 {
		b.own.Grow(b.most) // a cut leaves room for blank lines
		b.own.WriteString(b.page[b.from:b.to])
	}
	if b.own.Len() > 0 {
		b.own.WriteString(between)
	}
	b.own.WriteString(p.Text)
}

// String is the text.
func (b *body) String() string {
	if b.own.Len() == 0 {
		return b.page[b.from:b.to]
	}
	return b.own.String()
}
