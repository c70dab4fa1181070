package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// TestProtocol has messages that come out of turn, are none, or ask for what there is not.
func TestProtocol(t *testing.T) {
	root := testkit.Tree(t)
	c := connect(t, nil)
	c.root = root
	wants := func(m message, code int) {
		t.Helper()
		if m.Error == nil || m.Error.Code != code {
			t.Errorf("answered %+v %s, want error %d", m.Error, m.Result, code)
		}
	}
	wants(c.call("textDocument/hover", nil), codeNotInitialized)
	c.notify("textDocument/didOpen", nil)
	wants(c.call("initialize", []int{1}), -32602)
	var r initializeResult
	c.result("initialize", map[string]any{
		"workspaceFolders": []map[string]any{{"uri": uriOf(root)}}, "capabilities": map[string]any{"general": map[string]any{"positionEncodings": []string{"utf-32", "utf-8"}}},
	}, &r)
	if r.Capabilities.PositionEncoding != utf8Units {
		t.Errorf("columns in %s", r.Capabilities.PositionEncoding)
	}
	wants(c.call("initialize", map[string]any{}), -32600)
	c.notify("initialized", nil)
	wants(c.call("textDocument/rename", nil), -32601)
	wants(c.call("textDocument/hover", map[string]any{"textDocument": 3}), -32602)
	wants(c.call("textDocument/hover", map[string]any{"textDocument": c.doc("none.txt")}), -32602)
	wants(c.call("workspace/executeCommand", map[string]any{"command": "rm", "arguments": []int{1}}), -32602)
	wants(c.call("workspace/executeCommand", map[string]any{"command": commandAccept}), -32602)
	wants(c.call("workspace/executeCommand", map[string]any{"command": commandAccept, "arguments": []any{acceptance{c.uri("none.txt"), "1", 1}}}), codeContentModified)
	wants(c.call("codeAction/resolve", codeAction{Data: &actionData{URI: c.uri("none.txt"), Version: 1}}), codeContentModified)

	for i, body := range []string{`{"jsonrpc":"2.0","id":1,`, "\xff\xfe", `[]`, `3`, `{}`, `{"jsonrpc":"2.0","id":{},"method":"x"}`, `{"id":null,"result":[`} {
		c.write(body)
		c.until(fmt.Sprintf("an error for %q", body), func() bool { return len(c.stray) == i+1 })
	}
	for i, m := range c.stray {
		if m.Error == nil || m.Error.Code != -32700 && m.Error.Code != -32600 {
			t.Errorf("stray message %d was answered %+v", i, m)
		}
	}
	for _, body := range []string{`{"id":77,"result":1}`, `{"id":"x","error":{"code":"y"}}`, `{"method":"$/setTrace"}`, `{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x"}}}`,
		`{"method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///x"}}}`, `{"method":"$/cancelRequest","params":{"id":99}}`, `{"method":"$/cancelRequest"}`} {
		c.write(body)
	}
	fmt.Fprintf(c.in, "content-type: x\r\nCONTENT-LENGTH:%d\n\n", mostMessage+1)
	_, err := io.CopyN(c.in, zeros{}, mostMessage+1)
	testkit.Must(t, err)
	c.until("an error for a message that is too long", func() bool { return len(c.stray) == 8 })

	c.result("shutdown", nil, nil)
	wants(c.call("textDocument/hover", nil), -32600)
	c.notify("exit", nil)
	if err := c.wait(); err != nil {
		t.Error(err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// TestEnds has ends of a session that nobody announced.
func TestEnds(t *testing.T) {
	for name, end := range map[string]func(*client){
		"exit":      func(c *client) { c.notify("exit", nil) },
		"end":       func(c *client) { c.end() },
		"no header": func(c *client) { _, _ = io.WriteString(c.in, "GET / HTTP/1.1\r\n\r\n") },
		"no length": func(c *client) { _, _ = io.WriteString(c.in, "Content-Length: -1\r\n\r\n") },
		"cut short": func(c *client) { _, _ = io.WriteString(c.in, "Content-Length: 9\r\n\r\nxx"); c.end() },
		"long head": func(c *client) { _, _ = io.WriteString(c.in, strings.Repeat("x", 1<<20)) },
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, testkit.Tree(t, "a.txt"), nil, nil)
			c.open("a.txt", story)
			end(c)
			err := c.wait()
			if !errors.Is(err, ErrNotShutDown) {
				t.Errorf("ended with %v", err)
			}
			if told := strings.Contains(err.Error(), "no header of a message"); told != slices.Contains([]string{"no header", "no length", "long head"}, name) {
				t.Errorf("ended with %v", err)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	in, _ := io.Pipe()
	cancel()
	if err := Serve(ctx, in, io.Discard, Options{Settings: settingsHere(nil)}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted, it ends with %v", err)
	}
}

// TestNoFolder has folders that cannot be entered, and wants the reason.
func TestNoFolder(t *testing.T) {
	root := testkit.Tree(t, "a.txt")
	loop := filepath.Join(root, "loop")
	if err := os.Symlink("loop", loop); err != nil {
		t.Skip(err)
	}
	for _, folder := range []string{loop, filepath.Join(root, "a.txt"), filepath.Join(root, "none")} {
		m := connect(t, nil).call("initialize", map[string]any{"rootUri": uriOf(folder)})
		if m.Error == nil || !strings.HasPrefix(m.Error.Message, folder+": ") || strings.Contains(m.Error.Message, "nil") {
			t.Errorf("%s: %+v", folder, m.Error)
		}
	}
}

// FuzzMessages wants any bytes behind a start to be answered or to end the session, without a crash
// and with nothing but messages written.
func FuzzMessages(f *testing.F) {
	frame := func(bodies ...string) (all []byte) {
		for _, b := range bodies {
			all = fmt.Appendf(all, "Content-Length: %d\r\n\r\n%s", len(b), b)
		}
		return all
	}
	f.Add(frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`, `{"method":"initialized"}`, `{"id":"a","method":"shutdown"}`, `{"method":"exit"}`))
	f.Add(frame(`{"id":1,"method":"initialize"}`, `{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x/y.txt","version":1,"text":"\ud800a"}}}`,
		`{"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///x/y.txt"}}}`))
	f.Add(frame(`{"id":1,"method":"initialize"}`, `{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:x","text":"x"}}}`,
		`{"id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"untitled:x"}}}`, `{"id":3,"method":"workspace/executeCommand","params":{"command":"onecopy.explain","arguments":[{"uri":"untitled:x"}]}}`))
	f.Add([]byte("Content-Length: 3\r\n\r\n{}\n"))
	home := f.TempDir()
	f.Setenv("TMPDIR", home)
	f.Fuzz(func(t *testing.T, messages []byte) {
		t.Chdir(home)
		t.Setenv("PWD", home)
		if bytes.Contains(messages, []byte("root")) || bytes.Contains(messages, []byte("olders")) {
			return // no folder of this machine is to be looked at
		}
		var out bytes.Buffer
		if err := Serve(t.Context(), bytes.NewReader(messages), &out, Options{Settings: settingsHere(nil)}); err != nil && !errors.Is(err, ErrNotShutDown) {
			t.Fatal(err)
		}
		s := newStream(&out, io.Discard)
		for {
			n, err := s.header()
			if errors.Is(err, io.EOF) {
				break
			}
			testkit.Must(t, err)
			body := make([]byte, n)
			_, err = io.ReadFull(s.in, body)
			if err != nil || !json.Valid(body) {
				t.Fatalf("written: %q: %v", body, err)
			}
		}
		if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
			t.Fatalf("left: %v", left)
		}
	})
}
