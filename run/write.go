package run

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/report"
)

// write writes the corpus and the records, in the order of the inputs.
func (j *Job) write() error {
	roles := j.outcomes()
	j.nameFiles()
	stories, err := j.jsonl("stories.jsonl")
	if err != nil {
		return err
	}
	defer stories.Close()
	cuts, err := j.jsonl("cuts.jsonl")
	if err != nil {
		return err
	}
	defer cuts.Close()
	parts, err := j.jsonl("parts.jsonl")
	if err != nil {
		return err
	}
	defer parts.Close()
	texts, err := j.out.Corpus(j.form())
	if err != nil {
		return err
	}
	defer texts.Close()
	if j.writeOld != nil {
		if err := j.writeOld(roles, outFiles{stories, cuts, parts, texts}); err != nil {
			return err
		}
	}
	for n, page := range j.Ranges {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		j.o.Progress("writing", n+1, len(j.Ranges))
		if err := j.writePage(page, roles, outFiles{stories, cuts, parts, texts}); err != nil {
			return err
		}
	}
	return cmp.Or(stories.Close(), cuts.Close(), parts.Close(), texts.Close(), j.writePairs())
}

// form is how the corpus is written: as asked, else as it was read.
func (j *Job) form() string {
	switch {
	case j.o.CorpusForm != "auto":
		return j.o.CorpusForm
	case !j.plain:
		return outdir.FormJSONL
	}
	return outdir.FormFiles
}

// nameFiles assigns a file to each story, where the corpus has a file for each.
func (j *Job) nameFiles() {
	if j.form() != outdir.FormFiles {
		return
	}
	j.paths = outdir.NewNames(func(yield func(string) bool) {
		for i := range j.Docs {
			if !yield(j.Docs[i].ID) {
				return
			}
		}
	})
}

// outFiles are the files that stories go to.
type outFiles struct {
	stories, cuts, parts *outdir.JSONL
	texts                *outdir.Corpus
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
	for c := range merged(outside, inside) {
		if c.Story == nil {
			j.Report.Totals.CutSpans++
			j.Report.Totals.CutBytes += c.End - c.Start
		}
		j.tally.add(&c)
		if err := to.cuts.Write(&c); err != nil {
			return err
		}
	}
	return nil
}

// writeStory writes what became of a story, and its text if it stays.
func (j *Job) writeStory(s *corpus.Story, cuts corpus.Cuts, r outcome, to outFiles) error {
	j.settle(s, r)
	j.count(s, cuts)
	if err := to.stories.Write(s); err != nil {
		return err
	}
	if s.Status == corpus.Copy {
		return nil
	}
	return to.texts.Write(s)
}

// A role says what became of a story: the survivor of its cluster, and for a copy the pair that proved it.
type outcome struct {
	survivor int32
	pair     int32 // -1 for a survivor
}

// roles returns the role of each story.
func (j *Job) outcomes() []outcome {
	roles := make([]outcome, len(j.Docs))
	for _, c := range j.result.Clusters {
		roles[c.Survivor] = outcome{int32(c.Survivor), -1}
		for _, n := range c.Copies {
			roles[j.result.Pairs[n].B] = outcome{int32(c.Survivor), int32(n)}
		}
	}
	return roles
}

// settle writes into a story what clustering found.
func (j *Job) settle(s *corpus.Story, r outcome) {
	survivor := j.Docs[r.survivor].ID
	s.Cluster, s.Status = survivor, corpus.Survivor
	if r.pair < 0 {
		if j.paths != nil {
			s.File = "corpus/" + j.paths.File(s.ID)
		}
		return
	}
	p := j.result.Pairs[r.pair].Record(j.Docs)
	s.Status, s.Survivor, s.Verdict = corpus.Copy, survivor, p.Verdict
	s.Jaccard, s.Contained, s.Containing = &p.Jaccard, &p.BInA, &p.AInB
}

func (j *Job) count(s *corpus.Story, cuts corpus.Cuts) {
	t := &j.Report.Totals
	t.Stories++
	if s.Status == corpus.Copy {
		t.Copies++
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
	for _, p := range j.result.Pairs {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		if p.B < j.old {
			continue
		}
		record := p.Record(j.Docs)
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

// A tally counts what each rule cut.
type tally struct {
	byRule map[string]*report.RuleEntry
}

func (t *tally) add(c *corpus.Cut) {
	if t.byRule == nil {
		t.byRule = map[string]*report.RuleEntry{}
	}
	r := t.byRule[c.Rule]
	if r == nil {
		r = &report.RuleEntry{Name: c.Rule, Category: c.Category}
		t.byRule[c.Rule] = r
	}
	r.Cuts++
	r.Bytes += c.End - c.Start
	if len(r.Samples) < 3 && !slices.Contains(r.Samples, c.Text) {
		r.Samples = append(r.Samples, strings.Clone(c.Text)) // by itself, and not with the text it is a part of
	}
}

// rules lists the rules that cut something, by name, with their reasons.
func (t *tally) rules(own []*clean.Rule) []report.RuleEntry {
	why := map[string]string{}
	for _, r := range slices.Concat(clean.Rules(), own) {
		why[r.Name] = r.Why
	}
	var list []report.RuleEntry
	for _, r := range t.byRule {
		r.Why = cmp.Or(why[r.Name], r.Why)
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b report.RuleEntry) int { return cmp.Compare(a.Name, b.Name) })
	return list
}
