package arrow

import (
	lib "github.com/apache/arrow-go/v18/arrow"

	"onecopy/corpus/format/columnar"
)

// What the metadata of a column say that its values mean.

// IsJSON says whether a column has values of any kind as JSON.
func IsJSON(f lib.Field) bool {
	v, ok := f.Metadata.GetValue(columnar.ValuesKey)
	return ok && v == "json"
}

// IsUUID says whether a column has identifiers of 16 bytes.
func IsUUID(f lib.Field) bool {
	name, _ := f.Metadata.GetValue("ARROW:extension:name")
	return name == "arrow.uuid"
}
