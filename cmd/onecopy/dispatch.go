package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/run"
)

// commands lists the commands in the order help shows them.
func commands() []*command {
	return []*command{cleanCommand, checkCommand, indexCommand, showCommand, explainCommand, recutCommand, reportCommand, verifyCommand, stageCommand,
		manCommand(commands), completionCommand(commands), helpCommand(commands), versionCommand}
}

// dispatch finds the command, reads its flags and runs it.
func dispatch(e *env, args []string) error {
	if len(args) == 0 {
		overview(e.err, commands())
		return errTold
	}
	switch args[0] {
	case "-h", "--help":
		overview(e.out, commands())
		return nil
	case "-V", "--version":
		return versionCommand.run(e, nil, nil)
	}
	c := lookup(commands(), args[0])
	if c == nil {
		return unknownCommand(commands(), args[0])
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
	if err := cmp.Or(e.configure(commands(), c, flags, &o), e.checkColor()); err != nil {
		return blame(err, flags)
	}
	if err := cmp.Or(emptyList(flags), o.readNamed(e)); err != nil {
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
