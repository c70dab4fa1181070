package completion

import (
	"fmt"
	"io"
	"strings"
)

// Fish writes the completion of fish 3.0 and later.
func Fish(w io.Writer, all []Topic) {
	fmt.Fprint(w, "# Completion of onecopy for fish, as \"onecopy completion fish\" prints it.\n\ncomplete -c onecopy -f\n")
	fmt.Fprintln(w, "complete -c onecopy -n __fish_use_subcommand -l help -d 'show help'")
	fmt.Fprintln(w, "complete -c onecopy -n __fish_use_subcommand -l version -d 'show the version'")
	for _, t := range all {
		fmt.Fprintf(w, "complete -c onecopy -n __fish_use_subcommand -a %s -d %s\n", t.Name, fishQuote(t.Short))
	}
	for _, t := range all {
		when := fmt.Sprintf("complete -c onecopy -n '__fish_seen_subcommand_from %s'", t.Name)
		fmt.Fprintln(w)
		if t.Words != nil {
			fmt.Fprintf(w, "%s -a '%s'\n", when, strings.Join(t.Words, " "))
		}
		switch t.Asks {
		case Rules:
			fmt.Fprintf(w, "%s -a '(command onecopy completion rules 2>/dev/null)'\n", when)
		case Stories:
			fmt.Fprintf(w, "%s -a '(command onecopy completion stories -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'\n", when)
		}
		if t.Words == nil || t.Asks != "" {
			fmt.Fprintf(w, "%s -F\n", when)
		}
		for _, f := range t.Flags {
			short := ""
			if f.Short != "" {
				short = " -s " + f.Short
			}
			fmt.Fprintf(w, "%s%s -l %s%s -d %s\n", when, short, f.Name, fishValue(f), fishQuote(f.Usage))
		}
		fmt.Fprintf(w, "%s -s h -l help -d 'show help'\n", when)
	}
}

func fishValue(f Flag) string {
	switch {
	case f.Value == "":
		return ""
	case f.Rules:
		return fmt.Sprintf(" -x -a '(__fish_append , %s (command onecopy completion rules 2>/dev/null))'", strings.Join(f.Words, " "))
	case f.Words != nil && f.List:
		return fmt.Sprintf(" -x -a '(__fish_append , %s)'", strings.Join(f.Words, " "))
	case f.Words != nil:
		return fmt.Sprintf(" -x -a '%s'", strings.Join(f.Words, " "))
	case f.Path == "folder":
		return " -x -a '(__fish_complete_directories)'"
	case f.Path != "":
		return " -r -F"
	}
	return " -x"
}

func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
