package main

import (
	"cmp"
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
func layoutOf(s *corpus.Story, pieces []corpus.Piece, mask int) layout {
	out := layout{Story: s.ID, Masked: mask, Parts: []part{}}
	known := textsOf(s)
	for i, p := range pieces {
		next := part{Line: p.Line, Start: p.Start, End: p.End}
		if p.Last != p.Line {
			next.Last = p.Last
		}
		if p.Role != clean.Body.String() {
			next.Role = p.Role
		}
		if p.Text != known(p.Role) {
			next.Text = &pieces[i].Text
		}
		out.Parts = append(out.Parts, next)
	}
	return out
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
	paragraphs := strings.Split(s.Text, "\n\n")
	return func(role string) (text string) {
		if role == clean.Headline.String() {
			return s.Headline
		}
		if len(paragraphs) > 0 {
			text, paragraphs = paragraphs[0], paragraphs[1:]
		}
		return text
	}
}
