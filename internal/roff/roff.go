// Package roff writes man pages.
package roff

import (
	"fmt"
	"io"
	"strings"
)

// A Manual writes the man macros of troff, as groff and mandoc read them.
type Manual struct{ w io.Writer }

// New returns a Manual to w, whose errors w keeps.
func New(w io.Writer) *Manual { return &Manual{w} }

// Line writes a line as it is.
func (p *Manual) Line(s string) { fmt.Fprintln(p.w, s) }

// Head begins a section.
func (p *Manual) Head(s string) { p.Line(".SH " + s) }

// Item is a tag, ready made, and what it stands for.
func (p *Manual) Item(tag, text string) {
	p.Line(".TP")
	p.Line(tag)
	p.Line(Quote(text))
}

// Text writes paragraphs with blank lines between. Lines that begin with two spaces stay as they
// are.
func (p *Manual) Text(s string) {
	for i, para := range strings.Split(strings.Trim(s, "\n"), "\n\n") {
		if i > 0 {
			p.Line(".PP")
		}
		fixed := false
		for line := range strings.Lines(para) {
			line = strings.TrimRight(line, "\n")
			if now := strings.HasPrefix(line, "  "); now != fixed {
				p.Line(map[bool]string{true: ".nf", false: ".fi"}[now])
				fixed = now
			}
			p.Line(Quote(line))
		}
		if fixed {
			p.Line(".fi")
		}
	}
}

// Quote makes text mean itself: no requests, no escapes, and hyphens that can be copied.
func Quote(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	var b strings.Builder
	for _, c := range s {
		if c < 0x80 {
			b.WriteRune(c)
		} else {
			fmt.Fprintf(&b, `\[u%04X]`, c)
		}
	}
	return b.String()
}
