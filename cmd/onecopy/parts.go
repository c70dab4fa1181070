package main

import (
	"cmp"
	"iter"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
)

// A layout is an object of parts.jsonl: where the headline and the paragraphs of a story stand in its source. With
// stories.jsonl and cuts.jsonl it is all that a run keeps of a story, so that recut needs no more.
type layout struct {
	Story  string `json:"story"`
	Masked int    `json:"masked,omitempty"` // bytes of the text, from its start, that are dateline and not compared
	Parts  []part `json:"parts"`
}

// A part is the headline or one paragraph of the text.
type part struct {
	Line  int     `json:"line"`
	Last  int     `json:"last,omitempty"` // line of its end, where that is another
	Start int     `json:"start"`
	End   int     `json:"end"`
	Role  string  `json:"role,omitempty"` // where it is not body
	Text  *string `json:"text,omitempty"` // where it is not what stories.jsonl says
}

// layoutOf leaves out of the pieces what their story says already.
func layoutOf(s *corpus.Story, pieces *corpus.Pieces, mask int) layout {
	out := layout{Story: s.ID, Masked: mask, Parts: make([]part, 0, pieces.Len())}
	for p := range partsOf(s, pieces) {
		out.Parts = append(out.Parts, p)
	}
	return out
}

// mostParts is of how many parts a layout is put together in memory.
const mostParts = 1 << 12

// writeLayout writes the layout of a story.
func writeLayout(to *corpus.JSONL, s *corpus.Story, pieces *corpus.Pieces, mask int) error {
	if pieces.Len() <= mostParts {
		return to.Write(layoutOf(s, pieces, mask))
	}
	return to.List(layout{Story: s.ID, Masked: mask, Parts: []part{}}, "parts", func(yield func(any) bool) {
		for p := range partsOf(s, pieces) {
			if !yield(p) {
				return
			}
		}
	})
}

func partsOf(s *corpus.Story, pieces *corpus.Pieces) iter.Seq[part] {
	return func(yield func(part) bool) {
		known := textsOf(s)
		for p := range pieces.All(s) {
			next := part{Line: p.Line, Start: p.Start, End: p.End}
			if p.Last != p.Line {
				next.Last = p.Last
			}
			if p.Role != clean.Body.String() {
				next.Role = p.Role
			}
			if p.Text != known(p.Role) {
				text := p.Text
				next.Text = &text
			}
			if !yield(next) {
				return
			}
		}
	}
}

// pieces puts the texts back in.
func (l *layout) pieces(s *corpus.Story) []corpus.Piece {
	var out []corpus.Piece
	known := textsOf(s)
	for _, p := range l.Parts {
		next := corpus.Piece{Line: p.Line, Last: cmp.Or(p.Last, p.Line), Start: p.Start, End: p.End, Role: cmp.Or(p.Role, clean.Body.String())}
		if next.Text = known(next.Role); p.Text != nil {
			next.Text = *p.Text
		}
		out = append(out, next)
	}
	return out
}

// textsOf gives the text of each part of a story in turn: the headline, or the next paragraph.
func textsOf(s *corpus.Story) func(role string) string {
	rest, more := s.Text, true
	return func(role string) (text string) {
		if role == clean.Headline.String() {
			return s.Headline
		}
		if more {
			text, rest, more = strings.Cut(rest, "\n\n")
		}
		return text
	}
}
