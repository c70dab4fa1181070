//go:build unix

package torture

import (
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	full    = flag.Bool("full", false, "make as many tries as docs/design.md tells, not a part of them")
	seed    = flag.Uint64("seed", 12, "what random moments and changes follow from")
	program = flag.String("onecopy", "", "the program to try; built from ../ if empty")
)

// A number is how often something is tried.
type number struct {
	set         *int
	quick, full int
}

func tries(name, what string, quick, full int) number {
	return number{flag.Int(name, 0, fmt.Sprintf("%s; 0 is %d, %d with -full", what, quick, full)), quick, full}
}

func (n number) get() int {
	switch {
	case *n.set > 0:
		return *n.set
	case *full:
		return n.full
	}
	return n.quick
}

// TestMain builds the program, runs the tests and prints the table.
func TestMain(m *testing.M) {
	flag.Parse()
	begun := time.Now()
	home, err := os.MkdirTemp("", "onecopy-torture-*")
	if err == nil {
		err = build(home)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	code := m.Run()
	printTable(time.Since(begun))
	if err := os.RemoveAll(home); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// build makes the program, or finds the one that is named, by its full name.
func build(home string) (err error) {
	if *program != "" {
		*program, err = filepath.Abs(*program)
		return errors.Join(err, exec.Command(*program, "version").Run())
	}
	*program = filepath.Join(home, "onecopy")
	cmd := exec.Command("go", "build", "-o", *program, "./cmd/onecopy")
	cmd.Dir = "../../.."
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	return nil
}

// A row of the table says of one kind of harm how often it was done and survived.
type row struct {
	what            string
	tried, survived int
	note            string
}

// table has the rows in the order in which they were begun; guard is held where one is read or
// changed.
var (
	guard sync.Mutex
	table []*row
)

func begin(what string) *row {
	guard.Lock()
	defer guard.Unlock()
	r := &row{what: what}
	table = append(table, r)
	return r
}

// shown is how many failures of a row are told in full.
const shown = 8

// try counts a try, and tells what was not survived.
func (r *row) try(t *testing.T, wrong string) {
	t.Helper()
	guard.Lock()
	r.tried++
	if wrong == "" {
		r.survived++
	}
	failed := r.tried - r.survived
	guard.Unlock()
	switch {
	case wrong != "" && failed <= shown:
		t.Errorf("%s: %s", r.what, wrong)
	case wrong != "":
		t.Fail()
	}
}

func (r *row) say(format string, args ...any) {
	guard.Lock()
	defer guard.Unlock()
	r.note = fmt.Sprintf(format, args...)
}

// passOver tells in the table what could not be tried, and ends the test.
func passOver(t *testing.T, what, why string) {
	t.Helper()
	begin(what).say("passed over: %s", why)
	t.SkipNow()
}

func printTable(took time.Duration) {
	width, tried, survived := len("what"), 0, 0
	for _, r := range table {
		width = max(width, len(r.what))
		tried, survived = tried+r.tried, survived+r.survived
	}
	line := func(what string, tried, survived any, note string) {
		fmt.Println(strings.TrimRight(fmt.Sprintf("%-*s %8v %8v  %s", width, what, tried, survived, note), " "))
	}
	line("what", "tried", "survived", "")
	for _, r := range table {
		line(r.what, r.tried, r.survived, r.note)
	}
	line("all", tried, survived, fmt.Sprintf("seed %d, %s", *seed, took.Round(time.Second)))
}

// dice returns the random numbers of one part, so that it has the same whatever else is run.
func dice(part string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(part))
	return rand.New(rand.NewPCG(*seed, h.Sum64()))
}
