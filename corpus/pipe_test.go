//go:build unix

package corpus

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"onecopy/corpus/hint"
)

func TestFindErrors(t *testing.T) {
	root := tree(t, "in/x")
	t.Chdir(root)
	must(t, syscall.Mkfifo("in/pipe", 0o644))
	found, err := Find([]string{"gone", "in", "in/pipe", "in/x/y"}, FindOptions{})
	want := "gone: no such file or folder\nin/pipe: a pipe is not a file or folder\nin/x/y: not a directory"
	if err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
	var hint *hint.Error
	if !errors.As(err, &hint) {
		t.Error("no hint on - for a pipe")
	}
	if got := show(found); got != "pipe! x=in/x" || !found.Problems[0].Note {
		t.Errorf("of the other paths: %s", got)
	}
}

// TestReadReplaced reads files in whose place there is a pipe by then, to which nobody writes.
func TestReadReplaced(t *testing.T) {
	root := tree(t, "page.txt", "records.jsonl", "page.txt.gz")
	found, err := Find([]string{root}, FindOptions{Binary: true})
	must(t, err)
	for _, f := range found.Files {
		must(t, os.Remove(f.Path))
		must(t, syscall.Mkfifo(f.Path, 0o644))
	}
	done := make(chan string)
	go func() {
		defer close(done)
		for _, f := range found.Files {
			for c := range f.Chunks("", nil) {
				if _, err := c.Read(); err != nil {
					done <- err.Error()
				}
			}
			if _, err := f.Sum(context.Background()); err == nil {
				done <- "a sum of a pipe"
			}
		}
	}()
	want := []string{"page.txt: is a pipe now, and no file", "page.txt.gz: is a pipe now, and no file", "records.jsonl: is a pipe now, and no file"}
	var got []string
	for {
		select {
		case said, more := <-done:
			if more {
				got = append(got, said)
				continue
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("waits for somebody to write to a pipe, after %q", got)
		}
		break
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFindPipe names pipes, of which two have the same name.
func TestFindPipe(t *testing.T) {
	t.Chdir(tree(t, "a/", "b/", "in/x"))
	for _, name := range []string{"a/feed", "b/feed", "in/feed"} {
		must(t, syscall.Mkfifo(name, 0o644))
	}
	found, err := Find([]string{"a/feed", "b/feed", "in", "a/feed"}, FindOptions{Pipe: func(path string) io.Reader { return strings.NewReader("from " + path) }})
	must(t, err)
	if got := show(found); got != "a/feed=a/feed b/feed=b/feed in/feed! x=in/x" {
		t.Errorf("found %s", got)
	}
	doc, err := found.Files[1].Read("", nil)
	must(t, err)
	if doc.Text != "from b/feed" {
		t.Errorf("read %q", doc.Text)
	}
	if sum, err := found.Files[1].Sum(context.Background()); sum != "" || err != nil {
		t.Errorf("a pipe was read for its sum: %q %v", sum, err)
	}
}
