package lsp

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"
)

// An addressed is where messages have the URI of the text that they are about.
type addressed struct {
	TextDocument textName   `json:"textDocument"`
	Data         textName   `json:"data"`      // of codeAction/resolve
	Arguments    []textName `json:"arguments"` // of workspace/executeCommand
	Changes      []textName `json:"changes"`   // of workspace/didChangeWatchedFiles
}

type textName struct {
	URI string `json:"uri"`
}

// names lists the URIs that a message names. What is none is for the server to refuse.
func names(q *jsonrpc2.Request) (list []string) {
	var a addressed
	if q.Params != nil {
		_ = json.Unmarshal(*q.Params, &a)
	}
	for _, n := range slices.Concat([]textName{a.TextDocument, a.Data}, a.Arguments, a.Changes) {
		if n.URI != "" {
			list = append(list, n.URI)
		}
	}
	return list
}

// addressee is the server that a message is for: of a text that is open the one that has it.
func (r *router) addressee(q *jsonrpc2.Request) *backend {
	for _, uri := range names(q) {
		if d := r.open[uri]; d != nil {
			return d.owner
		}
	}
	return r.backends[0]
}

// touched lists the servers whose folders hold files that a message names, and if it names none,
// all.
func (r *router) touched(q *jsonrpc2.Request) (list []*backend) {
	uris := names(q)
	for _, b := range r.backends {
		if len(uris) == 0 || slices.ContainsFunc(uris, func(uri string) bool {
			d := newDocument(&textDocument{URI: uri})
			return b.holds(d.path) || r.owner(d.path) == b
		}) {
			list = append(list, b)
		}
	}
	return list
}

// owner is the server that has a file: that of the innermost folder around it, and of what is in
// none the first one.
func (r *router) owner(path string) *backend {
	owner := r.backends[0]
	for _, b := range r.backends {
		if b.holds(path) && (!owner.holds(path) || len(b.root) > len(owner.root)) {
			owner = b
		}
	}
	return owner
}

// holds reports whether a file is in the folder of a server.
func (b *backend) holds(path string) bool {
	if b.root == "" || path == "" {
		return false
	}
	rel, err := filepath.Rel(b.root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// The texts that are open are kept here too, as a folder that comes or goes gives them to another
// server, and an editor says what is in them only once.

func (r *router) didOpen(q *jsonrpc2.Request, p *documentParams) error {
	d := newDocument(&p.TextDocument)
	r.keep(d, r.owner(d.path))
	r.tell(q, []*backend{r.open[d.uri].owner})
	return nil
}

func (r *router) keep(d *document, owner *backend) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.open[d.uri] = &routed{d, owner}
}

func (r *router) didChange(q *jsonrpc2.Request, p *changeParams) error {
	d := r.open[p.TextDocument.URI]
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	r.keep(d.changed(p.TextDocument.Version, p.ContentChanges, r.units), d.owner)
	r.tell(q, []*backend{d.owner})
	return nil
}

func (r *router) didClose(q *jsonrpc2.Request, p *documentParams) error {
	d := r.open[p.TextDocument.URI]
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	r.mu.Lock()
	delete(r.open, d.uri)
	r.mu.Unlock()
	r.tell(q, []*backend{d.owner})
	return nil
}
