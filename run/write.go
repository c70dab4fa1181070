package run

import (
	"cmp"
	"iter"
	"sync"

	"onecopy/corpus"
	"onecopy/corpus/language"
	"onecopy/corpus/outdir"
	"onecopy/corpus/stats"
	"onecopy/internal/pace"
	"onecopy/report"
)

// outFiles are the files that stories go to.
type outFiles struct {
	stories, cuts, parts *outdir.JSONL
	texts                *outdir.Corpus
}

// batchBytes is of how many bytes stories are whose lines are made together. A longer one is
// written in parts.
const batchBytes = 1 << 18

// batches returns the pages in stretches.
func (j *Job) batches() iter.Seq[[]DocRange] {
	return func(yield func([]DocRange) bool) {
		first, size := 0, 0
		for n, page := range j.Ranges {
			own := j.storedSize(page)
			if size+own > batchBytes && n > first {
				if !yield(j.Ranges[first:n]) {
					return
				}
				first, size = n, 0
			}
			size += own
		}
		if first < len(j.Ranges) {
			yield(j.Ranges[first:])
		}
	}
}

// storedSize is of how many bytes the stories of a page are, with its cuts.
func (j *Job) storedSize(page DocRange) (n int) {
	if page.Outside >= 0 {
		n = j.Store.Size(int(page.Outside))
	}
	for i := page.First; i < page.Last; i++ {
		n += j.Store.Size(int(j.rows[i].at))
	}
	return n
}

// What was written of pages is the lines of their stories, cuts and parts, and of the corpus where
// that is of lines; nothing of a page too long for that.
type written struct {
	pages []DocRange
	*lineFiles
	files  []*corpus.Story // survivors where the corpus is not one file of lines, copies where they are wanted
	totals report.Totals
	tally  tally
	stats  stats.Counter
	err    error
}

// LineFiles are the lines of what a run writes a line of, lines those of the corpus, and the
// stories that they are made of as they were read back.
type lineFiles struct {
	stories, cuts, parts, lines *outdir.JSONL
	read                        []byte
}

var lineFilesPool = sync.Pool{New: func() any {
	var none *outdir.JSONL
	return &lineFiles{none.Apart(), none.Apart(), none.Apart(), none.Apart(), make([]byte, 0, batchBytes)}
}}

func (l *lineFiles) release() {
	for _, lines := range [...]*outdir.JSONL{l.stories, l.cuts, l.parts, l.lines} {
		lines.Reset()
	}
	l.read = l.read[:0]
	lineFilesPool.Put(l)
}

// encode makes the lines of pages. It runs in many goroutines at once.
func (j *Job) encode(pages []DocRange, roles []outcome) *written {
	w := &written{pages: pages}
	if len(pages) == 1 && j.storedSize(pages[0]) > batchBytes {
		return w
	}
	w.lineFiles = lineFilesPool.Get().(*lineFiles)
	for _, page := range pages {
		if w.err = j.encodePage(page, roles, w); w.err != nil {
			break
		}
	}
	return w
}

func (j *Job) encodePage(page DocRange, roles []outcome, w *written) (err error) {
	var outside corpus.Cuts
	var inside []corpus.Cuts
	if page.Outside >= 0 {
		if _, _, outside, err = j.Store.Story(int(page.Outside)); err != nil {
			return err
		}
	}
	for i := int(page.First); i < int(page.Last); i++ {
		s, pieces, own, err := j.storyIn(i, &w.read)
		if err != nil {
			return err
		}
		inside = append(inside, own)
		if err := j.settle(s, roles[i]); err != nil {
			return err
		}
		count(&w.totals, &w.stats, s, own)
		if err = cmp.Or(w.parts.Layout(s, &pieces, int(j.rows[i].mask)), w.stories.Write(s)); err != nil {
			return err
		}
		switch {
		case s.Status == corpus.Copy && j.removed == nil:
		case s.Status != corpus.Copy && j.lines:
			err = w.lines.Survivor(s)
		default:
			w.files = append(w.files, s)
		}
		if err != nil {
			return err
		}
	}
	return writeCuts(outside, inside, w.cuts, &w.totals, &w.tally)
}

// writeCuts writes the cuts of a page in the order they stand in it.
func writeCuts(outside corpus.Cuts, inside []corpus.Cuts, to *outdir.JSONL, totals *report.Totals, t *tally) error {
	var c corpus.Cut // once: to each that is written by itself a run over saved pages gave a tenth of its memory
	for c = range merged(outside, inside) {
		if c.Story == nil {
			totals.CutSpans++
			totals.CutBytes += c.End - c.Start
		}
		t.add(&c)
		if err := to.Write(&c); err != nil {
			return err
		}
	}
	return nil
}

// take writes what was made of pages.
func (j *Job) take(w *written, roles []outcome, to outFiles) error {
	if w.err != nil {
		return w.err
	}
	if w.lineFiles == nil {
		return j.writePage(w.pages[0], roles, to)
	}
	defer w.release()
	t := &j.Report.Totals
	t.Stories, t.Copies, t.Survivors, t.Words = t.Stories+w.totals.Stories, t.Copies+w.totals.Copies, t.Survivors+w.totals.Survivors, t.Words+w.totals.Words
	t.Older += w.totals.Older
	t.CutSpans, t.CutBytes = t.CutSpans+w.totals.CutSpans, t.CutBytes+w.totals.CutBytes
	j.tally.merge(&w.tally)
	j.stats.Merge(&w.stats)
	if err := cmp.Or(to.stories.Lines(w.stories.Bytes()), to.cuts.Lines(w.cuts.Bytes()), to.parts.Lines(w.parts.Bytes())); err != nil {
		return err
	}
	if j.lines {
		if err := to.texts.Lines(w.lines.Bytes()); err != nil {
			return err
		}
	}
	for _, s := range w.files {
		if err := cmp.Or(j.ctx.Err(), j.writeText(s, to)); err != nil {
			return err
		}
	}
	return nil
}

// writeText writes a survivor into the corpus, and a copy where copies are wanted.
func (j *Job) writeText(s *corpus.Story, to outFiles) error {
	if s.Status != corpus.Copy {
		return to.texts.Write(s)
	}
	if j.removed != nil {
		return j.removed.Write(s)
	}
	return nil
}

// writePage writes the stories of a page and its cuts, these in the order they stand in it.
func (j *Job) writePage(page DocRange, roles []outcome, to outFiles) (err error) {
	var outside corpus.Cuts
	var inside []corpus.Cuts
	if page.Outside >= 0 {
		if _, _, outside, err = j.Store.Story(int(page.Outside)); err != nil {
			return err
		}
	}
	for i := int(page.First); i < int(page.Last); i++ {
		s, pieces, own, err := j.Story(i)
		if err != nil {
			return err
		}
		if err := to.parts.Layout(s, &pieces, int(j.rows[i].mask)); err != nil {
			return err
		}
		if err := j.writeStory(s, own, roles[i], to); err != nil {
			return err
		}
		inside = append(inside, own)
		size := len(s.Text)
		s = nil
		pace.Release(size)
	}
	return writeCuts(outside, inside, to.cuts, &j.Report.Totals, &j.tally)
}

// writeStory writes what became of a story, and its text if it stays.
func (j *Job) writeStory(s *corpus.Story, cuts corpus.Cuts, r outcome, to outFiles) error {
	if err := j.settle(s, r); err != nil {
		return err
	}
	count(&j.Report.Totals, &j.stats, s, cuts)
	if err := to.stories.Write(s); err != nil {
		return err
	}
	return j.writeText(s, to)
}

// A role says what became of a story: the survivor of its cluster, and for a copy the pair that
// proved it.
type outcome struct {
	survivor int32
	pair     int32 // -1 for a survivor
}

// roles returns the role of each story.
func (j *Job) outcomes() []outcome {
	roles := make([]outcome, j.Docs.Len())
	for c := range j.result.All {
		roles[c.Survivor] = outcome{int32(c.Survivor), -1}
		for _, n := range c.Copies {
			_, b := j.result.Ends(int(n))
			roles[b] = outcome{int32(c.Survivor), n}
		}
	}
	return roles
}

// settle writes into a story what clustering found.
func (j *Job) settle(s *corpus.Story, r outcome) error {
	survivor := j.Docs.ID(int(r.survivor))
	s.Cluster, s.Status = survivor, corpus.Survivor
	if r.pair < 0 {
		if j.paths != nil {
			s.File = "corpus/" + j.paths.File(s.ID)
		}
		return nil
	}
	pair, err := j.result.Pair(int(r.pair))
	if err != nil {
		return err
	}
	p := pair.Record(&j.Docs)
	goes(s, survivor, &p)
	s.Against = j.older.corpusOf(int(r.survivor))
	return nil
}

// goes writes into a story that it is a copy.
func goes(s *corpus.Story, survivor string, p *corpus.Pair) {
	s.Cluster, s.Status, s.Survivor, s.Verdict = survivor, corpus.Copy, survivor, p.Verdict
	s.Jaccard, s.Contained, s.Containing = &p.Jaccard, &p.BInA, &p.AInB
}

func count(t *report.Totals, all *stats.Counter, s *corpus.Story, cuts corpus.Cuts) {
	all.Add(s, language.Code(s.Language), s.Status == corpus.Copy, cuts.Len())
	t.Stories++
	if s.Status == corpus.Copy {
		t.Copies++
		if s.Against != "" {
			t.Older++
		}
		return
	}
	t.Survivors++
	t.Words += s.Words
	t.CutSpans += cuts.Len()
	for c := range cuts.All() {
		t.CutBytes += c.End - c.Start
	}
}

func (j *Job) writePairs() error {
	pairs, err := j.jsonl("pairs.jsonl")
	if err != nil {
		return err
	}
	for i := range j.result.Pairs() {
		if _, b := j.result.Ends(i); b < j.old {
			continue
		}
		p, err := j.result.Pair(i)
		if err := cmp.Or(j.ctx.Err(), err); err != nil {
			return err
		}
		record := p.Record(&j.Docs)
		record.Against = j.older.corpusOf(p.A)
		j.Report.Similar.Count(record.Jaccard, p.Verdict.Copies())
		if err := pairs.Write(&record); err != nil {
			return err
		}
		if !p.Verdict.Copies() {
			j.relate(record)
		}
	}
	return pairs.Close()
}
