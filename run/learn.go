package run

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/shingle"
)

// learn cuts from the stories the lines that the corpus shows to be boilerplate, and writes down
// what was learned. It looks at the stored stories again, not at the inputs.
func (j *Job) learn() error {
	learned := j.learned()
	out, err := j.jsonl("templates.jsonl")
	if err != nil {
		return err
	}
	for _, p := range learned {
		if err := out.Write(outdir.Template(p)); err != nil {
			return err
		}
	}
	if err := out.Close(); err != nil || len(learned) == 0 && !j.carries {
		return err
	}
	return j.apply()
}

// learned lists the lines that the corpus shows to be boilerplate, if they may be cut.
func (r *Reader) learned() []clean.Pattern {
	if slices.Contains(r.Texts.Keep, clean.Template) {
		return nil
	}
	return r.Learner.Patterns()
}

// LearnLines cuts the lines that the corpus shows to be boilerplate, and says whether there are
// any.
func (r *Reader) LearnLines() (bool, error) {
	if len(r.learned()) == 0 {
		return false, nil
	}
	return true, r.apply()
}

// apply cuts the learned lines.
func (r *Reader) apply() error {
	in := r.Report.Inputs // from that of the story on: they are in the same order
	for s := range pace.InOrder(r.ctx, r.o.Jobs, r.withLearned(), r.relearn) {
		if s.err != nil || s.story == nil {
			if s.err != nil {
				return s.err
			}
			continue
		}
		for in[0].Source != r.Docs.Source(s.n) {
			in = in[1:]
		}
		in[0].CutRunning += s.lost
		if err := r.put(s.n, s.story); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

// A relearned is story n without the learned lines, which had so many words of running text; nil if
// it has none, or nothing else.
type relearned struct {
	n     int
	story *story
	lost  int
	err   error
}

// withLearned returns the stories that may have a learned line, by their positions.
func (r *Reader) withLearned() iter.Seq[int] {
	learned, long := map[uint32]bool{}, false
	for line := range r.Learner.Lines() {
		learned[uint32(r.Learner.Print(line))], long = true, long || len(line) > printedMost
	}
	return func(yield func(int) bool) {
		from := 0
		for i := range r.rows {
			prints := r.prints[from:r.rows[i].prints]
			from = int(r.rows[i].prints)
			some := long && len(prints) > 0 || slices.ContainsFunc(prints, func(p uint32) bool { return learned[p] })
			if some && !yield(i) {
				return
			}
		}
	}
}

// relearn takes the learned lines out of story n. It runs in many goroutines at once.
func (r *Reader) relearn(n int) relearned {
	s, pieces, cuts, err := r.Story(n)
	if err != nil {
		return relearned{err: err}
	}
	again := story{Record: *s, Pieces: pieces, Cuts: cuts, Mask: int(r.rows[n].mask)}
	lost, ok := again.Without(r.Learner.Knows)
	if !ok {
		return relearned{}
	}
	k := r.sketchers.Get().(*shingle.Sketcher)
	defer r.sketchers.Put(k)
	again.Draw(k)
	return relearned{n, &again, lost, again.pack(r.Store)}
}

// Without cuts the lines that are known as learned, and says whether there were any. The story is
// to be sketched again.
func (s *story) Without(learned func(line string) bool) (lost int, ok bool) {
	all := s.Cuts.List()
	known := func(p corpus.Piece) bool {
		return p.Role != clean.Headline.String() && learned(p.Text) && !slices.ContainsFunc(all, func(c corpus.Cut) bool {
			return c.Start < p.End && p.Start < c.End // a part of the line is cut already
		})
	}
	pieces := s.Pieces.List(&s.Record)
	kept := slices.DeleteFunc(slices.Clone(pieces), known)
	if len(kept) == len(pieces) || len(kept) == 0 || kept[len(kept)-1].Role == clean.Headline.String() {
		return 0, false
	}
	var cuts []corpus.Cut
	for _, p := range pieces {
		if known(p) {
			cut := learnedCut(&s.Record, p)
			cuts, lost = append(cuts, cut), lost+cut.Running
		}
	}
	all = append(all, cuts...)
	slices.SortStableFunc(all, func(a, b corpus.Cut) int { return cmp.Compare(a.Start, b.Start) })
	s.Cuts = corpus.PackCuts(all)
	r, text := &s.Record, textOf(kept)
	if !strings.HasPrefix(text, r.Text[:s.Mask]) {
		s.Mask = 0 // the paragraph with the dateline went
	}
	r.Text = text
	r.CutRunning += lost
	r.FirstLine, r.Start = kept[0].Line, kept[0].Start
	r.LastLine, r.End = kept[len(kept)-1].Last, kept[len(kept)-1].End
	s.Pieces = corpus.PackPieces(r, kept)
	return lost, true
}

// learnedCut is the cut of a learned line.
func learnedCut(s *corpus.Story, p corpus.Piece) corpus.Cut {
	return corpus.Cut{
		Story: &s.ID, Source: s.Source, FirstLine: p.Line, LastLine: p.Last, Start: p.Start, End: p.End, WholeLines: true,
		Rule: clean.Learned.Name, Category: clean.Template.String(), Running: clean.Running(p.Text), Fixable: clean.Learned.Fix(), Text: p.Text,
	}
}

// textOf joins the paragraphs of a story.
func textOf(pieces []corpus.Piece) string {
	var text []string
	for _, p := range pieces {
		if p.Role != clean.Headline.String() {
			text = append(text, p.Text)
		}
	}
	return strings.Join(text, "\n\n")
}
