package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/sourcegraph/jsonrpc2"
)

// initialize settles what the two sides can, and what the working folder is.
func (s *server) initialize(params json.RawMessage) (answer, error) {
	var p initializeParams
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, invalid(err)
	}
	if folder, named := pathOf(p.RootURI); named {
		if err := s.enter(folder, true); err != nil {
			return nil, &jsonrpc2.Error{Code: codeRequestFailed, Message: fmt.Sprintf("%s: %v", folder, cmp.Or(errors.Unwrap(err), err))}
		}
	}
	s.stage, s.client = initialized, p.Capabilities
	if slices.Contains(p.Capabilities.General.PositionEncodings, utf8Units) {
		s.units = utf8Units
	}
	r := initializeResult{ServerInfo: serverInfo{"onecopy", s.o.Version}}
	c := &r.Capabilities
	c.PositionEncoding = s.units
	c.TextDocumentSync.OpenClose, c.TextDocumentSync.Change, c.TextDocumentSync.Save = true, changeIncremental, true
	c.HoverProvider = true
	c.CodeActionProvider.CodeActionKinds, c.CodeActionProvider.ResolveProvider = []string{kindQuickFix, kindFixAll}, true
	c.ExecuteCommandProvider.Commands = []string{commandAccept, commandExplain}
	c.Workspace.WorkspaceFolders.Supported, c.Workspace.WorkspaceFolders.ChangeNotifications = true, true
	return func(context.Context) (any, error) { return r, nil }, nil
}

// notified takes a notification. What comes out of turn has no effect, as nobody waits for an
// answer.
func (s *server) notified(method string, params json.RawMessage) error {
	switch {
	case method == "exit":
		return s.conn.Close()
	case method == "$/cancelRequest":
		return s.cancel(params)
	case s.stage != initialized:
		return nil
	}
	switch method {
	case "initialized":
		return s.stir()
	case "textDocument/didOpen":
		return read(params, s.didOpen)
	case "textDocument/didChange":
		return read(params, s.didChange)
	case "textDocument/didSave":
		return read(params, func(*documentParams) error { return s.stir() })
	case "textDocument/didClose":
		return read(params, s.didClose)
	case "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration":
		return s.stir()
	}
	return nil
}

// read reads the parameters of a notification.
func read[T any](params json.RawMessage, do func(*T) error) error {
	p := new(T)
	if err := json.Unmarshal(params, p); err != nil {
		return err
	}
	return do(p)
}

// stir looks at the files again.
func (s *server) stir() error {
	if s.watch != nil {
		s.watch.poke(true)
	}
	return nil
}

// cancel ends a request that is under way.
func (s *server) cancel(params json.RawMessage) error {
	var p cancelParams
	var id jsonrpc2.ID
	if err := json.Unmarshal(params, &p); err != nil {
		return err
	}
	if err := json.Unmarshal(p.ID, &id); err != nil {
		return err
	}
	s.waiting.Lock()
	defer s.waiting.Unlock()
	if cancel := s.pending[id]; cancel != nil {
		cancel()
	}
	return nil
}

// didOpen takes in a document. Where the editor has no folder open, its folder is the working
// folder from then on, of which nothing but what is open is looked at.
func (s *server) didOpen(p *documentParams) error {
	d := newDocument(&p.TextDocument)
	if s.watch == nil && d.path != "" {
		folder := filepath.Dir(d.path)
		if _, err := os.Stat(folder); err != nil {
			return err
		}
		if err := s.enter(folder, false); err != nil {
			return err
		}
	}
	s.put(d)
	return nil
}

// put makes a document the one that is open under its URI.
func (s *server) put(d *document) {
	s.mu.Lock()
	s.open[d.uri] = d
	s.mu.Unlock()
	if s.watch != nil {
		s.watch.poke(false)
	}
}

func (s *server) didChange(p *changeParams) error {
	d := s.document(p.TextDocument.URI)
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	s.put(d.changed(p.TextDocument.Version, p.ContentChanges, s.units))
	return nil
}

func (s *server) didClose(p *documentParams) error {
	d := s.document(p.TextDocument.URI)
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	s.mu.Lock()
	delete(s.open, d.uri)
	s.mu.Unlock()
	if s.watch != nil {
		s.watch.forget(d.uri)
		s.watch.poke(false)
	}
	return nil
}

// enter makes a folder the working folder.
func (s *server) enter(folder string, whole bool) error {
	here, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return err
	}
	// A check asks where it is, and gets what PWD says as long as that leads here too, over links.
	if err := cmp.Or(os.Chdir(here), os.Setenv("PWD", here)); err != nil {
		return err
	}
	s.root = here
	s.watch, err = newWatcher(s.editor, whole)
	return err
}
