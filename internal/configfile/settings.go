// Package configfile finds config files and reads their form.
package configfile

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// A Setting is a line of a config file: a flag and its value, or the beginning of a section.
type Setting struct {
	Line    int
	Section string // a command, empty above the first one
	Name    string // of a flag, empty where a section begins
	Value   string
}

// Parse parses the lines of a config file: "name = value", "[command]", comments that begin with #
// and blank lines. A value is what stands behind the first =, without the white space around it; #
// is a letter there, as ids of stories hold it. It does not know which names there are. Errors
// begin with path:line.
func Parse(path, text string) ([]Setting, error) {
	var list []Setting
	section, n := "", 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		wrong := func(advice, message string) ([]Setting, error) {
			return nil, hint.Errorf(advice, "%s:%d: %s", path, n, message)
		}
		line = strings.TrimSpace(line)
		name, value, ok := strings.Cut(line, "=")
		switch {
		case !printing(line) || strings.HasPrefix(line, "\ufeff"): // behind white space a mark of byte order is none
			return wrong("a config file is UTF-8 text", "a character that is not text")
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if section, ok = bracketed(line); !ok {
				return wrong("a command stands in brackets on a line of its own: [clean]", "not a line of a config file: "+line)
			}
			list = append(list, Setting{Line: n, Section: section})
		case !ok || strings.TrimSpace(name) == "":
			return wrong("write name = value, such as threshold = 0.75", "not a line of a config file: "+line)
		default:
			list = append(list, Setting{n, section, strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return list, nil
}

// bracketed returns what stands in brackets on a line.
func bracketed(line string) (name string, ok bool) {
	name, ok = strings.CutSuffix(line[1:], "]")
	name = strings.TrimSpace(name)
	return name, ok && name != "" && !strings.ContainsAny(name, "[]")
}

// printing reports whether a line is UTF-8 that steers nothing, so that it can be told in an error.
func printing(line string) bool {
	return utf8.ValidString(line) && strings.IndexFunc(line, phrase.Steers) < 0
}

// String is the setting as a line.
func (s Setting) String() string {
	if s.Name == "" {
		return "[" + s.Section + "]"
	}
	return s.Name + " = " + s.Value
}

// At is an error about a setting of the file path. Advice of err stays advice.
func (s Setting) At(path string, err error) error {
	var h *hint.Error
	if errors.As(err, &h) {
		return hint.Errorf(h.Hint, "%s:%d: %w", path, s.Line, h.Err)
	}
	return fmt.Errorf("%s:%d: %w", path, s.Line, err)
}
