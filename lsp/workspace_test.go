package lsp

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onecopy/check"
	"onecopy/corpus"
	"onecopy/internal/testkit"
	"onecopy/run"
)

// indexed makes an index of a folder.
func indexed(t *testing.T, root, folder, name string) string {
	t.Helper()
	o := run.Defaults()
	o.Output, o.NoSync = filepath.Join(root, name), true
	x := run.NewIndexer(t.Context(), &o, run.IndexPlan{Paths: []string{filepath.Join(root, folder)}, Find: func(paths []string, _ func(string, bool) bool) (corpus.Found, error) {
		return corpus.Find(paths, corpus.FindOptions{})
	}})
	defer x.Close()
	testkit.Must(t, x.Make())
	return o.Output
}

// TestRespects wants what a check would not look at, or not say, not to be said in an editor
// either.
func TestRespects(t *testing.T) {
	root := testkit.Tree(t)
	for name, text := range map[string]string{
		".onecopyignore": "/drafts/\n", ".git/HEAD": "x", ".gitignore": "*.tmp.txt\n", "code.go": "package x\n", "README.txt": "x\n",
	} {
		write(t, root, name, text)
	}
	c := start(t, root, versioned, func(o *check.Options) {
		var err error
		o.PerPath, err = check.ParsePathRules([]string{"/legacy/: byline"}, "test", "")
		testkit.Must(t, err)
		o.Selection.Ignore = []string{"identical-copy", "near-copy", "abridged-copy", "revised-copy"}
	})
	silent := []string{"drafts/a.txt", "x.tmp.txt", "code.go", "README.txt", ".hidden.txt"}
	for _, name := range silent {
		c.open(name, story)
	}
	c.open("legacy/a.txt", story)
	c.open("wire/a.txt", story)
	c.rules("wire/a.txt", 1, "2 byline/by", "6 share/this-article")
	c.rules("legacy/a.txt", 1, "6 share/this-article")
	for _, name := range silent {
		c.rules(name, 1)
	}
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": "untitled:Untitled-1", "version": 1, "text": story}})
	at := map[string]any{"textDocument": map[string]any{"uri": "untitled:Untitled-1"}, "position": position{6, 0}}
	if m := c.call("textDocument/hover", at); m.Error != nil || string(m.Result) != "null" {
		t.Errorf("hover in a text without a file: %+v", m)
	}
	c.quit()
}

// TestAgainst compares with an index, and wants an older story to go before another file, as in a
// check. What is wrong with the index is told once, and hinders nothing else.
func TestAgainst(t *testing.T) {
	root := testkit.Tree(t)
	write(t, root, "store/crash.txt", "Coach falls into ravine\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	index := indexed(t, root, "store", ".idx")
	testkit.Must(t, os.RemoveAll(filepath.Join(root, "store")))
	write(t, root, "a.txt", "Another headline of it\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	against := index
	c := start(t, root, versioned, func(o *check.Options) { o.Against = []string{against} })
	c.open("wire/new.txt", story)
	list := c.rules("wire/new.txt", 1, "0 identical-copy", "2 byline/by", "6 share/this-article")
	if !strings.Contains(list[0].Message, "crash.txt:1") || len(list[0].Related) != 0 {
		t.Errorf("%+v", list[0])
	}
	c.action(c.actions("wire/new.txt", 6), "Cut this line")
	testkit.Must(t, os.WriteFile(index, []byte("onecopy index v"), 0o644))
	c.replace("wire/new.txt", 2, story+"\nOne more sentence.\n")
	c.until("the copy of the other file", func() bool {
		p := c.shown[c.uri("wire/new.txt")]
		return p.Version == 2 && len(p.Diagnostics) == 3 && strings.Contains(p.Diagnostics[0].Message, " of a.txt:1")
	})
	c.replace("wire/new.txt", 3, story)
	c.rules("wire/new.txt", 3, "0 identical-copy", "2 byline/by", "6 share/this-article")
	told := 0
	for _, line := range c.said {
		if strings.Contains(line, "--against") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("said %q", c.said)
	}
	c.quit()
}

// TestBroken has settings that are wrong for a while.
func TestBroken(t *testing.T) {
	root := testkit.Tree(t)
	write(t, root, check.BaselineFile, "no baseline\n")
	c := start(t, root, versioned, nil)
	c.open("a.txt", story)
	c.until("an error", func() bool {
		return slices.ContainsFunc(c.said, func(s string) bool { return strings.Contains(s, "not a baseline") })
	})
	c.rules("a.txt", 1)
	if list := c.actions("a.txt", 6); len(list) != 0 {
		t.Errorf("%q", titles(list))
	}
	testkit.Must(t, os.Remove(filepath.Join(root, check.BaselineFile)))
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	c.rules("a.txt", 1, "2 byline/by", "6 share/this-article")
	c.quit()
}

// TestAloneAndLinked has an editor without a folder, and one that names its folder by a link.
func TestAloneAndLinked(t *testing.T) {
	root := testkit.Tree(t, "real/other.txt", "link>real")
	write(t, root, "real/b.txt", "Coach falls into ravine\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	c := connect(t, nil)
	c.root = root
	c.result("initialize", map[string]any{"capabilities": map[string]any{}}, nil)
	c.notify("initialized", nil)
	c.open("real/a.txt", story)
	c.rules("real/a.txt", 1, "2 byline/by", "6 share/this-article")
	c.open("real/b.txt", "Coach falls into ravine\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	c.rules("real/b.txt", 1, "0 identical-copy")
	c.quit()

	t.Setenv("PWD", filepath.Join(root, "link"))
	c = start(t, filepath.Join(root, "link"), nil, nil)
	c.open("c.txt", story)
	list := c.rules("c.txt", 1, "0 identical-copy", "2 byline/by", "6 share/this-article")
	if got := list[0].Related[0].Location.URI; got != uriOf(filepath.Join(root, "real", "b.txt")) {
		t.Errorf("a copy of %s", got)
	}
	c.quit()
}

// TestEncodings reads what is open as the text that it is, whatever the encoding of files, and with
// columns in bytes where that was agreed on.
func TestEncodings(t *testing.T) {
	root := testkit.Tree(t)
	c := start(t, root, map[string]any{"general": map[string]any{"positionEncodings": []string{"utf-8", "utf-16"}}}, func(o *check.Options) {
		o.Encoding = "windows-1252"
		o.Find.Encoding = o.Encoding
	})
	text := strings.ReplaceAll(strings.ReplaceAll(story, "ravine", "ravineé\U0001f68c"), "Share this article", "\u00a0Share this article")
	c.open("a.txt", text)
	list := c.rules("a.txt", 1, "2 byline/by", "6 share/this-article")
	if r := list[1].Range; r.End.Character != 20 {
		t.Errorf("%+v", r)
	}
	cut := c.action(c.actions("a.txt", 6), "Cut this line")
	var gone []string
	for _, e := range cut.Edit.Changes[c.uri("a.txt")] {
		gone = append(gone, text[utf8Units.offset([]byte(text), e.Range.Start):utf8Units.offset([]byte(text), e.Range.End)])
	}
	if !slices.Equal(gone, []string{"\u00a0Share this article\n\n"}) {
		t.Errorf("cut %q", gone)
	}
	c.quit()
}

// TestRecords has a text whose lines are records: findings have their place in the line of the
// file.
func TestRecords(t *testing.T) {
	root := testkit.Tree(t)
	line := fmt.Sprintf(`{"id":"1","title":"Coach \ud83d\ude8c falls","text":%q}`, testkit.Crash+"\n\nShare this article\n\n"+testkit.Market)
	c := start(t, root, versioned, nil)
	c.open("a.jsonl", line+"\n")
	list := c.rules("a.jsonl", 1, "0 share/this-article")
	if r := list[0].Range; line[r.Start.Character:r.End.Character] != "Share this article" {
		t.Errorf("%+v", r)
	}
	var said hoverResult
	c.result("textDocument/hover", map[string]any{"textDocument": c.doc("a.jsonl"), "position": list[0].Range.Start}, &said)
	if !strings.Contains(said.Contents.Value, "role: share") {
		t.Errorf("hover: %s", said.Contents.Value)
	}
	c.replace("a.jsonl", 2, "{\"id\":1,\n"+line+"\n\x00\n")
	c.until("what cannot be read", func() bool {
		p := c.shown[c.uri("a.jsonl")]
		return p.Version == 2 && slices.ContainsFunc(p.Diagnostics, func(d diagnostic) bool { return d.Code == "unreadable" })
	})
	c.quit()
}

// TestWild changes a text at once and all over while passes are under way, and wants what is said
// at last to be of the last text.
func TestWild(t *testing.T) {
	root := testkit.Tree(t)
	for i := range 50 {
		write(t, root, fmt.Sprintf("n/%d.txt", i), fmt.Sprintf("Headline %d of a story\n\n%s\n", i, strings.Join(testkit.Prose(rand.New(rand.NewPCG(uint64(i), 1)), 200), " ")))
	}
	c := start(t, root, versioned, nil)
	c.open("a.txt", "x\n")
	r := rand.New(rand.NewPCG(3, 4))
	for v := 2; v < 400; v++ {
		junk := make([]byte, r.IntN(2000))
		for i := range junk {
			junk[i] = byte(r.IntN(256))
		}
		c.replace("a.txt", v, string(bytes.ToValidUTF8(junk, []byte("\x00"))))
		switch v % 40 {
		case 0:
			time.Sleep(calm + 50*time.Millisecond)
		case 1:
			c.notify("textDocument/didClose", map[string]any{"textDocument": c.doc("a.txt")})
			c.open("a.txt", story)
		case 2:
			c.request("textDocument/codeAction", map[string]any{"textDocument": c.doc("a.txt"), "range": span{}})
		case 3:
			id, _ := c.request("textDocument/codeAction", map[string]any{"textDocument": c.doc("a.txt"), "range": span{}})
			c.notify("$/cancelRequest", map[string]any{"id": id})
		}
	}
	c.replace("a.txt", 1000, story)
	c.rules("a.txt", 1000, "2 byline/by", "6 share/this-article")
	c.quit()
}

// TestLarge has a text of 16 MB, in a sweep 50, during whose check the server answers at once.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	root := testkit.Tree(t)
	c := start(t, root, versioned, nil)
	page := strings.Repeat("x", 100) + "\n" + story + "\n\n"
	c.open("large.txt", strings.Repeat(page, testkit.Tries(50<<20)/len(page)))
	for i := range 20 {
		at := position{uint32(i * 1000), 3}
		c.notify("textDocument/didChange", map[string]any{
			"textDocument": map[string]any{"uri": c.uri("large.txt"), "version": i + 2}, "contentChanges": []textChange{{&span{at, at}, "word\n"}},
		})
	}
	time.Sleep(2 * calm)
	began := time.Now()
	if m := c.call("textDocument/foldingRange", nil); m.Error == nil {
		t.Error("folding")
	}
	if took := time.Since(began); took > 20*time.Second { // loaded machines
		t.Errorf("answered after %v", took)
	}
	c.replace("large.txt", 99, story)
	c.rules("large.txt", 99, "2 byline/by", "6 share/this-article")
	c.quit()
}

// TestManyFiles has a folder of 1,666 files, in a sweep 5,000: what is open is checked while they
// are read, and progress is told; then a change is checked without reading them again.
func TestManyFiles(t *testing.T) {
	n := testkit.Tries(5000)
	if testing.Short() {
		n = 500
	}
	root := testkit.Tree(t)
	for i := range n {
		write(t, root, fmt.Sprintf("n/%d/%d.txt", i%50, i), fmt.Sprintf("Headline %d of a story\n\n%s\n", i, strings.Join(testkit.Prose(rand.New(rand.NewPCG(uint64(i), 1)), 150), " ")))
	}
	write(t, root, "n/crash.txt", "Coach falls into ravine\n\n"+testkit.Crash+"\n\n"+testkit.Market+"\n")
	old := time.Now().Add(-time.Hour)
	testkit.Must(t, filepath.WalkDir(root, func(name string, _ os.DirEntry, err error) error { return os.Chtimes(name, old, old) }))
	c := start(t, root, map[string]any{"window": map[string]any{"workDoneProgress": true}, "workspace": map[string]any{"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true}}}, nil)
	c.open("wire/a.txt", story)
	c.rules("wire/a.txt", 1, "0 identical-copy", "2 byline/by", "6 share/this-article")
	c.until("progress", func() bool {
		return len(c.stages) >= 2 && c.stages[0] == "begin" && c.stages[len(c.stages)-1] == "end" && slices.Contains(c.asked, "client/registerCapability")
	})
	c.replace("wire/a.txt", 2, "Another story\n\n"+strings.Join(testkit.Prose(rand.New(rand.NewPCG(9, 9)), 200), " ")+"\n\nShare this article\n")
	c.rules("wire/a.txt", 2, "4 share/this-article")
	c.replace("wire/a.txt", 3, story)
	c.rules("wire/a.txt", 3, "0 identical-copy", "2 byline/by", "6 share/this-article")
	if _, err := os.Stat(filepath.Join(root, check.CacheFolder)); err == nil {
		t.Error("a cache was left in the folder")
	}
	c.quit()
}
