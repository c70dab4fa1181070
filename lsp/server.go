package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"

	"github.com/sourcegraph/jsonrpc2"
)

// mostRequests is how many requests are answered at a time; others wait.
const mostRequests = 4

// serve serves one folder until the connection ends. It changes the working folder of the process
// to that one, as a check is one of that.
func serve(ctx context.Context, in io.Reader, out io.Writer, o Options) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &server{
		editor: &editor{o: o, ctx: ctx, units: utf16Units, open: map[string]*document{}, told: map[string]bool{}},
		slots:  make(chan struct{}, mostRequests), pending: map[jsonrpc2.ID]context.CancelFunc{},
	}
	ready := make(chan struct{})
	handler := handlerFunc(func(c *jsonrpc2.Conn, r *jsonrpc2.Request) {
		<-ready
		s.handle(c, r)
	})
	s.conn = jsonrpc2.NewConn(ctx, newStream(in, out), handler, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	close(ready)
	<-s.conn.DisconnectNotify()
	cancel()
	s.serial.Lock()
	s.over = true
	s.serial.Unlock()
	s.work.Wait()
	if s.watch != nil {
		s.watch.close()
	}
}

type handlerFunc func(*jsonrpc2.Conn, *jsonrpc2.Request)

func (f handlerFunc) Handle(_ context.Context, c *jsonrpc2.Conn, r *jsonrpc2.Request) { f(c, r) }

// handle takes a message. Those that change what is open are taken in their order; requests are
// answered in goroutines, of the documents as they are when the request comes.
func (s *server) handle(c *jsonrpc2.Conn, r *jsonrpc2.Request) {
	s.serial.Lock()
	defer s.serial.Unlock()
	if s.over {
		return
	}
	params := json.RawMessage("null")
	if r.Params != nil {
		params = *r.Params
	}
	if r.Notif {
		if err := s.notified(r.Method, params); err != nil {
			s.log(fmt.Sprintf("%s: %v", r.Method, err))
		}
		return
	}
	answer, err := s.requested(r.Method, params)
	if err != nil {
		s.reply(c, r.ID, nil, err)
		return
	}
	ctx, cancel := context.WithCancel(s.ctx)
	s.waiting.Lock()
	s.pending[r.ID] = cancel
	s.waiting.Unlock()
	s.work.Go(func() {
		defer func() {
			cancel()
			s.waiting.Lock()
			delete(s.pending, r.ID)
			s.waiting.Unlock()
		}()
		select {
		case s.slots <- struct{}{}:
			defer func() { <-s.slots }()
		case <-ctx.Done():
			s.reply(c, r.ID, nil, ctx.Err())
			return
		}
		result, err := answer(ctx)
		s.reply(c, r.ID, result, cmp.Or(ctx.Err(), err))
	})
}

// reply answers a request. That the editor is gone shows when it is read from.
func (s *server) reply(c *jsonrpc2.Conn, id jsonrpc2.ID, result any, err error) {
	var told *jsonrpc2.Error
	switch {
	case err == nil:
		_ = c.Reply(s.ctx, id, result)
		return
	case errors.Is(err, context.Canceled):
		told = &jsonrpc2.Error{Code: codeCancelled, Message: "cancelled"}
	case !errors.As(err, &told):
		told = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()}
	}
	_ = c.ReplyWithError(s.ctx, id, told)
}

// requested prepares the answer to a request.
func (s *server) requested(method string, params json.RawMessage) (answer, error) {
	switch {
	case method == "initialize" && s.stage == began:
		return s.initialize(params)
	case method == "initialize", s.stage == shutDown:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: method + " is too late"}
	case s.stage == began:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: method + " before initialize"}
	}
	switch method {
	case "shutdown":
		s.stage = shutDown
		return func(context.Context) (any, error) { return nil, nil }, nil
	case "textDocument/hover":
		return prepared(params, func(p *placeParams) (answer, error) { return s.prepareHover(p) })
	case "textDocument/codeAction":
		return prepared(params, func(p *actionParams) (answer, error) {
			d, err := s.known(p.TextDocument.URI)
			return func(ctx context.Context) (any, error) { return s.actions(ctx, d, p) }, err
		})
	case "codeAction/resolve":
		return prepared(params, func(a *codeAction) (answer, error) {
			return func(ctx context.Context) (any, error) { return a, s.resolve(ctx, a) }, nil
		})
	case "workspace/executeCommand":
		return prepared(params, func(p *commandParams) (answer, error) {
			return func(ctx context.Context) (any, error) { return nil, s.execute(ctx, p) }, nil
		})
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: method + ": no such method"}
}

// prepared reads the parameters of a request.
func prepared[T any](params json.RawMessage, prepare func(*T) (answer, error)) (answer, error) {
	p := new(T)
	if err := json.Unmarshal(params, p); err != nil {
		return nil, invalid(err)
	}
	return prepare(p)
}

func (s *server) prepareHover(p *placeParams) (answer, error) {
	d, err := s.known(p.TextDocument.URI)
	return func(ctx context.Context) (any, error) {
		now := s.watch.current(d)
		result, err := s.hover(d, p.Position, now)
		if result == nil {
			return nil, err
		}
		return result, err
	}, err
}
