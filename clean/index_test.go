package clean

import (
	"os"
	"testing"
)

// TestIndexed compares the index with the patterns; -update writes it.
func TestIndexed(t *testing.T) {
	want := indexOf(Rules(), rowsOf(Rules()))
	if *update {
		if err := os.WriteFile("index.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if index != want {
		t.Error("index.txt is not what the patterns say: run go test ./clean -update")
	}
	if again := indexOf(Rules(), indexed(Rules(), index)); again != index {
		t.Error("the index read and written is another one")
	}
}
