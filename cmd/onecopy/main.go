package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"onecopy/internal/interrupt"
	"onecopy/internal/pace"
)

// Exit codes, the same for every command.
const (
	exitDone    = 0
	exitFound   = 1   // check has new findings, verify a difference
	exitTrouble = 2   // bad usage, unreadable input, nothing to read
	exitStopped = 130 // interrupted
	exitUnread  = 141 // nobody reads stdout any more, as after head(1): what a shell says of SIGPIPE
)

// main leaves it to the failed write to end the run, where the signal would leave behind what was
// kept aside.
func main() {
	signal.Ignore(syscall.SIGPIPE)
	pace.Collector()
	os.Exit(onecopy(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// onecopy is the whole program, and the only place that knows exit codes.
func onecopy(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := untilSignal()
	defer stop()
	results, stderr := &sink{to: interrupt.NewOutlet(ctx, stdout)}, io.Writer(interrupt.NewOutlet(ctx, stderr))
	e := &env{ctx: ctx, in: interrupt.NewInlet(ctx, stdin), out: results, err: stderr, getenv: os.Getenv}
	err := dispatch(e, args)
	e.drawn.End()
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

// stopSignals end a run: what it has kept aside is removed, and it exits as interrupted, whichever
// of them it was.
var stopSignals = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}

// untilSignal returns a context that ends with the first of stopSignals; the second ends the
// process at once, and leaves it to the next run to clean up. A signal that whoever started the
// process has it ignore, as nohup does, stays ignored.
func untilSignal() (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	heard := make(chan os.Signal, 2)
	for _, s := range stopSignals {
		if !signal.Ignored(s) {
			signal.Notify(heard, s)
		}
	}
	go func() {
		select {
		case <-heard:
			cancel()
		case <-ctx.Done():
			return
		}
		<-heard
		os.Exit(exitStopped)
	}()
	return ctx, func() {
		signal.Stop(heard)
		cancel()
	}
}
