package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// A command is one row of the table that parsing, help and advice are made of.
type command struct {
	name     string
	args     string // as usage shows them
	short    string // one line, no full stop
	long     string // what help says after the examples; wrapped at 78
	examples []string
	flags    func(*pflag.FlagSet, *options)
	bare     bool // no config file holds for it
	run      func(*env, *options, []string) error
}

func (c *command) configured() bool { return c.flags != nil && !c.bare }

// lookup returns the command of that name, nil if there is none.
func lookup(all []*command, name string) *command {
	if i := slices.IndexFunc(all, func(c *command) bool { return c.name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

// flagSet returns the flags of a command: its own and those that every command has.
func flagSet(c *command, e *env, o *options) *pflag.FlagSet {
	f := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	f.SortFlags = false
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	if c.flags != nil {
		c.flags(f, o)
	}
	f.BoolVarP(&e.quiet, "quiet", "q", false, "leave out progress, notes and the summary")
	f.StringVar(&e.color, "color", "auto", "colour on stdout: `WHEN` is auto, always or never")
	if c.configured() {
		o.configFlags.add(f)
	}
	return f
}

// syncFlag is of every command that writes what should last.
func syncFlag(f *pflag.FlagSet, o *options) {
	f.BoolVar(&o.NoSync, "no-sync", false, "do not wait until what is written is on the disk")
	more(f, "no-sync")
}

func unknownCommand(all []*command, name string) error {
	var names []string
	for _, c := range all {
		names = append(names, c.name)
	}
	if near := phrase.Nearest(name, names); near != "" {
		return hint.Errorf(fmt.Sprintf("did you mean \"onecopy %s\"?", near), "unknown command %q", name)
	}
	return hint.Errorf("\"onecopy help\" lists the commands", "unknown command %q", name)
}

// badFlag puts a parse error in our words.
func badFlag(err error, c *command, flags *pflag.FlagSet) error {
	advice := fmt.Sprintf("see \"onecopy help %s\"", c.name)
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &bare):
		return hint.Errorf(advice, "--%s needs a value", bare.GetFlag().Name)
	case errors.As(err, &wrong):
		return hint.Errorf(advice, "--%s %s: want %s", wrong.GetFlag().Name, wrong.GetValue(), kindOf(wrong.GetFlag()))
	case !errors.As(err, &unknown):
		return hint.Errorf(advice, "%s", err)
	case len(unknown.GetSpecifiedShortnames()) > 0:
		return hint.Errorf(advice, "unknown flag -%s", unknown.GetSpecifiedName())
	}
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	name := unknown.GetSpecifiedName()
	if other := hint.Flag(name, names); other != "" {
		advice = other
	}
	return hint.Errorf(advice, "unknown flag --%s", name)
}

// emptyList refuses a flag that is set to a list of nothing: it would do the same as no flag.
func emptyList(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if v, ok := f.Value.(pflag.SliceValue); ok && f.Value.Type() == "stringSlice" && len(v.GetSlice()) == 0 {
			err = hint.Errorf("a variable that is not set, perhaps; without the flag its default holds", "--%s is empty", f.Name)
		}
	})
	return err
}

// kindOf says what a flag takes.
func kindOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a whole number"
	case "float64":
		return "a number"
	case "bool":
		return "true or false"
	case "SIZE":
		return "a size, such as 500M"
	}
	return "a value"
}

// readNamed reads what flags name and commands need several times, as it may be a pipe.
func (o *options) readNamed(e *env) error {
	for _, f := range []struct {
		flag, path string
		text       *[]byte
	}{{"--rules", o.Rules, &o.RuleText}, {"--ignore-file", o.ignores, &o.ignoreText}} {
		if f.path == "" {
			continue
		}
		var err error
		if *f.text, err = io.ReadAll(e.named(f.path)); err != nil {
			return fmt.Errorf("%s: %w", f.flag, err)
		}
	}
	return nil
}
