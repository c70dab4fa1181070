package clean

import "strings"

// The parts of a message in the format MIME are separated by lines of their own, each with a
// header. What is not text is cut, and so is the text in HTML where the message has it without,
// too. Text in the code quoted-printable is left as it is but for its line ends, since clean text
// has the bytes of the page: its lines are joined, and the story is flagged.
var (
	mimeLine    = &Rule{Name: "wire/mime", Category: Wire, Why: "boundary or header of a part of a message"}
	codedPart   = &Rule{Name: "wire/base64", Category: Wire, Why: "part of a message in the code base64"}
	attachment  = &Rule{Name: "wire/attachment", Category: Wire, Why: "part of a message that is not text"}
	alternative = &Rule{Name: "wire/alternative", Category: Wire, Why: "the text of the message again, in HTML"}
	softBreak   = &Rule{Name: "wire/soft-break", Category: Wire, Why: "line end of the code quoted-printable"}
)

const (
	plainly7 coding = iota
	quotedPrintable
	base64
)

// boundary reads a line that separates two parts of a message: in front of the header of one, or
// like one before with two more dashes.
func (r *prefaces) boundary(i int) int {
	s := r.line(i)
	if closed, ok := strings.CutSuffix(s, "--"); ok && len(r.parts) > 0 {
		for _, p := range r.parts {
			if r.line(p.from) == closed {
				r.mark(i, mimeLine)
				r.parts = append(r.parts, part{from: i, body: i + 1, kind: "epilogue"})
				return i + 1
			}
		}
	}
	if len(s) < 4 || strings.Contains(s, " ") || i+1 == len(r.Lines) || r.above(i+1) > 0 || !strings.HasPrefix(strings.ToLower(r.line(i+1)), "content-") {
		return i
	}
	end := r.block(i + 1)
	p := part{from: i, body: end, encoding: r.encoding(i+1, end), kind: r.mediaType(i+1, end)}
	for j := i; j < end; j++ {
		r.mark(j, mimeLine)
	}
	r.parts = append(r.parts, p)
	return end
}

// encoding returns the code in which the text below a header is written.
func (r *prefaces) encoding(from, to int) coding {
	switch strings.ToLower(r.fieldOf(from, to, "content-transfer-encoding:")) {
	case "quoted-printable":
		return quotedPrintable
	case "base64":
		return base64
	}
	return plainly7
}

// mediaType returns the kind of a part, text where it does not say one.
func (r *prefaces) mediaType(from, to int) string {
	kind, _, _ := strings.Cut(r.fieldOf(from, to, "content-type:"), ";")
	if kind = strings.ToLower(strings.TrimSpace(kind)); kind == "" {
		return "text/plain"
	}
	return kind
}

// fieldOf returns the value of a field of a header.
func (r *prefaces) fieldOf(from, to int, name string) string {
	for i := from; i < to; i++ {
		if s := r.line(i); len(s) > len(name) && strings.EqualFold(s[:len(name)], name) {
			return strings.TrimSpace(s[len(name):])
		}
	}
	return ""
}

// decode reads the lines of a part by its code.
func (r *prefaces) decode(from, to int, c coding) {
	switch c {
	case base64:
		r.coded = true
		for i := from; i < to && r.Lines[i].shape.Words == 1; i++ {
			r.mark(i, codedPart)
		}
	case quotedPrintable:
		r.quoted(from, to)
	}
}

// quoted joins the lines of text in quoted-printable: "=" at the end of a line says that it goes on
// without a space.
func (r *prefaces) quoted(from, to int) {
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if r.coded = r.coded || escaped(l.text()); l.Rule != nil || !strings.HasSuffix(l.text(), "=") {
			continue
		}
		end := l.End()
		if i+1 < to && r.Lines[i+1].N == l.N+1 && r.Lines[i+1].Rule == nil {
			r.onto = append(r.onto, i+1)
			end = r.Lines[i+1].Start()
		}
		l.addSpans(CutSpan{l.End() - 1, end, softBreak})
	}
}

// escaped reports whether s has a byte that is written as "=" and two digits.
func escaped(s string) bool {
	for {
		i := strings.IndexByte(s, '=')
		if i < 0 || i+2 >= len(s) {
			return false
		}
		if s = s[i+1:]; hexadecimal(s[0]) && hexadecimal(s[1]) {
			return true
		}
	}
}

func hexadecimal(b byte) bool { return '0' <= b && b <= '9' || 'A' <= b && b <= 'F' }

// alternatives cuts the parts that are not text, and the HTML where there is text without.
func (r *prefaces) alternatives(d docs, to int) {
	text := false
	for _, p := range r.parts {
		text = text || p.from >= d.from && p.from < to && p.kind == "text/plain" && p.encoding != base64
	}
	first := true
	for n, p := range r.parts {
		if p.from < d.from || p.from >= to {
			continue
		}
		if first {
			r.preamble(d.body, p.from)
		}
		first = false
		end := to
		if n+1 < len(r.parts) {
			end = min(to, r.parts[n+1].from)
		}
		switch kind, _, _ := strings.Cut(p.kind, "/"); {
		case p.kind == "text/html" && text:
			r.drop(p.body, end, alternative)
		case kind != "text" && kind != "message" && kind != "multipart" && kind != "epilogue", p.kind == "text/calendar", p.kind == "text/vcard":
			r.drop(p.body, end, attachment)
		}
	}
}

// preamble cuts the note above the first part for readers who cannot read the format.
func (r *prefaces) preamble(from, to int) {
	for i := from; i < min(to, from+3); i++ {
		if strings.Contains(r.line(i), "MIME") {
			r.mark(i, mimeLine)
		}
	}
}
