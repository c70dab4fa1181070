package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestMemory wants runs over one long text to take no more bytes from the memory, all in all, than
// so many times its length. Each copy of the text that is made anywhere is one more. The bounds are
// a quarter over what was measured, as what is kept for the next page goes at any collection;
// before texts were written in parts, and pieces packed, it was 19 to 354 bytes, and 340 of cut
// lines before cuts were packed.
func TestMemory(t *testing.T) {
	const size = 4 << 20
	var paragraphs, line, words, cuts strings.Builder
	for i := 0; paragraphs.Len() < size; i++ {
		s := fmt.Sprintf("The council of ward %d met on Monday and voted %d to %d for the bridge, its clerk %x said.", i, i%90, i%7, i*7919)
		paragraphs.WriteString(s + "\n\n")
		line.WriteString(s + " ")
		fmt.Fprintf(&words, "ward%d\n", i)
		if i%200 == 0 {
			cuts.WriteString("Bridge to close for a year\n\n" + s + "\n\n" + s + "\n\n")
		}
		cuts.WriteString("READ ALSO\n")
	}
	record, err := json.Marshal(map[string]string{"id": "a", "text": paragraphs.String()})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, text string
		most       map[string]float64 // bytes for each of the text
	}{
		{"a.txt", paragraphs.String(), map[string]float64{"clean": 20, "verify": 32, "check": 11, "index": 16}},
		{"b.txt", line.String(), map[string]float64{"clean": 21}},
		{"c.jsonl", string(record), map[string]float64{"clean": 21, "verify": 38}},
		{"d.txt", words.String(), map[string]float64{"clean": 78}},
		{"e.txt", cuts.String(), map[string]float64{"clean": 73}},
	} {
		dir := t.TempDir()
		in, out := filepath.Join(dir, tt.name), filepath.Join(dir, "out")
		if err := os.WriteFile(in, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"clean", in, "-o", out, "-j", "1"}, {"verify", out, in, "-j", "1"}, {"check", in}, {"index", in, "-o", filepath.Join(dir, "index")},
		} {
			most := tt.most[args[0]]
			if most == 0 {
				continue
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if code := onecopy(append(args, "--no-config", "-q"), strings.NewReader(""), io.Discard, io.Discard); code > exitFound {
				t.Fatalf("%s %s: exit code %d", args[0], tt.name, code)
			}
			runtime.ReadMemStats(&after)
			got := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(tt.text))
			t.Logf("%s %s: %.1f bytes", args[0], tt.name, got)
			if got > most {
				t.Errorf("%s %s takes %.1f bytes for each of the text, at most %.1f", args[0], tt.name, got, most)
			}
		}
	}
}
