package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"onecopy/hint"
	"onecopy/internal/phrase"
)

// A setting is a line of a config file: a flag and its value, or the beginning of a section.
type setting struct {
	line    int
	section string // a command, empty above the first one
	name    string // of a flag, empty where a section begins
	value   string
}

// mostConfig is how many bytes a config file may have: one of a person's hand has a thousand.
const mostConfig = 1 << 20

// readSettings reads a config file.
func (e *env) readSettings(path string) ([]setting, error) {
	text, err := io.ReadAll(io.LimitReader(e.named(path), mostConfig+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("config file: %w", err)
	case len(text) > mostConfig:
		return nil, hint.Errorf("see \"onecopy help config\"", "%s: over %s, which is no config file", path, phrase.Size(mostConfig))
	}
	return parseSettings(path, string(text))
}

// parseSettings parses the lines of a config file: "name = value", "[command]", comments that begin with # and blank lines. A
// value is what stands behind the first =, without the white space around it; # is a letter there, as ids of stories hold it.
// It does not know which names there are. Errors begin with path:line.
func parseSettings(path, text string) ([]setting, error) {
	var list []setting
	section, n := "", 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		wrong := func(advice, message string) ([]setting, error) {
			return nil, hint.Errorf(advice, "%s:%d: %s", path, n, message)
		}
		line = strings.TrimSpace(line)
		name, value, ok := strings.Cut(line, "=")
		switch {
		case !printing(line) || strings.HasPrefix(line, "\ufeff"): // behind white space a mark of byte order is none
			return wrong("a config file is UTF-8 text", "a character that is no text")
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if section, ok = bracketed(line); !ok {
				return wrong("a command stands in brackets on a line of its own: [clean]", "not a line of a config file: "+line)
			}
			list = append(list, setting{line: n, section: section})
		case !ok || strings.TrimSpace(name) == "":
			return wrong("write name = value, such as threshold = 0.75", "not a line of a config file: "+line)
		default:
			list = append(list, setting{n, section, strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return list, nil
}

// bracketed gives what stands in brackets on a line.
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
func (s setting) String() string {
	if s.name == "" {
		return "[" + s.section + "]"
	}
	return s.name + " = " + s.value
}
