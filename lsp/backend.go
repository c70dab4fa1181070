package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"onecopy/internal/phrase"
)

// parting is how long a server has to end by itself.
const parting = 10 * time.Second

// A pipe is a stream that closes what it reads and writes.
type pipe struct {
	*stream
	in, out io.Closer
}

func (p *pipe) Close() error {
	_ = p.out.Close()
	return p.in.Close()
}

// start starts a server.
func (r *router) start(root string) (*backend, error) {
	ctx, cancel := context.WithCancel(r.ctx)
	b := &backend{root: root, cancel: cancel, done: make(chan struct{}), spinning: map[string]bool{}}
	begin := r.startHere
	if !r.here.CompareAndSwap(false, true) {
		begin = r.startProcess
	}
	in, out, wait, err := begin(ctx, root)
	if err != nil {
		cancel()
		return nil, err
	}
	ready := make(chan struct{})
	handler := handlerFunc(func(_ *jsonrpc2.Conn, q *jsonrpc2.Request) {
		<-ready
		r.said(b, q)
	})
	b.conn = jsonrpc2.NewConn(ctx, &pipe{newStream(in, out), in, out}, handler, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	close(ready)
	go func() {
		<-b.conn.DisconnectNotify()
		cancel()
		err := wait()
		if !b.leaving.Load() && r.ctx.Err() == nil {
			r.fail(b, err)
		}
		close(b.done)
	}()
	return b, nil
}

// startHere starts a server in this process.
func (r *router) startHere(ctx context.Context, _ string) (io.ReadCloser, io.WriteCloser, func() error, error) {
	toServer, out := io.Pipe()
	in, fromServer := io.Pipe()
	ended := make(chan struct{})
	go func() {
		serve(ctx, toServer, fromServer, r.o)
		toServer.Close()
		fromServer.Close()
		r.here.Store(false)
		close(ended)
	}()
	return in, out, func() error { <-ended; return nil }, nil
}

// startProcess starts a server in a process of its own: this program with its arguments.
func (r *router) startProcess(ctx context.Context, root string) (io.ReadCloser, io.WriteCloser, func() error, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, nil, nil, err
	}
	cmd := exec.CommandContext(ctx, program, os.Args[1:]...)
	out, err := cmd.StdinPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	in, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	// It ends by itself where it is spoken with no more, and then leaves nothing.
	cmd.Args[0], cmd.Dir, cmd.Stderr = os.Args[0], root, os.Stderr
	cmd.Cancel, cmd.WaitDelay = out.Close, parting
	if err := cmd.Start(); err != nil {
		return nil, nil, nil, err
	}
	return in, out, cmd.Wait, nil
}

// retire ends a server that is not needed any more.
func (r *router) retire(b *backend) {
	b.leaving.Store(true)
	r.work.Go(func() {
		ctx, cancel := context.WithTimeout(r.ctx, parting)
		defer cancel()
		if b.conn.Call(ctx, "shutdown", nil, nil, jsonrpc2.PickID(jsonrpc2.ID{Str: "shutdown", IsString: true})) == nil {
			_ = b.conn.Notify(ctx, "exit", nil)
		}
		select {
		case <-b.done:
		case <-ctx.Done():
		}
		b.cancel()
		<-b.done
		b.mu.Lock()
		defer b.mu.Unlock()
		for token := range b.spinning {
			_ = r.conn.Notify(r.ctx, "$/progress", progressParams{token, progressValue{Kind: "end"}})
		}
	})
}

// fail ends the session after a server has ended that was not to: editors start a server again that
// ends so, and tell it all anew.
func (r *router) fail(b *backend, why error) {
	r.mu.Lock()
	r.died = fmt.Errorf("the server of the folder %s ended: %w", b.root, why)
	said := "onecopy: " + r.died.Error()
	r.mu.Unlock()
	_ = r.conn.Notify(r.ctx, "window/showMessage", messageParams{messageError, phrase.Shown(said)})
	_ = r.conn.Close()
}

// said says to the editor what a server says.
func (r *router) said(b *backend, q *jsonrpc2.Request) {
	if !q.Notif {
		go func() {
			var result json.RawMessage
			if err := r.conn.Call(r.ctx, q.Method, given(q), &result); err != nil {
				_ = b.conn.ReplyWithError(r.ctx, q.ID, &jsonrpc2.Error{Code: codeRequestFailed, Message: err.Error()})
				return
			}
			_ = b.conn.Reply(r.ctx, q.ID, result)
		}()
		return
	}
	if q.Params == nil {
		return
	}
	params := any(*q.Params)
	switch q.Method {
	case "textDocument/publishDiagnostics":
		var p textName
		_ = json.Unmarshal(*q.Params, &p)
		if !r.speaksFor(b, p.URI) {
			return
		}
	case "window/showMessage":
		var p messageParams
		_ = json.Unmarshal(*q.Params, &p)
		params = r.placed(b, p)
	case "$/progress":
		var p progressParams
		_ = json.Unmarshal(*q.Params, &p)
		b.mu.Lock()
		if b.spinning[p.Token] = true; p.Value.Kind == "end" {
			delete(b.spinning, p.Token)
		}
		b.mu.Unlock()
	}
	_ = r.conn.Notify(r.ctx, q.Method, params)
}

// speaksFor reports whether a server may say what is found in a text: of one that it had before
// another one got it, it takes that back.
func (r *router) speaksFor(b *backend, uri string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	d := r.open[uri]
	return d == nil || d.owner == b
}

// placed is a message with the name of the folder, of an error where there are several.
func (r *router) placed(b *backend, p messageParams) messageParams {
	r.mu.Lock()
	defer r.mu.Unlock()
	if text, ok := strings.CutPrefix(p.Message, "onecopy: "); ok && p.Type == messageError && len(r.backends) > 1 {
		p.Message = phrase.Shown("onecopy: folder " + filepath.Base(b.root) + ": " + text)
	}
	return p
}
