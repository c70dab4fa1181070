package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes, the same for every command.
const (
	exitDone    = 0
	exitFound   = 1   // check has new findings, verify a difference
	exitTrouble = 2   // bad usage, unreadable input, nothing to read
	exitStopped = 130 // interrupted
	exitUnread  = 141 // nobody reads stdout any more, as after head(1): what a shell says of SIGPIPE
)

// main leaves it to the failed write to end the run, where the signal would leave behind what was kept aside.
func main() {
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program, and the only place that knows exit codes.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt kills at once
	results := &sink{to: stdout}
	e := &env{ctx: ctx, in: &stoppable{ctx: ctx, from: stdin}, out: results, err: stderr, getenv: os.Getenv}
	err := dispatch(e, args)
	if results.err != nil {
		err = results.err
	}
	e.tellRest()
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "onecopy: "+e.interrupted())
		return exitStopped
	case errors.Is(results.err, syscall.EPIPE):
		return exitUnread
	case errors.Is(err, errFound):
		return exitFound
	case !errors.Is(err, errTold):
		e.fail(err)
	}
	return exitTrouble
}

var (
	errFound = errors.New("something was found")         // and told
	errTold  = errors.New("something could not be read") // and told
)
