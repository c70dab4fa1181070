package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/pace"
	"onecopy/shingle"
)

// A batch can be written down as JSON and read back in another process, where Add takes it as if
// the input had been read there: that is how package stage parts reading from writing.

// A batchRow is a batch as JSON.
type batchRow struct {
	Source   string           `json:"source"`
	Docs     []docRow         `json:"docs,omitempty"`
	Problems []corpus.Problem `json:"problems,omitempty"`
	Input    *corpus.Input    `json:"input,omitempty"`
	Lost     bool             `json:"lost,omitempty"`
	Sum      *manifestRow     `json:"sum,omitempty"` // of an input as it lies on the disk
}

// A docRow is a document as JSON.
type docRow struct {
	Stories []storyRow    `json:"stories"`
	Outside []corpus.Cut  `json:"outside,omitempty"`
	Shorts  []clean.Short `json:"shorts,omitempty"`
	Record  bool          `json:"is_record,omitempty"`
	Running int           `json:"running,omitempty"`
	Lost    int           `json:"lost,omitempty"`
	Heads   []string      `json:"heads,omitempty"`
	Doubts  []string      `json:"doubts,omitempty"`
	Known   []string      `json:"known,omitempty"` // the doubts that were headlines of pages before
}

// A storyRow is a story as JSON: as stories.jsonl, parts.jsonl and cuts.jsonl have it.
type storyRow struct {
	Story corpus.Story  `json:"story"`
	Parts outdir.Layout `json:"parts"`
	Cuts  []corpus.Cut  `json:"cuts,omitempty"`
}

// MarshalJSON returns the batch as JSON.
func (p MarkedBatch) MarshalJSON() ([]byte, error) {
	row := batchRow{Source: p.Source, Problems: p.Problems, Input: p.Input, Lost: p.lost, Sum: p.sum}
	for i := range p.Docs {
		d := &p.Docs[i]
		out := docRow{
			Outside: d.Outside.List(), Shorts: d.Shorts, Record: d.record, Running: d.running, Lost: d.lost,
			Heads: d.heads, Doubts: d.Doubts, Known: d.known, Stories: make([]storyRow, 0, len(d.Stories)),
		}
		for n := range d.Stories {
			s := &d.Stories[n]
			out.Stories = append(out.Stories, storyRow{s.Record, outdir.LayoutOf(&s.Record, &s.Pieces, s.Mask), s.Cuts.List()})
		}
		row.Docs = append(row.Docs, out)
	}
	var line strings.Builder
	err := outdir.LineEncoder(&line).Encode(row)
	return []byte(line.String()), err
}

// UnmarshalJSON reads a batch back.
func (p *MarkedBatch) UnmarshalJSON(raw []byte) error {
	var row batchRow
	if err := json.Unmarshal(raw, &row); err != nil {
		return err
	}
	*p = MarkedBatch{Source: row.Source, Problems: row.Problems, Input: row.Input, lost: row.Lost, sum: row.Sum}
	for i := range row.Docs {
		d, err := row.Docs[i].doc()
		if err != nil {
			return err
		}
		p.Docs = append(p.Docs, d)
	}
	return nil
}

// doc makes a document of its row.
func (r *docRow) doc() (markedDoc, error) {
	d := markedDoc{
		Outside: corpus.PackCuts(r.Outside), Shorts: r.Shorts, record: r.Record, running: r.Running, lost: r.Lost,
		heads: r.Heads, Doubts: r.Doubts, known: r.Known,
	}
	k := new(shingle.Sketcher)
	for i := range r.Stories {
		row := &r.Stories[i]
		s := &row.Story
		if row.Parts.Story != s.ID || row.Parts.Masked < 0 || row.Parts.Masked > len(s.Text) {
			return d, fmt.Errorf("the parts do not fit story %q", s.ID)
		}
		out := story{Record: *s, Pieces: corpus.PackPieces(s, row.Parts.List(s)), Cuts: corpus.PackCuts(row.Cuts), Mask: row.Parts.Masked}
		out.Draw(k)
		d.Stories = append(d.Stories, out)
	}
	for i := range d.Shorts {
		n := d.Shorts[i].Story()
		if n >= len(d.Stories) {
			return d, fmt.Errorf("a short line of story %d of %d", n+1, len(d.Stories))
		}
		if s := &d.Stories[n]; s.prints == nil {
			s.prints = s.printed()
		}
	}
	return d, nil
}

// MarkAll reads every file, in order, and hands on what is in each: what is told of it, its
// documents one by one, and last the input itself. Before are batches of inputs that come before
// these, whose headlines may be lines here.
func (r *Reader) MarkAll(stdin io.Reader, before iter.Seq2[MarkedBatch, error], take func(MarkedBatch) error) error {
	for p, err := range before {
		if err != nil {
			return err
		}
		for i := range p.Docs {
			r.Known.Add(p.Docs[i].heads)
		}
	}
	files, archive := r.Files, ""
	for p := range pace.InOrder(r.ctx, r.o.Jobs, r.o.Chunks(r.Files, stdin), r.ReadChunk) {
		r.within(&p)
		r.Hear(&p)
		if len(p.Problems) > 0 || p.lost {
			if err := take(MarkedBatch{Source: p.Source, Problems: p.Problems, lost: p.lost}); err != nil {
				return err
			}
		}
		for i := range p.Docs {
			if err := r.handOn(p.Source, &p.Docs[i], take); err != nil {
				return err
			}
		}
		if p.Input != nil {
			end := MarkedBatch{Source: p.Source, Input: p.Input}
			for len(files) > 0 && !files[0].Holds(p.Source) {
				files = files[1:]
			}
			if len(files) > 0 && !(files[0].Archive() && archive == files[0].Source) {
				sum, ok, err := manifest.OnDisk(r.ctx, files[0], p.Input.SHA256)
				if err != nil && r.ctx.Err() == nil {
					end.Problems = []corpus.Problem{{Source: p.Source, Message: "no sum of the file can be made: " + err.Error()}}
				}
				if ok {
					archive = files[0].Source
					end.sum = &manifestRow{[]byte(sum.Name), sum.SHA256[:]}
				}
			}
			if err := take(end); err != nil {
				return err
			}
		}
		pace.Release(p.size)
	}
	return r.ctx.Err()
}

// handOn hands a document on, marked again where headlines of pages before it decide, and with ids
// of its own.
func (r *Reader) handOn(source string, d *markedDoc, take func(MarkedBatch) error) error {
	heads, doubts := d.heads, d.Doubts
	r.Known.Add(heads)
	known := r.doubtless(doubts)
	if len(known) > 0 {
		*d = d.Again(&r.Known)
	}
	d.heads, d.Doubts, d.known = heads, doubts, known
	b := MarkedBatch{Source: source, Docs: []markedDoc{*d}}
	for i := range d.Stories {
		s := &d.Stories[i]
		if id := r.ids.Take(s.Record.ID); id != s.Record.ID {
			b.Problems = append(b.Problems, takenID(s, id))
			s.Rename(id)
		}
	}
	r.o.Problems(b.Problems)
	return take(b)
}

// doubtless lists the lines that are headlines of pages before.
func (r *Reader) doubtless(doubts []string) (known []string) {
	for _, line := range doubts {
		if r.Known.Any([]string{line}) {
			known = append(known, line)
		}
	}
	return known
}

// Compared hands on each story of the batch as comparing knows it, with the text that is compared,
// without the learned lines.
func (p *MarkedBatch) Compared(learned *clean.Learner, take func(d cluster.Doc, text string) error) error {
	k := new(shingle.Sketcher)
	for i := range p.Docs {
		for n := range p.Docs[i].Stories {
			s := &p.Docs[i].Stories[n]
			if s.prints != nil {
				if _, ok := s.Without(learned.Knows); ok {
					s.Draw(k)
				}
			}
			if err := take(s.doc(), s.Record.Text[s.Mask:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// Settle hands on each story of the batch, without the learned lines, as stories.jsonl has it, and
// the cuts of the batch. Decided says of which story one is a copy, with their pair, or of none.
func (p *MarkedBatch) Settle(learned *clean.Learner, decided func(id string) (survivor string, with *corpus.Pair, err error),
	take func(s *corpus.Story) error, cut func(c *corpus.Cut) error) error {
	for i := range p.Docs {
		d := &p.Docs[i]
		var inside []corpus.Cuts
		for n := range d.Stories {
			s := &d.Stories[n]
			if s.prints != nil {
				if _, ok := s.Without(learned.Knows); ok {
					s.Draw(new(shingle.Sketcher))
				}
			}
			survivor, with, err := decided(s.Record.ID)
			if err != nil {
				return err
			}
			if s.Record.Status, s.Record.Cluster = corpus.Survivor, s.Record.ID; with != nil {
				goes(&s.Record, survivor, with)
			}
			if err := take(&s.Record); err != nil {
				return err
			}
			inside = append(inside, s.Cuts)
		}
		for c := range merged(d.Outside, inside) {
			if err := cut(&c); err != nil {
				return err
			}
		}
	}
	return nil
}

// ReadRows takes in batches that were written down, in the order of the inputs.
func (j *Job) ReadRows(rows iter.Seq2[MarkedBatch, error]) error {
	j.written = true
	last, ended := "", false
	for p, err := range rows {
		if err != nil {
			return err
		}
		if p.Source != last && last != "" && !ended || p.Source < last || p.Source == last && ended {
			return hint.Errorf("give the rows of the inputs in the order of their names, each input whole", "%s comes after %s", p.Source, last)
		}
		last, ended = p.Source, p.Input != nil || p.lost
		for i := range p.Docs {
			d := &p.Docs[i]
			j.Known.Add(d.heads)
			if !slices.Equal(j.doubtless(d.Doubts), d.known) {
				return hint.Errorf("mark it again with --before and the rows of the inputs before it", "%s was marked without headlines of pages before it", p.Source)
			}
			d.Doubts = nil
		}
		if p.sum != nil {
			sum := manifest.Sum{Name: string(p.sum.Name)}
			copy(sum.SHA256[:], p.sum.SHA256)
			j.sums = append(j.sums, sum)
		}
		if err := j.Add(p); err != nil {
			return err
		}
	}
	if last != "" && !ended {
		return fmt.Errorf("the rows of %s end too soon", last)
	}
	return j.ctx.Err()
}

// Decided takes over what was found elsewhere: the survivor of each story, empty of one that is
// none, and the pairs.
func (j *Job) Decided(survivors map[string]string, pairs []corpus.Pair, compared int64) {
	j.compareNew = func() error {
		at := make(map[string]int32, j.Docs.Len())
		for i := range j.Docs.Len() {
			at[j.Docs.ID(i)] = int32(i)
		}
		if len(survivors) != j.Docs.Len() {
			return fmt.Errorf("%d stories are decided, %d were read", len(survivors), j.Docs.Len())
		}
		survivor := make([]int32, j.Docs.Len())
		for i := range survivor {
			home, ok := survivors[j.Docs.ID(i)]
			if survivor[i] = -1; ok && home != "" {
				survivor[i], ok = at[home]
			}
			if !ok {
				return fmt.Errorf("story %q is not decided", j.Docs.ID(i))
			}
		}
		list := make([]cluster.Pair, len(pairs))
		for i := range pairs {
			a, known := at[pairs[i].A]
			b, both := at[pairs[i].B]
			if !known || !both {
				return fmt.Errorf("a pair of %q and %q, which were not both read", pairs[i].A, pairs[i].B)
			}
			list[i].A, list[i].B = int(a), int(b)
			list[i].Restore(&pairs[i])
		}
		var err error
		j.result, err = cluster.Options{Threshold: j.o.Threshold, Jobs: j.o.Jobs, Keep: j.o.Keep, Text: j.Text}.Assemble(&j.Docs, survivor, list, compared)
		if err == nil {
			j.Report.Totals.Compared = int(compared)
		}
		j.unmatched()
		return err
	}
}

// Follow sets what settings say, but for rules of one's own: these must be given again.
func (o *Options) Follow(s *outdir.Settings) error {
	o.Threshold, o.Keep, o.Encoding, o.Salvage, o.InputFormat, o.Fields = s.Threshold, s.Keep, s.Encoding, s.Salvage, s.InputFormat, s.Fields()
	o.Strip, o.KeepCategory, o.DedupOnly, o.Sample = s.Strip, s.KeepCategory, s.DedupOnly, s.Sample
	if o.Split = s.Split; o.Split == "" {
		o.Split = "auto"
	}
	now := o.Settings()
	if now.Rules != s.Rules {
		return hint.Errorf("give --rules with the file that marking had", "the rows were marked with other --rules")
	}
	if now.Shingle != s.Shingle || now.Marks != s.Marks {
		return errors.New("the rows were marked by another version of onecopy")
	}
	return nil
}
