package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A lspClient speaks with a server that was started as editors start it.
type lspClient struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func startLsp(t *testing.T, dir string, args ...string) *lspClient {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, "onecopy", append([]string{"lsp"}, args...)...)
	cmd.Dir, cmd.Stderr = dir, t.Output()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &lspClient{t, cmd, in, bufio.NewReader(out)}
}

// send sends a message; id 0 is a notification.
func (c *lspClient) send(id int, method string, params any) {
	c.t.Helper()
	m := map[string]any{"jsonrpc": "2.0", "method": method, "params": params}
	if id > 0 {
		m["id"] = id
	}
	body, err := json.Marshal(m)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		c.t.Fatal(err)
	}
}

type lspMessage struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// next is the next message that is an answer, or of a method.
func (c *lspClient) next(id int, method string) lspMessage {
	c.t.Helper()
	for {
		head, err := textproto.NewReader(c.out).ReadMIMEHeader()
		if err != nil {
			c.t.Fatal(err)
		}
		n, _ := strconv.Atoi(head.Get("Content-Length"))
		body := make([]byte, n)
		var m lspMessage
		if _, err := io.ReadFull(c.out, body); err != nil {
			c.t.Fatal(err)
		}
		if err := json.Unmarshal(body, &m); err != nil {
			c.t.Fatalf("%s: %v", body, err)
		}
		if id > 0 && m.ID == id && m.Method == "" || method != "" && m.Method == method {
			return m
		}
	}
}

// found waits until the rules that are found in texts are some, and gives up with the test.
func (c *lspClient) found(want map[string]string) {
	c.t.Helper()
	got := map[string]string{}
	for !maps.Equal(got, want) {
		var p struct {
			URI         string `json:"uri"`
			Diagnostics []struct {
				Code string `json:"code"`
			} `json:"diagnostics"`
		}
		if err := json.Unmarshal(c.next(0, "textDocument/publishDiagnostics").Params, &p); err != nil {
			c.t.Fatal(err)
		}
		rules := map[string]bool{}
		for _, d := range p.Diagnostics {
			rules[d.Code] = true
		}
		if _, ok := want[p.URI]; ok {
			got[p.URI] = strings.Join(slices.Sorted(maps.Keys(rules)), " ")
			c.t.Logf("%s: %s", p.URI, got[p.URI])
		}
	}
}

// TestLspFolders has two folders with a config file each, an index of older stories in one; then
// that one is closed and a third one opened. The flags behind lsp hold for all.
func TestLspFolders(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	page := "Bridge at Harbo closes to cars\n\nBy Ann Smith, The Daily Example\n\n(Photo by Jane Doe / AFP)\n\n" + strings.Repeat("The council voted on Tuesday to close the old bridge to cars, as its steel has rusted. ", 5) + "\n\nShare this article\n"
	writeFile(t, filepath.Join(root, "one", "store", "a.txt"), page)
	onecopyIn(t, filepath.Join(root, "one"), "index", "store", "-o", "store.idx", "-q")
	for name, text := range map[string]string{
		"one/.onecopy": "[check]\nagainst = store.idx\n", "one/.onecopyignore": "/store/\n", "one/b.txt": page,
		"two/.onecopy": "[check]\nper-path-ignore = /b.txt: byline\n", "three/.onecopy": "[check]\nonly = copy\n",
	} {
		writeFile(t, filepath.Join(root, filepath.FromSlash(name)), text)
	}
	uri := func(name string) string { return "file://" + filepath.ToSlash(filepath.Join(root, name)) }
	folder := func(name string) map[string]any { return map[string]any{"uri": uri(name), "name": name} }
	c := startLsp(t, t.TempDir(), "--ignore", "share")
	c.send(1, "initialize", map[string]any{"workspaceFolders": []any{folder("one"), folder("two")}, "capabilities": map[string]any{}})
	if m := c.next(1, ""); m.Error != nil || !strings.Contains(string(m.Result), `"changeNotifications":true`) {
		t.Fatalf("%s %s", m.Error, m.Result)
	}
	c.send(0, "initialized", map[string]any{})
	for _, name := range []string{"one/b.txt", "two/b.txt", "three/b.txt"} {
		c.send(0, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri(name), "version": 1, "text": page}})
	}
	c.found(map[string]string{uri("one/b.txt"): "byline/by credit/line identical-copy", uri("two/b.txt"): "credit/line"})
	c.send(0, "workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{folder("three")}, "removed": []any{folder("one")}}})
	c.found(map[string]string{uri("one/b.txt"): "byline/by credit/line", uri("three/b.txt"): ""})
	c.send(2, "shutdown", nil)
	c.next(2, "")
	c.send(0, "exit", nil)
	if code := c.code(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// onecopyIn runs a command in a folder.
func onecopyIn(t *testing.T, dir string, args ...string) (stdout string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "onecopy", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("onecopy %q: %v", args, err)
	}
	return string(out)
}

// code waits for the end, and gives the exit code.
func (c *lspClient) code() int {
	c.t.Helper()
	_, _ = io.Copy(io.Discard, c.out)
	var exit *exec.ExitError
	switch err := c.cmd.Wait(); {
	case errors.As(err, &exit):
		return exit.ExitCode()
	case err != nil:
		c.t.Fatal(err)
	}
	return 0
}

// TestLsp wants the config file, the ignore file and the archive of the folder that the editor has
// open to count, wherever the server was started, and exit codes as the protocol has them.
func TestLsp(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	page, err := os.ReadFile(filepath.Join(seeds, "001_978e6dbf49f5cf3e.txt"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(root, "store", "one.txt"), string(page))
	onecopyIn(t, root, "index", "store", "-o", "store.idx", "-q")
	writeFile(t, filepath.Join(root, ".onecopyignore"), "/store/\n/drafts/\n")
	writeFile(t, filepath.Join(root, ".onecopy"), "[check]\nagainst = store.idx\nper-path-ignore = /wire/: tags\nonly = copy\nfix = true\nsince = main\nformat = json\n")
	uri := func(name string) string { return "file://" + filepath.ToSlash(filepath.Join(root, name)) }
	c := startLsp(t, t.TempDir(), "--only", "copy,boilerplate")
	c.send(1, "initialize", map[string]any{"rootUri": uri(""), "capabilities": map[string]any{}})
	if m := c.next(1, ""); m.Error != nil {
		t.Fatal(string(m.Error))
	}
	c.send(0, "initialized", map[string]any{})
	c.send(0, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri("drafts/a.txt"), "version": 1, "text": string(page)}})
	c.send(0, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri("wire/a.txt"), "version": 1, "text": string(page)}})
	got := map[string]string{}
	for len(got) < 2 || !strings.Contains(got["wire/a.txt"], "caption/") {
		var p struct {
			URI         string `json:"uri"`
			Diagnostics []struct {
				Code string `json:"code"`
			} `json:"diagnostics"`
		}
		if err := json.Unmarshal(c.next(0, "textDocument/publishDiagnostics").Params, &p); err != nil {
			t.Fatal(err)
		}
		rules := ""
		for _, d := range p.Diagnostics {
			rules += d.Code + " "
		}
		got[strings.TrimPrefix(p.URI, uri("")+"/")] = rules
	}
	if rules := got["wire/a.txt"]; !strings.Contains(rules, "identical-copy") || strings.Contains(rules, "tags/") || got["drafts/a.txt"] != "" {
		t.Errorf("found %q", got)
	}
	c.send(2, "shutdown", nil)
	c.next(2, "")
	c.send(0, "exit", nil)
	if code := c.code(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	c = startLsp(t, root)
	c.send(1, "initialize", map[string]any{"capabilities": map[string]any{}})
	c.next(1, "")
	c.in.Close()
	if code := c.code(); code != 1 {
		t.Errorf("exit code %d where the editor went away", code)
	}
}

// inNeovim opens a page, prints what is found in it, has all safe lines cut, and saves it. It runs
// in Neovim 0.7 and later.
const inNeovim = `
local root, name = vim.env.ONECOPY_ROOT, vim.env.ONECOPY_PAGE
vim.cmd("set nofixendofline")
vim.cmd("edit " .. name)
local client = vim.lsp.start_client({ name = "onecopy", cmd = { "onecopy", "lsp" }, root_dir = root })
vim.lsp.buf_attach_client(0, client)
local function out(s) io.stdout:write(s .. "\n") end
local function wait(what, f) if not vim.wait(60000, f, 50) then out("never: " .. what) vim.cmd("cquit 3") end end
wait("findings", function() return #vim.diagnostic.get(0) > 0 end)
local last, since = -1, 0
wait("all findings", function()
  local n = #vim.diagnostic.get(0)
  if n ~= last then last, since = n, 0 end
  since = since + 1
  return since > 40
end)
for _, d in ipairs(vim.diagnostic.get(0)) do
  out(string.format("%d:%d %s", d.lnum + 1, d.col + 1, d.code or d.user_data.lsp.code))
end
local function ask(method, params)
  local answer = vim.lsp.buf_request_sync(0, method, params, 60000)
  return answer[client].result
end
local whole = { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(0), character = 0 } }
local doc = vim.lsp.util.make_text_document_params()
local list = ask("textDocument/codeAction", { textDocument = doc, range = whole, context = { diagnostics = {}, only = { "source.fixAll" } } })
local cut = list[1]
if not cut.edit then cut = ask("codeAction/resolve", cut) end
vim.lsp.util.apply_workspace_edit(cut.edit, "utf-16")
vim.cmd("write")
vim.lsp.stop_client(client)
vim.wait(500)
vim.cmd("qall!")
`

// settingsInNeovim runs settings as people have them, opens a page and prints how many findings it
// has, once there are some.
const settingsInNeovim = `
vim.cmd("filetype on")
dofile(vim.env.ONECOPY_SETTINGS)
vim.cmd("edit " .. vim.env.ONECOPY_PAGE)
if not vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50) then vim.cmd("cquit 3") end
io.stdout:write(vim.diagnostic.get(0)[1].source .. "\n")
vim.cmd("qall!")
`

// TestNeovimSettings has Neovim start the server by the settings of docs/editors.md, those for its
// version.
func TestNeovimSettings(t *testing.T) {
	t.Parallel()
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("no nvim")
	}
	version, err := exec.Command(nvim, "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	var minor int
	if n, err := fmt.Sscanf(string(version), "NVIM v0.%d.", &minor); n != 1 {
		t.Fatalf("%v: %s", err, version)
	}
	page, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	settings := strings.Split(string(page), "```lua\n")
	if len(settings) != 3 {
		t.Fatalf("%d settings in Lua", len(settings)-1)
	}
	of := settings[2] // before 0.11
	if minor >= 11 {
		of = settings[1]
	}
	of, _, _ = strings.Cut(of, "```")
	root, home := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		filepath.Join(root, "new.txt"):      "A page of the town\n\nThe council voted on Tuesday to close the old bridge to cars.\n\nShare this article\n",
		filepath.Join(home, "settings.lua"): of, filepath.Join(home, "session.lua"): settingsInNeovim,
	} {
		writeFile(t, name, text)
	}
	if err := os.Mkdir(filepath.Join(root, ".git"), 0o777); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+filepath.Join(home, "session.lua"))
	cmd.Env = append(os.Environ(), "ONECOPY_SETTINGS="+filepath.Join(home, "settings.lua"), "ONECOPY_PAGE="+filepath.Join(root, "new.txt"),
		"XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	cmd.WaitDelay = time.Second
	if said, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(said), "onecopy") {
		t.Errorf("Neovim 0.%d with\n%s\nsays %q: %v", minor, of, said, err)
	}
}

// TestNeovim has an editor as people use it say what a check says, and cut what check --fix cuts.
func TestNeovim(t *testing.T) {
	t.Parallel()
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("no nvim")
	}
	root := t.TempDir()
	const page = "001_978e6dbf49f5cf3e.txt"
	text, err := os.ReadFile(filepath.Join(seeds, page))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(root, page), string(text))
	stdout := onecopyIn(t, root, "check", ".", "--format", "jsonl", "--exit-zero", "-q")
	var want []string
	for line := range strings.Lines(stdout) {
		var f struct {
			Rule string `json:"rule"`
			At   struct {
				Line   int `json:"line"`
				Column int `json:"column"`
			} `json:"at"`
		}
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprintf("%d %s", f.At.Line, f.Rule))
	}
	script := filepath.Join(t.TempDir(), "session.lua")
	writeFile(t, script, inNeovim)
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+script)
	cmd.Env = append(os.Environ(), "ONECOPY_ROOT="+root, "ONECOPY_PAGE="+filepath.Join(root, page), "XDG_STATE_HOME="+t.TempDir(), "XDG_CACHE_HOME="+t.TempDir())
	cmd.WaitDelay = time.Second
	said, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	var got []string
	for line := range strings.Lines(strings.TrimSpace(strings.ReplaceAll(string(said), "\r", ""))) {
		at, rule, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, _, _ := strings.Cut(at, ":")
		got = append(got, n+" "+rule)
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("Neovim shows %q, check says %q", got, want)
	}
	edited, err := os.ReadFile(filepath.Join(root, page))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(root, page), string(text))
	onecopyIn(t, root, "check", ".", "--fix", "--exit-zero", "-q")
	fixed, err := os.ReadFile(filepath.Join(root, page))
	if err != nil || string(edited) != string(fixed) || string(fixed) == string(text) {
		t.Errorf("Neovim saves %d bytes, check --fix %d of %d: %v", len(edited), len(fixed), len(text), err)
	}
}
