package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestLicencePage holds the table of docs/licences.md to the licences that were found.
func TestLicencePage(t *testing.T) {
	list, err := readLicenses("../cmd/onecopy/licenses.txt")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	terms := map[string]bool{}
	for _, m := range list {
		fmt.Fprintf(&want, "| %s | %s |\n", m.module, m.expression())
		for _, name := range m.names {
			terms[name] = true
		}
	}
	page := readFile(t, "../docs/licences.md")
	if !strings.Contains(page, "|---|---|\n"+want.String()+"\n") {
		t.Errorf("docs/licences.md lacks this table:\n%s", want.String())
	}
	for name := range terms {
		if !strings.Contains(page, "\n| "+name+" | keep") {
			t.Errorf("docs/licences.md does not say what %s requires", name)
		}
	}
}
