package report

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A shape is what the JUnit schema of Jenkins (junit-10.xsd of its xUnit plugin) lets an element
// have, as far as it is used here.
type shape struct {
	must, may []string // attributes
	holds     []string // elements
}

var junitShapes = map[string]shape{
	"testsuites": {nil, strings.Fields("name time tests failures errors"), []string{"testsuite"}},
	"testsuite": {strings.Fields("name tests failures errors"), strings.Fields("group time skipped timestamp hostname id package file log url"),
		strings.Fields("testsuite properties testcase system-out system-err")},
	"testcase":   {[]string{"name"}, strings.Fields("time classname group"), strings.Fields("skipped error failure system-out system-err")},
	"failure":    {nil, strings.Fields("type message"), nil},
	"error":      {nil, strings.Fields("type message"), nil},
	"system-out": {nil, nil, nil},
}

// checkJUnit fails when a report is not as the schema wants it, or counts what is not there.
func checkJUnit(t *testing.T, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	var open []string
	count := map[string]int{}
	said := map[string]string{}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			name := tok.Name.Local
			if len(open) > 0 && !slices.Contains(junitShapes[open[len(open)-1]].holds, name) {
				t.Errorf("<%s> in <%s>", name, open[len(open)-1])
			}
			checkShape(t, tok, said)
			open = append(open, name)
			count[name]++
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if k := len(open) - 1; k >= 0 && junitShapes[open[k]].holds != nil && strings.TrimSpace(string(tok)) != "" {
				t.Errorf("words in <%s>: %.60q", open[k], tok)
			}
		}
	}
	for attr, element := range map[string]string{"tests": "testcase", "failures": "failure", "errors": "error"} {
		if said[attr] != strconv.Itoa(count[element]) {
			t.Errorf("%s=%q of %d", attr, said[attr], count[element])
		}
	}
}

// checkShape fails when an element is unknown or has not the attributes it should.
func checkShape(t *testing.T, e xml.StartElement, said map[string]string) {
	t.Helper()
	s, ok := junitShapes[e.Name.Local]
	if !ok {
		t.Errorf("element %s", e.Name.Local)
	}
	must := slices.Clone(s.must)
	for _, a := range e.Attr {
		must = slices.DeleteFunc(must, func(m string) bool { return m == a.Name.Local })
		if !slices.Contains(s.must, a.Name.Local) && !slices.Contains(s.may, a.Name.Local) {
			t.Errorf("attribute %s of %s", a.Name.Local, e.Name.Local)
		}
		said[a.Name.Local] = a.Value
	}
	if len(must) > 0 {
		t.Errorf("%s without %v", e.Name.Local, must)
	}
}

// TestSuite counts files, not findings: one that is clean passes, one that is unread is an error
// whatever else it has.
func TestSuite(t *testing.T) {
	c := finds()
	c.Files = append(c.Files, CheckedFile{Source: "wire/second.txt"})
	text := formOf(t, "junit", c)
	checkJUnit(t, text)
	for _, want := range []string{
		`tests="4" failures="1" errors="1"`, `<testcase name="wire/second.txt" classname="onecopy"></testcase>`,
		`<failure message="1 copy, 1 piece of boilerplate" type="revised-copy">`, `<error message="2 copies, 1 place that cannot be read" type="unreadable">`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}
