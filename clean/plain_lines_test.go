package clean

import "testing"

// TestPlainLinesPassed holds that few lines of letters alone are searched for their first byte: a
// rule whose first word may stand anywhere and is of four letters or less has every such line
// searched. Begin its pattern with the words it begins with.
func TestPlainLinesPassed(t *testing.T) {
	looked := ""
	for _, b := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
		if builtin().set.Unfiltered(b) > 2 {
			looked += string(b)
		}
	}
	if len(looked) > 12 {
		t.Errorf("lines that begin with %s are all looked up", looked)
	}
}
