package run

import (
	"encoding/json"
	"testing"
)

// TestFrontValue reads values as YAML and TOML write them.
func TestFrontValue(t *testing.T) {
	for value, want := range map[string]string{
		"":                                `null`,
		" # later":                        `null`,
		"10":                              `10`,
		"1.50 # weight":                   `1.50`,
		"true":                            `true`,
		"007":                             `"007"`,
		"2031-03-03":                      `"2031-03-03"`,
		"12:30":                           `"12:30"`,
		"no":                              `"no"`,
		`"a # b" # c`:                     `"a # b"`,
		`"a" b`:                           `"\"a\" b"`,
		`"\x41"`:                          `"\"\\x41\""`,
		`'it''s' # c`:                     `"it's"`,
		`'open`:                           `"'open"`,
		"C# at work":                      `"C# at work"`,
		"a b # c":                         `"a b"`,
		"https://q.example/a#b":           `"https://q.example/a#b"`,
		"[a, 'b', \"c\", 4]":              `["a","b","c",4]`,
		"[\n  \"a\",\n  \"b\",\n]":        `["a","b"]`,
		"[]":                              `[]`,
		`["a, b", c]`:                     `"[\"a, b\", c]"`,
		`["a, b"]`:                        `["a, b"]`,
		"[a: b]":                          `"[a: b]"`,
		"[a, [b]]":                        `"[a, [b]]"`,
		`{"a": {"b": 1.0}}`:               `{"a":{"b":1.0}}`,
		`{"a": 1, "a": 2}`:                `"{\"a\": 1, \"a\": 2}"`,
		"\n  - a\n  - 'b'\n  - 3":         `["a","b",3]`,
		"\r\n- a b\r\n- c # d":            `["a b","c"]`,
		"\n  - a\n    - b":                `"- a\n    - b"`,
		"\n  - name: Ann\n    role: ed":   `"- name: Ann\n    role: ed"`,
		"\n  - https://q.example/a":       `["https://q.example/a"]`,
		"\n  image: a.jpg\n  alt: A hall": `"image: a.jpg\n  alt: A hall"`,
		">\n  one\n  two":                 `">\n  one\n  two"`,
		"one\n  two":                      `"one\n  two"`,
		"&anchor x":                       `"&anchor x"`,
		"a\xff":                           `"a` + "\uFFFD" + `"`,
	} {
		if got := string(frontValue(value)); got != want {
			t.Errorf("%q: got %s, want %s", value, got, want)
		}
	}
}

// FuzzFront reads any front matter: each field is given one valid member, and no name is lost.
func FuzzFront(f *testing.F) {
	f.Add("title", "[a, b]", "title", "\n - a\n - b")
	f.Add("text", "'it''s'", "a.b", `{"a": [1`)
	f.Fuzz(func(t *testing.T, a, v, b, w string) {
		var s story
		s.keepFront([][2]string{{a, v}, {b, w}})
		var got map[string]json.RawMessage
		if err := json.Unmarshal(s.Record.Fields, &got); err != nil {
			t.Fatalf("%s: %v", s.Record.Fields, err)
		}
		want := 2
		if s.Record.TextField != "" {
			want++
			if string(got["text"]) != "null" {
				t.Fatalf("%s: text is not null", s.Record.Fields)
			}
		}
		if len(got) != want {
			t.Fatalf("%s: %d members, want %d", s.Record.Fields, len(got), want)
		}
	})
}
