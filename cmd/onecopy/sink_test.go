package main

import (
	"errors"
	"strings"
	"testing"
)

// printers lists runs that print something to stdout, of every command that does. Out is the output
// of a run over the seeds.
func printers(out string) [][]string {
	const page = seeds + "/001_978e6dbf49f5cf3e.txt"
	return [][]string{
		{"check", seeds}, {"check", seeds, "--format", "html"}, {"check", seeds, "--fix", "-n"},
		{"show", "-o", out, "001_978e6dbf49f5cf3e.txt#1"}, {"show", page + "#1", page + "#2"},
		{"explain", seeds}, {"explain", page + ":1"}, {"explain", "caption/"}, {"verify", out, page},
		{"recut", out, "--keep", "003*"},
		{"man"}, {"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"},
		{"help"}, {"help", "clean"}, {"help", "clean", "more"}, {"help", "config"}, {"clean", "--help"}, {"--help"}, {"version"}, {"--version"},
	}
}

// full is a writer that has no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestSinkFull writes results to a disk that is full. No command may end as if they had been
// written.
func TestSinkFull(t *testing.T) {
	t.Parallel()
	for _, args := range printers(cleaned(t, seeds)) {
		var said strings.Builder
		if code := onecopy(args, strings.NewReader(""), full{}, &said); code != exitTrouble || !strings.HasSuffix(said.String(), "onecopy: error: no space left on device\n") {
			t.Errorf("%q: exit code %d, said %q", args, code, &said)
		}
	}
}
