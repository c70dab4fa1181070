package run

import (
	"encoding/json"
	"slices"
	"strings"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
)

// A naming knows which of the fields that flags name some record has, so that a slip in a name,
// which would make a join or a headline empty, is told.
type naming struct {
	there [format.Roles]bool
	first []string // the fields of the first record
}

// roleNames are the names that flags give, by role.
func roleNames(n format.FieldNames) [format.Roles]string {
	return [format.Roles]string{format.TextRole: n.Text, format.IDRole: n.ID, format.TitleRole: n.Title, format.DateRole: n.Date, format.SourceRole: n.Source}
}

// look takes in the fields of a record, if a name was not found before. A record without the text
// that is named is an error of its own.
func (k *naming) look(names format.FieldNames, fields []byte) {
	if names == (format.FieldNames{Text: names.Text}) || len(fields) == 0 {
		return
	}
	var object map[string]json.RawMessage
	for role, name := range roleNames(names) {
		if name == "" || k.there[role] {
			continue
		}
		if object == nil && json.Unmarshal(fields, &object) != nil {
			return
		}
		k.there[role] = leads(object, name)
	}
	if k.first == nil {
		for name := range object {
			k.first = append(k.first, name)
		}
		slices.Sort(k.first)
	}
}

// leads says whether a dotted path leads to a value; a name with dots of its own is one too.
func leads(object map[string]json.RawMessage, path string) bool {
	if _, ok := object[path]; ok {
		return true
	}
	for i := range len(path) {
		if path[i] != '.' {
			continue
		}
		var below map[string]json.RawMessage
		if json.Unmarshal(object[path[:i]], &below) == nil && leads(below, path[i+1:]) {
			return true
		}
	}
	return false
}

// mostNamed is how many fields of a record a note lists.
const mostNamed = 12

// tell says which flags name fields that no record has; where all is text, none has any.
func (k *naming) tell(names format.FieldNames, text bool, note func(format string, args ...any)) {
	flags := [format.Roles]string{"text", "id", "title", "date", "source"}
	for role, name := range roleNames(names) {
		switch {
		case name == "":
		case text:
			note("--%s-field %s: no input has records with fields; JSON lines, JSON, CSV, Parquet and XML have", flags[role], name)
		case k.first != nil && !k.there[role] && format.FieldRole(role) != format.TextRole:
			shown := k.first[:min(len(k.first), mostNamed)]
			more := ""
			if n := len(k.first) - len(shown); n > 0 {
				more = " and " + phrase.Thousands(n) + " more"
			}
			note("--%s-field %s: no record has it; the first one has %s%s", flags[role], name, strings.Join(shown, ", "), more)
		}
	}
}
