package lsp

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/check"
	"onecopy/internal/testkit"
)

// story is a page of one story, with boilerplate around it.
const story = "Coach falls into ravine in the north\n\nBy Ann Smith, The Daily Example\n\n" + testkit.Crash + "\n\nShare this article\n\n" + testkit.Market + "\n"

func write(t *testing.T, root, name, text string) {
	t.Helper()
	testkit.Must(t, os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755))
	testkit.Must(t, os.WriteFile(filepath.Join(root, name), []byte(text), 0o644))
}

// versioned is an editor that takes versions with edits, and asks for them.
var versioned = map[string]any{
	"workspace": map[string]any{"workspaceEdit": map[string]any{"documentChanges": true}},
	"textDocument": map[string]any{
		"codeAction": map[string]any{"resolveSupport": map[string]any{"properties": []string{"edit"}}},
		"hover":      map[string]any{"contentFormat": []string{"markdown", "plaintext"}},
	},
}

// TestSession is a session from the first message to the last: open, change, hover, each action,
// save, close.
func TestSession(t *testing.T) {
	root := testkit.Tree(t)
	t.Setenv("TMPDIR", t.TempDir())
	write(t, root, "archive/crash.txt", "Coach falls into ravine\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	c := start(t, root, versioned, nil)
	c.open("wire/new.txt", story)
	list := c.rules("wire/new.txt", 1, "0 identical-copy", "2 byline/by", "6 share/this-article")
	if d := list[0]; d.Severity != severityError || d.Source != "onecopy" || len(d.Related) != 1 || d.Related[0].Location.URI != c.uri("archive/crash.txt") ||
		d.Range != (span{position{0, 0}, position{0, 36}}) || !strings.Contains(d.Message, "archive/crash.txt:1") {
		t.Errorf("copy: %+v", d)
	}
	if d := list[2]; d.Severity != severityWarning || !slices.Equal(d.Tags, []int{tagUnnecessary}) || d.Range != (span{position{6, 0}, position{6, 18}}) {
		t.Errorf("boilerplate: %+v", d)
	}

	var said hoverResult
	c.result("textDocument/hover", map[string]any{"textDocument": c.doc("wire/new.txt"), "position": position{6, 3}}, &said)
	for _, part := range []string{"share button", "`share/this-article`", "- role: share (cut)", "- fix: safe"} {
		if said.Contents.Kind != "markdown" || !strings.Contains(said.Contents.Value, part) {
			t.Errorf("hover without %q: %s", part, said.Contents.Value)
		}
	}
	if m := c.call("textDocument/hover", map[string]any{"textDocument": c.doc("wire/new.txt"), "position": position{1, 0}}); m.Error != nil || string(m.Result) != "null" {
		t.Errorf("hover on a blank line: %s", m.Result)
	}

	actions := c.actions("wire/new.txt", 6)
	if got := titles(actions); !slices.Equal(got, []string{
		"Cut this line", "Not boilerplate: add to the baseline", "Explain share/this-article", "Cut all safe lines", "Cut all safe lines",
	}) {
		t.Errorf("actions: %q", got)
	}
	var cut codeAction
	c.result("codeAction/resolve", c.action(actions, "Cut this line"), &cut)
	text := c.apply("wire/new.txt", 1, cut.Edit)
	if want := strings.Replace(story, "Share this article\n\n", "", 1); text != want {
		t.Errorf("cut: %q", text)
	}
	c.replace("wire/new.txt", 2, text)
	c.rules("wire/new.txt", 2, "0 identical-copy", "2 byline/by")

	explain := c.action(c.actions("wire/new.txt", 2), "Explain byline/by").Command
	c.result("workspace/executeCommand", explain, nil)
	c.until("an explanation", func() bool {
		return slices.ContainsFunc(c.said, func(s string) bool { return strings.Contains(s, "rule: byline/by (who wrote the story)") })
	})

	accept := c.action(c.actions("wire/new.txt", 0), "Not a copy: add to the baseline").Command
	_, once := c.request("workspace/executeCommand", accept)
	_, twice := c.request("workspace/executeCommand", accept)
	if a, b := <-once, <-twice; (a.Error == nil) == (b.Error == nil) {
		t.Errorf("clicked twice: %+v, %+v", a, b)
	}
	c.rules("wire/new.txt", 2, "2 byline/by")
	if m := c.call("workspace/executeCommand", accept); m.Error == nil || m.Error.Code != codeContentModified {
		t.Errorf("accepted twice: %+v", m)
	}
	baseline, err := os.ReadFile(filepath.Join(root, check.BaselineFile))
	testkit.Must(t, err)
	write(t, root, "wire/new.txt", text)
	if want := updated(t, root); string(baseline) != want {
		t.Errorf("baseline:\n%s\n--update-baseline --only copy writes:\n%s", baseline, want)
	}

	c.notify("textDocument/didSave", map[string]any{"textDocument": c.doc("wire/new.txt")})
	write(t, root, "archive/crash.txt", "Nothing of that sort\n") // the baseline has it, and more is told of no one
	c.notify("textDocument/didClose", map[string]any{"textDocument": c.doc("wire/new.txt")})
	c.rules("wire/new.txt", 0)
	c.quit()
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "onecopy-*")); err != nil || len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// updated is what a check writes into a baseline that is not there yet, for copies.
func updated(t *testing.T, root string) string {
	t.Helper()
	o, err := settingsHere(nil)()
	testkit.Must(t, err)
	o.Paths, o.Only, o.Accept, o.Baseline = []string{"."}, []string{"copy"}, true, filepath.Join(t.TempDir(), "b")
	o.Wrote = func(string) {}
	c, err := check.New(t.Context(), o)
	testkit.Must(t, err)
	defer c.Close()
	testkit.Must(t, c.Run())
	text, err := os.ReadFile(o.Baseline)
	testkit.Must(t, err)
	return string(text)
}

// TestFixAll wants the edits of all safe lines to leave what check --fix leaves, in texts of many
// kinds of line ends and characters.
func TestFixAll(t *testing.T) {
	seeds, err := filepath.Glob("../seeds/*.txt")
	testkit.Must(t, err)
	pages := map[string]string{"plain.txt": story, "wide.txt": strings.ReplaceAll(story, "ravine", "ravine 🚌𝒳")}
	for _, name := range seeds {
		text, err := os.ReadFile(name)
		testkit.Must(t, err)
		pages[filepath.Base(name)] = string(text)
	}
	root := testkit.Tree(t)
	texts := map[string]string{}
	for name, text := range pages {
		texts[name] = text
		texts["crlf-"+name] = strings.ReplaceAll(text, "\n", "\r\n")
	}
	for name, text := range texts {
		write(t, root, name, text)
	}
	t.Setenv("TMPDIR", t.TempDir())
	c := start(t, root, nil, nil)
	got := map[string]string{}
	for name, text := range texts {
		c.open(name, text)
	}
	for name := range texts {
		var list []codeAction
		all := map[string]any{"start": position{0, 0}, "end": position{1 << 20, 0}}
		c.result("textDocument/codeAction", map[string]any{
			"textDocument": c.doc(name), "range": all, "context": map[string]any{"only": []string{"source.fixAll"}},
		}, &list)
		if got[name] = texts[name]; len(list) == 1 {
			got[name] = c.apply(name, 1, list[0].Edit)
		} else if len(list) > 1 {
			t.Errorf("%s: %q", name, titles(list))
		}
	}
	c.quit()
	t.Chdir(root)
	o, err := settingsHere(nil)()
	testkit.Must(t, err)
	o.Paths, o.Fix, o.Wrote = []string{"."}, true, func(string) {}
	fixed, err := check.New(t.Context(), o)
	testkit.Must(t, err)
	defer fixed.Close()
	testkit.Must(t, fixed.Run())
	changed := 0
	for name, text := range texts {
		want, err := os.ReadFile(name)
		testkit.Must(t, err)
		if got[name] != string(want) {
			t.Errorf("%s: the edit leaves %d bytes, check --fix %d", name, len(got[name]), len(want))
		}
		if string(want) != text {
			changed++
		}
	}
	if files, _, _ := fixed.Fixed(); changed == 0 || files != changed {
		t.Errorf("%d texts changed, %d fixed", changed, files)
	}
}

// TestEmptyResult wants null where there is nothing, which some editors take otherwise than no
// result at all.
func TestEmptyResult(t *testing.T) {
	root := testkit.Tree(t)
	c := start(t, root, nil, nil)
	c.open("a.txt", "")
	c.rules("a.txt", 1)
	if list := c.actions("a.txt", 0); len(list) != 0 {
		t.Errorf("actions: %+v", list)
	}
	m := c.call("shutdown", nil)
	if raw, _ := json.Marshal(m.Result); string(raw) != "null" || m.Error != nil {
		t.Errorf("shutdown: %s", raw)
	}
	c.notify("exit", nil)
	if err := c.wait(); err != nil {
		t.Error(err)
	}
}
