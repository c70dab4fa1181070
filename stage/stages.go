package stage

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus/outdir"
	"onecopy/run"
	"onecopy/shingle"
)

// A Filter is how every stage is called: it reads sources and writes rows.
type Filter struct {
	In   []Part
	Out  io.Writer
	Open bool // rows are divided by an engine: there are no trailers, and none are written
}

// begin reads the header of the sources and writes that of the output.
func (f *Filter) begin(sorted bool, kind string, from ...string) (*input, *writer, outdir.Settings, error) {
	in, h, err := read(f.In, f.Open, sorted, from...)
	if err != nil {
		return nil, nil, outdir.Settings{}, err
	}
	made, err := h.made()
	if err != nil {
		return nil, nil, made, in.all[0].wrong(err)
	}
	h.Kind = kind
	out, err := newWriter(f.Out, h, f.Open)
	return in, out, made, err
}

// Mark writes what is in inputs. Before are rows of inputs that come before these.
func (f *Filter) Mark(r *run.Reader, stdin io.Reader, before []Part) error {
	h, err := newHeader(Docs, &r.Report.Settings)
	if err != nil {
		return err
	}
	out, err := newWriter(f.Out, h, f.Open)
	if err != nil {
		return err
	}
	earlier := func(yield func(run.MarkedBatch, error) bool) {}
	if len(before) > 0 {
		earlier = batches(before, f.Open)
	}
	if err := r.MarkAll(stdin, earlier, func(b run.MarkedBatch) error { return out.write(b) }); err != nil {
		return err
	}
	return out.close()
}

// batches reads what mark wrote.
func batches(sources []Part, open bool) iter.Seq2[run.MarkedBatch, error] {
	return func(yield func(run.MarkedBatch, error) bool) {
		in, _, err := read(sources, open, false, Docs)
		if err == nil {
			err = each(in, func(b *run.MarkedBatch) error {
				if !yield(*b, nil) {
					return io.EOF
				}
				return nil
			})
		}
		if err != nil && !errors.Is(err, io.EOF) {
			yield(run.MarkedBatch{}, err)
		}
	}
}

// A shortRow is what Learn reads of a row of mark. An engine may leave out all else.
type shortRow struct {
	Docs []struct {
		Shorts []clean.Short `json:"shorts"`
	} `json:"docs"`
}

// Learn writes the lines that documents show to be boilerplate. It holds every short line once.
func (f *Filter) Learn() error {
	in, out, made, err := f.begin(false, Templates, Docs)
	if err != nil {
		return err
	}
	o := run.Options{Strip: made.Strip, KeepCategory: made.KeepCategory, Split: "auto"}
	marker, err := o.Marker(false)
	if err != nil {
		return err
	}
	var learner clean.Learner
	if err := each(in, func(b *shortRow) error {
		for i := range b.Docs {
			learner.Add(b.Docs[i].Shorts)
		}
		return nil
	}); err != nil {
		return err
	}
	if !slices.Contains(marker.Keep, clean.Template) {
		for _, p := range learner.Patterns() {
			if err := out.write(outdir.Template(p)); err != nil {
				return err
			}
		}
	}
	return out.close()
}

// Sign writes the stories of documents, without the learned lines. To be sorted.
func (f *Filter) Sign(templates []Part) error {
	var learned clean.Learner
	in, out, _, err := f.begin(false, Stories, Docs)
	if err != nil {
		return err
	}
	if err := f.carry(&learned, templates, in); err != nil {
		return err
	}
	if err := each(in, func(b *run.MarkedBatch) error {
		return b.Compared(&learned, func(d cluster.Doc, text string) error {
			print := sha256.Sum256([]byte(text))
			return out.write(signedRow{
				Key: d.OrderKey(), ID: d.ID, Words: d.Sketch.Words, Sum: d.Sketch.Sum, Print: hex.EncodeToString(print[:16]), Day: uint16(d.Day), Text: text,
			})
		})
	}); err != nil {
		return err
	}
	return out.close()
}

// carry takes in the lines that were learned.
func (f *Filter) carry(learned *clean.Learner, templates []Part, in *input) error {
	lines, h, err := read(templates, f.Open, false, Templates)
	if err != nil {
		return err
	}
	if string(h.Settings) != string(in.all[0].head.Settings) {
		return lines.all[0].wrong(otherSettings)
	}
	return each(lines, func(t *outdir.Template) error {
		learned.Carry(t.Text)
		return nil
	})
}

// Rank numbers the sorted stories and finds the first of each that has the same words.
func (f *Filter) Rank() error {
	in, out, _, err := f.begin(true, Ranked, Stories)
	if err != nil {
		return err
	}
	type first struct {
		rank  int32
		print string
	}
	firsts, words, next, last := map[uint64]first{}, -1, int32(0), ""
	if err := each(in, func(s *signedRow) error {
		if s.Key == last {
			return fmt.Errorf("two stories have the id %q", s.ID)
		}
		last = s.Key
		if s.Words != words {
			clear(firsts)
			words = s.Words
		}
		row := rankedRow{Key: rankKey(next), Type: storyType, ID: s.ID, Words: s.Words, Day: s.Day, Text: s.Text}
		if was, ok := firsts[s.Sum]; ok {
			row.First, row.Twin = &was.rank, was.print == s.Print
		} else {
			firsts[s.Sum] = first{next, s.Print}
		}
		if next++; next < 0 {
			return errors.New("more stories than 2^31")
		}
		return out.write(row)
	}); err != nil {
		return err
	}
	return out.close()
}

// Keys writes each ranked story under its keys. To be sorted.
func (f *Filter) Keys() error {
	in, out, _, err := f.begin(false, Keys, Ranked)
	if err != nil {
		return err
	}
	var k shingle.Sketcher
	if err := each(in, func(s *rankedRow) error {
		if _, err := rankOf(s.Key); err != nil || s.Words == 0 {
			return err
		}
		sketch := k.Sketch(s.Text)
		var err error
		sketch.EachKey(func(key uint64, band, entered bool) {
			row := keyRow{fmt.Sprintf("%0*x%s", keyDigits, key, s.Key), band, entered && s.First == nil, len(sketch.Sample)}
			err = cmp.Or(err, out.write(row))
		})
		return err
	}); err != nil {
		return err
	}
	return out.close()
}

// Bucket writes for each key of a story the first stories before it that are under the key. It
// holds the stories of one key, of which no more are kept than Find keeps. To be sorted.
func (f *Filter) Bucket() error {
	in, out, _, err := f.begin(true, Lists, Keys)
	if err != nil {
		return err
	}
	const digits = keyDigits
	most := cluster.Options{}.Proposing().Kept
	key, ranks, sizes := "", []int32(nil), []int(nil)
	if err := each(in, func(s *keyRow) error {
		if len(s.Key) != digits+rankDigits {
			return fmt.Errorf("a key of %s digits", strconv.Itoa(len(s.Key)))
		}
		r, err := rankOf(s.Key[digits:])
		if err != nil {
			return err
		}
		if s.Key[:digits] != key {
			key, ranks, sizes = s.Key[:digits], ranks[:0], sizes[:0]
		}
		n := len(ranks)
		for n > 0 && ranks[n-1] >= r { // two hashes of a story have the key
			n--
		}
		if n > 0 {
			row := listRow{s.Key[digits:], s.Band, n == most, s.Size, ranks[:n], sizes[:n]}
			if err := out.write(row); err != nil {
				return err
			}
		}
		if s.Entered && len(ranks) < most {
			ranks, sizes = append(ranks, r), append(sizes, s.Size)
		}
		return nil
	}); err != nil {
		return err
	}
	return out.close()
}

// Pairs writes for each story the earlier ones that share the most with it.
func (f *Filter) Pairs() error {
	in, out, _, err := f.begin(true, Proposals, Lists)
	if err != nil {
		return err
	}
	p := pairing{most: cluster.Options{}.Proposing().Most, out: out, tallies: map[int32]shingle.Tally{}, sizes: map[int32]int{}}
	if err := each(in, p.add); err != nil {
		return err
	}
	return cmp.Or(p.flush(), out.close())
}

// A pairing sums what one story shares with others.
type pairing struct {
	most    int
	out     *writer
	key     string
	size    int
	full    int
	tallies map[int32]shingle.Tally
	sizes   map[int32]int
}

func (p *pairing) add(l *listRow) error {
	if _, err := rankOf(l.Key); err != nil {
		return err
	}
	if len(l.Ranks) != len(l.Sizes) {
		return errors.New("not as many sizes as stories")
	}
	if l.Key != p.key {
		if err := p.flush(); err != nil {
			return err
		}
		p.key, p.size = l.Key, l.Size
	}
	if l.Full && !l.Band {
		p.full++
	}
	for i, c := range l.Ranks {
		p.tallies[c] = p.tallies[c].Add(l.Band, l.Full)
		p.sizes[c] = l.Sizes[i]
	}
	return nil
}

// flush writes the candidates of the story under way.
func (p *pairing) flush() error {
	var list []int32
	for c, n := range p.tallies {
		if n.Candidate(p.size, p.sizes[c]) {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.tallies[b].Weight(), p.tallies[a].Weight()), cmp.Compare(a, b))
	})
	row := proposalRow{Key: p.key, Type: nearType, Size: p.size, Free: p.size - p.full}
	for _, c := range list[:min(len(list), p.most)] {
		q := p.tallies[c].Proposal(c, p.sizes[c])
		row.Ranks, row.Sizes, row.Hits, row.Own = append(row.Ranks, c), append(row.Sizes, q.Size), append(row.Hits, q.Hits), append(row.Own, q.Own)
	}
	clear(p.tallies)
	clear(p.sizes)
	p.full = 0
	if len(row.Ranks) == 0 {
		return nil
	}
	return p.out.write(row)
}
