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
	Flags []Flag
}

// A Flag is a flag and what may stand behind it.
type Flag struct {
	Name, Short string
	Usage       string   // without quotes
	Value       string   // what help calls it, empty for a flag that takes none
	Words       []string // it is one of these
	List        bool     // or several, with commas between
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
