package main

import (
	"fmt"
	"io"

	"onecopy/check"
	"onecopy/internal/disk"
	"onecopy/internal/gitignore"
	"onecopy/internal/interrupt"
	"onecopy/report"
)

// report writes what was found to stdout and to every file that was named.
func (c *checkRun) report() error {
	opt := report.CheckOptions{Rules: c.Rules(), Version: version()}
	shown := c.o.checking.Fix && c.o.DryRun
	for _, out := range c.outs {
		if out.File != "" {
			if err := disk.Replace(c.e.ctx, out.File, c.o.replacing(), func(w io.Writer) error { return c.writeReport(w, out.Format, opt) }); err != nil {
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
		if err := c.writeReport(c.e.out, out.Format, lit); err != nil {
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
	outs    []check.Target // what to write where
}
