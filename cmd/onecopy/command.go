package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
	"onecopy/run"
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

// options are what flags set. Parsing only records them; commands make something of them.
type options struct {
	run.Options
	checking checkFlags
	verbose  bool
	licenses bool
	configFlags
	ignoreFlags
	showFlags
	verifyFlags
	indexFlags
}

// replacing says how files are replaced.
func (o *options) replacing() disk.ReplaceOptions { return disk.ReplaceOptions{NoSync: o.NoSync} }

// commands lists the commands in the order help shows them.
func commands() []*command {
	return []*command{cleanCommand, checkCommand, indexCommand, showCommand, explainCommand, recutCommand, verifyCommand,
		manCommand(), completionCommand(), helpCommand(), versionCommand}
}

func lookup(name string) *command {
	all := commands()
	if i := slices.IndexFunc(all, func(c *command) bool { return c.name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

// dispatch finds the command, reads its flags and runs it.
func dispatch(e *env, args []string) error {
	if len(args) == 0 {
		overview(e.err)
		return errTold
	}
	switch args[0] {
	case "-h", "--help":
		overview(e.out)
		return nil
	case "-V", "--version":
		return versionCommand.run(e, nil, nil)
	}
	c := lookup(args[0])
	if c == nil {
		return unknownCommand(args[0])
	}
	o := options{Options: run.Options{Problems: e.tell, Note: func(line string) { e.say("%s", line) }, Progress: e.progress}}
	flags := flagSet(c, e, &o)
	if err := flags.Parse(args[1:]); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			help(e.out, c)
			return nil
		}
		return badFlag(err, c, flags)
	}
	if err := cmp.Or(e.configure(c, flags, &o), e.checkColor()); err != nil {
		return blame(err, flags)
	}
	if err := o.readNamed(e); err != nil {
		return blame(err, flags)
	}
	return blame(c.run(e, &o, flags.Args()), flags)
}

// blame says of an error about a flag which line of a config file set it.
func blame(err error, flags *pflag.FlagSet) error {
	if err == nil || !strings.HasPrefix(err.Error(), "--") {
		return err
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "--"), " ")
	f := flags.Lookup(strings.TrimRight(name, ":"))
	if f == nil || f.Annotations[origin] == nil {
		return err
	}
	if h := (*hint.Error)(nil); errors.As(err, &h) {
		return hint.Errorf(h.Hint, "%s: %w", originOf(f), err)
	}
	return fmt.Errorf("%s: %w", originOf(f), err)
}

// flagSet gives the flags of a command: its own and those that every command has.
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

func unknownCommand(name string) error {
	var names []string
	for _, c := range commands() {
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
	if near := phrase.Nearest(unknown.GetSpecifiedName(), names); near != "" {
		advice = fmt.Sprintf("did you mean --%s?", near)
	}
	return hint.Errorf(advice, "unknown flag --%s", unknown.GetSpecifiedName())
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
