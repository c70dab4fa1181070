package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// readYAML reads a file of the root that another program reads: a mapping, a list or a string. It
// knows the part of YAML that these files keep to, and refuses what lies outside of it, so that no
// test rests on a guess.
func readYAML(t *testing.T, name string) any {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	value, err := parseYAML(string(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value
}

func parseYAML(text string) (value any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	r := &yamlReader{lines: strings.Split(text, "\n")}
	value = r.node()
	if _, line := r.peek(); line != "" {
		return nil, errors.New("more than one value: " + line)
	}
	return value, nil
}

type yamlReader struct {
	lines []string
	at    int
}

// peek returns the next line that holds something, and how far it is indented.
func (r *yamlReader) peek() (indent int, line string) {
	for ; r.at < len(r.lines); r.at++ {
		text := strings.TrimLeft(r.lines[r.at], " ")
		if text != "" && text[0] != '#' {
			return len(r.lines[r.at]) - len(text), strings.TrimRight(text, " ")
		}
	}
	return -1, ""
}

func (r *yamlReader) node() any {
	indent, line := r.peek()
	if !strings.HasPrefix(line, "- ") {
		return r.mapping(indent)
	}
	var list []any
	for at := indent; at == indent && strings.HasPrefix(line, "- "); at, line = r.peek() {
		if rest := line[2:]; strings.Contains(rest, ": ") && rest[0] != '"' {
			r.lines[r.at] = strings.Repeat(" ", indent+2) + rest
			list = append(list, r.mapping(indent+2))
		} else {
			r.at++
			list = append(list, r.value(rest, indent))
		}
	}
	return list
}

func (r *yamlReader) mapping(indent int) map[string]any {
	m := map[string]any{}
	for at, line := r.peek(); at == indent && !strings.HasPrefix(line, "- "); at, line = r.peek() {
		key, rest, ok := strings.Cut(line, ":")
		if _, again := m[key]; !ok || again || rest != "" && rest[0] != ' ' || strings.ContainsAny(key, ` "'`) {
			panic("not a key: " + line)
		}
		r.at++
		m[key] = r.value(strings.TrimSpace(rest), indent)
	}
	if at, line := r.peek(); at > indent {
		panic("indented too far: " + line)
	}
	return m
}

// value reads what stands behind a key or a dash, in a line indented so far.
func (r *yamlReader) value(text string, indent int) any {
	switch {
	case text == "|":
		return r.block(indent)
	case text == "":
		if at, line := r.peek(); at <= indent {
			panic("no value before " + line)
		}
		return r.node()
	case text[0] == '[' && strings.HasSuffix(text, "]"):
		var list []any
		for part := range strings.SplitSeq(text[1:len(text)-1], ",") {
			list = append(list, r.value(strings.TrimSpace(part), indent))
		}
		return list
	case text[0] == '"':
		s, err := strconv.Unquote(text)
		if err != nil {
			panic("not a string: " + text)
		}
		return s
	case strings.ContainsAny(text[:1], "'&*!>|{}[]%@`-?:,") || strings.Contains(text, " #") || strings.Contains(text, ": "):
		panic("not read here: " + text)
	}
	return text
}

// block reads the lines of a block, its own indent taken away.
func (r *yamlReader) block(indent int) string {
	var b strings.Builder
	own := -1
	for ; r.at < len(r.lines); r.at++ {
		line := r.lines[r.at]
		at := len(line) - len(strings.TrimLeft(line, " "))
		if at == len(line) {
			b.WriteString("\n")
			continue
		}
		if own < 0 {
			own = at
		}
		if at <= indent || at < own {
			break
		}
		b.WriteString(line[own:] + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// TestYAML tries the reader itself.
func TestYAML(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]any{
		"a: b # c": nil, "a: 'b'": nil, "a: &b c": nil, "a:\n b: c\n   d: e": nil, "a: b\na: c": nil, "a:": nil, "a b": nil,
		"a: b": map[string]any{"a": "b"},
		"# x\na:\n  b: \"c d\"\n\n  e: [f, g]\nh: i:j": map[string]any{"a": map[string]any{"b": "c d", "e": []any{"f", "g"}}, "h": "i:j"},
		"- a: b\n  c: d\n- a: e":                       []any{map[string]any{"a": "b", "c": "d"}, map[string]any{"a": "e"}},
		"a:\n  - |\n    b\n      # c\n\n    d\n  - e":  map[string]any{"a": []any{"b\n  # c\n\nd\n", "e"}},
		"a: |\n  b: c\nd: e":                           map[string]any{"a": "b: c\n", "d": "e"},
	} {
		got, err := parseYAML(text)
		if (err != nil) != (want == nil) || err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %#v, %v", text, got, err)
		}
	}
}
