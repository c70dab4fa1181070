// Package report tells people and machines what a run found: report.html for reading, report.md for
// a pull request or a job summary, report.json for programs, [Screen.Cluster] for one cluster in a
// terminal. What a check found is told in nine forms ([CheckFormats]), from a line in a terminal to
// SARIF.
//
// It decides nothing and reads no files: a [Report] comes in without the texts of its stories, a
// [Load] fetches these one at a time, and a writer writes. It shows how copies differ from their
// survivor by comparing words ([Diff]), folds what is the same ([Fold]), and puts what cleaning cut
// back in its place, struck. Every word of the input is hostile until escaped: no format here lets
// one become a tag, a script, a link, a mention, a table cell or a command to a terminal. There is
// no clock in it and no map order, so the same report has the same bytes.
//
// Start at [HTML] and html_page.go, which is the page in the order it is read.
package report
