package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// archiveField is of the fields that archives put below a document: ProQuest, Nexis, Genios,
// Europresse, Westlaw, EBSCO.
var archiveField = &Rule{Name: "wire/archive-field", Category: Wire, Why: "field of an archive, below the story"}

// fieldHeadings are the headings of such fields, in lower case.
var fieldHeadings = set("classification", "klassifikation", "klassifizierung", "clasificación", "classificação", "classificazione", "index references", "indexing (document details)", "indexing", "indexation")

// aboveArchive reports whether s is one of fieldHeadings.
func aboveArchive(s string) bool {
	return len(s) < 40 && fieldHeadings[strings.ToLower(strings.Trim(s, "-: "))]
}

// archive reports whether the fields are those of an archive: two that archives have, one of which
// proves it, or four.
func (r *prefaces) archive(n [ofArchive + 1]int) bool {
	proofs := r.proofs()
	return proofs > 0 && (len(r.fields) >= 2 || len(r.fields[0].name) >= longProof) || n[ofArchive] >= 4
}

// longProof is the length of a name that by itself proves an archive.
const longProof = 14

// tail cuts the fields from line i to end, the lines on which they go on, and the heading above
// them.
func (r *prefaces) tail(i, end int) int {
	for {
		for _, f := range r.fields {
			for j := f.line; j <= f.last; j++ {
				r.mark(j, archiveField)
			}
			if l := &r.Lines[f.line]; f.label == forDate && scan.Digits(l.text()) >= 4 && f.value < len(l.text()) {
				r.lifted(f.line, archiveDate, f.value, len(l.text()))
			}
		}
		next := r.resumed(end)
		if next < 0 {
			break
		}
		r.drop(end, next, archiveField)
		end = r.block(next)
	}
	if end < len(r.Lines) && webAddress(r.line(end)) && r.above(end) == 0 {
		r.mark(end, archiveField)
		end++
	}
	r.archived = true
	if end < len(r.Lines) && r.proseIn(r.since, i) {
		r.Lines[end].edge = true
		r.since = end
	}
	if i > 0 && aboveArchive(r.line(i-1)) {
		r.mark(i-1, archiveField)
	}
	return end
}

// resumed returns the line at which the fields of an archive go on behind line end: the next, if
// the one between is not a sentence; -1 if they do not.
func (r *prefaces) resumed(end int) int {
	for next := end; next <= end+1 && next < len(r.Lines); next++ {
		of, name, _ := labelOf(r.line(next), r.room[:0])
		if of == ofArchive && string(name) != r.first {
			return next
		}
		if l := &r.Lines[next]; l.Rule != nil || l.prose() || l.shape.Ends || r.above(next) > 1 {
			break
		}
	}
	return -1
}
