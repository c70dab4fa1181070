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
		if code := Code(string(format.FieldName(v.Raw))); code != "" {
			return code
		}
	}
	return ""
}

// Code is what stands before any region in a tag of a language: en of en-GB, en_US and EN. It is
// empty of what is not a tag.
func Code(tag string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	if (len(code) == 2 || len(code) == 3) && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == "" {
		return code
	}
	return ""
}
