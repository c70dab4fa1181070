//go:build unix

package corpus

import (
	"errors"
	"syscall"
	"testing"
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
	var hint *HintError
	if !errors.As(err, &hint) {
		t.Error("no hint on - for a pipe")
	}
	if got := show(found); got != "pipe! x=in/x" || !found.Problems[0].Note {
		t.Errorf("of the other paths: %s", got)
	}
}
