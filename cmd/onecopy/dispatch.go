package main

import (
	"cmp"
	"errors"

	"github.com/spf13/pflag"

	"onecopy/run"
)

// commands lists the commands in the order help shows them.
func commands() []*command {
	return []*command{cleanCommand, checkCommand, indexCommand, showCommand, explainCommand, lspCommand(commands), recutCommand, reportCommand, statsCommand, verifyCommand, stageCommand,
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
	if e.watched() {
		o.Count = &e.read
		e.drawn.To, e.drawn.Width, e.drawn.Bytes = e.err, func() int { return columns(e.err) }, e.read.Read
	}
	err := emptyList(flags)
	if err == nil && !c.bare { // else it does so where its paths count from
		err = o.readNamed(e)
	}
	if err != nil {
		return blame(err, flags)
	}
	return blame(c.run(e, &o, flags.Args()), flags)
}
