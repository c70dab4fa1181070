package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
)

// What report.html has room for. A page beyond some 5 MB is slow on a phone, so story texts end at textBudget; a list is cut
// where nobody reads on. Everything left out is counted in the page's last section, with the file that has it.
const (
	textBudget   = 4 << 20  // bytes of page after which no more story texts are added
	maxStory     = 64 << 10 // bytes of one story's text
	maxClusters  = 400
	maxCopies    = 20 // of a cluster, shown in full
	maxNames     = 450
	maxStories   = 5000 // in the list by source
	maxSources   = 1000
	maxFurniture = 200 // cuts outside the stories of one source
	maxPairs     = 500
	maxProblems  = 500
	maxRules     = 1000
	maxFacts     = 30 // changed facts of a pair
)

//go:embed page.tmpl
var pageTmpl string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

// HTML writes report.html: one page that asks nothing of the network, reads without script, and escapes every word of the input.
// Stories are loaded one at a time while it is written. The same report gives the same bytes.
func HTML(w io.Writer, r *Report, load Load) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"num": grouped, "counted": counted, "percent": percent, "ratio": ratio, "line": line, "anchor": anchor,
	}).Parse(pageTmpl)
	if err != nil {
		return err
	}
	m := &meter{w: bufio.NewWriter(w)}
	if err := t.Execute(m, newPage(r, load, m)); err != nil {
		return fmt.Errorf("write html report: %w", err)
	}
	return m.w.Flush()
}

// A meter counts the bytes written.
type meter struct {
	w *bufio.Writer
	n int
}

func (m *meter) Write(p []byte) (int, error) {
	n, err := m.w.Write(p)
	m.n += n
	return n, err
}

// CSS is the style sheet inside the page.
func (p *page) CSS() template.CSS { return template.CSS(pageCSS) }

// JS is the script inside the page.
func (p *page) JS() template.JS { return template.JS(pageJS) }

// Policy lets the page's own style and script run and nothing else, whatever a story may hold.
func (p *page) Policy() string {
	return "default-src 'none'; style-src '" + digest(pageCSS) + "'; script-src '" + digest(pageJS) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}

// digest names an inline resource as the Content Security Policy (W3C CSP3) does.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
