package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"onecopy/check"
	"onecopy/internal/gitignore"
	"onecopy/internal/testkit"
	"onecopy/run"
)

// A client is an editor that a test drives. It frames messages and applies edits with code of its
// own.
type client struct {
	t    *testing.T
	root string
	in   io.Writer
	end  func()
	done chan error // of Serve

	mu      sync.Mutex
	id      int
	answers map[int]chan message
	shown   map[string]diagnosticsParams // by URI
	said    []string                     // window/showMessage and logMessage
	asked   []string                     // methods that the server calls
	stages  []string                     // of progress
	stray   []message                    // answers without an id
	news    chan struct{}
	texts   map[string]string // what the editor has open
}

type message struct {
	ID     *json.RawMessage `json:"id"`
	Method string           `json:"method"`
	Params json.RawMessage  `json:"params"`
	Result json.RawMessage  `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// settingsHere are those of a check of the working folder, without a config file, as a program
// would make them.
func settingsHere(change func(*check.Options)) func() (*check.Options, error) {
	return func() (*check.Options, error) {
		here, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		o := &check.Options{Options: run.Defaults(), Usual: true, Ignore: gitignore.New(here, nil)}
		o.NoSync = true
		o.Ignore.Patterns, err = gitignore.Upward(here, ".onecopyignore")
		o.Open = func(name string) io.Reader {
			f, err := os.Open(name)
			if err != nil {
				return errReader{err}
			}
			return f
		}
		if change != nil {
			change(o)
		}
		return o, err
	}
}

type errReader struct{ err error }

func (r errReader) Read([]byte) (int, error) { return 0, r.err }

// connect starts a server and a client of it, which has said nothing yet.
func connect(t *testing.T, change func(*check.Options)) *client {
	t.Helper()
	here, err := os.Getwd()
	testkit.Must(t, err)
	t.Setenv("PWD", here)
	t.Cleanup(func() { _ = os.Chdir(here) })
	toServer, in := io.Pipe()
	out, fromServer := io.Pipe()
	c := &client{
		t: t, in: in, end: func() { in.Close() }, done: make(chan error, 1), answers: map[int]chan message{}, shown: map[string]diagnosticsParams{},
		news: make(chan struct{}), texts: map[string]string{},
	}
	go func() {
		err := Serve(t.Context(), toServer, fromServer, Options{Version: "test", Settings: settingsHere(change)})
		fromServer.Close()
		toServer.Close()
		c.done <- err
	}()
	go c.listen(bufio.NewReader(out))
	t.Cleanup(func() { in.Close() })
	return c
}

// start is connect and initialize, in a folder.
func start(t *testing.T, root string, can map[string]any, change func(*check.Options)) *client {
	t.Helper()
	c := connect(t, change)
	c.root = root
	var r initializeResult
	c.result("initialize", map[string]any{"rootUri": uriOf(root), "capabilities": can}, &r)
	if !r.Capabilities.HoverProvider || r.ServerInfo.Version != "test" {
		t.Fatalf("initialize: %+v", r)
	}
	c.notify("initialized", struct{}{})
	return c
}

func (c *client) write(body string) {
	_, _ = io.WriteString(c.in, fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (c *client) send(v any) {
	body, err := json.Marshal(v)
	testkit.Must(c.t, err)
	c.write(string(body))
}

func (c *client) notify(method string, params any) {
	c.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// request sends a request and returns where its answer comes.
func (c *client) request(method string, params any) (id int, answer chan message) {
	c.mu.Lock()
	c.id++
	id, answer = c.id, make(chan message, 1)
	c.answers[id] = answer
	c.mu.Unlock()
	c.send(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	return id, answer
}

func (c *client) call(method string, params any) message {
	c.t.Helper()
	_, answer := c.request(method, params)
	select {
	case m := <-answer:
		return m
	case <-time.After(time.Minute):
		c.t.Fatalf("%s: no answer", method)
	}
	return message{}
}

// result is call of what must not fail.
func (c *client) result(method string, params, result any) {
	c.t.Helper()
	m := c.call(method, params)
	if m.Error != nil {
		c.t.Fatalf("%s: %d %s", method, m.Error.Code, m.Error.Message)
	}
	if result != nil {
		testkit.Must(c.t, json.Unmarshal(m.Result, result))
	}
}

// listen takes what the server says.
func (c *client) listen(r *bufio.Reader) {
	for {
		head, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, _ := strconv.Atoi(head.Get("Content-Length"))
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(body, &m); err != nil {
			c.t.Errorf("the server says %s", body)
			return
		}
		c.take(m)
	}
}

func (c *client) take(m message) {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer func() {
		close(c.news)
		c.news = make(chan struct{})
	}()
	switch {
	case m.Method == "textDocument/publishDiagnostics":
		var p diagnosticsParams
		_ = json.Unmarshal(m.Params, &p)
		c.shown[p.URI] = p
	case m.Method == "window/showMessage", m.Method == "window/logMessage":
		var p messageParams
		_ = json.Unmarshal(m.Params, &p)
		c.said = append(c.said, p.Message)
	case m.Method == "$/progress":
		var p progressParams
		_ = json.Unmarshal(m.Params, &p)
		c.stages = append(c.stages, p.Value.Kind)
	case m.Method != "" && m.ID != nil:
		c.asked = append(c.asked, m.Method)
		go c.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": nil})
	case m.ID == nil || string(*m.ID) == "null":
		c.stray = append(c.stray, m)
	default:
		id, _ := strconv.Atoi(string(*m.ID))
		if answer := c.answers[id]; answer != nil {
			answer <- m
		}
	}
}

// until waits until what the server has said is as it should be.
func (c *client) until(what string, ok func() bool) {
	c.t.Helper()
	limit := time.After(time.Minute)
	for {
		c.mu.Lock()
		news, done := c.news, ok()
		c.mu.Unlock()
		if done {
			return
		}
		select {
		case <-news:
		case <-limit:
			c.mu.Lock()
			defer c.mu.Unlock()
			c.t.Fatalf("never: %s; shown %+v; said %q", what, c.shown, c.said)
		}
	}
}

func (c *client) uri(name string) string { return uriOf(filepath.Join(c.root, name)) }

// doc names an open text, as requests do.
func (c *client) doc(name string) map[string]any { return map[string]any{"uri": c.uri(name)} }

func (c *client) open(name, text string) {
	c.texts[name] = text
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": c.uri(name), "languageId": "plaintext", "version": 1, "text": text}})
}

// replace sends a text as a whole.
func (c *client) replace(name string, version int, text string) {
	c.texts[name] = text
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name), "version": version}, "contentChanges": []map[string]any{{"text": text}},
	})
}

// rules waits for the findings of a version of a text, and gives line and rule of each.
func (c *client) rules(name string, version int, want ...string) []diagnostic {
	c.t.Helper()
	var got []string
	uri := c.uri(name)
	c.until(fmt.Sprintf("%s at version %d: %q", name, version, want), func() bool {
		p := c.shown[uri]
		got = nil
		for _, d := range p.Diagnostics {
			got = append(got, fmt.Sprintf("%d %s", d.Range.Start.Line, d.Code))
		}
		return p.Version == version && strings.Join(got, "|") == strings.Join(want, "|")
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shown[uri].Diagnostics
}

// actions asks what may be done about a line.
func (c *client) actions(name string, line int) []codeAction {
	c.t.Helper()
	var list []codeAction
	at := map[string]int{"line": line, "character": 0}
	c.result("textDocument/codeAction", map[string]any{"textDocument": c.doc(name), "range": map[string]any{"start": at, "end": at}, "context": map[string]any{}}, &list)
	return list
}

// action is the one of a title.
func (c *client) action(list []codeAction, title string) *codeAction {
	c.t.Helper()
	var titles []string
	for i := range list {
		if list[i].Title == title {
			return &list[i]
		}
		titles = append(titles, list[i].Title)
	}
	c.t.Fatalf("no action %q in %q", title, titles)
	return nil
}

// titles lists actions.
func titles(list []codeAction) (all []string) {
	for _, a := range list {
		all = append(all, a.Title)
	}
	return all
}

// apply makes the edits of an action in the text of the editor, by UTF-16 units, from the last one
// on.
func (c *client) apply(name string, version int, e *workspaceEdit) string {
	c.t.Helper()
	edits := e.Changes[c.uri(name)]
	for _, d := range e.DocumentChanges {
		if d.TextDocument.Version != version || d.TextDocument.URI != c.uri(name) {
			c.t.Fatalf("an edit of %+v", d.TextDocument)
		}
		edits = d.Edits
	}
	units := utf16.Encode([]rune(c.texts[name]))
	for i := len(edits) - 1; i >= 0; i-- {
		from, to := unitAt(units, edits[i].Range.Start), unitAt(units, edits[i].Range.End)
		units = append(append(append([]uint16{}, units[:from]...), utf16.Encode([]rune(edits[i].NewText))...), units[to:]...)
	}
	return string(utf16.Decode(units))
}

// unitAt is the unit of a text that a position is at, found unit by unit.
func unitAt(units []uint16, p position) int {
	line, column := uint32(0), uint32(0)
	for i := 0; i < len(units); i++ {
		if line == p.Line && column == p.Character {
			return i
		}
		switch {
		case units[i] == '\r' && i+1 < len(units) && units[i+1] == '\n':
			if line == p.Line {
				return i
			}
		case units[i] == '\n' || units[i] == '\r':
			if line == p.Line {
				return i
			}
			line, column = line+1, 0
		default:
			column++
		}
	}
	return len(units)
}

// quit ends the session as it should be, and wants no error.
func (c *client) quit() {
	c.t.Helper()
	c.result("shutdown", nil, nil)
	c.notify("exit", nil)
	if err := c.wait(); err != nil {
		c.t.Errorf("ended with %v", err)
	}
}

func (c *client) wait() error {
	c.t.Helper()
	select {
	case err := <-c.done:
		return err
	case <-time.After(time.Minute):
		c.t.Fatal("the server does not end")
	}
	return context.DeadlineExceeded
}
