package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/google/licenseclassifier/v2/assets"
)

// A moduleLicense is a module that is built in, and the SPDX names of the licences that its files
// carry.
type moduleLicense struct {
	module, version string
	names           []string
}

// readLicenses reads the file that "make licenses" gathers from the modules themselves, and has a
// classifier say which licence each text is. A text that it does not know is an error: nothing
// under unknown terms is to be released.
func readLicenses(path string) ([]moduleLicense, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	classifier, err := assets.DefaultClassifier()
	if err != nil {
		return nil, err
	}
	list, texts, ok := strings.Cut(string(text), strings.Repeat("=", 72)+"\n")
	if !ok {
		return nil, fmt.Errorf("%s: not a file of \"make licenses\"", path)
	}
	found := map[string][]string{}
	for part := range strings.SplitSeq(texts, strings.Repeat("=", 72)+"\n") {
		heads, words, _ := strings.Cut(part, "\n\n")
		if strings.Contains(heads, ", PATENTS") {
			continue // a grant of Go's beside its licence
		}
		var names []string
		for _, m := range classifier.Match([]byte(words)).Matches {
			if m.MatchType == "License" && m.Confidence > .9 {
				names = append(names, m.Name)
			}
		}
		if len(names) == 0 && !strings.Contains(heads, ", NOTICE") {
			return nil, fmt.Errorf("%s: the licence of %s is none that is known", path, strings.ReplaceAll(heads, "\n", "; "))
		}
		for head := range strings.SplitSeq(heads, "\n") {
			name, _, _ := strings.Cut(head, ", ")
			found[name] = append(found[name], names...)
		}
	}
	var out []moduleLicense
	for line := range strings.Lines(list) {
		name, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "  ")
		if !ok {
			continue
		}
		module, version, _ := strings.Cut(name, " v")
		slices.Sort(found[name])
		if names := slices.Compact(found[name]); len(names) > 0 {
			out = append(out, moduleLicense{module, version, names})
			continue
		}
		return nil, fmt.Errorf("%s: %s has no licence there", path, name)
	}
	return out, nil
}

// expression is the licences of a module as SPDX writes that all of them hold.
func (m moduleLicense) expression() string { return strings.Join(m.names, " AND ") }
