package completion

import (
	"fmt"
	"strings"
)

// A Topic is a command as completion sees it.
type Topic struct {
	Name  string
	Short string   // what it is for, in a line
	Words []string // its arguments, where they are words of ours and not files
	Asks  string   // and what the program itself lists: Rules or Stories, beside files
	Flags []Flag
}

// What the program lists, as "onecopy completion rules" and "onecopy completion stories -- WORD..."
// print it.
const (
	Rules   = "rules"
	Stories = "stories"
)

// A Flag is a flag and what may stand behind it.
type Flag struct {
	Name, Short string
	Usage       string   // without quotes
	Value       string   // what help calls it, empty for a flag that takes none
	Words       []string // it is one of these
	List        bool     // or several, with commas between
	Rules       bool     // of which rules are more
	Many        bool     // it may be given again
	Path        string   // it is a path: "file" or "folder"
	Common      bool     // to all commands that have flags
}

// typed returns the flags as they are typed.
func (t Topic) typed() string {
	var names []string
	for _, f := range t.Flags {
		names = append(names, "--"+f.Name)
	}
	return strings.Join(append(names, "--help"), " ")
}

// typed returns the spellings of a flag, separated by sep.
func (c Flag) typed(sep string) string {
	if c.Short == "" {
		return "--" + c.Name
	}
	return fmt.Sprintf("-%s%s--%s", c.Short, sep, c.Name)
}

// Typed says of the words of a command line, from the command on, which OUT they are about, nothing
// where none is named, and how the last one begins, which is to be completed.
func Typed(words []string) (out, begun string) {
	if len(words) == 0 {
		return "", ""
	}
	last := len(words) - 1
	for i := 1; i < last; i++ {
		word := words[i]
		value := func() string { // behind the flag, where bash has a word for the sign too
			if i+1 < last && words[i+1] == "=" {
				i++
			}
			if i+1 < last {
				i++
				return words[i]
			}
			return ""
		}
		long, set, ok := strings.Cut(word, "=")
		switch {
		case word == "-o" || word == "--in":
			out = value()
		case long == "--in" && ok:
			out = set
		case strings.HasPrefix(word, "-o"):
			out = word[2:]
		case words[0] == "report" && out == "" && !strings.HasPrefix(word, "-"):
			out = word
		}
	}
	return out, words[last]
}
