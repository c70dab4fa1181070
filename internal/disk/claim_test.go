package disk

import (
	"os"
	"strings"
	"testing"
)

// TestClaim wants a folder to be one run's: not another one's that is alive, and not one's that
// was killed.
func TestClaim(t *testing.T) {
	dir := t.TempDir()
	release, err := Claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Claim(dir); err == nil || !strings.Contains(err.Error(), "another run") {
		t.Errorf("a second claim: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	Pose(4194304, func() { // no process has this number
		if _, err := Claim(dir); err != nil {
			t.Error(err)
		}
	})
	release, err = Claim(dir)
	if err != nil {
		t.Fatalf("after a run that was killed: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%d files are left", len(left))
	}
}
