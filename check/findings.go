package check

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/run"
)

// findings are what there is to say of the files.
type findings struct {
	ctx    context.Context
	o      *Options
	read   *run.Reader
	cmp    *comparison
	change *change
	open   *opened

	inputs    []input
	learned   bool              // lines were learned
	trouble   []corpus.Problem  // what could not be read
	untold    []corpus.Problem  // of that, what no finding is wanted of
	why       map[string]string // of each rule
	formal    map[string]bool   // rules of which no finding is made
	unchanged int               // findings left out, as their lines have not changed
	result    report.Check
	marks     []mark // of result.Findings, one for each
	room      int    // bytes of stories that may still be kept with it
}

// A mark is where a finding stands, in bytes of its input.
type mark struct {
	input      int
	page       int
	start, end int
	cuts       []corpus.Cut // of boilerplate; in the result only where they are to go
	lines      int          // how many cuts
}

// noted is a finding on its way to the result.
type noted struct {
	report.Finding
	mark
}

// make makes findings of what was read and compared, by source, line, column and rule. They are
// held in memory, at some 2 KB each: 98,583 stories with 536,000 findings took 1.3 GB, and clean
// 0.4.
func (f *findings) make() error {
	f.learnWhy()
	if f.room = 0; f.o.Stories {
		f.room = shownBytes
	}
	var all []noted
	for i := range f.inputs {
		list, err := f.inspect(i)
		if err != nil {
			return err
		}
		all = append(all, list...)
	}
	all = append(all, f.unread()...)
	f.untold = nil
	all = slices.DeleteFunc(all, func(n noted) bool {
		unwanted := !f.o.wants(n.Kind) || !f.o.allows(&n.Finding)
		if unwanted && n.Kind == report.Unreadable {
			f.untold = append(f.untold, corpus.Problem{Source: n.At.Source, Line: n.At.Line, Message: n.Message})
		}
		return unwanted
	})
	n := len(all)
	all = slices.DeleteFunc(all, func(n noted) bool { return !f.change.touches(&n.Finding) })
	f.unchanged = n - len(all)
	slices.SortStableFunc(all, func(a, b noted) int {
		return cmp.Or(strings.Compare(a.At.Source, b.At.Source), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.start, b.start))
	})
	f.result = report.Check{Settings: f.read.Report.Settings, Findings: make([]report.Finding, 0, len(all))}
	f.marks = make([]mark, 0, len(all))
	for _, n := range all {
		if n.lines = len(n.cuts); !f.o.Fix && !f.open.has(n.At.Source) {
			n.cuts = nil
		}
		f.result.Findings = append(f.result.Findings, n.Finding)
		f.marks = append(f.marks, n.mark)
	}
	return nil
}

// learnWhy gathers the reasons of the rules.
func (f *findings) learnWhy() {
	if f.why != nil {
		return
	}
	f.why, f.formal = map[string]string{}, map[string]bool{}
	for _, r := range f.rules() {
		f.why[r.Name] = r.Why
	}
	for _, r := range clean.Rules() {
		f.formal[r.Name] = r.Formal()
	}
}

// inspect lists the findings in one input.
func (f *findings) inspect(i int) (list []noted, err error) {
	in := &f.inputs[i]
	for n := in.first; n < in.last; n++ {
		if err := f.ctx.Err(); err != nil {
			return nil, err
		}
		found, err := f.inspectPage(f.read.Ranges[n])
		if err != nil {
			return nil, err
		}
		for k := range found {
			found[k].input, found[k].page = i, n
		}
		list = append(list, found...)
	}
	if len(list) == 0 {
		return nil, nil
	}
	return f.locate(in, list)
}

// inspectPage lists the findings in one page, without their columns.
func (f *findings) inspectPage(page run.DocRange) (list []noted, err error) {
	if page.Outside >= 0 {
		_, _, cuts, err := f.read.Store.Story(int(page.Outside))
		if err != nil {
			return nil, err
		}
		list = append(list, f.boilerplate(cuts.All(), nil)...)
	}
	for i := int(page.First); i < int(page.Last); i++ {
		s, err := storyOf(f.read, i)
		if err != nil {
			return nil, err
		}
		if r, ok := f.cmp.repeats[i]; ok {
			n, err := f.repeated(s, r)
			if err != nil {
				return nil, err
			}
			list = append(list, n)
		}
		list = append(list, f.boilerplate(s.Cuts, &s.Story)...)
	}
	return list, nil
}

// repeated is the finding of a story that was there before.
func (f *findings) repeated(s *report.Story, r repeat) (noted, error) {
	other, err := f.other(r)
	if err != nil {
		return noted{}, err
	}
	pair := *r.pair
	pair.A, pair.B = 0, 1
	record := pair.Record(new(cluster.Docs).With(cluster.Doc{ID: other.ID}, cluster.Doc{ID: s.ID}))
	n := noted{mark: mark{start: s.Start, end: s.End}}
	n.Finding = report.Finding{
		Kind: report.Repeated, Rule: record.Verdict + copySuffix,
		At:    report.Location{Source: s.Source, Line: s.FirstLine, EndLine: s.LastLine},
		Story: s.ID, Headline: phrase.Clip(s.Headline, longestHeadline), Words: s.Words, Fingerprint: cluster.Fingerprint(cluster.CopyRule, other.Text, s.Text),
		Other: &report.Other{
			At:    report.Location{Source: other.Source, Line: other.FirstLine, EndLine: other.LastLine},
			Story: other.ID, Headline: phrase.Clip(other.Headline, longestHeadline), Archived: r.isOlder(),
		},
		Pair: &record, Fixable: report.NoFix,
	}
	if size := len(other.Text) + len(s.Text); f.room >= size {
		f.room -= size
		n.Stories = &[2]report.Story{*other, *s}
	}
	return n, nil
}

// longestHeadline is how many bytes of a headline a finding has. Each of a story repeats it, so one
// of a megabyte over a thousand cuts would make a gigabyte of JSON; what is printed as a headline
// has some 60 characters.
const longestHeadline = 1000

// shownBytes is how much text of repeated stories is kept for the forms that show the words: some
// 1,000 of 600 words and those they repeat.
const shownBytes = 8 << 20

// other fetches the story that is repeated.
func (f *findings) other(r repeat) (*report.Story, error) {
	if r.from != nil {
		return r.from.story(r.n)
	}
	return storyOf(f.read, r.n)
}

// boilerplate makes a finding of each cut. s is the story they stand in, if any.
func (f *findings) boilerplate(cuts iter.Seq[corpus.Cut], s *corpus.Story) (list []noted) {
	for cut := range cuts {
		if f.formal[cut.Rule] {
			continue // no boilerplate, but what makes the file the kind of file that it is
		}
		if slices.ContainsFunc(f.read.Texts.Keep, func(r clean.Role) bool { return r.String() == cut.Category }) {
			continue // outside every story all is cut
		}
		if cut.Category == clean.Markup.String() {
			continue // a mark is not boilerplate: whoever writes Markdown wants it there
		}
		n := noted{mark: mark{start: cut.Start, end: cut.End, cuts: []corpus.Cut{cut}}}
		n.Finding = report.Finding{
			Kind: report.Boilerplate, Rule: cut.Rule, Category: cut.Category, Text: cut.Text, Why: f.why[cut.Rule], Fixable: report.Fix(cut.Fixable),
			At: report.Location{Source: cut.Source, Line: cut.FirstLine, EndLine: cut.LastLine}, Fingerprint: cluster.Fingerprint(cut.Rule, cut.Text),
		}
		if s != nil {
			n.Story, n.Headline, n.Words = s.ID, phrase.Clip(s.Headline, longestHeadline), s.Words
		}
		list = append(list, n)
	}
	return list
}

// mostTold is how many problems of one source are told: a file of the wrong kind has one in every
// line.
const mostTold = 20

// unread lists what could not be read: of one file, as many as are told of any problem, and then
// how many more.
func (f *findings) unread() (list []noted) {
	n := map[string]int{}
	for _, p := range f.trouble {
		if n[p.Source]++; n[p.Source] <= mostTold {
			list = append(list, unreadable(p))
		}
	}
	for source, n := range n {
		if n > mostTold {
			list = append(list, unreadable(corpus.Problem{Source: source, Message: phrase.Count(n-mostTold, "more place", "more places") + " like these"}))
		}
	}
	return list
}

// unreadable is the finding of a place that could not be read.
func unreadable(p corpus.Problem) noted {
	return noted{mark: mark{input: -1}, Finding: report.Finding{
		Kind: report.Unreadable, Rule: string(report.Unreadable), Message: p.Message, Fixable: report.NoFix,
		At: report.Location{Source: p.Source, Line: p.Line, EndLine: p.Line}, Fingerprint: cluster.Fingerprint(string(report.Unreadable), p.Source, p.Message),
	}}
}

// locate finds the columns of findings in one input, whose pages it reads again. Lines of no story
// that no rule told apart are one finding where they stand together.
func (f *findings) locate(in *input, list []noted) (kept []noted, err error) {
	err = f.reread(in, func(page int, doc *corpus.Document) error {
		for len(list) > 0 && list[0].page == page { // findings come in the order of their pages
			n := &list[0]
			n.At.Column, n.At.EndColumn = doc.Column(n.start), doc.Column(n.end)
			if last := len(kept) - 1; last >= 0 && n.follows(&kept[last], doc) {
				kept[last].join(n)
			} else {
				kept = append(kept, *n)
			}
			list = list[1:]
		}
		return nil
	})
	return kept, err
}

// follows reports whether n goes on where m ends: both are whole lines of no story, and nothing
// stands between them.
func (n *noted) follows(m *noted, doc *corpus.Document) bool {
	return n.Category == clean.Outside.String() && n.Rule == m.Rule && n.page == m.page && n.cuts[0].WholeLines && m.cuts[0].WholeLines &&
		m.end <= n.start && strings.TrimSpace(doc.Text[doc.Index(m.end):doc.Index(n.start)]) == ""
}

func (n *noted) join(next *noted) {
	n.Text += "\n" + next.Text
	n.At.EndLine, n.At.EndColumn, n.end = next.At.EndLine, next.At.EndColumn, next.end
	n.cuts = append(n.cuts, next.cuts...)
	n.Fingerprint = cluster.Fingerprint(n.Rule, n.Text)
}

// reread returns the documents of an input again, each with its page.
func (f *findings) reread(in *input, do func(page int, doc *corpus.Document) error) error {
	page := in.first
	for chunk := range in.file.Chunks(f.o.Encoding, nil) {
		batch, err := chunk.Read()
		if err := cmp.Or(f.ctx.Err(), err); err != nil {
			return err
		}
		for _, doc := range batch.Documents {
			if page == in.last {
				return nil
			}
			if err := cmp.Or(f.ctx.Err(), do(page, doc)); err != nil {
				return err
			}
			page++
		}
		if batch.Input != nil && batch.Input.SHA256 != in.sum {
			return hint.Errorf("run it again", "%s changed while it was read", in.file.Source)
		}
	}
	return nil
}

// rules lists every rule with its reason, for the help that some formats carry.
func (f *findings) rules() []report.RuleEntry { return rulesOf(f.read) }
