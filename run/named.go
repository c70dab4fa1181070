package run

import (
	"slices"
	"strings"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
)

// A fieldUse knows which of the fields that flags name some record has, so that a slip in a name,
// which would make a join or a headline empty, is told.
type fieldUse struct {
	there [format.Roles]bool
	first []string // the fields of the first record, as many as are told
	more  int      // that it has
}

// roleNames are the names that flags give, by role.
func roleNames(n format.FieldNames) [format.Roles]string {
	return [format.Roles]string{format.TextRole: n.Text, format.IDRole: n.ID, format.TitleRole: n.Title, format.DateRole: n.Date, format.SourceRole: n.Source}
}

// look takes in the fields of a record, if a name was not found before. A record without the text
// that is named is an error of its own.
func (k *fieldUse) look(names format.FieldNames, fields []byte) {
	if names == (format.FieldNames{Text: names.Text}) || len(fields) == 0 {
		return
	}
	for role, name := range roleNames(names) {
		if name != "" && !k.there[role] {
			_, k.there[role] = format.Inside(fields, name)
		}
	}
	if k.first == nil {
		k.first, k.more = firstNames(fields)
	}
}

// firstNames lists the first names of a record in their order by letters, and says how many more it
// has.
func firstNames(fields []byte) (first []string, more int) {
	first = []string{}
	for name := range (format.Nested{Raw: fields}).Members() {
		at, _ := slices.BinarySearch(first, string(name))
		if first = slices.Insert(first, at, string(name)); len(first) > mostNamed {
			first, more = first[:mostNamed], more+1
		}
	}
	return first, more
}

// mostNamed is how many fields of a record a note lists.
const mostNamed = 12

// tell says which flags name fields that no record has; where all is text, none has any.
func (k *fieldUse) tell(names format.FieldNames, text bool, note func(format string, args ...any)) {
	flags := [format.Roles]string{"text", "id", "title", "date", "source"}
	for role, name := range roleNames(names) {
		switch {
		case name == "":
		case text:
			note("--%s-field %s: no input has records with fields; JSON lines, JSON, CSV, Parquet and XML have", flags[role], name)
		case k.first != nil && !k.there[role] && format.FieldRole(role) != format.TextRole:
			more := ""
			if k.more > 0 {
				more = " and " + phrase.Thousands(k.more) + " more"
			}
			note("--%s-field %s: no record has it; the first one has %s%s", flags[role], name, strings.Join(k.first, ", "), more)
		}
	}
}
