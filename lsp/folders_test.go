package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/check"
	"onecopy/internal/testkit"
)

// asServer is set for a process that a server under test starts: it is a server then.
const asServer = "ONECOPY_TEST_SERVER"

func TestMain(m *testing.M) {
	if os.Getenv(asServer) == "" {
		os.Exit(m.Run())
	}
	if name := os.Getenv(asServer); name != "1" { // where to leave the id of the process
		_ = os.WriteFile(name, fmt.Append(nil, os.Getpid()), 0o644)
	}
	if err := Serve(context.Background(), os.Stdin, os.Stdout, Options{Version: "test", Settings: settingsHere(nil)}); err != nil && !errors.Is(err, ErrNotShutDown) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// folders are folders of a root as the editor names them.
func (c *client) folders(names ...string) []map[string]any {
	list := []map[string]any{}
	for _, n := range names {
		list = append(list, map[string]any{"uri": c.uri(n), "name": n})
	}
	return list
}

// startFolders is start with several folders, as an editor has them that may open and close some.
func startFolders(t *testing.T, root string, names ...string) *client {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	if os.Getenv(asServer) == "" {
		t.Setenv(asServer, "1")
	}
	c := connect(t, nil)
	c.root = root
	can := map[string]any{
		"window": map[string]any{"workDoneProgress": true},
		"workspace": map[string]any{
			"workspaceFolders": true, "didChangeWatchedFiles": map[string]any{"dynamicRegistration": true}, "workspaceEdit": map[string]any{"documentChanges": true},
		},
	}
	var said struct {
		Capabilities struct {
			Workspace json.RawMessage `json:"workspace"`
		} `json:"capabilities"`
	}
	c.result("initialize", map[string]any{"rootUri": nil, "workspaceFolders": c.folders(names...), "capabilities": can}, &said)
	if got := string(said.Capabilities.Workspace); got != `{"workspaceFolders":{"supported":true,"changeNotifications":true}}` {
		t.Errorf("of folders it says %s", got)
	}
	c.notify("initialized", struct{}{})
	return c
}

func (c *client) changeFolders(added, removed []map[string]any) {
	c.notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": added, "removed": removed}})
}

// TestFolders has two folders, of which each has its own ignore rules, baseline and files to be a
// copy of; then one more that comes, and each of the first two going.
func TestFolders(t *testing.T) {
	root := testkit.Tree(t)
	copied := "Coach falls into ravine\n\n" + testkit.Crash + "\n\n" + testkit.Market + "\n"
	write(t, root, "one/archive/crash.txt", copied)
	write(t, root, "one/.onecopyignore", "/drafts/\n")
	write(t, root, "two/.onecopyignore", "/wire/\n")
	write(t, root, "three/1.txt", copied)
	c := startFolders(t, root, "one", "two", "none", "one")
	c.until("the folder that is not there", func() bool {
		return slices.ContainsFunc(c.said, func(s string) bool { return strings.Contains(s, filepath.Join(root, "none")) })
	})
	for _, name := range []string{"one/wire/a.txt", "one/drafts/a.txt", "two/wire/a.txt", "two/drafts/a.txt", "three/a.txt"} {
		c.open(name, story)
	}
	lines := []string{"2 byline/by", "6 share/this-article"}
	all := append([]string{"0 identical-copy"}, lines...)
	c.rules("one/wire/a.txt", 1, all...)
	c.rules("one/drafts/a.txt", 1)
	c.rules("two/wire/a.txt", 1)
	c.rules("two/drafts/a.txt", 1, lines...)

	cut := c.action(c.actions("two/drafts/a.txt", 6), "Cut this line")
	if text := c.apply("two/drafts/a.txt", 1, cut.Edit); strings.Contains(text, "Share") || !strings.Contains(text, testkit.Market) {
		t.Errorf("cut to %q", text)
	}
	accept := c.action(c.actions("two/drafts/a.txt", 6), "Not boilerplate: add to the baseline").Command
	c.result("workspace/executeCommand", map[string]any{"command": accept.Command, "arguments": accept.Arguments}, nil)
	c.rules("two/drafts/a.txt", 1, "2 byline/by")
	c.rules("one/wire/a.txt", 1, all...)
	if _, err := os.Stat(filepath.Join(root, "two", check.BaselineFile)); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(root, "one", check.BaselineFile)); err == nil {
		t.Error("the other folder has a baseline too")
	}

	c.changeFolders(c.folders("three"), nil)
	c.rules("three/a.txt", 1, all...)
	c.replace("one/wire/a.txt", 2, story+"\nOne more sentence.\n")
	c.changeFolders(nil, c.folders("one"))
	c.replace("two/drafts/a.txt", 2, "x\n"+story)
	c.rules("two/drafts/a.txt", 2, "3 byline/by")
	var said hoverResult
	c.result("textDocument/hover", map[string]any{"textDocument": c.doc("one/wire/a.txt"), "position": position{6, 0}}, &said)
	if !strings.Contains(said.Contents.Value, "share/this-article") {
		t.Errorf("of a text whose folder was closed: %q", said.Contents.Value)
	}
	c.changeFolders(c.folders("one"), c.folders("two", "three"))
	c.until("the copy, of the text that was changed", func() bool {
		p := c.shown[c.uri("one/wire/a.txt")]
		return p.Version == 2 && len(p.Diagnostics) == 3 && strings.Contains(p.Diagnostics[0].Message, "archive/crash.txt:1")
	})
	c.notify("textDocument/didClose", map[string]any{"textDocument": c.doc("one/wire/a.txt")})
	c.until("an empty list", func() bool { return len(c.shown[c.uri("one/wire/a.txt")].Diagnostics) == 0 })
	c.quit()
	registered, begun, ended := occurs(c.asked, "client/registerCapability"), occurs(c.stages, "begin"), occurs(c.stages, "end")
	if registered != 1 || ended > begun {
		t.Errorf("registered %d times, %d ends of progress, %d beginnings", registered, ended, begun)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("left in the folder of temporaries: %v %v", left, err)
	}
}

// occurs counts a word in a list.
func occurs(list []string, word string) (n int) {
	for _, s := range list {
		if s == word {
			n++
		}
	}
	return n
}

// TestInnerFolder opens a folder in another one that is open, and closes all: a text is one of the
// innermost folder, and without any it is looked at alone.
func TestInnerFolder(t *testing.T) {
	root := testkit.Tree(t)
	write(t, root, "paper/desk/.onecopyignore", "/silent/\n")
	write(t, root, "paper/1.txt", "Coach falls into ravine\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	c := startFolders(t, root)
	c.open("paper/desk/a.txt", story)
	c.open("paper/desk/silent/a.txt", story)
	c.rules("paper/desk/a.txt", 1, "2 byline/by", "6 share/this-article")
	c.changeFolders(c.folders("paper"), nil)
	c.rules("paper/desk/a.txt", 1, "0 identical-copy", "2 byline/by", "6 share/this-article")
	c.changeFolders(c.folders("paper/desk"), nil)
	c.rules("paper/desk/silent/a.txt", 1)
	c.rules("paper/desk/a.txt", 1, "2 byline/by", "6 share/this-article")
	c.changeFolders(nil, c.folders("paper/desk"))
	c.rules("paper/desk/a.txt", 1, "0 identical-copy", "2 byline/by", "6 share/this-article")
	c.changeFolders(nil, c.folders("paper"))
	c.rules("paper/desk/a.txt", 1, "2 byline/by", "6 share/this-article")
	c.quit()
}

// TestServerDies ends the process of a folder: the session ends too and says of which folder, as
// an editor then begins anew.
func TestServerDies(t *testing.T) {
	root := testkit.Tree(t, "one/a.txt", "two/a.txt")
	id := filepath.Join(t.TempDir(), "id")
	t.Setenv(asServer, id)
	c := startFolders(t, root, "one", "two")
	c.open("two/b.txt", story)
	c.rules("two/b.txt", 1, "2 byline/by", "6 share/this-article")
	number := 0
	text, err := os.ReadFile(id)
	testkit.Must(t, err)
	_, err = fmt.Sscan(string(text), &number)
	testkit.Must(t, err)
	process, err := os.FindProcess(number)
	testkit.Must(t, err)
	testkit.Must(t, process.Kill())
	if err := c.wait(); err == nil || errors.Is(err, ErrNotShutDown) || !strings.Contains(err.Error(), filepath.Join(root, "two")) {
		t.Errorf("ended with %v", err)
	}
}
