package cluster

import (
	"math/rand/v2"
	"testing"
)

// benchPair is a story of 600 words and what another paper made of it: a new lead, ten words
// edited, the tail cut.
func benchPair() (a, b string) {
	r := rand.New(rand.NewPCG(11, 12))
	w := prose(r, 600)
	edited := append([]string(nil), w[20:450]...)
	for i := range 10 {
		edited[i*43] = "edited"
	}
	return join(w), join(prose(r, 20), edited)
}

func BenchmarkComplete(b *testing.B) {
	text, _ := benchPair()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		read(text)
	}
}

func BenchmarkCompare(b *testing.B) {
	ta, tb := benchPair()
	x, y := read(ta), read(tb)
	b.SetBytes(int64(len(ta) + len(tb)))
	b.ReportAllocs()
	for b.Loop() {
		compare(x, y, DefaultThreshold)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}

// BenchmarkCompareApart is the price of a candidate that shares a paragraph and no more.
func BenchmarkCompareApart(b *testing.B) {
	r := rand.New(rand.NewPCG(13, 14))
	shared := prose(r, 60)
	x, y := read(join(prose(r, 500), shared)), read(join(shared, prose(r, 500)))
	b.SetBytes(int64(len(x.Text) + len(y.Text)))
	b.ReportAllocs()
	for b.Loop() {
		compare(x, y, DefaultThreshold)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}

func BenchmarkFind(b *testing.B) {
	d := library(1000)
	size := 0
	for _, text := range d.texts {
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		d.find(b, Options{Jobs: 2})
	}
	b.ReportMetric(float64(len(d.docs))*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}
