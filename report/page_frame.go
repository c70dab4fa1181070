package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"sync"
)

//go:embed *.css *.js
var assets embed.FS

// A pageFrame is what every HTML file of ours stands in, see [pageWriter.top]: the policy that lets
// this style and this script run and nothing else, whatever a story may hold. The file asks nothing
// of the network.
type pageFrame struct {
	Title  string
	Corpus string // tells one corpus from another in what a browser remembers, may be empty
	*inline
}

// inline is what a page has in it: the style sheet and its scripts, in one block of their own, and
// the Content Security Policy (W3C CSP3) that names both. Without a script none may run.
type inline struct {
	css, js markup
	policy  string
}

// What is inside report.html, of the pages beside it, and of the page of a check, each made once.
// The scripts run in the order they are named.
var (
	pageInline  = sync.OnceValue(func() *inline { return newInline("shell.js", "list.js", "judge.js") })
	leafInline  = sync.OnceValue(func() *inline { return newInline("shell.js", "judge.js") })
	checkInline = sync.OnceValue(func() *inline { return newInline() })
)

func newInline(scripts ...string) *inline {
	css, js, allowed := asset("page.css"), "", "none"
	for _, name := range scripts {
		js += asset(name)
	}
	if js != "" {
		js = "\"use strict\";\n{\n" + js + "}\n"
		allowed = digest(js)
	}
	policy := "default-src 'none'; style-src '" + digest(css) + "'; script-src '" + allowed + "'; img-src data:; base-uri 'none'; form-action 'none'"
	return &inline{markup(css), markup(js), policy}
}

// asset reads a file that is part of the program; it is missing only if the embed line is wrong,
// which every test finds.
func asset(name string) string {
	text, err := assets.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// digest names an inline resource as a policy does.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
