package main

import (
	"fmt"
	"iter"
	"slices"
	"sync"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// A job is one run of clean, or the reading of another command. Of each story it keeps in memory what comparing must know and the rest in the store of the output.
type job struct {
	e         *env
	o         *options
	out       *corpus.Out // of clean and recut
	ignored   *ignores    // of clean and index, else nil
	store     *corpus.Store
	tell      func([]corpus.Problem) (lost bool)
	texts     *clean.Marker // for text files
	records   *clean.Marker // for JSON lines
	ids       corpus.IDs
	names     arena
	learner   clean.Learner
	known     clean.Known // headlines of the pages before
	sketchers sync.Pool

	docs   []cluster.Doc
	rows   []row        // of the docs
	pages  []leaf       // the inputs, in order
	sums   []corpus.Sum // of the inputs that lie on the disk
	byID   []int32      // the docs in the order of their ids
	stars  *cluster.Result
	rep    report.Report
	lost   map[int][]string // for the reports, by position in stars.Pairs
	tally  tally
	broken bool // something could not be read as it should
	short  shortfall
	found  []corpus.File // files to read
	files  int           // read
	plain  bool          // some input was text and not records
	paths  *corpus.Names // of the stories, nil where the corpus is one file
}

// A row says where a story is in the store, how much of its text is dateline, and whether it has lines that can be learned.
type row struct {
	at, mask int32
	short    bool
}

// A leaf is a document that was read: its stories, by their positions in docs, and the row of the cuts outside them, -1 if
// there are none.
type leaf struct{ first, last, outside int32 }

// newJob makes ready to read files, whose stories go to store. tell is told of problems.
func newJob(e *env, o *options, store *corpus.Store, found corpus.Found, tell func([]corpus.Problem) bool) (*job, error) {
	j := &job{e: e, o: o, store: store, tell: tell, found: found.Files}
	j.sketchers.New = func() any { return new(shingle.Sketcher) }
	j.rep.Settings = report.Settings{
		Threshold: o.threshold, Shingle: shingle.Version, Keep: o.wishes, Noisy: o.noisy, Encoding: o.encoding, TextField: o.textField, Salvage: o.salvage,
	}
	j.problems(found.Problems)
	if err := o.marks(&j.rep.Settings); err != nil {
		return nil, err
	}
	var err error
	if j.texts, err = o.marker(o.split == "never"); err != nil {
		return nil, err
	}
	j.records, err = o.marker(o.split != "always")
	return j, err
}

// problems tells what could not be read as it should, now and in the report.
func (j *job) problems(list []corpus.Problem) {
	j.broken = j.tell(list) || j.broken
	for _, p := range list {
		j.short.add(p)
		j.rep.Problems = append(j.rep.Problems, report.Problem{Source: p.Source, Line: p.Line, Message: p.Message})
	}
}

// add takes in one page: its stories and cuts to the store, its sketches to memory.
func (j *job) add(p page) error {
	j.problems(p.problems)
	if p.lost {
		j.files++
		return nil
	}
	in := j.inputOf(p.source)
	for i := range p.sheets {
		if err := j.addSheet(&p.sheets[i], in); err != nil {
			return err
		}
	}
	if p.input != nil {
		in.Bytes, in.Lines, in.SHA256 = p.input.Bytes, p.input.Lines, p.input.SHA256
		j.rep.Totals.Bytes += p.input.Bytes
		j.files++
	}
	j.rep.Totals.Files = j.files
	j.e.progress("reading", j.files, len(j.found))
	release(p.size)
	return nil
}

// inputOf gives the entry of the input that is being read. The pages of an input come one after the other.
func (j *job) inputOf(source string) *report.Input {
	all := j.rep.Inputs
	if len(all) == 0 || all[len(all)-1].Source != source {
		n, first := len(all), len(j.pages)
		all = append(all, report.Input{Source: source, LoadFurniture: func() ([]corpus.Cut, error) { return j.furniture(n, first) }})
		j.rep.Inputs = all
	}
	return &all[len(all)-1]
}

// addSheet takes in one document. One with a line that may be a headline, and is one on a page before it, is marked anew.
func (j *job) addSheet(s *sheet, in *report.Input) error {
	j.known.Add(s.heads)
	if j.known.Any(s.doubts) {
		again := s.again(&j.known)
		s = &again
	}
	page := leaf{first: int32(len(j.docs)), outside: -1}
	for i := range s.stories {
		st := &s.stories[i]
		in.Room += report.Room(st.pieces.Len(), len(st.record.Text)+len(st.record.Headline), st.cuts.All())
		if err := j.addStory(&s.stories[i]); err != nil {
			return err
		}
		s.stories[i].record.Text = "" // it is in the store
	}
	page.last = int32(len(j.docs))
	for i := range s.shorts {
		j.rows[int(page.first)+s.shorts[i].Story()].short = true
	}
	in.Stories += len(s.stories)
	in.Outside += s.outside.Len()
	in.Room += report.RoomOfCuts(firstOf(s.outside.All(), mostShown))
	weigh(in, s)
	j.learner.Add(s.shorts)
	j.plain = j.plain || !s.record
	if s.outside.Len() > 0 {
		at, err := j.store.Put(&corpus.Story{ID: in.Source}, corpus.Pieces{}, s.outside, 0)
		if err != nil {
			return err
		}
		page.outside = int32(at)
	}
	j.pages = append(j.pages, page)
	return nil
}

// mostShown is how many cuts outside every story the report shows of one input.
const mostShown = 200

// firstOf gives the first of a sequence.
func firstOf[T any](all iter.Seq[T], most int) iter.Seq[T] {
	return func(yield func(T) bool) {
		n := 0
		for v := range all {
			if n++; n > most || !yield(v) {
				return
			}
		}
	}
}

// furniture fetches the first cuts outside every story of input n, whose first page that is.
func (j *job) furniture(n, first int) (list []corpus.Cut, err error) {
	most := min(j.rep.Inputs[n].Outside, mostShown)
	for p := first; len(list) < most; p++ {
		if at := j.pages[p].outside; at >= 0 {
			_, _, cuts, err := j.store.Story(int(at))
			if err != nil {
				return nil, err
			}
			list = slices.AppendSeq(list, firstOf(cuts.All(), most-len(list)))
		}
	}
	return list, nil
}

// addStory takes in one story, under another id if its own is taken.
func (j *job) addStory(s *story) error {
	id := j.ids.Take(j.names.keep(s.record.ID))
	if id != s.record.ID {
		j.problems([]corpus.Problem{{
			Source: s.record.Source, Line: s.record.FirstLine, Message: fmt.Sprintf("id %s is taken, the story is %s", s.record.ID, id), Note: true,
		}})
		s.rename(id)
	}
	s.record.ID = id
	n := len(j.docs)
	j.docs, j.rows = append(j.docs, cluster.Doc{}), append(j.rows, row{})
	return j.put(n, s)
}

// put stores story n and remembers what comparing must know of all stories at once: how long it is and the sum of its words. The
// rest of the sketch is made anew when its turn comes: that takes 7 microseconds for a story of 190 words, and to hold it 700 bytes.
func (j *job) put(n int, s *story) error {
	at, err := j.store.Put(&s.record, s.pieces, s.cuts, s.mask)
	j.rows[n].at, j.rows[n].mask = int32(at), int32(s.mask)
	s.sketch.Signature, s.sketch.Sample = nil, nil
	j.docs[n] = cluster.Doc{
		ID: s.record.ID, Words: s.record.Words, Cuts: s.cuts.Len(), Published: j.names.keep(cluster.Date(s.record.Published)),
		Day: cluster.DayOf(s.record.Text[:s.mask]), Source: s.record.Source, Line: s.record.FirstLine, Sketch: s.sketch,
	}
	return err
}

// story fetches story n with its pieces and cuts.
func (j *job) story(n int) (*corpus.Story, corpus.Pieces, corpus.Cuts, error) {
	return j.store.Story(int(j.rows[n].at))
}

// cluster finds who copies whom.
func (j *job) cluster() (err error) {
	j.ids = corpus.IDs{} // nothing is read any more
	switch {
	case j.e.ctx.Err() != nil:
		return j.e.ctx.Err()
	case len(j.docs) == 0:
		return j.ignored.void(len(j.found), "no stories to read")
	}
	j.stars, err = cluster.Find(j.docs, cluster.Options{
		Threshold: j.o.threshold, Jobs: j.o.jobs, Keep: j.o.wishes, Noisy: j.o.noisy, Text: j.text,
		Progress: func(done, total int) { j.e.progress("comparing", done, total) },
	})
	j.unmatched()
	return err
}

// unmatched tells of patterns of --keep that match no story.
func (j *job) unmatched() {
	for _, wish := range j.o.wishes {
		if cluster.Pattern(wish) && !slices.ContainsFunc(j.docs, func(d cluster.Doc) bool { return d.Match(wish) }) {
			j.e.say("--keep %s: matches no source and no id", wish)
		}
	}
}

// text gives what is compared of a story; after an interrupt it ends the comparing.
func (j *job) text(i int) (string, error) {
	if err := j.e.ctx.Err(); err != nil {
		return "", err
	}
	return j.store.Text(int(j.rows[i].at))
}

// finish puts the output in its place and says what was done.
func (j *job) finish() error {
	if err := j.e.ctx.Err(); err != nil {
		return err
	}
	if !j.o.dryRun {
		if err := j.out.Seal(); err != nil { // without its sums an output is no whole one
			return err
		}
		if err := j.out.Commit(); err != nil {
			return err
		}
	}
	t := &j.rep.Totals
	if j.o.verbose {
		j.details()
	}
	j.e.doubts(j.rep.Inputs, t.Files)
	left := "left out, no boilerplate cut"
	if t.CutBytes > 0 {
		left = fmt.Sprintf("left out, %s of boilerplate cut", size(t.CutBytes))
	}
	if j.o.dryRun {
		left += "; nothing was written (--dry-run)"
	}
	if j.ignored != nil && j.ignored.hits > 0 {
		left += fmt.Sprintf("; %s ignored", thousands(j.ignored.hits))
	}
	j.e.say("%s in %s, %s in %s %s", count(t.Stories, "story", "stories"), count(t.Files, "file", "files"),
		count(t.Copies, "copy", "copies"), count(t.Clusters, "cluster", "clusters"), left)
	if j.broken {
		return errTold
	}
	return nil
}

// details shows what -v asks for.
func (j *job) details() {
	t := &j.rep.Settings
	j.ignored.tell(j.e)
	j.e.say("threshold %.4g; of pairs this similar are proposed: %s", t.Threshold, odds())
	for _, r := range j.rep.Rules {
		j.e.say("%6d %s (%s)", r.Cuts, r.Name, r.Why)
	}
}

// odds says how likely a pair of each similarity is to be compared at all.
func odds() string {
	s := ""
	for i, share := range []float64{.2, .3, .5, .8} {
		if i > 0 {
			s += ", "
		}
		s += fmt.Sprintf("%.1f %.1f %%", share, 100*shingle.Odds(share))
	}
	return s
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", thousands(n), many)
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size gives bytes as people read them.
func size(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
