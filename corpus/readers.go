package corpus

import (
	"onecopy/corpus/format"
	"onecopy/corpus/format/csv"
	"onecopy/corpus/format/mail"
	"onecopy/corpus/format/warc"
	"onecopy/corpus/format/webpage"
	"onecopy/corpus/format/xml"
)

// A reading way is how a format is read.
type readingWay struct {
	read    format.Read
	what    string // in messages
	binary  bool   // its first bytes say what it is, and its name alone does not
	resumes bool   // documents are found behind missing text, and in a file whose beginning is missing
	text    bool   // characters of any encoding, which the reader is given as UTF-8

	// lines says whether the beginning of a text, all of it or cut, is of the format; named that
	// its name says so.
	lines func(head string, named, whole bool, fields *format.FieldNames) bool
}

// readers read the formats other than text and JSON, by their names.
var readers = map[string]readingWay{
	"csv":  {read: csv.Read, what: "CSV", text: true, resumes: true, lines: csv.Lines},
	"html": {read: webpage.ReadFormat, what: "HTML"},
	"mail": {read: mail.Read, what: "mail", resumes: true, lines: mail.Lines},
	"warc": {read: warc.Read, what: "WARC", resumes: true},
	"xml":  {read: xml.Read, what: "XML", text: true, resumes: true},
}
