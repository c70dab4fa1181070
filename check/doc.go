// Package check finds in files what should not be published: stories that repeat older ones or each
// other, and boilerplate.
//
// A [Checker] reads the files with package run and marks what there is to say of each. Its parts,
// in their order: older (the stories that were there before, older.go), comparison (who repeats
// whom, comparison.go and precedence.go), findings (findings.go), baseline (what is accepted,
// baseline.go and its neighbours) and fixer (what may be cut out of the files, fixer.go,
// cut_selector.go, blank_lines.go).
//
// It knows no flags and no terminal, prints nothing and decides no exit code. It writes to a
// baseline and to the files that are checked only where [Options] say so.
package check
