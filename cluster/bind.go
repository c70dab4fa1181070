package cluster

import (
	"cmp"
	"context"
	"crypto/sha256"
	"slices"

	"onecopy/corpus"
	"onecopy/shingle"
)

// Commit clusters the stories, writes the index and puts it in its place, synced to the disk. Of the options Jobs and Progress
// are heeded; threshold and noise are those of the settings. It gives the settings with their counts.
func (b *Builder) Commit(ctx context.Context, o Options) (ArchiveSettings, error) {
	if err := b.sketch(len(b.docs), 1); err != nil { // no story more; what was written aside can be read
		return b.settings, err
	}
	b.sort()
	v, err := b.order(ctx, o)
	if err != nil {
		return b.settings, err
	}
	b.settings.Sources, b.settings.Stories, b.settings.Leaders = len(b.sources), len(b.docs), len(v.leaders)
	if err := v.write(ctx); err != nil {
		return b.settings, err
	}
	return b.settings, b.draft.Commit()
}

// sort brings the sources in the order of their names, and gives every story an id of its own.
func (b *Builder) sort() {
	slices.SortFunc(b.sources, func(x, y ArchiveSource) int { return cmp.Compare(x.Name, y.Name) })
	docs, rows := make([]Doc, 0, len(b.docs)), make([]staged, 0, len(b.rows))
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
	bind    *binder
	leaders []int // stories in the order of survival
	first   []int // of each leader, in copies; at the end their number
	copies  []int // stories, by leader
	leader  []int // of each story
	places  []bones
}

// order finds the leaders and their copies.
func (b *Builder) order(ctx context.Context, o Options) (*volume, error) {
	res, err := Find(b.docs, Options{
		Threshold: b.settings.Threshold, Noisy: b.settings.Noisy, Jobs: o.Jobs, Progress: o.Progress,
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
	return b.volume(home), nil
}

// volume puts the stories in order, each with the leader of its cluster as its home.
func (b *Builder) volume(home []int) *volume {
	v := &volume{Builder: b, leader: make([]int, len(home)), places: make([]bones, len(home))}
	order := rank(b.docs)
	for _, d := range order {
		if home[d] == int(d) {
			v.leader[d] = len(v.leaders)
			v.leaders = append(v.leaders, int(d))
		}
	}
	v.first = make([]int, len(v.leaders)+1)
	for d, h := range home {
		if h != d {
			v.leader[d] = v.leader[h]
			v.first[v.leader[d]+1]++
		}
	}
	for i := range v.leaders {
		v.first[i+1] += v.first[i]
	}
	v.copies = make([]int, len(home)-len(v.leaders))
	next := slices.Clone(v.first)
	for _, d := range order {
		if l := v.leader[d]; home[d] != int(d) {
			v.copies[next[l]] = int(d)
			next[l]++
		}
	}
	return v
}

// write writes the sections in their order.
func (v *volume) write(ctx context.Context) (err error) {
	if v.bind, err = newBinder(v.draft, v.settings); err != nil {
		return err
	}
	for _, section := range []func(context.Context) error{v.writeTexts, v.writeStrings, v.writeSources, v.writeStories, v.writeLeaders, v.writeCopies, v.writeTables} {
		if err := cmp.Or(ctx.Err(), section(ctx)); err != nil {
			return err
		}
	}
	return v.bind.finish()
}

// writeTexts writes the texts by cluster, so that those which are alike are packed together, and notes where each is.
func (v *volume) writeTexts(ctx context.Context) error {
	out := v.bind.stream(theTexts)
	var raw []byte
	for i, leader := range v.leaders {
		if err := ctx.Err(); err != nil {
			return err
		}
		seen := map[[sha256.Size]byte]uint64{} // texts of the cluster
		for _, d := range append([]int{leader}, v.copies[v.first[i]:v.first[i+1]]...) {
			r, place := &v.rows[d], &v.places[d]
			var err error
			if raw, err = v.read(r.text, int(r.textLen), raw[:0]); err != nil {
				return err
			}
			sum := sha256.Sum256(raw)
			at, known := seen[sum]
			if !known {
				at = out.size
				seen[sum] = at
				if _, err := out.Write(raw); err != nil {
					return err
				}
			}
			place.text, place.textLen = at, len(raw)
		}
	}
	return out.end()
}

// writeStrings writes the names of the sources, then what is read of each story.
func (v *volume) writeStrings(context.Context) error {
	out := v.bind.stream(theStrings)
	for i := range v.sources {
		if _, err := out.Write(v.sources[i].strings()); err != nil {
			return err
		}
	}
	var raw []byte
	for d := range v.docs {
		r, place := &v.rows[d], &v.places[d]
		var s shelved
		var err error
		if raw, err = v.read(r.strings, int(r.stringsSize), raw[:0]); err != nil {
			return err
		}
		s.parseStrings(raw)
		s.added = v.docs[d].ID[len(s.id):]
		raw = s.appendStrings(raw[:0])
		place.strings, place.stringsSize = out.size, len(raw)
		if _, err := out.Write(raw); err != nil {
			return err
		}
	}
	return out.end()
}

func (s *ArchiveSource) strings() []byte { return text(text(nil, s.Name), s.Encoding) }

func (v *volume) writeSources(context.Context) error {
	out := v.bind.stream(theSources)
	at := uint64(0)
	for i := range v.sources {
		s := &v.sources[i]
		size := len(s.strings())
		if _, err := out.Write(s.append(nil, at, size)); err != nil {
			return err
		}
		at += uint64(size)
	}
	return out.end()
}

func (v *volume) writeStories(context.Context) error {
	out := v.bind.stream(theStories)
	var buf []byte
	for i := range v.sources {
		for d := v.sources[i].first; d < v.sources[i].first+v.sources[i].Stories; d++ {
			doc, row, place := &v.docs[d], &v.rows[d], &v.places[d]
			place.source, place.leader = i, v.leader[d]
			place.firstLine, place.lastLine = doc.Line, int(row.lastLine)
			place.words, place.cuts, place.mask = doc.Words, doc.Cuts, int(row.mask)
			buf = place.append(buf[:0])
			if _, err := out.Write(buf); err != nil {
				return err
			}
		}
	}
	return out.end()
}

func (v *volume) writeLeaders(context.Context) error {
	out := v.bind.stream(theLeaders)
	for i, d := range v.leaders {
		if _, err := out.Write(u32s(nil, d, v.first[i], v.first[i+1]-v.first[i])); err != nil {
			return err
		}
	}
	return out.end()
}

func (v *volume) writeCopies(context.Context) error {
	out := v.bind.stream(theCopies)
	for _, d := range v.copies {
		if _, err := out.Write(u32s(nil, d)); err != nil {
			return err
		}
	}
	return out.end()
}

// writeTables writes what the leaders are found by.
func (v *volume) writeTables(ctx context.Context) error {
	sketch := func(leader int) *shingle.Sketch { return &v.docs[v.leaders[leader]].Sketch }
	need := func(leader int) int { return sketch(leader).Need(wordShelf.hits) }
	spelt, err := v.spell()
	if err != nil {
		return err
	}
	for _, t := range []table{
		{theBands, len(v.leaders), func(i int, dst []uint64) []uint64 {
			if k := sketch(i); k.Banded() {
				return k.BandKeys(dst)
			}
			return dst
		}, need},
		{theSamples, len(v.leaders), func(i int, dst []uint64) []uint64 { return sketch(i).SampleKeys(dst) }, need},
		{theTwins, len(v.leaders), func(i int, dst []uint64) []uint64 {
			if k := sketch(i); k.Words > 0 {
				dst = append(dst, twinKey(k))
			}
			return dst
		}, func(int) int { return 1 }},
		{theLetters, len(spelt), func(i int, dst []uint64) []uint64 { return spelt[i].SampleKeys(dst) },
			func(i int) int { return spelt[i].Need(letterShelf.hits) }},
	} {
		if err := t.write(ctx, v.bind); err != nil {
			return err
		}
	}
	return nil
}

// spell sketches the letters of the leaders that Find would look at, if the index is to have them.
func (v *volume) spell() ([]shingle.Sketch, error) {
	if !v.settings.Noisy {
		return nil, nil
	}
	var k shingle.Sketcher
	out := make([]shingle.Sketch, len(v.leaders))
	for i, d := range v.leaders {
		if v.docs[d].Sketch.Words < storyWords {
			continue
		}
		text, err := v.compared(d)
		if err != nil {
			return nil, err
		}
		out[i] = k.Letters(text)
	}
	return out, nil
}
