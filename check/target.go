package check

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/report"
)

// A Target is a format of a check, and where it goes.
type Target struct {
	Format report.CheckFormat
	File   string // empty for stdout
}

// ParseOutputs reads --format, and each --report.
func ParseOutputs(format string, reports []string) ([]Target, error) {
	first, err := formatNamed(format, "--format")
	if err != nil {
		return nil, err
	}
	list := []Target{{Format: first}}
	for _, r := range reports {
		out, err := parseReport(r)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(list, func(o Target) bool { return o.File != "" && filepath.Clean(o.File) == filepath.Clean(out.File) }) {
			return nil, hint.Errorf("give each a file of its own", "--report %s: two reports in one file", r)
		}
		if err := spareFile(out.File); err != nil {
			return nil, err
		}
		list = append(list, out)
	}
	return list, nil
}

// spareFile refuses to write a report where a file stands that is none. --report page.txt for check
// page.txt is a slip of the hand, and would cost the page.
func spareFile(name string) error {
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
	return hint.Errorf("name another file, or remove this one", "--report %s: is not a report, and is left alone", name)
}

// parseReport reads FORMAT=FILE, or FILE with an extension that tells the format.
func parseReport(r string) (Target, error) {
	name, file, ok := strings.Cut(r, "=")
	if !ok || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
		name, file = "", r
	}
	switch file {
	case "":
		return Target{}, hint.Errorf("for example: --report sarif=check.sarif", "--report %q names no file", r)
	case "-":
		return Target{}, hint.Errorf("--format says what goes to standard output", "--report %s: standard output is taken", r)
	}
	if name != "" {
		format, err := formatNamed(name, "--report")
		return Target{format, file}, err
	}
	if format, ok := report.CheckFormatFor(file); ok {
		return Target{format, file}, nil
	}
	if _, ok := report.CheckFormatOf(file); ok {
		return Target{}, hint.Errorf(fmt.Sprintf("a file is wanted, as in --report %s=FILE; --format %[1]s writes to standard output", file), "--report %s: is a format and no file", file)
	}
	return Target{}, hint.Errorf(fmt.Sprintf("say it: --report json=%s", file), "--report %s: the name does not tell the format", file)
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

// ReportFiles lists the files of --report that are read as they should.
func ReportFiles(reports []string) (files []string) {
	for _, r := range reports {
		if out, err := parseReport(r); err == nil {
			files = append(files, out.File)
		}
	}
	return files
}
