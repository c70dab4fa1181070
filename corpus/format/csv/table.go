package csv

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"onecopy/corpus/format"
)

// commas are what may part the fields.
const commas = ",\t;|"

// delimiter is what parts the fields: what gives the first rows the most fields of one number.
func delimiter(head []byte, name string) byte {
	name = strings.ToLower(name)
	if strings.Contains(name, ".tsv") {
		return '\t'
	}
	best, most := byte(','), 0
	for _, comma := range []byte(commas) {
		counts := rowsOf(head, comma, 20)
		if len(counts) == 0 {
			continue
		}
		n, same := len(counts[0]), 0
		for _, row := range counts {
			if len(row) == n {
				same++
			}
		}
		if score := same * min(n-1, 8) * 100 / len(counts); n > 1 && score > most {
			best, most = comma, score
		}
	}
	return best
}

// A table is what is known of a table before its records.
type table struct {
	names  []string
	headed bool
	roles  [format.Roles]int
	text   int // its column, -1 if nobody knows
	begun  bool
}

// newTable settles the names of the columns, and which is the text.
func newTable(head []byte, comma byte, fields *format.FieldNames) *table {
	rows := rowsOf(head, comma, 100)
	t := &table{text: -1}
	if len(rows) == 0 {
		return t
	}
	names := trimmed(rows[0])
	t.roles = fields.Pick(names, func(int) bool { return true })
	t.headed = header(names, t.roles)
	if !t.headed {
		names = make([]string, len(rows[0]))
		t.roles = fields.Pick(unnamed(names), func(int) bool { return true })
	}
	t.names = distinct(names)
	t.text = t.roles[format.TextRole]
	if t.text < 0 && !t.headed && fields.Text == "" {
		t.text = longest(rows)
	}
	return t
}

// header says whether the first row names columns: none is long, none is there twice, and one has a
// known name or none has a digit in front.
func header(names []string, roles [format.Roles]int) bool {
	if slices.ContainsFunc(names, func(n string) bool { return len(n) > 64 || strings.ContainsAny(n, "\n\r") }) {
		return false
	}
	for _, i := range roles {
		if i >= 0 {
			return true
		}
	}
	there := make(map[string]bool, len(names))
	for _, n := range names {
		if there[n] {
			return false
		}
		there[n] = true
	}
	return !slices.ContainsFunc(names, func(n string) bool { return n == "" || n[0] >= '0' && n[0] <= '9' || strings.Count(n, " ") > 3 })
}

func trimmed(row []string) []string {
	out := make([]string, len(row))
	for i, s := range row {
		out[i] = strings.TrimSpace(s)
	}
	return out
}

// unnamed names columns by their numbers.
func unnamed(names []string) []string {
	for i := range names {
		names[i] = fmt.Sprintf("column%d", i+1)
	}
	return names
}

// distinct gives columns without a name, or with the name of another, one of their own.
func distinct(names []string) []string {
	there, last := make(map[string]bool, len(names)), map[string]int{} // the number that a name had last
	for i, n := range names {
		if n == "" {
			n = fmt.Sprintf("column%d", i+1)
		}
		for there[n] {
			k := max(1, last[names[i]]) + 1
			last[names[i]] = k
			n = fmt.Sprintf("%s_%d", names[i], k)
		}
		there[n], names[i] = true, n
	}
	return names
}

// longest is the column with the most bytes, if it has as many as all others together.
func longest(rows [][]string) int {
	sizes, all, best := make([]int, len(rows[0])), 0, 0
	for _, row := range rows {
		for i := range min(len(row), len(sizes)) {
			sizes[i] += len(row[i])
			all += len(row[i])
		}
	}
	for i, n := range sizes {
		if n > sizes[best] {
			best = i
		}
	}
	if 2*sizes[best] < all {
		return -1
	}
	return best
}

// textless words that no column is known to be the text.
func (t *table) textless(fields *format.FieldNames) error {
	if len(t.names) == 0 {
		return errors.New("no row of fields")
	}
	names := make([]string, 0, len(t.names))
	for _, n := range t.names {
		names = append(names, format.Shown(n))
		if len(names) == 20 {
			break
		}
	}
	what := "the text"
	if fields.Text != "" {
		what = "the column " + format.Shown(fields.Text)
	}
	return fmt.Errorf("table without %s, its columns are %s: --text-field NAME says which is the text", what, strings.Join(names, ", "))
}

// Lines says whether the beginning of a text is a table: its name says so, or the first row names a
// column that is a text, and the rows below it have as many fields.
func Lines(head string, named, whole bool, fields *format.FieldNames) bool {
	if named {
		return true
	}
	first, _, _ := strings.Cut(head, "\n")
	if len(first) > 1000 || !strings.ContainsAny(first, commas) {
		return false
	}
	raw := []byte(head)
	if !mayName(raw, first, fields) {
		return false
	}
	rows := rowsOf(raw, delimiter(raw, ""), 10)
	if len(rows) == 0 || len(rows[0]) < 2 {
		return false
	}
	names := trimmed(rows[0])
	roles := fields.Pick(names, func(int) bool { return true })
	if roles[format.TextRole] < 0 || !header(names, roles) {
		return false
	}
	for _, row := range rows[1:] {
		if len(row) != len(names) {
			return false
		}
	}
	return len(rows) > 1 || !whole || strings.Count(head, "\n") > 1 || strings.HasSuffix(first, "\r")
}

// mayName reports whether the first row names a column that is a text, whatever parts its fields.
// Nearly no text has such a row, and to find what parts the fields of the others took a twentieth
// of a run over saved pages.
func mayName(head []byte, first string, fields *format.FieldNames) bool {
	for _, comma := range []byte(commas) {
		if strings.IndexByte(first, comma) < 0 && strings.IndexByte(first, '"') < 0 {
			continue // one field
		}
		rows := rowsOf(head, comma, 0)
		if len(rows) > 0 && fields.Pick(trimmed(rows[0]), func(int) bool { return true })[format.TextRole] >= 0 {
			return true
		}
	}
	return false
}
