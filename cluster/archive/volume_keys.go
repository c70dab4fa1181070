package archive

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"onecopy/cluster"
	"onecopy/internal/extsort"
	"onecopy/shingle"
)

// Rows of keys are sorted by table, key and survivor, in the folder of the file where they are more
// than keysMemory.
type keyRows struct {
	dir    string
	sorter *extsort.Sorter
	mu     sync.Mutex
	counts [len(keyTables)]int // of each table
}

// keyTables are the sections of keys, in the order of the file. A row has the place of one in the
// bits from tableBit on.
var keyTables = [...]int{bandsSection, samplesSection, sumsSection, lettersSection}

const (
	tableBit   = 60
	keysMemory = 64 << 20
	keyKind    = "key" // of rows: table << tableBit | key; value: survivor and need, as the table has them
)

// Close removes what is on the disk.
func (r *keyRows) Close() error {
	if r.sorter == nil {
		return nil
	}
	return r.sorter.Close()
}

// draw makes the keys of the clusters.
func (v *volume) draw(ctx context.Context, o cluster.Options) error {
	memory := int64(keysMemory)
	if o.Room > 0 {
		memory = min(memory, o.Room)
	}
	v.keys.sorter = extsort.New(extsort.Options{Dir: v.keys.dir, Name: "keys", Header: extsort.Header{Kind: keyKind}, Memory: memory})
	var taken atomic.Int64
	var workers sync.WaitGroup
	fail := make([]error, max(1, o.Jobs))
	for w := range fail {
		workers.Go(func() {
			var k shingle.Sketcher
			for fail[w] == nil {
				to := int(taken.Add(clustersAtOnce))
				from := to - clustersAtOnce
				if from >= len(v.survivors) {
					return
				}
				if fail[w] = ctx.Err(); fail[w] == nil {
					fail[w] = v.drawClusters(from, min(to, len(v.survivors)), &k)
				}
			}
		})
	}
	workers.Wait()
	return errors.Join(fail...)
}

// clustersAtOnce is of how many clusters the rows are added together.
const clustersAtOnce = 64

// drawClusters makes the keys of some clusters.
func (v *volume) drawClusters(from, to int, k *shingle.Sketcher) error {
	var rows []extsort.Row
	var counts [len(keyTables)]int
	for i := from; i < to; i++ {
		keys, err := v.drawCluster(i, k)
		if err != nil {
			return err
		}
		for t, list := range [...][]uint64{keys.bands, keys.samples, keys.sums, keys.letters} {
			low := kinds[keyTables[t]].low
			for _, p := range list {
				rows = append(rows, extsort.Row{Key: uint64(t)<<tableBit | p>>low, Value: uint64(i)<<low | p&(1<<low-1)})
			}
			counts[t] += len(list)
		}
	}
	v.keys.mu.Lock()
	for t, n := range counts {
		v.keys.counts[t] += n
	}
	v.keys.mu.Unlock()
	return v.keys.sorter.Add(rows)
}

// drawCluster makes the keys of cluster i, of stories of the same words once.
func (v *volume) drawCluster(i int, k *shingle.Sketcher) (keys clusterKeys, err error) {
	type words struct {
		sum uint64
		n   int
	}
	seen := map[words]bool{}
	for _, d := range append([]int32{v.survivors[i]}, v.copies[v.first[i]:v.first[i+1]]...) {
		doc := v.docs.At(int(d))
		own := words{doc.Sketch.Sum, doc.Sketch.Words}
		if seen[own] {
			continue
		}
		seen[own] = true
		text, err := v.compared(int(d))
		if err != nil {
			return keys, err
		}
		keys.add(k, text, v.settings.Noisy)
	}
	for _, list := range []struct {
		keys *[]uint64
		of   int
	}{{&keys.bands, bandsSection}, {&keys.samples, samplesSection}, {&keys.sums, sumsSection}, {&keys.letters, lettersSection}} {
		low := kinds[list.of].low
		slices.Sort(*list.keys)
		*list.keys = slices.CompactFunc(*list.keys, func(a, b uint64) bool { return a>>low == b>>low })
	}
	return keys, nil
}
