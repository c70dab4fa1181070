package webpage

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkRead reads the pages of the folder that WEBPAGES names.
func BenchmarkRead(b *testing.B) {
	names, _ := filepath.Glob(filepath.Join(os.Getenv("WEBPAGES"), "*.html"))
	if len(names) == 0 {
		b.Skip("WEBPAGES names no folder of pages")
	}
	var pages []string
	size := 0
	for _, n := range names {
		raw, err := os.ReadFile(n)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, string(raw))
		size += len(raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			Read(p)
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}
