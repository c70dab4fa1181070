package report_test

import (
	"log"
	"os"

	"onecopy/report"
)

// Findings in the form that compilers have, and that editors read.
func ExampleCheckFormat_Write() {
	format, _ := report.CheckFormatOf("text")
	err := format.Write(os.Stdout, &report.Check{Findings: []report.Finding{{
		Kind: report.Boilerplate, Rule: "share/this-article", Category: "share", Text: "Share this article",
		At: report.Location{Source: "wire/ferry.txt", Line: 5, Column: 1, EndLine: 5, EndColumn: 19}, Fixable: report.SafeFix,
	}}}, report.CheckOptions{})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// wire/ferry.txt:5:1: [*] share: "Share this article" [share/this-article]
}
