package outdir

import (
	"bytes"
	"encoding/json"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus"
	"onecopy/corpus/format"
)

// A survivor that was a record is given back as one: its own members as they were written and in
// their order, with the clean text in the place of its text. What the run knows follows under names
// that the record does not have; of several stories of a record, and of a record whose id another
// has too, that is the story's id, as story.

// Survivor adds a story as corpus.jsonl has it.
func (j *JSONL) Survivor(s *corpus.Story) error {
	if len(s.Fields) == 0 {
		return j.Write(survivorOf(s))
	}
	return j.record(s, nil)
}

// record adds a line with a record, and more behind it.
func (j *JSONL) record(s *corpus.Story, more []givenBack) error {
	own, err := compacted(s.Fields)
	if err != nil {
		return err
	}
	at, names := textPlace(own, s.TextField)
	known := knownOf(s, names)
	for _, m := range more {
		m.name = freeName(m.name, names)
		known = append(known, m)
	}
	if at < 0 {
		known = append(known, givenBack{freeName("text", names), s.Text, false})
		at = len(own) - 1
	} else {
		if err := j.raw(own[:at]); err != nil {
			return err
		}
		if err := j.quoted(s.Text); err != nil {
			return err
		}
		own, at = own[at+len("null"):], len(own)-at-len("null")-1
	}
	if err := j.raw(own[:at]); err != nil {
		return err
	}
	comma := names.any
	for _, m := range known {
		between := `,"` + m.name + `":`
		if !comma {
			between, comma = between[1:], true
		}
		if err := j.raw([]byte(between)); err != nil {
			return err
		}
		if m.raw {
			err = j.raw([]byte(m.value))
		} else {
			err = j.quoted(m.value)
		}
		if err != nil {
			return err
		}
	}
	return j.raw([]byte("}\n"))
}

// A givenBack is a member that is added to a record: a string, or a value that is JSON already.
type givenBack struct {
	name, value string
	raw         bool
}

// knownOf lists what is known of a story that its record does not say under the same name.
func knownOf(s *corpus.Story, names memberNames) (list []givenBack) {
	record, _ := s.RecordID()
	all := []givenBack{
		{"id", s.ID, false}, {"source", s.Source, false}, {"headline", s.Headline, false}, {"byline", s.Byline, false}, {"dateline", s.Dateline, false}, {"agency", s.Agency, false},
		{"published", s.Published, false}, {"language", s.Language, false}, {"url", s.URL, false},
	}
	if names.of["id"] && record != s.ID {
		all[0].name = "story"
	}
	for _, m := range all {
		if !names.of[m.name] && m.value != "" {
			list = append(list, m)
		}
	}
	return list
}

// freeName is a name that a record does not have.
func freeName(name string, names memberNames) string {
	for names.of[name] {
		name = freed + name
	}
	return name
}

// freed is before a name that a record has already.
const freed = "clean_"

// memberNames are names of the members of a record: all that a name which is added could be equal
// to. Of a record of 2 million members the names took 240 MB.
type memberNames struct {
	any bool // it has members
	of  map[string]bool
}

// added are the names that are added to a record, each perhaps behind [freed].
var added = map[string]bool{
	"id": true, "source": true, "headline": true, "byline": true, "dateline": true, "agency": true, "published": true, "language": true, "url": true,
	"story": true, "text": true, "verdict": true, "survivor": true, "against": true, "similarity": true,
}

// add adds a name, if it matters.
func (n *memberNames) add(name []byte) {
	n.any = true
	bare := name
	for bytes.HasPrefix(bare, []byte(freed)) {
		bare = bare[len(freed):]
	}
	if added[string(bare)] {
		n.of[string(name)] = true
	}
}

// compacted is JSON on one line, its numbers and strings as they are written.
func compacted(raw json.RawMessage) ([]byte, error) {
	if onOneLine(raw) {
		return raw, nil
	}
	v := jsontext.Value(append([]byte(nil), raw...))
	err := v.Compact(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true), jsontext.PreserveRawStrings(true))
	return v, err
}

// textPlace finds the null that stands for the text of a record, -1 if there is none, and the names
// of its members.
func textPlace(fields []byte, path string) (at int, names memberNames) {
	at, names.of = -1, map[string]bool{}
	if v, ok := format.Inside(fields, path); ok && string(v.Raw) == "null" && path != "" {
		at = v.At
	}
	for name := range (format.Nested{Raw: fields}).Members() {
		names.add(name)
	}
	return at, names
}

// raw adds bytes to a line.
func (j *JSONL) raw(b []byte) error {
	_, err := j.file.Write(b)
	return err
}

// quoted adds a string to a line.
func (j *JSONL) quoted(s string) error {
	if len(s) < longText {
		j.short = appendString(j.short[:0], s)
		return j.raw(j.short)
	}
	if err := j.raw([]byte{'"'}); err != nil {
		return err
	}
	if err := j.pieces(s); err != nil {
		return err
	}
	return j.raw([]byte{'"'})
}

func survivorOf(s *corpus.Story) survivor {
	return survivor{s.ID, s.Record, s.Source, s.Headline, s.Text, s.Byline, s.Dateline, s.Agency, s.Published, s.Language, s.URL}
}
