package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/internal/extsort"
	"onecopy/shingle"
)

// Commit clusters the stories, writes the index and puts it in its place, synced to the disk. Of
// the options Jobs, Progress, Room and Spilling are heeded; threshold and noise are those of the
// settings. It returns how much the index holds.
func (b *Builder) Commit(ctx context.Context, o cluster.Options) (n Counts, err error) {
	if err := b.out.Flush(); err != nil {
		return n, fmt.Errorf("write stories aside: %w", pathless(err))
	}
	b.sort()
	v, err := b.order(ctx, o)
	if err != nil {
		return n, err
	}
	n = Counts{len(b.sources), b.docs.Len(), len(v.survivors)}
	if err := v.draw(ctx, o); err != nil {
		return n, errors.Join(err, v.keys.Close())
	}
	if err := errors.Join(v.write(ctx), v.keys.Close()); err != nil {
		return n, err
	}
	return n, b.draft.Commit()
}

// sort brings the sources in the order of their names, and assigns every story an id of its own.
func (b *Builder) sort() {
	byName := func(x, y Source) int { return cmp.Compare(x.Name, y.Name) }
	if !slices.IsSortedFunc(b.sources, byName) {
		slices.SortFunc(b.sources, byName)
		docs, rows := cluster.Docs{}, make([]staged, 0, len(b.rows))
		for i := range b.sources {
			s := &b.sources[i]
			from := s.first
			s.first = docs.Len()
			for n := range s.Stories {
				d := b.docs.At(from + n)
				docs.Append(&d)
			}
			rows = append(rows, b.rows[from:from+s.Stories]...)
		}
		b.docs, b.rows = docs, rows
	}
	var ids corpus.IDs
	for i := range b.docs.Len() {
		own := b.docs.ID(i)
		if id := ids.Take(own); id != own {
			b.docs.Rename(i, id)
		}
	}
}

// A volume is an index file whose order is known.
type volume struct {
	*Builder
	bind      *indexWriter
	survivors []int32 // stories in the order of survival
	first     []int32 // of each survivor, in copies; at the end their number
	copies    []int32 // stories, by survivor
	survivor  []int32 // of each story, the place of its survivor
	places    []place // of the stories
	keys      keyRows
}

// A place says where in the streams the text and the strings of a story are.
type place struct {
	text, strings uint64
	stringsSize   uint32
}

// order finds the survivors and their copies.
func (b *Builder) order(ctx context.Context, o cluster.Options) (*volume, error) {
	if err := b.dates(); err != nil {
		return nil, err
	}
	dir, err := b.draft.ScratchFolder()
	if err != nil {
		return nil, err
	}
	m := b.memo()
	found, err := cluster.Options{
		Room: o.Room, Dir: dir, Spilling: o.Spilling,
		Threshold: b.settings.Threshold, Noisy: b.settings.Noisy, Jobs: o.Jobs, Progress: o.Progress, Memo: m,
		Text: func(i int) (string, error) {
			if err := ctx.Err(); err != nil {
				return "", err
			}
			return b.compared(i)
		},
	}.Find(&b.docs)
	if err != nil {
		return nil, err
	}
	home := make([]int32, b.docs.Len())
	for c := range found.All {
		home[c.Survivor] = int32(c.Survivor)
		for _, p := range c.Copies {
			_, copied := found.Ends(int(p))
			home[copied] = int32(c.Survivor)
		}
	}
	for d, now := range m.Now {
		b.rows[d].memo = now
	}
	v := b.volume(home)
	v.keys.dir = dir
	return v, found.Close()
}

// dates reads the days of the datelines.
func (b *Builder) dates() error {
	for d := range b.rows {
		if r := &b.rows[d]; r.mask > 0 {
			raw, err := b.read(r.text, int(r.mask), nil)
			if err != nil {
				return err
			}
			doc := b.docs.At(d)
			doc.Day = facts.DayOf(string(raw))
			b.docs.Set(d, &doc)
		}
	}
	return nil
}

// memo gathers what is known of the stories that come from another index.
func (b *Builder) memo() *cluster.Memo {
	n := len(b.rows)
	m := &cluster.Memo{Prints: make([]uint64, n), Was: make([]uint64, n), Survivors: make([]int32, n), Now: make([]uint64, n)}
	at := make([]int32, b.held+1) // story there to story here, from 1
	for d := range b.rows {
		at[b.rows[d].old] = int32(d + 1)
	}
	at[0] = 0
	for d := range b.rows {
		r := &b.rows[d]
		m.Prints[d], m.Was[d], m.Survivors[d] = r.print, r.memo, at[r.survivor]-1
	}
	return m
}

// volume puts the stories in order, each with the survivor of its cluster as its home.
func (b *Builder) volume(home []int32) *volume {
	v := &volume{Builder: b, survivor: make([]int32, len(home)), places: make([]place, len(home))}
	order := b.docs.Order()
	for _, d := range order {
		if home[d] == d {
			v.survivor[d] = int32(len(v.survivors))
			v.survivors = append(v.survivors, d)
		}
	}
	v.first = make([]int32, len(v.survivors)+1)
	for d, h := range home {
		if int(h) != d {
			v.survivor[d] = v.survivor[h]
			v.first[v.survivor[d]+1]++
		}
	}
	for i := range v.survivors {
		v.first[i+1] += v.first[i]
	}
	v.copies = make([]int32, len(home)-len(v.survivors))
	next := slices.Clone(v.first)
	for _, d := range order {
		if l := v.survivor[d]; home[d] != d {
			v.copies[next[l]] = d
			next[l]++
		}
	}
	return v
}

// draw makes the keys of the clusters.
func (v *volume) draw(ctx context.Context, o cluster.Options) error {
	memory := int64(keysMemory)
	if o.Room > 0 {
		memory = min(memory, o.Room)
	}
	v.keys.sorter = extsort.New(extsort.Options{Dir: v.keys.dir, Name: "keys", Header: extsort.Header{Kind: keyKind}, Memory: memory, Err: ctx.Err})
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

// write writes the sections in their order.
func (v *volume) write(ctx context.Context) (err error) {
	if v.bind, err = newBinder(v.draft, &v.settings); err != nil {
		return err
	}
	for _, section := range []func(context.Context) error{v.writeTexts, v.writeStrings, v.writeSources, v.writeStories, v.writeSurvivors, v.writeCopies, v.writeTables} {
		if err := section(ctx); err != nil {
			return err
		}
	}
	return v.bind.finish()
}
