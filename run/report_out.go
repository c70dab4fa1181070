package run

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/report"
	"onecopy/shingle"
)

// Reports makes the reports of an earlier output anew, from its records alone, into out, which is
// to take its place. They have the bytes that the run would have written with the Pages, Chosen and
// ReportMax of o. All other files go along as they are. What is left to do is [Job.Commit].
func (x *Earlier) Reports(ctx context.Context, o *Options, out *outdir.Writer) (*Job, error) {
	if form := x.Report.Settings.Form; form != report.Form {
		return nil, hint.Errorf(fmt.Sprintf("\"onecopy recut %s -o NEW\" makes one of it that is", x.Dir),
			"%s was not written in the form of this onecopy, %s", x.Dir, report.Form)
	}
	j := &Job{Reader: bareReader(ctx, o, nil), out: out}
	if _, err := j.retell(x, false); err != nil {
		return nil, err
	}
	for _, step := range []func() error{func() error { return j.explain(x) }, func() error { return j.takeLost(x, j.showLost()) }, j.wished, j.WriteReports} {
		if err := cmp.Or(ctx.Err(), step()); err != nil {
			return nil, err
		}
	}
	if err := out.Carry(ctx, x.Output, madeOfRecords); err != nil {
		return nil, err
	}
	return j, x.Close() // not every system moves a folder with open files
}

// madeOfRecords says which files of an output are reports.
func madeOfRecords(name string) bool {
	return slices.Contains([]string{"report.html", "report.md", "report.json"}, name) || strings.HasPrefix(name, "report/")
}

// wished wants each of the wishes for pages to mean some.
func (j *Job) wished() error {
	for _, wish := range j.o.Chosen {
		if _, err := cluster.ParseKeep([]string{wish}); err != nil {
			return hint.Errorf("name a story, a source or a pattern as in .gitignore", "%w", err)
		}
		some := func(in report.InputEntry) bool { return matches(&cluster.Doc{Source: in.Source}, wish) }
		if !j.holds(wish) && !slices.ContainsFunc(j.Report.Inputs, some) {
			return hint.Errorf("ids and sources are in stories.jsonl", "%s: no story and no source of that name", wish)
		}
	}
	return nil
}

// holds reports whether a wish names a story.
func (j *Job) holds(wish string) bool {
	for i := range j.Docs.Len() {
		if d := j.Docs.At(i); matches(&d, wish) {
			return true
		}
	}
	return false
}

// retell takes in what an output tells: the stories by where they are in it, and what became of
// them. It returns the survivor of each, empty of a survivor. With sketch new stories are to be
// compared with them.
func (j *Job) retell(x *Earlier, sketch bool) (survivors []string, err error) {
	j.Report = x.Report
	j.Report.Clusters, j.Report.Inputs = nil, slices.Clone(x.Report.Inputs)
	j.paged()
	for i := range j.Report.Inputs {
		j.Report.Inputs[i].Boilerplate = x.Outside[j.Report.Inputs[i].Source]
	}
	j.tally.byRule = map[string]*report.RuleEntry{}
	for _, r := range x.Report.Rules {
		j.tally.byRule[r.Name] = &r
	}
	if survivors, err = j.takeDocs(x, sketch); err != nil {
		return nil, err
	}
	if err := j.retellOlder(x); err != nil {
		return nil, err
	}
	j.borrow(x)
	j.sortIDs()
	return survivors, j.takePairs(x, survivors)
}

// borrow leaves the stories where the output has them.
func (j *Job) borrow(x *Earlier) {
	j.rows, j.lent.n = make([]stored, j.Docs.Len()), j.Docs.Len()
	own := j.older.docs(j.Docs.Len())
	j.lent.story = func(n int) (*corpus.Story, corpus.Pieces, corpus.Cuts, error) {
		if n >= own {
			row, err := j.older.story(n)
			s := row.story()
			return &s, plainPieces(&s), corpus.Cuts{}, err
		}
		s := x.restore(x.Row(n), nil, true)
		return &s.Record, s.Pieces, s.Cuts, s.err
	}
	j.lent.record = func(n int) (*corpus.Story, error) {
		if n >= own {
			row, err := j.older.story(n)
			s := row.story()
			return &s, err
		}
		s, _, err := x.Parse(x.Row(n))
		return &s, err
	}
	j.lent.text = func(n int) (string, error) {
		if n >= own {
			row, err := j.older.story(n)
			return row.Text[min(row.Masked, len(row.Text)):], err
		}
		s, layout, err := x.Parse(x.Row(n))
		if err != nil {
			return "", err
		}
		return s.Text[layout.Masked:], nil
	}
}

// mostMeasured is from how many bytes of input on a report is known to need more than one page, so
// that nobody measures stories.
const mostMeasured = 10 << 20

// takeDocs takes in the stories, and returns the survivor of each, empty for a survivor.
func (j *Job) takeDocs(x *Earlier, sketch bool) (survivors []string, err error) {
	in, day := j.Report.Inputs, x.Report.Day()
	measured := x.Report.Totals.Bytes <= mostMeasured
	back := func(row outdir.StoryRow) oldStory {
		if !sketch {
			return x.restore(row, nil, measured)
		}
		k := j.sketchers.Get().(*shingle.Sketcher)
		defer j.sketchers.Put(k)
		return x.restore(row, k, measured)
	}
	for s := range pace.InOrder(j.ctx, j.o.Jobs, x.Rows(), back) {
		if s.err != nil {
			return nil, s.err
		}
		r := &s.Record
		for len(in) > 0 && in[0].Source != r.Source {
			in = in[1:]
		}
		if len(in) == 0 {
			return nil, fmt.Errorf("%s: stories.jsonl: %s is of no input, or out of order", x.Dir, r.ID)
		}
		if j.Docs.Len() == len(day) {
			return nil, fmt.Errorf("%s: stories.jsonl: has more stories than report.json", x.Dir)
		}
		if r.Record == nil && sketch {
			j.Known.Add([]string{r.Headline})
		}
		if measured {
			addRoom(&in[0], &s.story)
		}
		j.Docs.Append(&cluster.Doc{
			ID: r.ID, Source: in[0].Source, Line: r.FirstLine, Words: r.Words, Cuts: x.CutCount(r.ID), Markup: r.Markup, Published: facts.Date(r.Published),
			Day: facts.DayOf(r.Text[:s.Mask]), Senior: -day[j.Docs.Len()],
			Sketch: shingle.Sketch{Words: r.Words - len(shingle.Words(r.Text[:s.Mask], nil)), Sum: s.sketch.Sum},
		})
		survivors = append(survivors, j.names.keep(s.was.survivor))
		j.stats.Add(r, r.Language, s.was.survivor != "", x.CutCount(r.ID))
		j.o.Progress("reading", j.Docs.Len(), x.Report.Totals.Stories)
	}
	return survivors, j.ctx.Err()
}

// takePairs takes in the pairs, of which only those of copies are needed again; of the others
// report.json has what reports show. It puts the clusters together as comparing left them.
func (j *Job) takePairs(x *Earlier, survivors []string) error {
	var pairs []cluster.Pair
	if err := x.Each(j.ctx, "pairs.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var p corpus.Pair
		if err := json.Unmarshal(raw, &p); err != nil {
			return err
		}
		verdict := cluster.Verdict(p.Verdict)
		j.Report.Similar.Count(p.Jaccard, verdict.Copies())
		if !verdict.Copies() {
			return nil
		}
		a, okA := j.find(p.A)
		b, okB := j.find(p.B)
		if !okA || !okB {
			return fmt.Errorf("%s and %s are not both in stories.jsonl", p.A, p.B)
		}
		pairs = append(pairs, cluster.Pair{
			A: a, B: b, Overlap: shingle.Overlap{Jaccard: p.Jaccard, AInB: p.AInB, BInA: p.BInA}, Run: p.Run,
			Verdict: verdict, Changed: p.Changed, OnlyA: p.OnlyA, OnlyB: p.OnlyB,
		})
		return nil
	}); err != nil {
		return err
	}
	return j.takeClusters(x, survivors, pairs)
}

// takeClusters puts the clusters together as comparing left them.
func (j *Job) takeClusters(x *Earlier, survivors []string, pairs []cluster.Pair) (err error) {
	home := make([]int32, j.Docs.Len())
	for i := range home {
		home[i] = -1
	}
	left := 0
	for _, s := range survivors {
		if s != "" {
			left++
		}
	}
	for i := range pairs {
		p := &pairs[i]
		if p.B >= len(survivors) {
			return fmt.Errorf("%s: pairs.jsonl: %s is not a story of it", x.Dir, j.Docs.ID(p.B))
		}
		if survivors[p.B] == j.Docs.ID(p.A) {
			home[p.B] = int32(p.A)
			left--
		}
	}
	if left != 0 {
		return fmt.Errorf("%s: pairs.jsonl does not fit stories.jsonl", x.Dir)
	}
	j.whys = map[int]string{}
	for _, c := range x.Report.Clusters {
		if n, ok := j.find(c.ID); ok {
			j.whys[n] = c.Why
		}
	}
	j.result, err = j.Docs.Pack(home, pairs)
	return err
}

// explain says why survivors stay whose clusters report.json has no room for. What wishes decided
// there nobody wrote down, and it is found again as it was found then.
func (j *Job) explain(x *Earlier) error {
	large := j.large()
	if len(large) == len(x.Report.Clusters) {
		return nil
	}
	if len(x.Report.Days) > 0 || j.older != nil {
		j.again = j.stayed
	} else if len(x.Report.Settings.Keep) > 0 {
		why, err := x.compareAgain(j)
		if err != nil {
			return err
		}
		j.again = func(survivor int, _ []int32) string { return why[j.Docs.ID(survivor)] }
	}
	return nil
}

// stayed says why the survivor of a cluster in a grown output stays. What wishes decided nobody
// wrote down of all clusters.
func (j *Job) stayed(survivor int, copies []int32) string {
	alone := !slices.ContainsFunc(copies, func(n int32) bool {
		_, b := j.result.Ends(int(n))
		return j.Docs.At(b).Senior == j.Docs.At(survivor).Senior
	})
	if len(j.Report.Settings.Keep) > 0 && !alone {
		return "by the wishes of its run"
	}
	return j.result.Why(survivor, copies)
}

// compareAgain compares the stories of an output anew, and says of each survivor why it stays.
func (x *Earlier) compareAgain(j *Job) (why map[string]string, err error) {
	if x.Report.Settings.Verdicts != cluster.Version {
		return nil, hint.Errorf(fmt.Sprintf("\"onecopy recut %s -o NEW\" compares anew", x.Dir), "%s was compared by another version, and has wishes that are not written down of each cluster", x.Dir)
	}
	again := &Job{Reader: bareReader(j.ctx, j.o, nil)}
	for n := range j.Docs.Len() {
		var k shingle.Sketcher
		s := x.restore(x.Row(n), nil, true)
		if s.err != nil {
			return nil, s.err
		}
		s.Draw(&k)
		s.sketch.Signature, s.sketch.Sample = nil, nil
		d := j.Docs.At(n)
		d.Sketch, d.Day = s.sketch, facts.DayOf(s.Record.Text[:s.Mask])
		again.Docs.Append(&d)
	}
	o := cluster.Options{Threshold: x.Report.Settings.Threshold, Keep: x.Report.Settings.Keep, Noisy: x.Report.Settings.Noisy, Jobs: j.o.Jobs}
	o.Text = j.Text
	result, err := o.Find(&again.Docs)
	if err != nil {
		return nil, err
	}
	why = map[string]string{}
	for c := range result.All {
		why[j.Docs.ID(c.Survivor)] = result.Why(c.Survivor, c.Copies)
	}
	return why, result.Close()
}

// takeLost takes in what the reports show of lost sentences.
func (j *Job) takeLost(x *Earlier, shown func(pair int32, i int, s string)) error {
	of := map[int]int32{} // of a copy, the pair with its survivor
	for c := range j.result.All {
		for _, n := range c.Copies {
			_, b := j.result.Ends(int(n))
			of[b] = n
		}
	}
	last, i := "", 0
	return x.Each(j.ctx, "lost.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var l outdir.LostSentence
		if err := json.Unmarshal(raw, &l); err != nil {
			return err
		}
		if i++; l.Story != last {
			last, i = l.Story, 0
		}
		n, ok := j.find(l.Story)
		pair, is := of[n]
		if !ok || !is {
			return fmt.Errorf("%s is not a copy in stories.jsonl", l.Story)
		}
		shown(pair, i, l.Sentence)
		return nil
	})
}
