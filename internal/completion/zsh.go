package completion

import (
	"fmt"
	"io"
	"strings"
)

// Zsh writes the completion of zsh, as a file of $fpath or to be sourced.
func Zsh(w io.Writer, all []Topic) {
	fmt.Fprint(w, "#compdef onecopy\n# Completion of onecopy for zsh, as \"onecopy completion zsh\" prints it.\n\n_onecopy() {\n  local state line\n")
	fmt.Fprint(w, "  local -a commands\n  commands=(\n")
	for _, t := range all {
		fmt.Fprintf(w, "    '%s:%s'\n", t.Name, zshQuote(t.Short))
	}
	fmt.Fprint(w, "  )\n  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->argument'\n")
	fmt.Fprint(w, "  case $state in\n  command) _describe -t commands command commands ;;\n  argument)\n    case $line[1] in\n")
	for _, t := range all {
		fmt.Fprintf(w, "    %s)\n      _arguments -s \\\n", t.Name)
		for _, f := range t.Flags {
			fmt.Fprintf(w, "        %s \\\n", zshFlag(f))
		}
		fmt.Fprintf(w, "        '(-h --help)'{-h,--help}'[show help]' \\\n        '*:%s'\n      ;;\n", zshArgs(t))
	}
	fmt.Fprint(w, "    esac\n    ;;\n  esac\n}\n\n")
	fmt.Fprint(w, zshAsks)
	fmt.Fprint(w, "if [ \"$funcstack[1]\" = _onecopy ]; then\n  _onecopy \"$@\"\nelse\n  compdef _onecopy onecopy\nfi\n")
}

// zshAsks are the functions that ask the program.
const zshAsks = `_onecopy_rules() {
  local -a found
  found=("$@" "${(@f)$(command onecopy completion rules 2>/dev/null)}")
  compadd -a found
}

_onecopy_rule_list() {
  local -a found
  found=("$@" "${(@f)$(command onecopy completion rules 2>/dev/null)}")
  _values -s , rule $found
}

_onecopy_stories() {
  local -a found
  found=("${(@f)$(command onecopy completion stories -- "${(@)words[1,CURRENT]}" 2>/dev/null)}")
  [[ -z $found[1] ]] || compadd -a found
}

`

func zshArgs(t Topic) string {
	switch t.Asks {
	case Rules:
		return "word: _alternative \"files:file:_files\" \"rules:rule:_onecopy_rules " + strings.Join(t.Words, " ") + "\""
	case Stories:
		return "word: _alternative \"files:file:_files\" \"stories:story:_onecopy_stories\""
	}
	if t.Words != nil {
		return "word:(" + strings.Join(t.Words, " ") + ")"
	}
	return "path:_files"
}

// zshFlag is a flag as _arguments takes it.
func zshFlag(f Flag) string {
	what := "[" + zshQuote(f.Usage) + "]"
	if f.Value != "" {
		what += ":" + zshQuote(f.Value) + ":" + zshValue(f)
	}
	end := ""
	if f.Value != "" {
		end = "="
	}
	switch {
	case f.Short == "" && f.Many:
		return fmt.Sprintf("'*--%s%s%s'", f.Name, end, what)
	case f.Short == "":
		return fmt.Sprintf("'--%s%s%s'", f.Name, end, what)
	}
	if end != "" {
		return fmt.Sprintf("'(-%s --%s)'{-%s+,--%s=}'%s'", f.Short, f.Name, f.Short, f.Name, what)
	}
	return fmt.Sprintf("'(-%s --%s)'{-%s,--%s}'%s'", f.Short, f.Name, f.Short, f.Name, what)
}

func zshValue(f Flag) string {
	switch {
	case f.Rules:
		return "_onecopy_rule_list " + strings.Join(f.Words, " ")
	case f.Words != nil && f.List:
		return "_values -s , " + zshQuote(f.Value) + " " + strings.Join(f.Words, " ")
	case f.Words != nil:
		return "(" + strings.Join(f.Words, " ") + ")"
	case f.Path == "folder":
		return "_files -/"
	case f.Path != "":
		return "_files"
	}
	return " "
}

// zshQuote makes text fit between single quotes in a specification of _arguments.
func zshQuote(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, ":", `\:`, "'", `'\''`).Replace(s)
}
