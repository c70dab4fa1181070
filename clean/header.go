package clean

import (
	"slices"
)

// header reads the header that begins at line i, if one does: of a document, of a message that is
// forwarded in the text, or the fields that an archive puts below it.
func (r *prefaces) header(i int) int {
	end := r.block(i)
	n := r.count()
	top := i == 0 || i <= 2 && !r.proseIn(0, i) && dividing(r.line(i-1)) || i == 1 && r.line(0) == "<!--" || i > 1 && dividing(r.line(i-1)) && n[ofArchive] > 0
	if top || r.first != "" && r.fields[0].name == r.first || n[ofMail] > 0 && n[forAuthor] > 0 {
		if r.heads(n, end) {
			if r.first == "" {
				r.first = r.fields[0].name
			}
			mail := n[ofMail] > 0 || r.fields[0].name == "from" || r.sentBy()
			r.takeFields()
			if i > 0 && dividing(r.line(i-1)) && r.Lines[i-1].Rule == nil {
				i--
				r.mark(i, headerLine)
			}
			r.begin(i, end, mail)
			return end
		}
	}
	if i > 0 && i <= 3 && r.line(i)[0] == ':' && len(r.fields) >= 2 && n[forDate]+n[forAuthor] > 0 {
		r.takeFields() // of reStructuredText, below its title
		return end
	}
	switch {
	case r.archive(n):
		return r.tail(i, end)
	case len(r.fields) >= 3 && n[forAuthor] > 0 && n[forTitle] > 0 && n[forDate]+n[other] > 0 && mailer(r.fields):
		r.quote(i, end)
		return end
	}
	return i
}

// sentBy reports whether the fields are those that a mail program prints: who sent it, when, and on
// what.
func (r *prefaces) sentBy() bool {
	n := r.count()
	return n[forAuthor] > 0 && n[forDate] > 0 && n[forTitle] > 0 && mailer(r.fields)
}

// mailer reports whether the first field says who sent a message: "By" and "Author" do not.
func mailer(fields []field) bool {
	return fields[0].label == forAuthor && !slices.Contains([]string{"by", "byline", "author", "authors"}, fields[0].name)
}

// heads reports whether the fields are the header of a document: a title and another field, or who
// wrote it and when. A title alone must have a blank line below it, and words.
func (r *prefaces) heads(n [ofArchive + 1]int, end int) bool {
	rest := n[forAuthor] + n[forDate] + n[forText] + n[forWeb] + n[other] + n[ofMail] + n[ofArchive]
	switch {
	case end < len(r.Lines) && r.above(end) == 0 && n[forText] == 0 && len(r.fields) < 3:
		return false // two lines of a text that goes on
	case n[forTitle] > 0 && rest > 0, n[forAuthor] > 0 && n[forDate] > 0, n[ofMail] > 1 && n[forAuthor]+n[forDate] > 0:
		return true
	case n[forTitle] == 1 && end < len(r.Lines):
		f := r.fields[0]
		return f.name != "rubrik" && f.name != "тема" && r.Lines[f.line].shape.Words >= 4 && !r.Lines[f.line].shape.Ends && r.above(end) > 0
	}
	return false
}
