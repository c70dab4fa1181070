package archive

import (
	"bytes"
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"

	"onecopy/cluster"
	"onecopy/corpus/outdir"
	"onecopy/shingle"
)

// A countedFile counts how often it is read from.
type countedFile struct {
	inMemory
	reads atomic.Int64
}

func (c *countedFile) ReadAt(p []byte, at int64) (int, error) {
	c.reads.Add(1)
	return c.inMemory.ReadAt(p, at)
}

// BenchmarkMatch compares stories with an index of 3,000 survivors: some have a copy there, some
// share a passage, none is new.
func BenchmarkMatch(b *testing.B) {
	p, names := newsroom(3000)
	file := &countedFile{inMemory: inMemory{bytes.NewReader(content(b, archived(b, outdir.Settings{}, p, names...)))}}
	a := &Archive{name: "x.idx", file: file}
	if err := a.open(file.Size()); err != nil {
		b.Fatal(err)
	}
	texts := library(300).texts
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	b.SetBytes(int64(size / len(texts)))
	b.ReportAllocs()
	file.reads.Store(0)
	var k shingle.Sketcher
	for i := 0; b.Loop(); i++ {
		text := texts[i%len(texts)]
		if _, err := a.Match(cluster.Doc{ID: "new", Sketch: k.Sketch(text)}, text, cluster.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(file.reads.Load())/float64(b.N), "reads/op")
}

// BenchmarkArchive makes an index of stories that are sketched.
func BenchmarkArchive(b *testing.B) {
	p, names := newsroom(1000)
	size := 0
	for _, texts := range p {
		for _, text := range texts {
			size += len(text)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	path := filepath.Join(b.TempDir(), "x.idx")
	for b.Loop() {
		w, err := Create(path, outdir.Settings{}, true, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range names {
			putSource(b, w, name, p[name])
		}
		if _, err := w.Commit(context.Background(), cluster.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
