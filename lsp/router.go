package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"

	"github.com/sourcegraph/jsonrpc2"
)

// ErrNotShutDown is returned where the editor went away, or ended the server, without shutting it
// down first. The exit code is to be 1 then.
var ErrNotShutDown = errors.New("the editor went away without shutting the server down")

// Serve speaks with an editor until that ends the session. It changes the working folder of the
// process to the first one that the editor has open, as a check is one of that, and starts the
// program again, with the arguments that this process has, for each further one.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &router{o: o, ctx: ctx, units: utf16Units, open: map[string]*routed{}}
	ready := make(chan struct{})
	handler := handlerFunc(func(_ *jsonrpc2.Conn, q *jsonrpc2.Request) {
		<-ready
		r.handle(q)
	})
	stream := newStream(in, out)
	r.conn = jsonrpc2.NewConn(ctx, stream, handler, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	first, err := r.start("")
	if err != nil {
		return err
	}
	r.backends = []*backend{first}
	close(ready)
	<-r.conn.DisconnectNotify()
	interrupted := ctx.Err()
	cancel()
	r.serial.Lock()
	r.over = true
	r.serial.Unlock()
	for _, b := range r.backends {
		<-b.done
	}
	r.work.Wait()
	_ = stream.Close()
	switch bad := stream.trouble(); {
	case r.left:
		return nil
	case interrupted != nil:
		return interrupted
	case r.died != nil:
		return r.died
	case bad != nil:
		return fmt.Errorf("%w: %w", ErrNotShutDown, bad)
	}
	return ErrNotShutDown
}

// handle takes a message of the editor. All are given on in their order.
func (r *router) handle(q *jsonrpc2.Request) {
	r.serial.Lock()
	defer r.serial.Unlock()
	switch {
	case r.over:
	case q.Notif:
		if err := r.notified(q); err != nil {
			_ = r.conn.Notify(r.ctx, "window/logMessage", messageParams{messageLog, fmt.Sprintf("%s: %v", q.Method, err)})
		}
	case q.Method == "initialize" && r.asked == nil:
		if err := r.initialize(q); err != nil {
			r.reply(q.ID, nil, err)
		}
	case q.Method == "shutdown":
		r.down = r.asked != nil
		r.ask(q, r.backends)
	default:
		r.ask(q, []*backend{r.addressee(q)})
	}
}

// notified takes a notification of the editor.
func (r *router) notified(q *jsonrpc2.Request) error {
	params := json.RawMessage("null")
	if q.Params != nil {
		params = *q.Params
	}
	switch {
	case q.Method == "exit":
		r.left = r.down
		for _, b := range r.backends {
			b.leaving.Store(true)
		}
		r.tell(q, r.backends)
		return r.conn.Close()
	case r.asked == nil || r.down:
		return nil // nobody waits for an answer
	}
	switch q.Method {
	case "textDocument/didOpen":
		return read(params, func(p *documentParams) error { return r.didOpen(q, p) })
	case "textDocument/didChange":
		return read(params, func(p *changeParams) error { return r.didChange(q, p) })
	case "textDocument/didClose":
		return read(params, func(p *documentParams) error { return r.didClose(q, p) })
	case "workspace/didChangeWorkspaceFolders":
		return read(params, r.foldersChanged)
	case "$/cancelRequest":
		return read(params, r.cancel)
	case "textDocument/didSave", "workspace/didChangeWatchedFiles":
		r.tell(q, r.touched(q))
	case "initialized":
		r.began = true
		r.tell(q, r.backends)
		r.register()
	case "workspace/didChangeConfiguration":
		r.tell(q, r.backends)
	default:
		r.tell(q, []*backend{r.addressee(q)})
	}
	return nil
}

// cancel ends a request, whoever has it.
func (r *router) cancel(p *cancelParams) error {
	var id jsonrpc2.ID
	if err := json.Unmarshal(p.ID, &id); err != nil {
		return err
	}
	for _, b := range r.backends {
		_ = b.conn.Notify(r.ctx, "$/cancelRequest", map[string]jsonrpc2.ID{"id": inner(id)})
	}
	return nil
}
