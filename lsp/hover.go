package lsp

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"onecopy/check"
	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// An explained is what there is to say of a line: what is found in it, and what decides what it is.
type explained struct {
	line  int // of a check
	finds []found
	page  *clean.Page // nil of what is not a page
	clean.Explanation
}

// explain looks at the line that a byte of a text is in. What was found may be nil.
func explain(o *check.Options, d *document, s *sheet, at int, now *shown) (*explained, error) {
	e := &explained{}
	for e.line < len(s.lines) && s.lines[e.line] <= at {
		e.line++
	}
	if now != nil {
		for i := range now.list {
			if r := now.span(&now.list[i]); r.meets(s.span(s.at(e.line, 0), s.lineEnd(e.line))) {
				e.finds = append(e.finds, now.list[i])
			}
		}
	}
	doc, mark, err := documentAt(o, d, at)
	if doc == nil || err != nil {
		return e, err
	}
	marker, err := o.Marker(o.Split == "never")
	context := clean.Context{}
	if doc.Record != nil {
		marker, err = o.Marker(o.Split != "always")
		context.Title = doc.Record.Title
	}
	if err != nil {
		return nil, err
	}
	page := marker.MarkIn(doc.Text, context)
	n := 1 + strings.Count(doc.Text[:doc.Index(at+mark)], "\n")
	if said, ok := page.Explain(n, nil); ok {
		e.page, e.Explanation = page, said
	}
	return e, nil
}

// documentAt reads the text, or the record of it, that a byte is in, nil if there is none. Mark is
// what stands in front of what is read.
func documentAt(o *check.Options, d *document, at int) (doc *corpus.Document, mark int, err error) {
	text := d.text
	if o.Encoding != "" && !bytes.HasPrefix(text, byteOrderMark) {
		text, mark = slices.Concat(byteOrderMark, text), len(byteOrderMark)
	}
	f := corpus.File{Path: corpus.Stdin, Source: phrase.Printable(relative(o.Ignore.Home, d.path)), Format: o.Find.Format, Fields: o.Find.Fields, Plain: true}
	for c := range f.Chunks(o.Encoding, bytes.NewReader(text)) {
		batch, err := c.Read()
		if err != nil {
			return nil, 0, err
		}
		for _, next := range batch.Documents {
			if doc != nil && next.Offset(0) > at+mark {
				return doc, mark, nil
			}
			doc = next
		}
	}
	return doc, mark, nil
}

// markdown says it as "onecopy explain" does, for a window beside the line.
func (e *explained) markdown() string {
	var b strings.Builder
	for _, f := range e.finds {
		fmt.Fprintf(&b, "**%s** `%s`\n\n", escaped(f.Describe()), f.Rule)
		if f.Pair != nil {
			for _, c := range f.Pair.Changed {
				fmt.Fprintf(&b, "- %s: %s → %s\n", escaped(c.Kind), escaped(c.A), escaped(c.B))
			}
			b.WriteString("\n")
		}
	}
	for _, row := range e.rows() {
		said := escaped(row[1])
		if row[2] != "" {
			said += " `" + row[2] + "`"
		}
		if row[3] != "" {
			said += " (" + escaped(row[3]) + ")"
		}
		fmt.Fprintf(&b, "- %s: %s\n", row[0], said)
	}
	return strings.TrimSpace(b.String())
}

// plain says it without markup.
func (e *explained) plain() string {
	var b strings.Builder
	for _, f := range e.finds {
		fmt.Fprintf(&b, "%s [%s]\n", f.Describe(), f.Rule)
	}
	for _, row := range e.rows() {
		said := strings.TrimSpace(row[1] + " " + row[2])
		if row[3] != "" {
			said += " (" + row[3] + ")"
		}
		fmt.Fprintf(&b, "%s: %s\n", row[0], said)
	}
	return strings.TrimSpace(b.String())
}

// rows are what decided what the line is: what a row is about, words, the name of a rule, and why.
func (e *explained) rows() (rows [][4]string) {
	if e.page == nil {
		return nil
	}
	rows = append(rows, [4]string{"role", e.Role.String(), "", map[bool]string{true: "kept", false: "cut"}[e.Role.Kept()]})
	if e.Rule != nil {
		rows = append(rows, [4]string{"rule", "", e.Rule.Name, e.Rule.Why})
	}
	for _, c := range e.Fixes {
		why := ""
		if c.Running > 0 && c.Fix() == string(report.UnsafeFix) {
			why = phrase.Count(c.Running, "word", "words") + " of running text"
		}
		rows = append(rows, [4]string{"fix", c.Fix(), "", why})
	}
	for _, s := range e.Spans {
		rows = append(rows, [4]string{"cut", `"` + phrase.Legible(e.page.Text[s.Start:s.End], 80) + `"`, s.Rule.Name, s.Rule.Why})
	}
	if e.Headline != "" {
		rows = append(rows, [4]string{"as a headline", e.Headline, "", ""})
	}
	return rows
}

// escaped is text in Markdown that says just these characters.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range phrase.Shown(s) {
		if r < 0x80 && strings.ContainsRune("\\`*_{}[]<>()#+-.!|~&$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
