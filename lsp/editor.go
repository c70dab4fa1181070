package lsp

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/sourcegraph/jsonrpc2"

	"onecopy/check"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// Options say how a server is run.
type Options struct {
	Version string // of the program, for editors that show it

	// Settings gives the options of a check of the working folder, each time anew, as the files
	// that say them may have changed.
	Settings func() (*check.Options, error)
}

// tokens counts the work that is told of, in this process.
var tokens atomic.Int64

// An editor is the other side of a session: what it can, what it has open, and how it is told
// something.
type editor struct {
	o    Options
	ctx  context.Context
	conn *jsonrpc2.Conn

	// These are written before anybody else reads them.
	units  encoding
	client clientCapabilities
	root   string // the working folder

	mu   sync.Mutex
	open map[string]*document // by URI
	told map[string]bool      // errors
}

// document is a document that is open, nil if it is not.
func (s *editor) document(uri string) *document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open[uri]
}

// documents lists the documents that are open and files.
func (s *editor) documents() (list []*document) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, uri := range slices.Sorted(maps.Keys(s.open)) {
		if d := s.open[uri]; d.path != "" {
			list = append(list, d)
		}
	}
	return list
}

// resolves reports whether the editor asks for the edit of an action once it is chosen.
func (s *editor) resolves() bool {
	return slices.Contains(s.client.TextDocument.CodeAction.ResolveSupport.Properties, "edit")
}

// settings are those of a check, less what is about other runs than this one.
func (s *editor) settings() (*check.Options, error) {
	o, err := s.o.Settings()
	if err != nil {
		return nil, err
	}
	o.Since, o.ChangedLines, o.Fix, o.Accept, o.Stories, o.DryRun, o.Listed = "", false, false, false, false, false, false
	o.Problems = func(list []corpus.Problem) bool {
		return slices.ContainsFunc(list, func(p corpus.Problem) bool { return !p.Note })
	}
	o.Note, o.Progress, o.Wrote = func(string) {}, func(string, int, int) {}, func(string) {}
	o.Preview, o.Stdin = io.Discard, strings.NewReader("")
	return o, nil
}

// notify tells the editor something. That it is gone shows when it is read from.
func (s *editor) notify(method string, params any) { _ = s.conn.Notify(s.ctx, method, params) }

// message shows a line to the person at the editor.
func (s *editor) message(kind int, text string) {
	s.notify("window/showMessage", messageParams{kind, text})
}

// log leaves a line where the editor keeps those of its servers.
func (s *editor) log(line string) {
	s.notify("window/logMessage", messageParams{messageLog, phrase.Shown(line)})
}

// trouble shows an error, once, with its advice.
func (s *editor) trouble(err error) {
	said := "onecopy: " + err.Error()
	if h := (*hint.Error)(nil); errors.As(err, &h) {
		said += "; " + h.Hint
	}
	s.mu.Lock()
	again := s.told[said]
	s.told[said] = true
	s.mu.Unlock()
	if !again {
		s.message(messageError, phrase.Shown(said))
	}
}
