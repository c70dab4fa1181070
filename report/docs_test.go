package report

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestFormatsPage wants the examples of docs/formats.md to be lines of the golden files, and a
// section for every form.
func TestFormatsPage(t *testing.T) {
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range CheckFormats() {
		_, section, found := strings.Cut(string(page), "\n## "+f.Name+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		if !found {
			t.Errorf("no section on %s", f.Name)
		}
		for _, e := range f.Extensions {
			if !strings.Contains(string(page), "`"+e+"`") {
				t.Errorf("%s: no word of %s", f.Name, e)
			}
		}
		golden, err := os.ReadFile("testdata/check/" + f.Name + ".golden")
		if err != nil {
			t.Fatal(err)
		}
		if _, block, ok := strings.Cut(section, "```\n"); ok {
			block, _, _ = strings.Cut(block, "```")
			for l := range strings.Lines(block) {
				if !strings.Contains(string(golden), strings.TrimSuffix(l, "\n")) {
					t.Errorf("%s: no such line: %s", f.Name, l)
				}
			}
		}
	}
}

// TestSchemaNames wants every field that a check or report.json has to be named in docs/schema. The
// module report/schemas validates in full; this needs no validator and cannot be forgotten.
func TestSchemaNames(t *testing.T) {
	r, s := sample()
	for _, tt := range []struct {
		what, text string
		schemas    []string
	}{
		{"check", formOf(t, "json", rogue("x")), []string{"check", "finding", "pair", "report"}},
		{"finding", formOf(t, "jsonl", rogue("x")), []string{"finding", "pair"}},
		{"report", render(t, writers["json"], r, s.load), []string{"report", "pair"}},
	} {
		named := ""
		for _, name := range tt.schemas {
			b, err := os.ReadFile("../docs/schema/" + name + ".schema.json")
			if err != nil {
				t.Fatal(err)
			}
			named += string(b)
		}
		for d := json.NewDecoder(strings.NewReader(tt.text)); d.More(); {
			var v any
			if err := d.Decode(&v); err != nil {
				t.Fatal(err)
			}
			for name := range fields(v, map[string]bool{}) {
				if !strings.Contains(named, `"`+name+`": {`) {
					t.Errorf("%s: no schema names %s", tt.what, name)
				}
			}
		}
	}
}

// fields returns the names of all fields in a value.
func fields(v any, seen map[string]bool) map[string]bool {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			seen[k] = true
			fields(inner, seen)
		}
	case []any:
		for _, inner := range v {
			fields(inner, seen)
		}
	}
	return seen
}
