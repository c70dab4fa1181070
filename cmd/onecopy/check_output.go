package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/check"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/internal/gitignore"
	"onecopy/internal/interrupt"
	"onecopy/report"
)

// An output is a format and where it goes.
type output struct {
	format report.CheckFormat
	file   string // empty for stdout
}

// outputs reads --format and --report.
func (f *checkFlags) outputs() ([]output, error) {
	first, err := formatNamed(f.format, "--format")
	if err != nil {
		return nil, err
	}
	list := []output{{format: first}}
	for _, r := range f.reports {
		out, err := parseReport(r)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(list, func(o output) bool { return o.file != "" && filepath.Clean(o.file) == filepath.Clean(out.file) }) {
			return nil, hint.Errorf("give each a file of its own", "--report %s: two reports in one file", r)
		}
		if err := spare(out.file); err != nil {
			return nil, err
		}
		list = append(list, out)
	}
	return list, nil
}

// spare refuses to write a report where a file stands that is none. --report page.txt for check
// page.txt is a slip of the hand, and would cost the page.
func spare(name string) error {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil // what cannot be written is told when it is
	}
	f, err := disk.OpenRegular(name)
	if err != nil {
		return fmt.Errorf("--report: %w", err)
	}
	defer f.Close()
	head := make([]byte, 8<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return fmt.Errorf("--report: %w", err)
	}
	if report.IsCheck(head[:n]) {
		return nil
	}
	return hint.Errorf("name another file, or remove this one", "--report %s: is no report, and is left alone", name)
}

// parseReport reads FORMAT=FILE, or FILE with an extension that tells the format.
func parseReport(r string) (output, error) {
	name, file, ok := strings.Cut(r, "=")
	if !ok || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
		name, file = "", r
	}
	switch file {
	case "":
		return output{}, hint.Errorf("for example: --report sarif=check.sarif", "--report %q names no file", r)
	case "-":
		return output{}, hint.Errorf("--format says what goes to standard output", "--report %s: standard output is taken", r)
	}
	if name != "" {
		format, err := formatNamed(name, "--report")
		return output{format, file}, err
	}
	if format, ok := report.CheckFormatFor(file); ok {
		return output{format, file}, nil
	}
	if _, ok := report.CheckFormatOf(file); ok {
		return output{}, hint.Errorf(fmt.Sprintf("a file is wanted, as in --report %s=FILE; --format %[1]s writes to standard output", file), "--report %s: is a format and no file", file)
	}
	return output{}, hint.Errorf(fmt.Sprintf("say it: --report json=%s", file), "--report %s: the name does not tell the format", file)
}

// formatNamed finds a format.
func formatNamed(name, flag string) (report.CheckFormat, error) {
	if f, ok := report.CheckFormatOf(name); ok {
		return f, nil
	}
	var known []string
	for _, f := range report.CheckFormats() {
		known = append(known, f.Name)
	}
	return report.CheckFormat{}, hint.Unknown(name, known, "known: "+strings.Join(known, ", "), "%s %s: unknown format", flag, name)
}

// reportFiles lists the files of --report.
func (f *checkFlags) reportFiles() (files []string) {
	for _, r := range f.reports {
		if out, err := parseReport(r); err == nil {
			files = append(files, out.file)
		}
	}
	return files
}

// report writes what was found to stdout and to every file that was named.
func (c *checkRun) report() error {
	opt := report.CheckOptions{Rules: c.Rules(), Version: version()}
	shown := c.o.checking.Fix && c.o.DryRun
	for _, out := range c.outs {
		if out.file != "" {
			if err := disk.Replace(c.e.ctx, out.file, c.o.replacing(), func(w io.Writer) error { return c.writeReport(w, out.format, opt) }); err != nil {
				return fmt.Errorf("--report: %w", err)
			}
			c.e.wrote = true
			continue
		}
		if shown {
			continue // stdout has the difference
		}
		lit := opt
		lit.Statistics = c.o.checking.statistics
		lit.Color, lit.Width = c.e.paints(), max(columns(c.e.out), 0)
		if err := c.writeReport(c.e.out, out.format, lit); err != nil {
			return err
		}
	}
	return nil
}

// writeReport writes the report in a format, which an interrupt does not wait for.
func (c *checkRun) writeReport(w io.Writer, format report.CheckFormat, opt report.CheckOptions) error {
	return interrupt.Heed(c.e.ctx, func(g *interrupt.Gate) error { return format.Write(g.Behind(w), c.Result(), opt) })
}

// A checkRun is a check that is to be told.
type checkRun struct {
	*check.Checker
	e       *env
	o       *options
	ignored *gitignore.List
	outs    []output // what to write where
}
