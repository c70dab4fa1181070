package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
)

// A textlessError is what a record gets that has no text. It names the strings that are there, one
// of which may be meant. Where the text is there and is null, nothing is lost.
type textlessError struct {
	message string
	none    bool // it is null
}

func (e *textlessError) Error() string { return e.message }

// How many names a message has, and how long they are.
const (
	mostNames    = 8
	longestShown = 40
)

// textName is the member that holds the text.
func (p *parser) textName() string {
	return legible(p.names.Paths(format.TextRole)[0])
}

// textless words the error of a record without text. The line is valid.
func (p *parser) textless(line []byte) error {
	message := "record without " + p.textName()
	names, n := stringNames(line)
	if more := n - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	if len(names) > 0 {
		message += fmt.Sprintf(", its strings are %s: --text-field NAME says which is the text", strings.Join(names, ", "))
	}
	return &textlessError{message: message}
}

// blank adds a note on a record whose text has no letter: it is in no file of the output, and
// whoever counts records is to know why.
func (r *roll) blank(d *Document) {
	if d.Record == nil || strings.TrimSpace(d.Text) != "" {
		return
	}
	err := &textlessError{message: "no story, as " + legible(cmp.Or(d.Record.TextField, "the text")) + " is empty"}
	r.add(Problem{Source: d.Source, Line: d.Record.Line, Message: err.message, Note: true}, err)
}

// longestPath is how many names the path to a string has that is told.
const longestPath = 3

// stringNames lists the members of a record that are strings and may be its text, in their order,
// and behind them those of objects in it, by their paths. It lists as many as are told, and says
// how many there are.
func stringNames(line []byte) (names []string, n int) {
	var top, deep []string
	deeper := 0
	var members func(object []byte, above string, depth int)
	members = func(object []byte, above string, depth int) {
		for name, value := range (format.Nested{Raw: object}).Members() {
			switch kind := jsontext.Value(value.Raw).Kind(); {
			case kind == '{' && depth < longestPath:
				members(value.Raw, above+string(name)+".", depth+1)
			case kind == '"' && depth > 1:
				if deeper++; len(deep) < mostNames {
					deep = append(deep, legible(above+string(name)))
				}
			case kind == '"' && !slices.Contains([]string{"id", "date", "source"}, string(name)):
				if n++; len(top) < mostNames {
					top = append(top, legible(string(name)))
				}
			}
		}
	}
	members(line, "", 1)
	names = append(top, deep...)
	return names[:min(len(names), mostNames)], n + deeper
}

// legible makes a name of the input fit for a message.
func legible(name string) string {
	return phrase.Clip(phrase.Escape(phrase.Clip(name, longestShown), func(r rune) bool { return !unicode.IsGraphic(r) }), 3*longestShown)
}

// A roll keeps the problems of the records of a chunk, of those without text one for each message:
// a file whose texts stand elsewhere has the same in each line.
type roll struct {
	problems []Problem
	places   map[string]int // of a message in problems
}

// add adds the error of a line.
func (r *roll) add(p Problem, err error) {
	if textless := (*textlessError)(nil); errors.As(err, &textless) {
		p.Note, p.Times = p.Note || textless.none, 1
		if at, ok := r.places[p.Message]; ok {
			r.problems[at].Times++
			return
		}
		if r.places == nil {
			r.places = map[string]int{}
		}
		r.places[p.Message] = len(r.problems)
	}
	r.problems = append(r.problems, p)
}
