package run

import (
	"strings"
	"testing"
)

// FuzzSizes wants every file of sizes to be read or refused, whatever it holds.
func FuzzSizes(f *testing.F) {
	const sum = "0349984850fff1d73cb540647aaaa05475776140299675783c9b3eae7f505077"
	f.Add(sizesHead + "{\"index\":\"1-ab\",\"paths\":[\"s\"],\"began\":5}\n" + sum + " 12 -3 a b.txt\n")
	f.Add(sizesHead + "{}\n" + sum + " 12 3 \n")
	f.Add(sizesHead + "{}\n" + strings.Repeat("x", 2<<20))
	f.Add("onecopy sizes v2\n{}\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parseSizes([]byte(text))
		if err != nil {
			return
		}
		for name, row := range s.files {
			if name == "" || len(row.sum) != 64 {
				t.Errorf("%q: %v", name, row)
			}
		}
	})
}
