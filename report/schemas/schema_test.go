package schemas

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // its source has the schema
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const docs = "../../docs/schema"

// ours compiles a schema of docs/schema so strictly that a field it does not name is a mistake. Readers should not: fields are added.
func ours(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	all, err := filepath.Glob(docs + "/*.schema.json")
	if err != nil || len(all) == 0 {
		t.Fatalf("no schemas in %s: %v", docs, err)
	}
	for _, file := range all {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		add(t, c, filepath.Base(file), closed(decode(t, string(text))))
	}
	return compile(t, c, name+".schema.json")
}

// closed forbids fields that an object's schema does not name, but where it says that there may be any.
func closed(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			v[k] = closed(inner)
		}
		if v["type"] == "object" && v["additionalProperties"] != true {
			v["additionalProperties"] = false
		}
	case []any:
		for i, inner := range v {
			v[i] = closed(inner)
		}
	}
	return v
}

const base = "https://onecopy.invalid/"

func add(t *testing.T, c *jsonschema.Compiler, name string, schema any) {
	t.Helper()
	if err := c.AddResource(base+name, schema); err != nil {
		t.Fatal(err)
	}
}

func compile(t *testing.T, c *jsonschema.Compiler, name string) *jsonschema.Schema {
	t.Helper()
	s, err := c.Compile(base + name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// foreign compiles a schema of another's making, formats such as uri-reference included.
func foreign(t *testing.T, text string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	add(t, c, "foreign", decode(t, text))
	return compile(t, c, "foreign")
}

func decode(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %.200s", err, text)
	}
	return v
}

func valid(t *testing.T, s *jsonschema.Schema, what, text string) {
	t.Helper()
	if err := s.Validate(decode(t, text)); err != nil {
		t.Errorf("%s: %v\n%.600s", what, err, text)
	}
}

// sarifSchema takes the schema of SARIF 2.1.0 from the source of the module that has it.
func sarifSchema(t *testing.T) string {
	t.Helper()
	const module = "github.com/owenrumney/go-sarif/v3"
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("find %s: %v", module, err)
	}
	text, err := constant(filepath.Join(strings.TrimSpace(string(dir)), "pkg/report/v210/sarif/schema.go"), "schema")
	if err != nil {
		t.Fatal(err)
	}
	var head struct{ ID string }
	if err := json.Unmarshal([]byte(text), &head); err != nil || !strings.HasSuffix(head.ID, "/sarif-schema-2.1.0.json") {
		t.Fatalf("%q is not the schema: %v", head.ID, err)
	}
	return text
}

// constant returns the value of a string constant of a Go file; pieces joined by + are one.
func constant(file, name string) (string, error) {
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	for _, d := range tree.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, spec := range g.Specs {
			if v := spec.(*ast.ValueSpec); v.Names[0].Name == name {
				return value(v.Values[0])
			}
		}
	}
	return "", errors.New("no constant " + name + " in " + file)
}

func value(e ast.Expr) (string, error) {
	switch e := e.(type) {
	case *ast.BasicLit:
		return strconv.Unquote(e.Value)
	case *ast.ParenExpr:
		return value(e.X)
	case *ast.BinaryExpr:
		x, errX := value(e.X)
		y, errY := value(e.Y)
		return x + y, errors.Join(errX, errY)
	}
	return "", errors.New("not a string literal")
}
