//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFixKeeps mends a file with permissions of its own, and leaves one alone that has a second
// name.
func TestFixKeeps(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	const text = "Færgen sejler igen\n\nFærgen til øerne har sejlet siden mandag, siger havnefogeden, efter en vinter med reparationer.\n\nShare this article\n"
	mine, shared := filepath.Join(home, "mine.txt"), filepath.Join(home, "shared.txt")
	writeFile(t, mine, text)
	writeFile(t, shared, strings.Replace(text, "sejler", "sejlede", 1))
	const mode = 0o750 | fs.ModeSetuid
	if err := os.Chmod(mine, mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(shared, filepath.Join(home, ".twin")); err != nil {
		t.Skip("no hard links here")
	}
	cmd := exec.Command("onecopy", "check", ".", "--fix", "--only", "boilerplate")
	cmd.Dir = home
	said, _ := cmd.CombinedOutput() // the finding that is left
	if cmd.ProcessState.ExitCode() != exitFound || !strings.Contains(string(said), "shared.txt: left as it is: it has 2 names (hard links), and that cannot be kept: copy it to a file of its own") {
		t.Errorf("exit code %d\n%s", cmd.ProcessState.ExitCode(), said)
	}
	info, err := os.Stat(mine)
	if err != nil || info.Mode() != mode {
		t.Errorf("mode %v, want %v (%v)", info.Mode(), mode, err)
	}
	if got, err := os.ReadFile(mine); err != nil || strings.Contains(string(got), "Share") {
		t.Errorf("not mended: %q %v", got, err)
	}
	if got, err := os.ReadFile(shared); err != nil || !strings.Contains(string(got), "Share") {
		t.Errorf("mended: %q %v", got, err)
	}
}
