package completion

import (
	"strings"
	"testing"
)

func TestTyped(t *testing.T) {
	for line, want := range map[string][2]string{
		"":                            {"", ""},
		"show|":                       {"", ""},
		"show|pa":                     {"", "pa"},
		"show|-o|out|pa":              {"out", "pa"},
		"show|-oout|pa":               {"out", "pa"},
		"show|--in=out|pa":            {"out", "pa"},
		"show|--in|=|out|pa":          {"out", "pa"},
		"show|a.txt#1|--in|out|":      {"out", ""},
		"show|-o|pa":                  {"", "pa"},
		"report|out|pa":               {"out", "pa"},
		"report|--no-sync|out|x#1|pa": {"out", "pa"},
		"report|ou":                   {"", "ou"},
	} {
		var words []string
		if line != "" {
			words = strings.Split(line, "|")
		}
		if out, begun := Typed(words); out != want[0] || begun != want[1] {
			t.Errorf("%s: %q, %q, want %q", line, out, begun, want)
		}
	}
}
