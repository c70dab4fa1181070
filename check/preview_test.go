package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// applied does what a unified diff says, and wants every line of it to agree with the text.
func applied(t *testing.T, text, diff string) string {
	t.Helper()
	lines := slices.Collect(strings.Lines(text))
	var out strings.Builder
	at := 0
	rows := slices.Collect(strings.Lines(diff))
	for i := 0; i < len(rows); i++ {
		row := rows[i]
		body := row[1:]
		if i+1 < len(rows) && rows[i+1] == "\\ No newline at end of file\n" {
			body = strings.TrimSuffix(body, "\n")
		}
		switch {
		case i < 2 && (row == "---\n" || row == "+++\n"), row[0] == '\\': // in a hunk --- is a line that was --
		case row[0] == '@':
			var old, n, now, m int
			if _, err := fmt.Sscanf(row, "@@ -%d,%d +%d,%d @@", &old, &n, &now, &m); err != nil {
				t.Fatal(row, err)
			}
			if n == 0 {
				old++
			}
			for ; at < old-1; at++ {
				out.WriteString(lines[at])
			}
			if got := strings.Count(out.String(), "\n"); m > 0 && got != now-1 {
				t.Fatalf("%s: %d lines are before it", row, got)
			}
		case row[0] == '+':
			out.WriteString(body)
		default:
			if lines[at] != body {
				t.Fatalf("line %d is %q, the difference has %q", at+1, lines[at], body)
			}
			if at++; row[0] == ' ' {
				out.WriteString(body)
			}
		}
	}
	return out.String() + strings.Join(lines[at:], "")
}

// TestHeaded has names as git diff writes them with core.quotePath=false.
func TestHeaded(t *testing.T) {
	for name, want := range map[string]string{
		"a/in/ferry.txt":       "a/in/ferry.txt",
		"a/old ferry.txt":      "a/old ferry.txt\t",
		"a/fête.txt":           "a/fête.txt",
		"a/tab\tend\n.txt":     `"a/tab\tend\n.txt"`,
		"a/\"new\" \\ old.txt": `"a/\"new\" \\ old.txt"` + "\t",
		"a/bad\xff.txt":        `"a/bad\377.txt"`,
		"a/\ufffd.txt":         "a/\ufffd.txt",
		"a/\u202etxt.txt":      `"a/\342\200\256txt.txt"`,
		"a/\x1b[31m\x7f.txt":   `"a/\033[31m\177.txt"`,
		"a/\u0085.txt":         `"a/\302\205.txt"`,
	} {
		if got := headed(name); got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
}
