package main

import (
	_ "embed" // of licenses
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/shingle"
)

// helpCommand shows the commands that all returns, of which it is one.
func helpCommand(all func() []*command) *command {
	return &command{
		name: "help", args: "[COMMAND [more | files | records] | config]", short: "show help for a command, or of the config file",
		examples: []string{"onecopy help clean more", "onecopy help config"},
		run:      func(e *env, _ *options, args []string) error { return runHelp(e, all(), args) },
	}
}

var versionCommand = &command{
	name: "version", short: "show the version, and what is built in",
	examples: []string{"onecopy version", "onecopy version --licenses"},
	bare:     true,
	flags: func(f *pflag.FlagSet, o *options) {
		f.BoolVar(&o.licenses, "licenses", false, "show the modules built in, and their licences")
	},
	run: func(e *env, o *options, args []string) error {
		switch {
		case len(args) > 0:
			return hint.Errorf("\"onecopy version\" alone shows the version, and \"onecopy help COMMAND\" a command", "version takes no arguments, and not %q", args[0])
		case o != nil && o.licenses:
			_, err := io.WriteString(e.out, licenses)
			return err
		}
		fmt.Fprintf(e.out, "onecopy %s (%s)\n", version(), strings.Join(builtFrom(), ", "))
		return nil
	},
}

// licenses are those of the modules that the program is built from and of Go itself, as each asks
// for in copies of binary form. TestLicenses writes the file from the module cache, and fails where
// go.mod has moved on.
//
//go:embed licenses.txt
var licenses string

// A release sets these by -ldflags "-X main.release=1.2.0 -X main.commit=SHA"; a build from a
// checkout has them from version control.
var release, commit string

func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// builtFrom lists the commit, where it is known, the version of Go, and those of what decides on
// the bytes of an output.
func builtFrom() []string {
	sha := commit
	if info, ok := debug.ReadBuildInfo(); ok && sha == "" {
		i := slices.IndexFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "vcs.revision" })
		if i >= 0 {
			sha = info.Settings[i].Value
		}
	}
	list := []string{runtime.Version(), "shingles " + shingle.Version, clean.Version, cluster.Version}
	if sha != "" {
		list = slices.Insert(list, 0, "commit "+sha[:min(len(sha), 12)])
	}
	return list
}

func runHelp(e *env, all []*command, args []string) error {
	if len(args) == 0 {
		overview(e.out, all)
		return nil
	}
	c := lookup(all, args[0])
	if c == nil && args[0] == "config" {
		fmt.Fprint(e.out, configHelp)
		return nil
	}
	if c == nil {
		return unknownCommand(all, args[0])
	}
	if len(args) > 1 && slices.Contains([]string{"more", "files", "records"}, args[1]) {
		fmt.Fprintf(e.out, "More flags of onecopy %s:\n", c.name)
		flagTable(e.out, c, args[1])
		return nil
	}
	help(e.out, c)
	return nil
}

// configHelp is the page of the config file.
const configHelp = `onecopy help config: the config file .onecopy

  # flags under their own names, one on a line
  threshold = 0.75
  keep = wire/**
  keep = earliest

  [check]
  against = clean-corpus

Lines above the first [COMMAND] hold for every command that has such a flag, and
those below it for that one, where they are stronger. The command line is
stronger than both. A flag that takes a list may stand on several lines, one
that takes no value is true or false, and # begins a comment at the start of a
line. Relative paths and the globs of exclude count from the folder of the file.

The file is the nearest .onecopy from the working folder up to the root of the
git repository. Outside a repository only the working folder counts; the home
folder never does. --config FILE reads another file, --no-config none, and -v
says which was read. An unknown name or a value that is none is an error,
whichever command reads it.
`

// overview is the help of the whole program.
func overview(w io.Writer, all []*command) {
	fmt.Fprint(w, `onecopy leaves one clean copy of every news story: it finds the stories inside
files, cuts what is not story, finds near-duplicates and reports differences.
Examples:
  onecopy clean seeds -o clean-corpus         write the corpus and the reports
  onecopy check new --against clean-corpus    for CI: repeats and boilerplate
  onecopy explain page.txt                    what each line is, and why

Usage: onecopy COMMAND [flags] [arguments], where COMMAND is
`)
	for _, c := range all {
		if c.name != "help" && c.name != "stage" { // told below, so that all fits a screen
			fmt.Fprintf(w, "  %-10s %s\n", c.name, c.short)
		}
	}
	fmt.Fprint(w, "\nFlags: \"onecopy help COMMAND\". Config: \"help config\". Engines: \"help stage\".\n"+
		"Exit status: 0 done, 1 something was found, 2 trouble, 130 interrupted.\n")
}

// help shows one command: what it does, examples, then flags.
func help(w io.Writer, c *command) {
	fmt.Fprintf(w, "onecopy %s: %s\n\nExamples:\n", c.name, c.short)
	for _, x := range c.examples {
		fmt.Fprintf(w, "  %s\n", x)
	}
	fmt.Fprintf(w, "\nUsage: %s\n", strings.TrimSpace("onecopy "+c.name+" [flags] "+c.args))
	if c.long != "" {
		fmt.Fprintf(w, "\n%s\n", c.long)
	}
	fmt.Fprint(w, "\nFlags:\n")
	switch pages := flagTable(w, c, ""); {
	case len(pages) > 1:
		fmt.Fprintf(w, "\"onecopy help %s %s\", and \"%[1]s %s\", show the other flags.\n", c.name, pages[0], pages[1])
	case len(pages) > 0:
		fmt.Fprintf(w, "\"onecopy help %s %s\" shows the other flags.\n", c.name, pages[0])
	}
}

// flagTable lists the flags of a page of help, and gives the names of the other pages.
func flagTable(w io.Writer, c *command, page string) (others []string) {
	width := 23
	if page != "" {
		width = 27
	}
	flagSet(c, &env{}, &options{}).VisitAll(func(f *pflag.Flag) {
		if on := pageOf(f); on != page {
			others = append(others, on)
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		fmt.Fprintf(w, "  %-*s %s\n", width, name, usage)
	})
	slices.Sort(others)
	return slices.Compact(others)
}
