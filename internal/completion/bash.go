package completion

import (
	"fmt"
	"io"
	"strings"
)

// Bash writes the completion of bash 3.2 and later. It needs nothing of the bash-completion
// package.
func Bash(w io.Writer, all []Topic) {
	var names []string
	for _, t := range all {
		names = append(names, t.Name)
	}
	fmt.Fprintf(w, bashHead, strings.Join(names, " "))
	for _, t := range all {
		fmt.Fprintf(w, "  %s)\n    flags='%s'\n", t.Name, t.typed())
		if t.Words != nil {
			fmt.Fprintf(w, "    args='%s'\n", strings.Join(t.Words, " "))
		}
		if t.Asks != "" {
			fmt.Fprintf(w, "    asks=%s\n", t.Asks)
		}
		fmt.Fprintln(w, "    case $prev in")
		for _, f := range t.Flags {
			if f.Value != "" {
				fmt.Fprintf(w, "    %s) %s ;;\n", f.typed(" | "), bashValue(f))
			}
		}
		fmt.Fprint(w, "    esac\n    ;;\n")
	}
	_, _ = io.WriteString(w, bashTail)
}

// bashValue says what stands behind a flag.
func bashValue(f Flag) string {
	switch {
	case f.Words != nil && f.List:
		rules := ""
		if f.Rules {
			rules = " asks=rules"
		}
		return fmt.Sprintf("kind=list words='%s'%s", strings.Join(f.Words, " "), rules)
	case f.Words != nil:
		return fmt.Sprintf("kind=word words='%s'", strings.Join(f.Words, " "))
	case f.Path == "folder":
		return "kind=folder"
	case f.Path != "":
		return "kind=path"
	}
	return "kind=free"
}

// Bash splits --flag=value and --report FORMAT=FILE at the sign: the flag is one word before the
// sign, or two or three. Before a value is begun, the sign itself is the word to complete.
const bashHead = `# Completion of onecopy for bash, as "onecopy completion bash" prints it.

_onecopy() {
  local cur prev flags='' args='' asks='' kind='' words='' at=0
  COMPREPLY=()
  cur=${COMP_WORDS[COMP_CWORD]}
  prev=${COMP_WORDS[COMP_CWORD - 1]}
  if [[ $COMP_CWORD -eq 1 ]]; then
    _onecopy_add -W '%s --help --version'
    return
  fi
  if [[ $cur == = ]]; then
    cur='' at=$COMP_CWORD
  elif [[ $prev == = ]]; then
    at=$((COMP_CWORD - 1))
  fi
  if [[ $at -gt 2 ]]; then
    prev=${COMP_WORDS[at - 1]}
    [[ $prev == -* ]] || prev=${COMP_WORDS[at - 2]}
    [[ $prev != = ]] || prev=${COMP_WORDS[at - 3]}
  elif [[ $at -eq 2 ]]; then
    prev=''
  fi
  case ${COMP_WORDS[1]} in
`

const bashTail = `  esac
  case $kind in
  word) _onecopy_add -W "$words" ;;
  list)
    prev=''
    [[ $cur != *,* ]] || prev=${cur%,*},
    cur=${cur##*,}
    _onecopy_add -P "$prev" -W "$words"
    [[ $asks != rules ]] || _onecopy_ask rules "$prev"
    ;;
  folder) _onecopy_paths -d ;;
  path) _onecopy_paths -f ;;
  free) ;;
  *)
    if [[ $cur == -* ]]; then
      _onecopy_add -W "$flags"
    elif [[ -z $asks && -n $args ]]; then
      _onecopy_add -W "$args"
    else
      _onecopy_paths -f
      [[ -z $args ]] || _onecopy_add -W "$args"
      [[ -z $asks ]] || _onecopy_ask "$asks" ''
    fi
    ;;
  esac
}

# The functions below see cur of _onecopy.
_onecopy_add() {
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen "$@" -- "$cur")
}

# What the program lists is never a list for compgen, which would run what it has in $(). With file
# names beside it readline quotes it as one.
_onecopy_ask() {
  local word
  while IFS= read -r word; do
    [[ $word != "$cur"* ]] || COMPREPLY+=("$2$word")
  done < <(command onecopy completion "$1" -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

_onecopy_paths() {
  compopt -o filenames 2>/dev/null
  _onecopy_add "$1"
}

complete -F _onecopy onecopy
`
