package outdir

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"onecopy/corpus"
)

// The roles of parts that a Layout tells apart: the headline, and what is written without a role.
const (
	titleRole = "headline"
	plainRole = "body"
)

// A Layout is an object of parts.jsonl: where the headline and the paragraphs of a story stand in
// its source. With stories.jsonl and cuts.jsonl it is all that a run keeps of a story, so that
// recut needs no more.
type Layout struct {
	Story  string       `json:"story"`
	Masked int          `json:"masked,omitempty"` // bytes of the text, from its start, that are dateline and not compared
	Parts  []layoutPart `json:"parts"`
}

// A layoutPart is the headline or one paragraph of the text.
type layoutPart struct {
	Line  int     `json:"line"`
	Last  int     `json:"last,omitempty"` // line of its end, where that is another
	Start int     `json:"start"`
	End   int     `json:"end"`
	Role  string  `json:"role,omitempty"` // where it is not body
	Text  *string `json:"text,omitempty"` // where it is not what stories.jsonl says
}

// LayoutOf returns the layout of a story: its pieces less what the story says already. Masked is
// how many bytes of its text are dateline.
func LayoutOf(s *corpus.Story, pieces *corpus.Pieces, masked int) Layout {
	out := Layout{Story: s.ID, Masked: masked, Parts: make([]layoutPart, 0, pieces.Len())}
	for p := range partsOf(s, pieces) {
		out.Parts = append(out.Parts, p)
	}
	return out
}

// mostParts is of how many parts a layout is put together in memory.
const mostParts = 1 << 12

// Layout adds the layout of a story, as [LayoutOf] returns it.
func (j *JSONL) Layout(s *corpus.Story, pieces *corpus.Pieces, masked int) error {
	if pieces.Len() <= mostParts {
		return j.Write(&layoutOf{s, pieces, masked})
	}
	return j.list(Layout{Story: s.ID, Masked: masked, Parts: []layoutPart{}}, "parts", func(yield func(any) bool) {
		for p := range partsOf(s, pieces) {
			if !yield(p) {
				return
			}
		}
	})
}

func partsOf(s *corpus.Story, pieces *corpus.Pieces) iter.Seq[layoutPart] {
	return func(yield func(layoutPart) bool) {
		known := textsOf(s)
		for p := range pieces.All(s) {
			next := layoutPart{Line: p.Line, Start: p.Start, End: p.End}
			if p.Last != p.Line {
				next.Last = p.Last
			}
			if p.Role != plainRole {
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

// List returns the pieces of the story with their texts.
func (l *Layout) List(s *corpus.Story) []corpus.Piece {
	var out []corpus.Piece
	known := textsOf(s)
	for _, p := range l.Parts {
		next := corpus.Piece{Line: p.Line, Last: cmp.Or(p.Last, p.Line), Start: p.Start, End: p.End, Role: cmp.Or(p.Role, plainRole)}
		if next.Text = known(next.Role); p.Text != nil {
			next.Text = *p.Text
		}
		out = append(out, next)
	}
	return out
}

// textsOf returns the text of each part of a story in turn: the headline, or the next paragraph.
func textsOf(s *corpus.Story) func(role string) string {
	rest, more := s.Text, true
	return func(role string) (text string) {
		if role == titleRole {
			return s.Headline
		}
		if more {
			text, rest, more = strings.Cut(rest, "\n\n")
		}
		return text
	}
}

func (l Layout) append(b []byte) []byte {
	return appendLayout(b, l.Story, l.Masked, slices.Values(l.Parts))
}

// A layoutOf is the layout of a story that is not put together as a [Layout].
type layoutOf struct {
	story  *corpus.Story
	pieces *corpus.Pieces
	masked int
}

func (l *layoutOf) append(b []byte) []byte {
	return appendLayout(b, l.story.ID, l.masked, partsOf(l.story, l.pieces))
}

func appendLayout(b []byte, story string, masked int, parts iter.Seq[layoutPart]) []byte {
	b = appendString(append(b, `{"story":`...), story)
	if masked != 0 {
		b = appendInts(b, field[int]{`,"masked":`, masked})
	}
	b = append(b, `,"parts":[`...)
	between := ""
	for p := range parts {
		b, between = append(b, between...), ","
		b = appendInts(b, field[int]{`{"line":`, p.Line})
		if p.Last != 0 {
			b = appendInts(b, field[int]{`,"last":`, p.Last})
		}
		b = appendInts(b, field[int]{`,"start":`, p.Start}, field[int]{`,"end":`, p.End})
		b = appendSome(b, field[string]{`,"role":`, p.Role})
		if p.Text != nil {
			b = appendString(append(b, `,"text":`...), *p.Text)
		}
		b = append(b, '}')
	}
	return append(b, ']', '}')
}
