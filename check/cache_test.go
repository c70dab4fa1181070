package check

import (
	"testing"

	"github.com/go-json-experiment/json"

	"onecopy/report"
)

// FuzzCache wants every state of a cache to be refused, or to be one that can be used.
func FuzzCache(f *testing.F) {
	whole, err := json.Marshal(&cache{Key: "k", Index: "1-a", Began: 5, Learned: []uint64{1}, Files: []cachedFile{{
		InputEntry: report.InputEntry{Source: "a.txt", Stories: 1}, Time: 1, Size: 2, Heads: []uint64{3}, Shorts: []uint64{4, 5},
		Findings: []report.Finding{{Kind: report.Boilerplate, Rule: "share/buttons"}}, Lines: []int{1},
	}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte("{}"))
	f.Add([]byte(`{"Files":[{"source":"a","Lines":[1]},{"source":"a"}]}`))
	f.Add([]byte("null"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := parseCache(text)
		if err != nil {
			return
		}
		for i := range c.Files {
			if file := &c.Files[i]; len(file.Findings) != len(file.Lines) || len(file.Shorts)%2 != 0 || c.bySource[file.Source] != file {
				t.Errorf("%+v", file)
			}
		}
	})
	if c, err := parseCache(whole); err != nil || len(c.Files) != 1 || c.bySource["a.txt"] == nil || c.Files[0].Findings[0].Rule != "share/buttons" {
		f.Errorf("%+v, %v", c, err)
	}
}
