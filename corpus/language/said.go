package language

import (
	"strings"

	"onecopy/corpus/format"
)

// Said is the language that a record says it is in, in a member named language or lang, as the
// code before any region. It is empty where there is none, or something else.
func Said(record []byte) string {
	for _, name := range [...]string{"language", "lang"} {
		v, ok := format.Inside(record, name)
		if !ok {
			continue
		}
		code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(string(format.FieldName(v.Raw))), "_", "-"), "-")
		if (len(code) == 2 || len(code) == 3) && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == "" {
			return code
		}
	}
	return ""
}
