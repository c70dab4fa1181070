package report

import "io"

// A diagnostic is one of reviewdog's Diagnostic Format, of which rdjson is a DiagnosticResult.
type diagnostic struct {
	Message  string             `json:"message"`
	Location diagnosticLocation `json:"location"`
	Severity string             `json:"severity"`
	Code     diagnosticCode     `json:"code"`
}

type diagnosticLocation struct {
	Path  string           `json:"path"`
	Range *diagnosticRange `json:"range,omitempty"`
}

type diagnosticRange struct {
	Start diagnosticPosition  `json:"start"`
	End   *diagnosticPosition `json:"end,omitempty"`
}

// A diagnosticPosition has columns in bytes, which a finding does not know; so there is one only
// where a line begins.
type diagnosticPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"`
}

type diagnosticCode struct {
	Value string `json:"value"`
}

type diagnosticResult struct {
	Source      diagnosticSource `json:"source"`
	Diagnostics []diagnostic     `json:"diagnostics"`
}

type diagnosticSource struct {
	Name string `json:"name"`
}

// writeReviewdog writes new findings and stale entries for reviewdog.
func writeReviewdog(w io.Writer, c *Check, _ CheckOptions) error {
	out := diagnosticResult{Source: diagnosticSource{"onecopy"}, Diagnostics: []diagnostic{}}
	for _, f := range c.fresh() {
		d := diagnostic{
			Message: f.said() + f.way(), Location: diagnosticLocation{Path: f.At.Source}, Code: diagnosticCode{f.rule()},
			Severity: [...]string{"ERROR", "WARNING", "INFO"}[f.level()],
		}
		if f.At.Line > 0 {
			d.Location.Range = &diagnosticRange{Start: diagnosticPosition{Line: f.At.Line}}
			if f.At.Column == 1 {
				d.Location.Range.Start.Column = 1
			}
			if f.At.EndLine > f.At.Line {
				d.Location.Range.End = &diagnosticPosition{Line: f.At.EndLine}
			}
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	return indented(w, out)
}
