package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/interrupt"
	"onecopy/internal/meter"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
)

// What goes where:
//
//   - stdout carries what was asked for and nothing else;
//   - stderr carries errors ("onecopy: error: ..."), advice ("onecopy: hint: ..."), problems of the
//     input ("file:line: ...") and one summary line, which -q leaves out;
//   - progress is one line of stderr, only on a terminal, gone at the end;
//   - messages begin small and end without a full stop.

// env is what a command may touch of the world.
type env struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	quiet    bool
	color    string // auto, always, never
	wrote    bool   // something outside of an OUT, that an interrupt leaves as it is: whole
	halfway  string // what an interrupt says of that, if there is more to say

	read  pace.Bytes
	drawn meter.Drawing // of progress, where somebody sees it

	troubled string // the source of the last problem told
	told     int    // problems of it
}

// A sink is stdout. It remembers the first write that failed, so that a run whose results went
// nowhere never ends as done, and no command has to look at each line it prints.
type sink struct {
	to  io.Writer
	err error
}

func (s *sink) Write(p []byte) (n int, err error) {
	if s.err == nil {
		n, s.err = s.to.Write(p)
	}
	return n, s.err
}

// A pipe is one that was named. It is opened when it is read, which waits for somebody who writes
// to it.
type pipe struct {
	path string
	from *os.File
}

func (p *pipe) Read(b []byte) (n int, err error) {
	if p.from == nil {
		if p.from, err = os.Open(p.path); err != nil {
			return 0, err
		}
	}
	return p.from.Read(b)
}

// named reads a file that a flag names. It may be a pipe, which an interrupt does not wait for.
func (e *env) named(path string) io.Reader {
	return interrupt.NewInlet(e.ctx, &pipe{path: path})
}

// fail tells an error, and the advice that comes with it.
func (e *env) fail(err error) {
	for _, part := range unjoin(err) {
		e.line("onecopy: error: " + part.Error())
	}
	if hint := (*hint.Error)(nil); errors.As(err, &hint) {
		e.line("onecopy: hint: " + hint.Hint)
	}
}

// left tells of what could not be removed after a run that is otherwise what it is.
func (e *env) left(err error) {
	if err != nil {
		e.fail(err)
	}
}

// unjoin returns the errors that errors.Join made one of.
func unjoin(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || err.Error() != errors.Join(joined.Unwrap()...).Error() {
		return []error{err}
	}
	return joined.Unwrap()
}

// interrupted is what is said of an interrupt.
func (e *env) interrupted() string {
	switch {
	case !e.wrote:
		return "interrupted, nothing was written"
	case e.halfway != "":
		return "interrupted: " + e.halfway
	}
	return "interrupted"
}

// say prints a line to stderr unless -q. Names in it can neither steer the terminal nor begin a
// second line, as in all that is printed to people, see corpus.Shown.
func (e *env) say(format string, args ...any) {
	e.tellRest()
	if !e.quiet {
		e.line(fmt.Sprintf(format, args...))
	}
}

// line prints a line to stderr, wrapped where that is a terminal.
func (e *env) line(s string) {
	e.drawn.Aside(func() { fmt.Fprintln(e.err, phrase.Wrap(phrase.Shown(s), columns(e.err))) })
}

// print prints a line of columns to stdout.
func (e *env) print(columns ...string) error {
	for i, c := range columns {
		columns[i] = phrase.Shown(c)
	}
	_, err := fmt.Fprintln(e.out, strings.Join(columns, "\t"))
	return err
}

// mostTold is how many problems of one source are printed: a file of the wrong kind has one in
// every line.
const mostTold = 20

// tell prints problems of the input and reports whether any of them loses text. The problems of a
// source come together.
func (e *env) tell(problems []corpus.Problem) (lost bool) {
	for _, p := range problems {
		lost = lost || !p.Note
		if p.Note && e.quiet {
			continue
		}
		if p.Source != e.troubled {
			e.tellRest()
			e.troubled = p.Source
		}
		if e.told++; e.told <= mostTold {
			e.line(p.String())
		}
	}
	return lost
}

// tellRest says how many problems of the last source were not printed.
func (e *env) tellRest() {
	if n := e.told - mostTold; n > 0 {
		e.line(fmt.Sprintf("%s: %s more like these", e.troubled, phrase.Thousands(n)))
	}
	e.told, e.troubled = 0, ""
}

// terminal reports whether what is written goes to a terminal.
func terminal(w io.Writer) bool { return columns(w) >= 0 }

// columns is how wide the terminal is that w goes to, 0 if it does not say, -1 if it is none.
func columns(w io.Writer) int {
	if s, ok := w.(*sink); ok {
		w = s.to
	}
	if o, ok := w.(*interrupt.Outlet); ok {
		w = o.To
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return -1
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		return width
	}
	return 0
}

// checkColor refuses a --color that is none of its three words.
func (e *env) checkColor() error {
	if !slices.Contains([]string{"auto", "always", "never"}, e.color) {
		return hint.Unknown(e.color, []string{"auto", "always", "never"}, fmt.Sprintf("%q is none of these", e.color), "--color must be auto, always or never")
	}
	return nil
}

// paints reports whether stdout takes colour: https://no-color.org, CLICOLOR_FORCE, and a terminal
// that is not dumb.
func (e *env) paints() bool {
	switch e.color {
	case "always":
		return true
	case "never":
		return false
	}
	if e.getenv("NO_COLOR") != "" {
		return false
	}
	return e.getenv("CLICOLOR_FORCE") != "" || terminal(e.out) && e.getenv("TERM") != "dumb"
}

// progress draws how far the work is; the last call, with done == total, wipes it away.
func (e *env) progress(what string, done, total int) {
	if e.watched() {
		e.drawn.Tell(what, done, total)
	}
}

// watched reports whether somebody sees progress.
func (e *env) watched() bool { return !e.quiet && e.getenv("CI") == "" && terminal(e.err) }

// Errors of commands that have told what they are about; what is left is the exit code.
var (
	errFound = errors.New("something was found")
	errTold  = errors.New("something could not be read")
)
