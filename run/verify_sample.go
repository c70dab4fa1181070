package run

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/manifest"
	"onecopy/corpus/outdir/verify"
	"onecopy/internal/disk"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
	"onecopy/shingle"
)

// A sampler marks some of the documents of the inputs again, and compares their copies with their
// survivors again. What decides is looked up in OUT: learned lines, headlines of pages before. So
// it takes memory for the sample alone, and of the time that marking and comparing take, the share
// of the sample.
type sampler struct {
	*Verification
	j       *Reader
	from    outdir.Output
	salt    [sha256.Size]byte // the sum of the manifest: who changes OUT changes the sample
	limit   uint64            // hashes below it are in the sample
	stories *outdir.Table
	parts   *outdir.Table
	cuts    *outdir.Table
	known   clean.Known // headlines so far
	learned clean.Known // lines
	copies  map[string]*sampledCopy
	texts   map[string]*Side // of the copies and their survivors
	done    struct{ stories, copies, unsure int }
}

// A sampledCopy is a copy in the sample: its line in stories.jsonl.
type sampledCopy struct {
	corpus.Story
	line   int
	paired bool
	lost   []string // that lost.jsonl has
}

// SampleShare reads N, a number of stories, or SHARE, which has a point.
func sampleShare(value string, stories int) (float64, error) {
	if n, err := strconv.Atoi(value); err == nil && n > 0 {
		return float64(n) / float64(max(n, stories)), nil
	}
	if x, err := strconv.ParseFloat(value, 64); err == nil && x > 0 && x <= 1 && strings.Contains(value, ".") {
		return x, nil
	}
	return 0, hint.Errorf("N is a number of stories, such as 1000; SHARE is one of all, such as 0.05", "--sample %s is not a sample", value)
}

// proveSample proves a part of OUT.
func (v *Verification) proveSample(j *Reader) error {
	share, err := sampleShare(v.Sample, v.Made.Totals.Stories)
	if err != nil {
		return err
	}
	s := &sampler{Verification: v, j: j, from: outdir.Output{Dir: v.Dir}, limit: math.MaxUint64, copies: map[string]*sampledCopy{}, texts: map[string]*Side{}}
	if share < 1 {
		s.limit = uint64(share * math.MaxUint64)
	}
	raw, err := disk.ReadRegular(filepath.Join(v.Dir, manifest.Name))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	s.salt = sha256.Sum256(raw)
	defer s.from.Close()
	for _, t := range []struct {
		name string
		to   **outdir.Table
	}{{"stories.jsonl", &s.stories}, {"parts.jsonl", &s.parts}, {"cuts.jsonl", &s.cuts}} {
		if *t.to, err = s.from.Table(t.name); err != nil {
			return fmt.Errorf("%s: %w", v.Dir, err)
		}
	}
	for _, step := range []func() error{s.readLearned, s.mark, s.readTexts, s.readOlder, s.comparePairs, s.compareLost} {
		if err := cmp.Or(v.ctx.Err(), step()); err != nil {
			return err
		}
	}
	if v.sampler = s; s.done.stories == 0 && len(v.told) == 0 {
		return hint.Errorf("take a larger one, or leave it out to have all made again", "--sample %s: there is no story in it", v.Sample)
	}
	return nil
}

// rows goes through a file of OUT.
func (s *sampler) rows(name string, take func(t *outdir.Table, raw []byte) error) error {
	return s.from.Each(s.ctx, name, "", "", take)
}

func (s *sampler) readLearned() error {
	return s.rows("templates.jsonl", func(_ *outdir.Table, raw []byte) error {
		var p outdir.Template
		err := json.Unmarshal(raw, &p)
		s.learned.Add([]string{p.Text})
		return err
	})
}

// chosen says whether a document is in the sample.
func (s *sampler) chosen(doc *corpus.Document) bool {
	h := sha256.New()
	h.Write(s.salt[:])
	fmt.Fprintf(h, "%s\x00%d", doc.Source, doc.Offset(0))
	return binary.BigEndian.Uint64(h.Sum(nil)) <= s.limit
}

// A sampledDoc is a document: where it is, and what marking it again returned if it is in the
// sample.
type sampledDoc struct {
	source     string
	start, end int
	marked     *markedDoc
}

// mark goes through the inputs and through stories, parts and cuts side by side, as all are in one
// order.
func (s *sampler) mark() error {
	read := func(c *corpus.Chunk) (list []sampledDoc) {
		batch, err := c.Read()
		if err != nil {
			return nil
		}
		for _, doc := range batch.Documents {
			d := sampledDoc{source: doc.Source, start: doc.Offset(0), end: doc.Offset(len(doc.Text))}
			if s.chosen(doc) {
				marked := s.j.Mark(doc)
				d.marked = &marked
			}
			list = append(list, d)
		}
		return list
	}
	for list := range pace.InOrder(s.ctx, s.o.Jobs, s.o.Chunks(s.found.Files, s.again()), read) {
		for i := range list {
			if err := s.document(&list[i]); err != nil {
				return fmt.Errorf("%s: %w", s.Dir, err)
			}
		}
	}
	return s.ctx.Err()
}

// A sampledRow is a line of a table.
type sampledRow struct {
	raw  []byte
	line int
}

// rowsOf takes the lines of a table that are of a document.
func rowsOf(t *outdir.Table, d *sampledDoc) (list []sampledRow, err error) {
	for {
		raw, err := t.Next()
		if err == io.EOF {
			return list, nil
		}
		var head struct {
			Source string
			Start  int
		}
		if err == nil {
			err = json.Unmarshal(raw, &head)
		}
		if err != nil {
			return nil, t.Wrong(t.Line, err)
		}
		if head.Source != d.source || head.Start > d.end {
			t.Back(raw)
			return list, nil
		}
		list = append(list, sampledRow{raw, t.Line})
	}
}

// document compares what OUT has of a document with what marking it returned.
func (s *sampler) document(d *sampledDoc) error {
	stories, err := rowsOf(s.stories, d)
	if err != nil {
		return err
	}
	cuts, err := rowsOf(s.cuts, d)
	if err != nil {
		return err
	}
	var parts []sampledRow
	for range stories {
		raw, err := s.parts.Next()
		if err != nil {
			return s.parts.Wrong(s.parts.Line+1, err)
		}
		parts = append(parts, sampledRow{raw, s.parts.Line})
	}
	var rows []corpus.Story
	for _, r := range stories {
		var row corpus.Story
		if err := json.Unmarshal(r.raw, &row); err != nil {
			return s.stories.Wrong(r.line, err)
		}
		rows = append(rows, row)
		s.known.Add([]string{row.Headline})
	}
	if d.marked == nil {
		return nil
	}
	marked := d.marked
	if s.known.Any(marked.Doubts) {
		again := marked.Again(&s.known)
		marked = &again
	}
	list, err := s.compareMarked(d, marked, rows, stories, parts, cuts)
	switch {
	case err != nil:
		return err
	case len(list) > 0 && len(d.marked.Doubts) > 0:
		s.done.unsure += len(rows) // headlines of pages before decide, and OUT does not say all of them
		return nil
	}
	s.tellAll(list)
	s.done.stories += len(rows)
	for i, row := range rows {
		if row.Status == corpus.Copy {
			s.copies[row.ID] = &sampledCopy{Story: row, line: stories[i].line}
			s.texts[row.ID], s.texts[row.Survivor] = nil, nil
		}
	}
	return nil
}

// compareMarked compares the rows of a document.
func (s *sampler) compareMarked(d *sampledDoc, m *markedDoc, rows []corpus.Story, stories, parts, cuts []sampledRow) (list []corpus.Problem, err error) {
	if len(rows) != len(m.Stories) {
		line := s.stories.Line
		if len(stories) > 0 {
			line = stories[0].line
		}
		return []corpus.Problem{{Source: "stories.jsonl", Line: line, Message: fmt.Sprintf("from byte %d of %s: %s, the input gives %d",
			d.start, d.source, phrase.Count(len(rows), "story", "stories"), len(m.Stories))}}, nil
	}
	add := func(name string, r sampledRow, want any) {
		more, odd := verify.CompareLine(name, r.line, r.raw, want)
		list, err = append(list, more...), cmp.Or(err, odd)
	}
	all := m.Outside.List()
	k := new(shingle.Sketcher)
	for i := range m.Stories {
		w, have := &m.Stories[i], &rows[i]
		if strings.HasPrefix(have.ID, w.Record.ID+"~") {
			w.Rename(have.ID)
		}
		short := slices.ContainsFunc(m.Shorts, func(c clean.Short) bool { return c.Story() == i })
		if short {
			if _, ok := w.Without(func(line string) bool { return s.learned.Any([]string{line}) }); ok {
				w.Draw(k)
			}
		}
		r := w.Record
		r.File = have.File                                                          // all stories decide on it; accounting has held it against corpus/
		if r.Status, r.Cluster = have.Status, have.ID; have.Status == corpus.Copy { // comparePairs looks at the rest
			r.Cluster, r.Survivor, r.Against, r.Verdict = have.Survivor, have.Survivor, have.Against, have.Verdict
			r.Jaccard, r.Contained, r.Containing = have.Jaccard, have.Contained, have.Containing
		}
		add("stories.jsonl", stories[i], &r)
		add("parts.jsonl", parts[i], outdir.LayoutOf(&r, &w.Pieces, w.Mask))
		all = slices.AppendSeq(all, w.Cuts.All())
	}
	slices.SortFunc(all, func(a, b corpus.Cut) int { return cmp.Compare(a.Start, b.Start) })
	for i := range min(len(all), len(cuts)) {
		add("cuts.jsonl", cuts[i], &all[i])
	}
	if len(all) != len(cuts) {
		list = append(list, corpus.Problem{Source: "cuts.jsonl", Line: s.cuts.Line, Message: fmt.Sprintf("from byte %d of %s: %s, the input gives %d",
			d.start, d.source, phrase.Count(len(cuts), "cut", "cuts"), len(all))})
	}
	return list, err
}
