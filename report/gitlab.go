package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// A quality is an issue of GitLab's code quality report.
type quality struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// writeGitLab writes new findings and stale entries as a code quality report.
func writeGitLab(w io.Writer, c *Check, _ CheckOptions) error {
	seen := map[string]int{}
	out := []quality{}
	for _, f := range c.fresh() {
		begin := max(f.At.Line, 1)
		out = append(out, quality{
			Description: f.said() + f.way(), CheckName: f.rule(), Fingerprint: unique(f, seen), Severity: f.severity(),
			Location: qualityLocation{f.At.Source, qualityLines{begin, max(f.At.EndLine, begin)}},
		})
	}
	return indented(w, out)
}

// unique fingerprints a finding so that no other of the report has the same: GitLab shows only the
// first of several equal ones. The file is in it, that the same line pasted into a new file is
// shown there, and how many of this content came before in that file. The line number is not, that
// a finding pushed down stays the same.
func unique(f *Finding, seen map[string]int) string {
	key := fmt.Sprintf("%q %q %q", f.Kind, f.At.Source, f.Fingerprint)
	if f.Fingerprint == "" {
		key += fmt.Sprintf(" %q %q", f.Rule, f.said())
	}
	seen[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", key, seen[key]))
	return hex.EncodeToString(sum[:16])
}

func (f *Finding) severity() string {
	switch f.Kind {
	case Repeated:
		return "major"
	case Unreadable:
		return "critical"
	case staleEntry:
		return "info"
	}
	return "minor"
}
