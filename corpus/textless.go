package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
)

// A textlessError is what a record gets that has no text. It names the strings that are there, one
// of which may be meant.
type textlessError struct{ message string }

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
	names := stringNames(line)
	if more := len(names) - mostNames; more > 0 {
		names = append(names[:mostNames], fmt.Sprintf("%d more", more))
	}
	if len(names) > 0 {
		message += fmt.Sprintf(", its strings are %s: --text-field NAME says which is the text", strings.Join(names, ", "))
	}
	return &textlessError{message}
}

// stringNames lists the members of a record that are strings and may be its text, in their order.
func stringNames(line []byte) (names []string) {
	d := jsontext.NewDecoder(bytes.NewReader(line), jsontext.AllowInvalidUTF8(true))
	_, err := d.ReadToken()
	for err == nil && d.PeekKind() != '}' {
		var name jsontext.Token
		if name, err = d.ReadToken(); err != nil {
			break
		}
		what := name.String()
		if d.PeekKind() == '"' && what != "id" && what != "date" && what != "source" {
			names = append(names, legible(what))
		}
		err = d.SkipValue()
	}
	return names
}

// legible makes a name of the input fit for a message.
func legible(name string) string {
	return phrase.Clip(phrase.Escape(phrase.Clip(name, longestShown), func(r rune) bool { return !unicode.IsGraphic(r) }), 3*longestShown)
}

// A roll keeps the problems of records, of those without text one for each message: a file whose
// texts stand elsewhere has the same in each line.
type roll struct {
	problems []Problem
	places   map[string]int // of a message in problems
	more     map[string]int // lines with it after the first
}

// add adds the error of a line.
func (r *roll) add(p Problem, err error) {
	if textless := (*textlessError)(nil); errors.As(err, &textless) {
		if _, ok := r.places[p.Message]; ok {
			r.more[p.Message]++
			return
		}
		if r.places == nil {
			r.places, r.more = map[string]int{}, map[string]int{}
		}
		r.places[p.Message] = len(r.problems)
	}
	r.problems = append(r.problems, p)
}

// all returns the problems with how often they are.
func (r *roll) all() []Problem {
	for message, n := range r.more {
		r.problems[r.places[message]].Message += "; and so " + phrase.Plural(n, "more line")
	}
	return r.problems
}
