package main

import (
	"fmt"
	"io"
	"strings"
)

// zsh writes the completion of zsh, as a file of $fpath or to be sourced.
func zsh(w io.Writer, all []topic) {
	fmt.Fprint(w, "#compdef onecopy\n# Completion of onecopy for zsh, as \"onecopy completion zsh\" prints it.\n\n_onecopy() {\n  local state line\n")
	fmt.Fprint(w, "  local -a commands\n  commands=(\n")
	for _, t := range all {
		fmt.Fprintf(w, "    '%s:%s'\n", t.name, zshQuote(t.short))
	}
	fmt.Fprint(w, "  )\n  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->argument'\n")
	fmt.Fprint(w, "  case $state in\n  command) _describe -t commands command commands ;;\n  argument)\n    case $line[1] in\n")
	for _, t := range all {
		fmt.Fprintf(w, "    %s)\n      _arguments -s \\\n", t.name)
		for _, f := range t.flags {
			fmt.Fprintf(w, "        %s \\\n", zshFlag(f))
		}
		fmt.Fprintf(w, "        '(-h --help)'{-h,--help}'[show help]' \\\n        '*:%s'\n      ;;\n", zshArgs(t))
	}
	fmt.Fprint(w, "    esac\n    ;;\n  esac\n}\n\n")
	fmt.Fprint(w, "if [ \"$funcstack[1]\" = _onecopy ]; then\n  _onecopy \"$@\"\nelse\n  compdef _onecopy onecopy\nfi\n")
}

func zshArgs(t topic) string {
	if t.words != nil {
		return "word:(" + strings.Join(t.words, " ") + ")"
	}
	return "path:_files"
}

// zshFlag is a flag as _arguments takes it.
func zshFlag(f choice) string {
	what := "[" + zshQuote(f.usage) + "]"
	if f.value != "" {
		what += ":" + zshQuote(f.value) + ":" + zshValue(f)
	}
	end := ""
	if f.value != "" {
		end = "="
	}
	switch {
	case f.short == "" && f.many:
		return fmt.Sprintf("'*--%s%s%s'", f.name, end, what)
	case f.short == "":
		return fmt.Sprintf("'--%s%s%s'", f.name, end, what)
	}
	if end != "" {
		return fmt.Sprintf("'(-%s --%s)'{-%s+,--%s=}'%s'", f.short, f.name, f.short, f.name, what)
	}
	return fmt.Sprintf("'(-%s --%s)'{-%s,--%s}'%s'", f.short, f.name, f.short, f.name, what)
}

func zshValue(f choice) string {
	switch {
	case f.words != nil && f.list:
		return "_values -s , " + zshQuote(f.value) + " " + strings.Join(f.words, " ")
	case f.words != nil:
		return "(" + strings.Join(f.words, " ") + ")"
	case f.path == "folder":
		return "_files -/"
	case f.path != "":
		return "_files"
	}
	return " "
}

// zshQuote makes text fit between single quotes in a specification of _arguments.
func zshQuote(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, ":", `\:`, "'", `'\''`).Replace(s)
}
