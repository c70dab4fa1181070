package main

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/report"
)

// write writes the corpus and the records, in the order of the inputs.
func (j *job) write() error {
	roles := j.roles()
	j.nameFiles()
	stories, err := j.out.JSONL("stories.jsonl")
	if err != nil {
		return err
	}
	defer stories.Close()
	cuts, err := j.out.JSONL("cuts.jsonl")
	if err != nil {
		return err
	}
	defer cuts.Close()
	parts, err := j.out.JSONL("parts.jsonl")
	if err != nil {
		return err
	}
	defer parts.Close()
	texts, err := j.out.Corpus(j.form())
	if err != nil {
		return err
	}
	defer texts.Close()
	for n, page := range j.pages {
		if err := j.e.ctx.Err(); err != nil {
			return err
		}
		j.e.progress("writing", n+1, len(j.pages))
		if err := j.writePage(page, roles, sheets{stories, cuts, parts, texts}); err != nil {
			return err
		}
	}
	return cmp.Or(stories.Close(), cuts.Close(), parts.Close(), texts.Close(), j.writePairs())
}

// form is how the corpus is written: as asked, else as it was read.
func (j *job) form() string {
	switch {
	case j.o.corpusForm != "auto":
		return j.o.corpusForm
	case !j.plain:
		return corpus.CorpusJSONL
	}
	return corpus.CorpusFiles
}

// nameFiles gives each story a file, where the corpus has a file for each.
func (j *job) nameFiles() {
	if j.form() != corpus.CorpusFiles {
		return
	}
	j.paths = corpus.NewNames(func(yield func(string) bool) {
		for i := range j.docs {
			if !yield(j.docs[i].ID) {
				return
			}
		}
	})
}

// sheets are the files that stories go to.
type sheets struct {
	stories, cuts, parts *corpus.JSONL
	texts                *corpus.Corpus
}

// writePage writes the stories of a page and its cuts, these in the order they stand in it.
func (j *job) writePage(page leaf, roles []role, to sheets) (err error) {
	var outside corpus.Cuts
	var inside []corpus.Cuts
	if page.outside >= 0 {
		if _, _, outside, err = j.store.Story(int(page.outside)); err != nil {
			return err
		}
	}
	for i := int(page.first); i < int(page.last); i++ {
		s, pieces, own, err := j.story(i)
		if err != nil {
			return err
		}
		if err := writeLayout(to.parts, s, &pieces, int(j.rows[i].mask)); err != nil {
			return err
		}
		if err := j.writeStory(s, own, roles[i], to); err != nil {
			return err
		}
		inside = append(inside, own)
		size := len(s.Text)
		s = nil
		release(size)
	}
	for c := range merged(outside, inside) {
		if c.Story == nil {
			j.rep.Totals.CutSpans++
			j.rep.Totals.CutBytes += c.End - c.Start
		}
		j.tally.add(&c)
		if err := to.cuts.Write(&c); err != nil {
			return err
		}
	}
	return nil
}

// writeStory writes what became of a story, and its text if it stays.
func (j *job) writeStory(s *corpus.Story, cuts corpus.Cuts, r role, to sheets) error {
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
type role struct {
	survivor int32
	pair     int32 // -1 for a survivor
}

// roles gives the role of each story.
func (j *job) roles() []role {
	roles := make([]role, len(j.docs))
	for _, c := range j.stars.Clusters {
		roles[c.Survivor] = role{int32(c.Survivor), -1}
		for _, n := range c.Copies {
			roles[j.stars.Pairs[n].B] = role{int32(c.Survivor), int32(n)}
		}
	}
	return roles
}

// settle writes into a story what clustering found.
func (j *job) settle(s *corpus.Story, r role) {
	survivor := j.docs[r.survivor].ID
	s.Cluster, s.Status = survivor, corpus.Survivor
	if r.pair < 0 {
		if j.paths != nil {
			s.File = "corpus/" + j.paths.File(s.ID)
		}
		return
	}
	p := j.stars.Pairs[r.pair].Record(j.docs)
	s.Status, s.Survivor, s.Verdict = corpus.Copy, survivor, p.Verdict
	s.Jaccard, s.Contained, s.Containing = &p.Jaccard, &p.BInA, &p.AInB
}

func (j *job) count(s *corpus.Story, cuts corpus.Cuts) {
	t := &j.rep.Totals
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

func (j *job) writePairs() error {
	pairs, err := j.out.JSONL("pairs.jsonl")
	if err != nil {
		return err
	}
	for _, p := range j.stars.Pairs {
		if err := j.e.ctx.Err(); err != nil {
			return err
		}
		record := p.Record(j.docs)
		j.rep.Similar.Count(record.Jaccard, p.Verdict.Copies())
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
	byRule map[string]*report.Rule
}

func (t *tally) add(c *corpus.Cut) {
	if t.byRule == nil {
		t.byRule = map[string]*report.Rule{}
	}
	r := t.byRule[c.Rule]
	if r == nil {
		r = &report.Rule{Name: c.Rule, Category: c.Category}
		t.byRule[c.Rule] = r
	}
	r.Cuts++
	r.Bytes += c.End - c.Start
	if len(r.Samples) < 3 && !slices.Contains(r.Samples, c.Text) {
		r.Samples = append(r.Samples, strings.Clone(c.Text)) // by itself, and not with the text it is a part of
	}
}

// rules lists the rules that cut something, by name, with their reasons.
func (t *tally) rules(own []*clean.Rule) []report.Rule {
	why := map[string]string{}
	for _, r := range slices.Concat(clean.Rules(), own) {
		why[r.Name] = r.Why
	}
	var list []report.Rule
	for _, r := range t.byRule {
		r.Why = cmp.Or(why[r.Name], r.Why)
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b report.Rule) int { return cmp.Compare(a.Name, b.Name) })
	return list
}
