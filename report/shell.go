package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"strings"
	"sync"
)

//go:embed *.tmpl *.css *.js
var assets embed.FS

// A shell is what every HTML file of ours stands in, the templates "top" and "bottom" of shell.tmpl: the policy that lets this
// style and this script run and nothing else, whatever a story may hold. The file asks nothing of the network.
type shell struct {
	Title  string
	Corpus string // tells one corpus from another in what a browser remembers, may be empty
	css    string
	js     string
}

// newShell gives a shell with the style sheet and these of the scripts, in one block of their own. Without a script
// none may run.
func newShell(title string, scripts ...string) shell {
	s := shell{Title: title, css: asset("page.css")}
	if len(scripts) == 0 {
		return s
	}
	for _, name := range scripts {
		s.js += asset(name)
	}
	s.js = "\"use strict\";\n{\n" + s.js + "}\n"
	return s
}

// asset reads a file that is part of the program; it is missing only if the embed line is wrong, which every test finds.
func asset(name string) string {
	text, err := assets.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// shellTemplate gives the shell and the files named, the last of which is the one to execute. They are parsed and made safe once:
// that took half of the time of a small report.
func shellTemplate(files ...string) (*template.Template, error) {
	key := strings.Join(files, " ")
	if t, ok := parsed.Load(key); ok {
		return t.(*template.Template), nil
	}
	t := template.New(files[len(files)-1]).Funcs(template.FuncMap{
		"num": grouped, "counted": counted, "percent": percent, "ratio": ratio, "line": line,
	})
	t, err := t.ParseFS(assets, append([]string{"shell.tmpl"}, files...)...)
	if err == nil {
		parsed.Store(key, t)
	}
	return t, err
}

var parsed sync.Map // of *template.Template

// CSS is the style sheet inside the page.
func (s shell) CSS() template.CSS { return template.CSS(s.css) }

// JS is the script inside the page.
func (s shell) JS() template.JS { return template.JS(s.js) }

// Policy is the Content Security Policy (W3C CSP3).
func (s shell) Policy() string {
	script := "none"
	if s.js != "" {
		script = digest(s.js)
	}
	return "default-src 'none'; style-src '" + digest(s.css) + "'; script-src '" + script + "'; img-src data:; base-uri 'none'; form-action 'none'"
}

// digest names an inline resource as a policy does.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
