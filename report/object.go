package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// writeJSON writes the whole check as one object: its version first, indented, known findings
// marked. Strings are exact, as in report.json.
func writeJSON(w io.Writer, c *Check, _ CheckOptions) error {
	told := *c
	told.Files, told.Findings, told.Rules, told.Stale = some(c.Files), some(c.worded()), some(c.Rules), some(c.Stale)
	return indented(w, struct {
		Version int `json:"version"`
		*Check
	}{checkVersion, &told})
}

// worded returns the findings with their messages and fixes filled in.
func (c *Check) worded() []Finding {
	out := make([]Finding, len(c.Findings))
	for i, f := range c.Findings {
		if f.Message == "" {
			f.Message = f.Describe()
		}
		f.Fixable = f.fix()
		out[i] = f
	}
	return out
}

// writeLines writes each finding as an object on its own line, known ones marked, then the stale
// entries as findings of the kind "stale".
func writeLines(w io.Writer, c *Check, _ CheckOptions) error {
	out := bufio.NewWriter(w)
	all := c.worded()
	for _, f := range c.outdated() {
		all = append(all, *f)
	}
	for i := range all {
		b, err := encoded(struct {
			Version int `json:"version"`
			*Finding
		}{checkVersion, &all[i]}, "")
		if err != nil {
			return err
		}
		out.Write(b)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	return nil
}

// indented writes a value as JSON that a person can read.
func indented(w io.Writer, v any) error {
	b, err := encoded(v, "  ")
	if err != nil {
		return err
	}
	if _, err := w.Write(b); err != nil {
		return fmt.Errorf("write check: %w", err)
	}
	return nil
}

// encoded returns a value as JSON that is safe to print, ending in a newline.
func encoded(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encode check: %w", err)
	}
	return escapeSteering(b.Bytes()), nil
}
