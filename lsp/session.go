package lsp

import (
	"context"
	"fmt"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// A server is the side of a session that serves one folder.
type server struct {
	*editor
	watch *watcher // from the time when the working folder is known
	work  sync.WaitGroup
	slots chan struct{} // for requests that are answered

	serial sync.Mutex // held while a message is taken
	over   bool       // none is taken any more
	stage  stage

	accepting sync.Mutex // of the baseline, and of what follows
	accepted  map[int]bool
	of        *shown // which of its findings have been accepted

	waiting sync.Mutex // of pending
	pending map[jsonrpc2.ID]context.CancelFunc
}

// A stage is how far a session is.
type stage int

const (
	began stage = iota
	initialized
	shutDown
)

// known is a document that is open.
func (s *server) known(uri string) (*document, error) {
	if d := s.document(uri); d != nil {
		return d, nil
	}
	return nil, invalid(fmt.Errorf("%s is not open", uri))
}

// An answer is what is to be done to answer a request.
type answer func(ctx context.Context) (any, error)
