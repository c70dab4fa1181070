package clean

import (
	"mime"
	"onecopy/clean/internal/scan"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

const mostFields = 200

// block reads the fields from line i on, and returns the line behind them. A line that begins
// further in goes on with the field above. A header ends at a blank line; one that has a blank line
// below its first field has one below each.
func (r *prefaces) block(i int) int {
	r.fields = r.fields[:0]
	gap, end := 0, i
	for j := i; j < len(r.Lines) && len(r.fields) < mostFields; j++ {
		l := &r.Lines[j]
		if n := len(r.fields); n > 0 {
			blank := r.above(j)
			if blank == 0 && l.indent > r.Lines[r.fields[n-1].line].indent {
				r.fields[n-1].last, end = j, j+1
				continue
			}
			if n == 1 {
				gap = blank
			}
			if blank > gap || gap > 1 {
				break
			}
		}
		of, name, value := labelOf(l.text(), r.room[:0])
		if of == noLabel && r.unlabelled(j, gap) {
			of = other
		}
		if of == noLabel || l.Rule != nil || of == forTitle && i > 0 && string(name) == r.first && r.proofs() > 0 {
			break
		}
		r.fields = append(r.fields, field{line: j, last: j, label: of, name: string(name), value: value})
		if end = j + 1; of == forText {
			break
		}
	}
	return end
}

// unlabelled reports whether line j belongs to a header that has blank lines between its fields,
// though it has no label: the value of the title above, or a short line before the next field.
func (r *prefaces) unlabelled(j, gap int) bool {
	n := len(r.fields)
	if n == 0 || gap != 1 {
		return false
	}
	f, l := r.fields[n-1], &r.Lines[j]
	if f.label == forTitle && f.value == len(r.line(f.line)) && f.last == f.line && l.shape.Words <= 30 {
		return true
	}
	if n < 2 || l.shape.Words > 6 || l.shape.Ends || j+1 == len(r.Lines) {
		return false
	}
	of, _, _ := labelOf(r.line(j+1), r.room[:0])
	return of == ofArchive || of == forText || of == other
}

// dividing reports whether s stands above each document of an archive: a line, or the number of the
// document.
func dividing(s string) bool {
	if len(s) >= 20 && (strings.Trim(s, "_") == "" || strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "") {
		return true
	}
	return len(s) < 40 && scan.Signs[s[len(s)-1]]&(scan.Digit|scan.Small|scan.Capital) != 0 && scan.Digits(s) > 0 && counts().MatchString(s)
}

var counts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:(?:document|dokument|documento|record|datensatz|enregistrement|registro|item|article|artikel)s? ?[:#]? ?\d{1,6}(?: ?(?:of|von|de|di|van|sur|/) ?\d{1,6})?|\d{1,6} (?:of|von|de|sur) \d{1,6}(?: documents?)?)$`)
})

// count returns of how many fields there are of each label.
func (r *prefaces) count() (n [ofArchive + 1]int) {
	for _, f := range r.fields {
		n[f.label]++
	}
	return n
}

// takeFields marks the fields of a header that was found.
func (r *prefaces) takeFields() {
	title := r.subject()
	for n, f := range r.fields {
		if n > 0 && n-1 == title && f.name == "" && r.fields[title].value == len(r.line(r.fields[title].line)) {
			r.mark(r.fields[title].line, headerName)
			r.entitle(f.line, 0, len(r.line(f.line)))
			continue
		}
		r.fold(f)
		l := &r.Lines[f.line]
		to := len(l.text())
		switch {
		case n == title && f.value < to:
			r.entitle(f.line, f.value, to)
		case f.label == forText:
			if f.value < to {
				l.addSpans(CutSpan{l.Start(), l.Start() + f.value, headerName})
			} else {
				r.mark(f.line, headerName)
			}
		case f.label == forDate && scan.Digits(l.text()) >= 3:
			r.lifted(f.line, headerDate, f.value, len(l.text()))
		case f.label == forAuthor && f.value < len(l.text()):
			r.lifted(f.line, headerAuthor, f.value, len(l.text()))
		default:
			r.mark(f.line, headerLine)
		}
	}
}

// subject returns which of the fields is the headline, -1 for none: the first title that is written
// in letters, or in the code of RFC 2047 and a character set that is known.
func (r *prefaces) subject() int {
	for n, f := range r.fields {
		if f.label != forTitle {
			continue
		}
		s := r.Text[r.Lines[f.line].Start()+f.value : r.Lines[f.last].End()]
		if coded(s) {
			if _, ok := decoded(s); !ok {
				r.coded = true
				return -1
			}
		}
		if strings.TrimSpace(s) != "" || n+1 < len(r.fields) && r.fields[n+1].name == "" {
			return n
		}
	}
	return -1
}

// fold notes the lines on which a field goes on.
func (r *prefaces) fold(f field) {
	for j := f.line + 1; j <= f.last; j++ {
		r.onto = append(r.onto, j)
	}
}

// person returns the name in the field of who sent a message: "Name <address>", "address (Name)",
// or the field itself. Names in the code of RFC 2047 are read, as a field is not the text of the
// page.
func person(s string) string {
	if at := strings.IndexByte(s, '<'); at >= 0 && strings.Contains(s[at:], ">") {
		if name := strings.Trim(strings.TrimSpace(s[:at]), `"' `); name != "" {
			s = name
		} else {
			s = strings.Trim(s, "<> ")
		}
	} else if at := strings.IndexByte(s, '('); at > 0 && strings.HasSuffix(s, ")") && strings.Contains(s[:at], "@") {
		s = strings.TrimSpace(s[at+1 : len(s)-1])
	}
	if strings.Contains(s, "=?") {
		plain, _ := decoded(s)
		return plain
	}
	return strings.Trim(s, `"'[] `)
}

// coded reports whether s has words in the code of RFC 2047: "=?utf-8?B?SGFmZW4=?=".
func coded(s string) bool { return strings.Contains(s, "=?") && strings.Contains(s, "?=") }

// decoded returns the field s of a header with such words read, and whether all of them could be:
// UTF-8, ISO 8859-1 and ASCII are known. What they say is one line of text.
func decoded(s string) (string, bool) {
	plain, err := new(mime.WordDecoder).DecodeHeader(s)
	if err != nil || coded(plain) || strings.TrimSpace(plain) == "" || !utf8.ValidString(plain) || strings.ContainsFunc(plain, steers) {
		return "", false
	}
	return strings.Join(strings.Fields(plain), " "), true
}

// proofs counts the fields that prove an archive.
func (r *prefaces) proofs() (n int) {
	for _, f := range r.fields {
		n += btoi(archiveProofs[f.name])
	}
	return n
}
