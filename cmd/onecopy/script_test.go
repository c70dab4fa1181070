package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/htmlindex"

	"onecopy/internal/disk"
)

// garbage is the GOGC of the programs that tests start.
const garbage = "400"

var update = flag.Bool("update", false, "rewrite golden files")

// program is what scripts run; where it can be killed it is a main that tests can tell to.
var program = main

// The program is on PATH of scripts and of tests that start it; it is this test binary under
// another name.
//
// The runs of tests have few pages and end before garbage matters: with four times as much of it a
// check of one page takes .042 s of a processor instead of .053. Sweeps run with the garbage that
// the program allows itself.
func TestMain(m *testing.M) {
	disk.WithoutSync()
	if os.Getenv("GOGC") == "" && os.Getenv("ONECOPY_SWEEP") == "" {
		_ = os.Setenv("GOGC", garbage)
		debug.SetGCPercent(400)
	}
	testscript.Main(m, map[string]func(){"onecopy": program})
}

// TestScripts runs testdata/script: what a person sees of each command, word for word. The seeds
// are in $WORK/seeds.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOGC", os.Getenv("GOGC"))
			return os.CopyFS(filepath.Join(env.WorkDir, "seeds"), os.DirFS("../../seeds"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"bytes":  addBytes,
			"encode": encode,
			"names":  names,
			"lines":  lines,
			"join":   join,
			"pack":   packTo,
			"cut":    cutShort,
			"flip":   flipByte,
		},
	})
}

// exits N COMMAND... runs a command that must end with exit code N.
func exits(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) < 2 {
		ts.Fatalf("usage: exits N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// bytes FILE TEXT adds TEXT, with the escapes of a Go string, to FILE: what an archive of text
// cannot hold.
func addBytes(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 2 {
		ts.Fatalf("usage: bytes file text")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(text)
	ts.Check(errors.Join(err, f.Close()))
}

// encode NAME FROM TO writes FROM, which is UTF-8, in the encoding of that name.
func encode(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 3 {
		ts.Fatalf("usage: encode name from to")
	}
	enc, err := htmlindex.Get(args[0])
	ts.Check(err)
	text, err := enc.NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o644))
}

// lines FIRST LAST FROM TO adds some lines of FROM, counted from 1, to TO.
func lines(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 4 {
		ts.Fatalf("usage: lines first last from to")
	}
	first, err := strconv.Atoi(args[0])
	ts.Check(err)
	last, err := strconv.Atoi(args[1])
	ts.Check(err)
	all := slices.Collect(strings.Lines(ts.ReadFile(args[2])))
	f, err := os.OpenFile(ts.MkAbs(args[3]), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.Join(all[first-1:last], ""))
	ts.Check(errors.Join(err, f.Close()))
}

// join FROM TO adds FROM to TO.
func join(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 2 {
		ts.Fatalf("usage: join from to")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(args[1])+ts.ReadFile(args[0])), 0o644))
}

// pack FROM TO adds FROM to TO as a member of its own, packed as the name of TO says.
func packTo(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 2 {
		ts.Fatalf("usage: pack from to")
	}
	f, err := os.OpenFile(ts.MkAbs(args[1]), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	ts.Check(err)
	ts.Check(errors.Join(packMember(f, filepath.Ext(args[1]), ts.ReadFile(args[0])), f.Close()))
}

// cut FILE N leaves the first N bytes of a file, or takes the last -N from it.
func cutShort(ts *testscript.TestScript, not bool, args []string) {
	raw, n := placeIn(ts, not, args)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw[:n], 0o644))
}

// flip FILE N turns a bit of byte N of a file, or of byte -N from its end.
func flipByte(ts *testscript.TestScript, not bool, args []string) {
	raw, n := placeIn(ts, not, args)
	raw[n] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw, 0o644))
}

func placeIn(ts *testscript.TestScript, not bool, args []string) (raw []byte, n int) {
	if not || len(args) != 2 {
		ts.Fatalf("usage: cut|flip file n")
	}
	raw, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	n, err = strconv.Atoi(args[1])
	ts.Check(err)
	if n < 0 {
		n += len(raw)
	}
	return raw, n
}

// names FOLDER prints every file below a folder to stdout, folders with a slash.
func names(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 1 {
		ts.Fatalf("usage: names folder")
	}
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		name, err := filepath.Rel(root, path)
		if d.IsDir() {
			name += "/"
		}
		_, _ = ts.Stdout().Write([]byte(filepath.ToSlash(name) + "\n"))
		return err
	}))
}
