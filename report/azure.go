package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"onecopy/internal/phrase"
)

// writeAzure writes new findings and stale entries as logging commands of Azure Pipelines, which
// show them as issues of the run.
func writeAzure(w io.Writer, c *Check, _ CheckOptions) error {
	out := bufio.NewWriter(w)
	for _, f := range gravest(c.fresh()) {
		kind := "warning" // there is nothing less
		if f.level() == grave {
			kind = "error"
		}
		fmt.Fprintf(out, "##vso[task.logissue type=%s;sourcepath=%s", kind, issueSigns.Replace(phrase.Shown(f.At.Source)))
		if f.At.Line > 0 {
			fmt.Fprintf(out, ";linenumber=%d", f.At.Line)
		}
		if f.At.Line > 0 && f.At.Column > 0 {
			fmt.Fprintf(out, ";columnnumber=%d", f.At.Column)
		}
		fmt.Fprintf(out, ";code=%s]%s\n", issueSigns.Replace(f.rule()), issueText.Replace(f.said()+f.way()))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write issues: %w", err)
	}
	return nil
}

// What the agent takes back in a property and in a message of a logging command.
var (
	issueSigns = strings.NewReplacer("%", "%AZP25", ";", "%3B", "\r", "%0D", "\n", "%0A", "]", "%5D")
	issueText  = strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A")
)
