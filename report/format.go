package report

import (
	"io"
	"path"
	"slices"
	"strings"
)

// A CheckFormat is one form in which a check can be told.
type CheckFormat struct {
	Name       string   // as in --format
	Extensions []string // of files that are in this form unless said otherwise, with the dot
	Short      string   // what it is for, in a clause
	Write      func(w io.Writer, c *Check, o CheckOptions) error
}

// CheckFormats lists the forms, those for people first.
func CheckFormats() []CheckFormat {
	return []CheckFormat{
		{"text", []string{".txt"}, "one finding a line, as compilers write them", writeText},
		{"json", []string{".json"}, "one object with everything", writeJSON},
		{"jsonl", []string{".jsonl"}, "one object a finding, one on each line", writeLines},
		{"github", nil, "annotations beside the lines of a pull request", writeGitHub},
		{"gitlab", nil, "GitLab's code quality report", writeGitLab},
		{"azure", nil, "issues of a run of Azure Pipelines", writeAzure},
		{"rdjson", []string{".rdjson"}, "diagnostics for reviewdog", writeReviewdog},
		{"sarif", []string{".sarif", ".sarif.json"}, "SARIF 2.1.0, for code scanning and editors", writeSARIF},
		{"junit", []string{".xml"}, "one test case a file, for Jenkins and others", writeJUnit},
		{"markdown", []string{".md"}, "tables and differences, for a job summary or a comment", writeSummary},
		{"html", []string{".html", ".htm"}, "one page to read in a browser", writePage},
	}
}

// CheckFormatOf returns the format with a name.
func CheckFormatOf(name string) (CheckFormat, bool) {
	all := CheckFormats()
	if i := slices.IndexFunc(all, func(f CheckFormat) bool { return f.Name == name }); i >= 0 {
		return all[i], true
	}
	return CheckFormat{}, false
}

// CheckFormatFor returns the form a file is written in by its name: out.sarif in SARIF.
func CheckFormatFor(file string) (CheckFormat, bool) {
	base := strings.ToLower(path.Base(strings.ReplaceAll(file, `\`, "/")))
	var found CheckFormat
	longest := ""
	for _, f := range CheckFormats() {
		for _, e := range f.Extensions {
			if strings.HasSuffix(base, e) && len(e) > len(longest) {
				found, longest = f, e
			}
		}
	}
	return found, longest != ""
}
