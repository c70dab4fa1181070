package run

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
)

// keepFront keeps the fields of the front matter above a story that is not a record and of no page
// with fields of its own.
func (s *story) keepFront(fields [][2]string) {
	if len(s.Record.Fields) > 0 || len(fields) == 0 {
		return
	}
	var all format.Object
	seen := map[string]bool{}
	for _, f := range fields {
		own := strings.ToValidUTF8(f[0], "\uFFFD")
		name := own
		for n := 2; seen[name]; n++ {
			name = own + "~" + strconv.Itoa(n)
		}
		seen[name] = true
		all.Raw(name, frontValue(f[1]))
	}
	if !seen["text"] {
		all.Raw("text", []byte("null"))
		s.Record.TextField = "text"
	}
	s.Record.Fields = all.Done()
}

// frontValue is a value of front matter as JSON. What is JSON already stays: YAML and TOML mean the
// same by it. Quotes are taken off and a plain list becomes one; all else is a string as it is
// written, since no reader of YAML or TOML is in the build.
func frontValue(s string) []byte {
	first, _, lines := strings.Cut(strings.TrimRight(s, " \t\r\n"), "\n")
	if lines && strings.TrimSpace(first) == "" {
		if list, ok := dashed(s); ok {
			return list
		}
	}
	s = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	if s == "" {
		return []byte("null")
	}
	if v, ok := frontScalar(s); ok {
		return v
	}
	if list, ok := bracketed(s); ok {
		return list
	}
	return format.Quote(s)
}

// frontScalar reads JSON, a value in single quotes, or one line without quotes, each with a comment
// behind it or without.
func frontScalar(s string) ([]byte, bool) {
	in := bytes.NewBufferString(s)
	d := jsontext.NewDecoder(in)
	if v, err := d.ReadValue(); err == nil && comment(s[d.InputOffset():]) {
		v = bytes.Clone(v)
		err = v.Compact(jsontext.PreserveRawStrings(true))
		return v, err == nil
	}
	switch {
	case s[0] == '\'' && !strings.HasPrefix(s, "''"):
		at := 1
		for at < len(s) && (s[at] != '\'' || strings.HasPrefix(s[at:], "''")) {
			if s[at] == '\'' {
				at++
			}
			at++
		}
		if at < len(s) && !strings.Contains(s[:at], "\n") && comment(s[at+1:]) {
			return format.Quote(strings.ReplaceAll(s[1:at], "''", "'")), true
		}
		return nil, false
	case strings.ContainsAny(s[:1], "\"'[{|>&*!") || strings.Contains(s, "\n"):
		return nil, false
	case s[0] == '#':
		return []byte("null"), true
	}
	if at := strings.Index(s, " #"); at >= 0 {
		return frontScalar(strings.TrimSpace(s[:at]))
	}
	return format.Quote(s), true
}

// comment reports whether what follows a value on its line is nothing but a comment.
func comment(rest string) bool {
	trimmed := strings.TrimLeft(rest, " \t")
	return trimmed == "" || trimmed[0] == '#' && len(trimmed) < len(rest) && !strings.Contains(trimmed, "\n")
}

// bracketed reads a list in brackets whose items are plain or in quotes, with no comma in them.
func bracketed(s string) ([]byte, bool) {
	if s[0] != '[' || s[len(s)-1] != ']' || len(s) < 2 || strings.ContainsAny(s[1:len(s)-1], "[]{}#") {
		return nil, false
	}
	items := strings.Split(s[1:len(s)-1], ",")
	if last := len(items) - 1; strings.TrimSpace(items[last]) == "" {
		items = items[:last]
	}
	return listed(items)
}

// dashed reads a list of lines with a dash each, all at the same margin.
func dashed(s string) ([]byte, bool) {
	var items []string
	margin := -1
	_, s, _ = strings.Cut(s, "\n")
	for line := range strings.SplitSeq(strings.TrimRight(s, " \t\r\n"), "\n") {
		body := strings.TrimLeft(line, " ")
		item, ok := strings.CutPrefix(body, "- ")
		if !ok || margin >= 0 && len(line)-len(body) != margin {
			return nil, false
		}
		margin = len(line) - len(body)
		items = append(items, item)
	}
	return listed(items)
}

// listed is a list of JSON of items none of which holds others.
func listed(items []string) ([]byte, bool) {
	list := []byte{'['}
	for i, item := range items {
		item = strings.TrimSpace(item)
		if item == "" || item[0] == '-' && (len(item) == 1 || item[1] == ' ') {
			return nil, false
		}
		quoted := item[0] == '"' || item[0] == '\''
		if !quoted && (strings.Contains(item, ": ") || item[len(item)-1] == ':') {
			return nil, false
		}
		v, ok := frontScalar(item)
		if !ok {
			return nil, false
		}
		if i > 0 {
			list = append(list, ',')
		}
		list = append(list, v...)
	}
	return append(list, ']'), true
}
