package clean

import "testing"

// TestPlainLinesPassed holds that few lines of letters alone are looked up for their first byte: a rule whose first word may stand anywhere
// and is of four letters or less has every such line looked up. Begin its pattern with the words it begins with.
func TestPlainLinesPassed(t *testing.T) {
	tab := newTable(Rules(), rowsFor(Rules(), index))
	looked := ""
	for _, b := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
		if most := max(tab.scope[b].most, tab.inner[unsigned].scope[b].most); most > 2 {
			looked += string(b)
		}
	}
	if len(looked) > 12 {
		t.Errorf("lines that begin with %s are all looked up", looked)
	}

}
