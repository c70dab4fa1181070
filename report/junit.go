package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"onecopy/internal/phrase"
)

// The elements of a JUnit report, as Jenkins and GitLab read them.
type (
	junitSuites struct {
		XMLName  xml.Name   `xml:"testsuites"`
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Suite    junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
		Out      string      `xml:"system-out,omitempty"`
	}
	junitCase struct {
		Name    string      `xml:"name,attr"`
		Class   string      `xml:"classname,attr"`
		Failure *junitFault `xml:"failure"`
		Error   *junitFault `xml:"error"`
	}
	junitFault struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a test case for each file, which fails if it has new findings, and is an error
// if it could not be read. All findings of a file stand in one failure, since most readers show
// only the first of several. Stale entries are the suite's output.
func writeJUnit(w io.Writer, c *Check, _ CheckOptions) error {
	suite := junitSuite{Name: "onecopy check"}
	of := bySource(c.Findings)
	for _, source := range c.sources(of) {
		test := junitCase{Name: phrase.Shown(source), Class: "onecopy"}
		switch fault, unread := faultOf(of[source]); {
		case unread:
			test.Error = fault
			suite.Errors++
		case fault != nil:
			test.Failure = fault
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, test)
	}
	suite.Tests = len(suite.Cases)
	suite.Out = lined(c.outdated())
	return writeXML(w, junitSuites{Name: suite.Name, Tests: suite.Tests, Failures: suite.Failures, Errors: suite.Errors, Suite: suite})
}

// bySource returns the new findings of each file.
func bySource(all []Finding) map[string][]*Finding {
	of := map[string][]*Finding{}
	for i := range all {
		if f := &all[i]; !f.Known {
			of[f.At.Source] = append(of[f.At.Source], f)
		}
	}
	return of
}

// sources returns the files that were looked at, and those that have findings, in order.
func (c *Check) sources(of map[string][]*Finding) []string {
	var out []string
	for _, f := range c.Files {
		out = append(out, f.Source)
	}
	for source := range of {
		out = append(out, source)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// faultOf makes one fault of the findings of a file, nil of none, and reports whether the file
// could not be read.
func faultOf(all []*Finding) (fault *junitFault, unread bool) {
	if len(all) == 0 {
		return nil, false
	}
	return &junitFault{Message: tally(all), Type: gravest(all)[0].rule(), Text: lined(all)},
		slices.ContainsFunc(all, func(f *Finding) bool { return f.Kind == Unreadable })
}

// tally counts findings by kind: "1 copy, 12 lines of boilerplate".
func tally(all []*Finding) string {
	count := map[Kind]int{}
	for _, f := range all {
		count[f.Kind]++
	}
	var out []string
	for _, k := range []struct {
		kind Kind
		noun string
	}{{Repeated, "copy"}, {Boilerplate, "piece"}, {Unreadable, "place"}} {
		if n := count[k.kind]; n > 0 {
			out = append(out, counted(n, k.noun)+map[Kind]string{Boilerplate: " of boilerplate", Unreadable: " that cannot be read"}[k.kind])
		}
	}
	return strings.Join(out, ", ")
}

// lined returns findings as the text form has them.
func lined(all []*Finding) string {
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintf(&b, "%s: %s%s [%s]\n", f.At.Start(), f.mark(), f.said(), f.rule())
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// writeXML writes a document of XML 1.0. The encoder replaces characters that it forbids; the words
// that come here have none.
func writeXML(w io.Writer, v any) error {
	b, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Errorf("encode check: %w", err)
	}
	if _, err := w.Write(append([]byte(xml.Header), append(b, '\n')...)); err != nil {
		return fmt.Errorf("write check: %w", err)
	}
	return nil
}
