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
	n = Counts{len(b.sources), len(b.docs), len(v.survivors)}
	if err := v.draw(ctx, o.Jobs); err != nil {
		return n, err
	}
	if err := v.write(ctx); err != nil {
		return n, err
	}
	return n, b.draft.Commit()
}

// sort brings the sources in the order of their names, and assigns every story an id of its own.
func (b *Builder) sort() {
	slices.SortFunc(b.sources, func(x, y Source) int { return cmp.Compare(x.Name, y.Name) })
	docs, rows := make([]cluster.Doc, 0, len(b.docs)), make([]staged, 0, len(b.rows))
	var ids corpus.IDs
	for i := range b.sources {
		s := &b.sources[i]
		from := s.first
		s.first = len(docs)
		docs = append(docs, b.docs[from:from+s.Stories]...)
		rows = append(rows, b.rows[from:from+s.Stories]...)
	}
	for i := range docs {
		docs[i].ID = ids.Take(docs[i].ID)
	}
	b.docs, b.rows = docs, rows
}

// A volume is an index file whose order is known.
type volume struct {
	*Builder
	bind      *binder
	survivors []int // stories in the order of survival
	first     []int // of each survivor, in copies; at the end their number
	copies    []int // stories, by survivor
	survivor  []int // of each story, the place of its survivor
	places    []storyRecord
	keys      []clusterKeys // of the survivors
}

// order finds the survivors and their copies.
func (b *Builder) order(ctx context.Context, o cluster.Options) (*volume, error) {
	if err := b.dates(); err != nil {
		return nil, err
	}
	dir := ""
	if o.Room > 0 {
		var err error
		if dir, err = b.draft.ScratchFolder(); err != nil {
			return nil, err
		}
	}
	m := b.memo()
	res, err := cluster.Find(b.docs, cluster.Options{
		Room: o.Room, Dir: dir, Spilling: o.Spilling,
		Threshold: b.settings.Threshold, Noisy: b.settings.Noisy, Jobs: o.Jobs, Progress: o.Progress, Memo: m,
		Text: func(i int) (string, error) {
			if err := ctx.Err(); err != nil {
				return "", err
			}
			return b.compared(i)
		},
	})
	if err != nil {
		return nil, err
	}
	home := make([]int, len(b.docs))
	for _, c := range res.Clusters {
		home[c.Survivor] = c.Survivor
		for _, p := range c.Copies {
			home[res.Pairs[p].B] = c.Survivor
		}
	}
	v := b.volume(home)
	for d, now := range m.Now {
		v.places[d].print, v.places[d].memo = m.Prints[d], now
	}
	return v, nil
}

// dates reads the days of the datelines.
func (b *Builder) dates() error {
	for d := range b.rows {
		if r := &b.rows[d]; r.mask > 0 {
			raw, err := b.read(r.text, int(r.mask), nil)
			if err != nil {
				return err
			}
			b.docs[d].Day = facts.DayOf(string(raw))
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
func (b *Builder) volume(home []int) *volume {
	v := &volume{Builder: b, survivor: make([]int, len(home)), places: make([]storyRecord, len(home))}
	order := cluster.Order(b.docs)
	for _, d := range order {
		if home[d] == int(d) {
			v.survivor[d] = len(v.survivors)
			v.survivors = append(v.survivors, int(d))
		}
	}
	v.first = make([]int, len(v.survivors)+1)
	for d, h := range home {
		if h != d {
			v.survivor[d] = v.survivor[h]
			v.first[v.survivor[d]+1]++
		}
	}
	for i := range v.survivors {
		v.first[i+1] += v.first[i]
	}
	v.copies = make([]int, len(home)-len(v.survivors))
	next := slices.Clone(v.first)
	for _, d := range order {
		if l := v.survivor[d]; home[d] != int(d) {
			v.copies[next[l]] = int(d)
			next[l]++
		}
	}
	return v
}

// draw makes the keys of the clusters.
func (v *volume) draw(ctx context.Context, jobs int) error {
	v.keys = make([]clusterKeys, len(v.survivors))
	var taken atomic.Int64
	var workers sync.WaitGroup
	fail := make([]error, max(1, jobs))
	for w := range fail {
		workers.Go(func() {
			var k shingle.Sketcher
			for i := int(taken.Add(1)) - 1; i < len(v.survivors) && fail[w] == nil; i = int(taken.Add(1)) - 1 {
				if fail[w] = ctx.Err(); fail[w] == nil {
					fail[w] = v.drawCluster(i, &k)
				}
			}
		})
	}
	workers.Wait()
	return errors.Join(fail...)
}

// drawCluster makes the keys of cluster i, of stories of the same words once.
func (v *volume) drawCluster(i int, k *shingle.Sketcher) error {
	type words struct {
		sum uint64
		n   int
	}
	seen := map[words]bool{}
	keys := &v.keys[i]
	for _, d := range append([]int{v.survivors[i]}, v.copies[v.first[i]:v.first[i+1]]...) {
		own := words{v.docs[d].Sketch.Sum, v.docs[d].Sketch.Words}
		if seen[own] {
			continue
		}
		seen[own] = true
		text, err := v.compared(d)
		if err != nil {
			return err
		}
		keys.add(k, text, v.settings.Noisy)
	}
	for _, list := range []struct {
		keys *[]uint64
		of   int
	}{{&keys.bands, bandsSection}, {&keys.samples, samplesSection}, {&keys.sums, sumsSection}, {&keys.letters, lettersSection}} {
		low := kinds[list.of].low
		slices.Sort(*list.keys)
		*list.keys = slices.Clip(slices.CompactFunc(*list.keys, func(a, b uint64) bool { return a>>low == b>>low }))
	}
	return nil
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
