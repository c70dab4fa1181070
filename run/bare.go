package run

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/shingle"
)

// bareDoc is a document that is not marked: all of its text is one story, as it stands there. The
// title of a record is its headline.
func bareDoc(doc *corpus.Document, k *shingle.Sketcher) markedDoc {
	out := markedDoc{Outside: corpus.CutsOf(doc.Text), record: doc.Record != nil}
	from := len(doc.Text) - len(strings.TrimLeftFunc(doc.Text, unicode.IsSpace))
	to := len(strings.TrimRightFunc(doc.Text, unicode.IsSpace))
	if from >= to {
		return out
	}
	line := 1 + strings.Count(doc.Text[:from], "\n")
	last := line + strings.Count(doc.Text[from:to], "\n")
	s := story{Cuts: corpus.CutsOf(doc.Text), Record: corpus.Story{
		ID: doc.StoryID(1), Source: doc.Source, Text: doc.Text[from:to], Start: doc.Offset(from), End: doc.Offset(to),
		FirstLine: doc.Line(line), LastLine: doc.Line(last),
	}}
	var pieces []corpus.Piece
	if said := doc.Record; said != nil {
		s.Record.ID = doc.StoryID(0)
		if s.Record.Headline = said.Title; said.Title != "" {
			pieces = append(pieces, recordTitle(doc, said))
		}
	}
	for at := from; at < to; {
		text, _, _ := strings.Cut(doc.Text[at:to], between)
		end := line + strings.Count(text, "\n")
		pieces = append(pieces, corpus.Piece{
			Line: doc.Line(line), Last: doc.Line(end), Start: doc.Offset(at), End: doc.Offset(at + len(text)), Role: clean.Body.String(), Text: text,
		})
		at, line = at+len(text)+len(between), end+strings.Count(between, "\n")
	}
	s.Pieces = corpus.PackPieces(&s.Record, pieces)
	s.said(doc)
	s.flag(doc, true, true)
	s.Draw(k)
	if utf8.ValidString(doc.Text) {
		out.Stories = []story{s}
	}
	return out
}
