package lsp

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/sourcegraph/jsonrpc2"

	"onecopy/internal/phrase"
)

// paths lists the folders that the editor has open.
func (p *initializeParams) paths() []string {
	if len(p.Folders) > 0 {
		return pathsOf(p.Folders)
	}
	if p.RootURI == "" && filepath.IsAbs(p.RootPath) {
		return []string{p.RootPath}
	}
	return pathsOf([]workspaceFolder{{p.RootURI}})
}

func pathsOf(folders []workspaceFolder) (list []string) {
	for _, f := range folders {
		if name, ok := pathOf(f.URI); ok {
			list = append(list, name)
		}
	}
	return list
}

// initialize begins the session: the server that is there gets the first folder that there is.
func (r *router) initialize(q *jsonrpc2.Request) error {
	var p initializeParams
	var all map[string]any
	if q.Params != nil {
		if err := cmp.Or(json.Unmarshal(*q.Params, &p), json.Unmarshal(*q.Params, &all)); err != nil {
			return invalid(err)
		}
	}
	r.folders = p.paths()
	roots, wrong := r.roots()
	first := r.backends[0]
	switch {
	case len(roots) > 0:
		r.mu.Lock()
		first.root = roots[0]
		r.mu.Unlock()
	case len(r.folders) > 0:
		return wrong[0]
	}
	if all == nil {
		all = map[string]any{}
	}
	result, err := r.introduce(first, all)
	if err != nil {
		r.mu.Lock()
		first.root = ""
		r.mu.Unlock()
		return err
	}
	var said initializeResult
	if err := json.Unmarshal(result, &said); err != nil {
		return err
	}
	r.asked, r.client, r.units = all, p.Capabilities, said.Capabilities.PositionEncoding
	r.reply(q.ID, result, nil)
	r.settle()
	return nil
}

// introduce initializes a server, for its folder. It does not ask the editor to be told of files
// that change, as the router does, once for all.
func (r *router) introduce(b *backend, asked map[string]any) (result json.RawMessage, err error) {
	p := maps.Clone(asked)
	if can, ok := p["capabilities"].(map[string]any); ok {
		if workspace, ok := can["workspace"].(map[string]any); ok {
			delete(workspace, "didChangeWatchedFiles")
		}
	}
	delete(p, "rootPath")
	delete(p, "workspaceFolders")
	if delete(p, "rootUri"); b.root != "" {
		p["rootUri"] = uriOf(b.root)
	}
	err = b.conn.Call(r.ctx, "initialize", p, &result, jsonrpc2.PickID(jsonrpc2.ID{Str: "initialize", IsString: true}))
	return result, err
}

// roots lists the folders with links resolved, each once, and what is wrong with others.
func (r *router) roots() (list []string, wrong []error) {
	for _, name := range r.folders {
		root, err := filepath.EvalSymlinks(name)
		if err == nil {
			_, err = os.Stat(root + string(filepath.Separator) + ".") // of a file that fails
		}
		switch {
		case err != nil:
			wrong = append(wrong, failed(fmt.Sprintf("%s: %v", name, cmp.Or(errors.Unwrap(err), err))))
		case !slices.Contains(list, root):
			list = append(list, root)
		}
	}
	return list, wrong
}

// foldersChanged takes folders that the editor opens or closes.
func (r *router) foldersChanged(p *foldersParams) error {
	gone := pathsOf(p.Event.Removed)
	r.folders = slices.DeleteFunc(r.folders, func(name string) bool { return slices.Contains(gone, name) })
	r.folders = append(r.folders, pathsOf(p.Event.Added)...)
	r.settle()
	r.register()
	return nil
}

// settle sees to it that each folder has its server and that there are no others, and gives them
// the texts that are open. A folder that cannot be read is told, and is as one that is not open.
func (r *router) settle() {
	roots, wrong := r.roots()
	if len(roots) == 0 {
		roots = []string{""}
	}
	var next []*backend
	for _, root := range roots {
		b, err := r.serverOf(root)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", cmp.Or(root, "without a folder"), err))
			continue
		}
		next = append(next, b)
	}
	for _, err := range wrong {
		_ = r.conn.Notify(r.ctx, "window/showMessage", messageParams{messageError, phrase.Shown("onecopy: " + err.Error())})
	}
	if len(next) == 0 {
		return // those that there are go on
	}
	was := r.backends
	r.mu.Lock()
	r.backends = next
	r.mu.Unlock()
	r.move()
	for _, b := range was {
		if !slices.Contains(next, b) {
			r.retire(b)
		}
	}
}

// serverOf is the server of a folder, a new one if there is none yet.
func (r *router) serverOf(root string) (*backend, error) {
	for _, b := range r.backends {
		if b.root == root {
			return b, nil
		}
	}
	b, err := r.start(root)
	if err != nil {
		return nil, err
	}
	if _, err := r.introduce(b, r.asked); err != nil {
		r.retire(b)
		return nil, err
	}
	if r.began {
		_ = b.conn.Notify(r.ctx, "initialized", struct{}{})
	}
	return b, nil
}

// move gives each text that is open to the server that has its file now.
func (r *router) move() {
	for _, uri := range slices.Sorted(maps.Keys(r.open)) {
		d := r.open[uri]
		owner := r.owner(d.path)
		if owner == d.owner {
			continue
		}
		r.keep(d.document, owner)
		_ = d.owner.conn.Notify(r.ctx, "textDocument/didClose", documentParams{textDocument{URI: uri}})
		_ = owner.conn.Notify(r.ctx, "textDocument/didOpen", documentParams{textDocument{uri, d.version, string(d.text)}})
	}
}

// register asks the editor, once there is a folder, to be told of changes of files.
func (r *router) register() {
	if r.registered || !r.began || r.backends[0].root == "" || !r.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		return
	}
	r.registered = true
	type watched struct {
		Glob string `json:"globPattern"`
	}
	files := []watched{{"**/*.{txt,text,jsonl,ndjson,md}"}, {"**/{.onecopy,.onecopyignore,.onecopy-baseline,.gitignore,.ignore}"}}
	wish := registrationParams{[]registration{{"onecopy-files", "workspace/didChangeWatchedFiles", map[string]any{"watchers": files}}}}
	go func() { _ = r.conn.Call(r.ctx, "client/registerCapability", wish, nil) }() // without, saving tells
}
