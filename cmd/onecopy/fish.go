package main

import (
	"fmt"
	"io"
	"strings"
)

// fish writes the completion of fish 3.0 and later.
func fish(w io.Writer, all []topic) {
	fmt.Fprint(w, "# Completion of onecopy for fish, as \"onecopy completion fish\" prints it.\n\ncomplete -c onecopy -f\n")
	fmt.Fprintln(w, "complete -c onecopy -n __fish_use_subcommand -l help -d 'show help'")
	fmt.Fprintln(w, "complete -c onecopy -n __fish_use_subcommand -l version -d 'show the version'")
	for _, t := range all {
		fmt.Fprintf(w, "complete -c onecopy -n __fish_use_subcommand -a %s -d %s\n", t.name, fishQuote(t.short))
	}
	for _, t := range all {
		when := fmt.Sprintf("complete -c onecopy -n '__fish_seen_subcommand_from %s'", t.name)
		fmt.Fprintln(w)
		if t.words != nil {
			fmt.Fprintf(w, "%s -a '%s'\n", when, strings.Join(t.words, " "))
		} else {
			fmt.Fprintf(w, "%s -F\n", when)
		}
		for _, f := range t.flags {
			short := ""
			if f.short != "" {
				short = " -s " + f.short
			}
			fmt.Fprintf(w, "%s%s -l %s%s -d %s\n", when, short, f.name, fishValue(f), fishQuote(f.usage))
		}
		fmt.Fprintf(w, "%s -s h -l help -d 'show help'\n", when)
	}
}

func fishValue(f choice) string {
	switch {
	case f.value == "":
		return ""
	case f.words != nil && f.list:
		return fmt.Sprintf(" -x -a '(__fish_append , %s)'", strings.Join(f.words, " "))
	case f.words != nil:
		return fmt.Sprintf(" -x -a '%s'", strings.Join(f.words, " "))
	case f.path == "folder":
		return " -x -a '(__fish_complete_directories)'"
	case f.path != "":
		return " -r -F"
	}
	return " -x"
}

func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
