package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"sync/atomic"

	"github.com/sourcegraph/jsonrpc2"
)

// A router stands between an editor and the servers of its folders, one for each. It gives each
// message of the editor to those that it is for, and says to the editor what they say. There is
// always one server: without a folder it looks at what is open.
type router struct {
	o    Options
	ctx  context.Context
	conn *jsonrpc2.Conn
	work sync.WaitGroup
	here atomic.Bool // a server runs in this process

	serial     sync.Mutex // held while a message of the editor is taken
	over       bool       // none is taken any more
	asked      map[string]any
	client     clientCapabilities
	units      encoding
	began      bool // the editor has said "initialized"
	registered bool
	down, left bool     // shut down; and then ended
	folders    []string // paths as the editor names them

	mu       sync.Mutex // of what follows
	backends []*backend // in the order of the folders
	open     map[string]*routed
	died     error // why a server ended that was not to
}

// A routed is a document that is open, and the server that has it.
type routed struct {
	*document
	owner *backend
}

// A backend is the server of one folder. A check is one of the working folder, which a process has
// one of: so the first one runs in this process, and each further one in a process of its own,
// which is started as an editor would start it. Both are spoken with alike.
type backend struct {
	root    string // empty without a folder
	conn    *jsonrpc2.Conn
	cancel  context.CancelFunc
	done    chan struct{} // closed when it has ended
	leaving atomic.Bool   // it is to end

	mu       sync.Mutex
	spinning map[string]bool // tokens of work that the editor shows
}

// ask asks servers what the editor asks, and gives the answer of the first one.
func (r *router) ask(q *jsonrpc2.Request, backends []*backend) {
	var calls []jsonrpc2.Waiter
	for _, b := range backends {
		call, err := b.conn.DispatchCall(r.ctx, q.Method, given(q), jsonrpc2.PickID(inner(q.ID)))
		if err != nil {
			r.reply(q.ID, nil, err)
			return
		}
		calls = append(calls, call)
	}
	r.work.Go(func() {
		results := make([]json.RawMessage, len(calls))
		var first error
		for i, call := range calls {
			if err := call.Wait(r.ctx, &results[i]); err != nil && first == nil {
				first = err
			}
		}
		r.reply(q.ID, results[0], first)
	})
}

// reply answers the editor.
func (r *router) reply(id jsonrpc2.ID, result json.RawMessage, err error) {
	var told *jsonrpc2.Error
	switch {
	case err == nil:
		_ = r.conn.Reply(r.ctx, id, result)
		return
	case errors.Is(err, jsonrpc2.ErrClosed): // the folder is gone
		told = errChanged
	case !errors.As(err, &told):
		told = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()}
	}
	_ = r.conn.ReplyWithError(r.ctx, id, told)
}

// given are the parameters of a message as they are, nil if there are none.
func given(q *jsonrpc2.Request) any {
	if q.Params == nil {
		return nil
	}
	return *q.Params
}

// inner is the id that a request of the editor has for a server. It is never one that the library
// or the router itself gives.
func inner(id jsonrpc2.ID) jsonrpc2.ID {
	return jsonrpc2.ID{Str: "editor/" + id.String(), IsString: true}
}

// tell gives a notification to servers.
func (r *router) tell(q *jsonrpc2.Request, backends []*backend) {
	for _, b := range backends {
		_ = b.conn.Notify(r.ctx, q.Method, given(q)) // that it is gone shows elsewhere
	}
}
