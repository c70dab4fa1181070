package report

import (
	"bytes"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"html/template"
	"path/filepath"
	"strings"
	"testing"
)

// written returns what a pageWriter wrote.
func written(t testing.TB, write func(p *pageWriter)) string {
	t.Helper()
	var b bytes.Buffer
	p := newPageWriter(&b, 0)
	write(p)
	if err := p.end(); err != nil {
		t.Fatal(err)
	}
	if p.n != b.Len() {
		t.Errorf("%d bytes counted of %d", p.n, b.Len())
	}
	return b.String()
}

// places are where words of the input stand in a page, each as a template, and as it writes
// it.
var places = []struct {
	name, template string
	write          func(p *pageWriter, words string)
}{
	{"text", `<p>{{.}}</p>`, func(p *pageWriter, words string) { p.put(`<p>`).say(words).put(`</p>`) }},
	{"title", `<title>{{.}}</title>`, func(p *pageWriter, words string) { p.put(`<title>`).say(words).put(`</title>`) }},
	{"attribute", `<p data-note="{{.}}">`, func(p *pageWriter, words string) { p.put(`<p data-note="`).say(words).put(`">`) }},
	{"part of an attribute", `<p class="w {{.}} x">`, func(p *pageWriter, words string) { p.put(`<p class="w `).say(words).put(` x">`) }},
}

// TestPenEscapes holds the pageWriter to html/template, sign by sign and for the hostile words, in
// every kind of place that a page has.
func TestPenEscapes(t *testing.T) {
	all := append([]string{""}, attacks...)
	for c := range rune(0x300) {
		all = append(all, "a"+string(c)+"b")
	}
	for c := range 0x100 {
		all = append(all, string([]byte{'a', byte(c)}))
	}
	for _, place := range places {
		tmpl := template.Must(template.New(place.name).Parse(place.template))
		for _, words := range all {
			var want strings.Builder
			if err := tmpl.Execute(&want, words); err != nil {
				t.Fatal(err)
			}
			if got := written(t, func(p *pageWriter) { place.write(p, words) }); got != want.String() {
				t.Errorf("%s: %.80q, want %.80q", place.name, got, want.String())
			}
		}
	}
}

// TestPenLinks lets a link lead nowhere but to a page of the report.
func TestPenLinks(t *testing.T) {
	for words, want := range map[string]string{
		"#s-0123456789abcdef-2":               "#s-0123456789abcdef-2",
		"report/k-0123456789abcdef.html#s-1f": "report/k-0123456789abcdef.html#s-1f",
		"javascript:alert(1)":                 "javascript%3Aalert%281%29",
		"//evil.example/x":                    "%2F%2Fevil.example/x",
		"/etc":                                "%2Fetc",
		"https://evil.example":                "https%3A/%2Fevil.example",
		`" onclick="x`:                        "%22%20onclick%3D%22x",
		"\\\\evil\x00\n":                      "%5C%5Cevil%00%0A",
		"é":                                   "%C3%A9",
	} {
		if got := written(t, func(p *pageWriter) { p.link(words) }); got != want {
			t.Errorf("%q leads to %q, want %q", words, got, want)
		}
	}
	for _, words := range attacks {
		got := written(t, func(p *pageWriter) { p.link(words) })
		if strings.ContainsAny(got, " \"'<>&:\\") || strings.HasPrefix(got, "/") {
			t.Errorf("%.60q leads to %.60q", words, got)
		}
	}
}

// TestPenMarkup holds that only what is part of the program is written as it stands: words become
// markup by a conversion, which stands in newInline alone, and raw is for the writer itself.
func TestPenMarkup(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			f, _ := d.(*ast.FuncDecl)
			ast.Inspect(d, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "markup" && !constant(n.Args[0]) && (f == nil || f.Name.Name != "newInline") {
						t.Errorf("%s makes markup of words", name)
					}
				case *ast.SelectorExpr:
					if n.Sel.Name == "raw" && name != "page_writer.go" {
						t.Errorf("%s writes raw", name)
					}
				}
				return true
			})
		}
	}
}

func constant(e ast.Expr) bool {
	_, ok := e.(*ast.BasicLit)
	return ok
}

// TestPenFull writes no byte over the limit, and tells what was wrong first.
func TestPenFull(t *testing.T) {
	var b bytes.Buffer
	p := newPageWriter(&b, 10)
	p.put(`12345`).say("67890").say("1").put(`x`)
	p.fail(nil)
	if err := p.end(); err != errFull || b.Len() > 10 {
		t.Errorf("%v after %d bytes", err, b.Len())
	}
}
