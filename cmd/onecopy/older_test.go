package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestOlder uses what was written before the program was divided into packages: an output, an
// index, a baseline and a config file, of three pages of which one is a copy. Each works as it did,
// or is refused with the command that writes it again.
func TestOlder(t *testing.T) {
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS("testdata/older")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(home)
	const copies = "in/again.txt:1:1: identical copy of again.txt"
	for _, tt := range []struct {
		args string
		code int
		want string // on stdout or stderr
	}{
		{"check in --no-config --against archive.idx --against-self", exitFound, copies},
		{"check in --no-config --against out --against-self", exitFound, copies},
		{"check in --no-config --against archive.idx", exitFound, "3 older versions left out"},
		{"check in --no-config --baseline baseline --strict", exitDone, "nothing new; 3 known"},
		{"check in --config config -v", exitFound, "flags of config"},
		{"verify out in --sums --no-config", exitDone, ""},
		{"recut out --no-config --threshold 0.9", exitDone, "threshold 0.9, was 0.8: nothing changes"},
		{"show -o out ferry.txt#1 snow.txt#1", exitDone, "ferry.txt#1"},
		{"index out -o new.idx --no-config", exitDone, "3 stories in 3 sources, 1 copy"},
		{"index in -o archive.idx --add --no-config", exitDone, "3 unchanged"},
		{"index --list -o archive.idx", exitDone, "ferry.txt\t1\t685"},
	} {
		var out bytes.Buffer
		code := onecopy(strings.Fields(tt.args), strings.NewReader(""), &out, &out)
		said := out.String()
		refused := code == exitTrouble && (strings.Contains(said, "rebuilds it") || strings.Contains(said, "rebuild it with"))
		if !refused && (code != tt.code || !strings.Contains(said, tt.want)) {
			t.Errorf("%s: exit %d\n%s", tt.args, code, said)
		}
	}
}
