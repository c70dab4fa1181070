package run

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/shingle"
)

// learn cuts from the stories the lines that the corpus shows to be boilerplate, and writes down what was learned. It looks
// at the stored stories again, not at the inputs.
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

// LearnLines cuts the lines that the corpus shows to be boilerplate, and says whether there are any.
func (r *Reader) LearnLines() (bool, error) {
	if len(r.learned()) == 0 {
		return false, nil
	}
	return true, r.apply()
}

// apply cuts the learned lines.
func (r *Reader) apply() error {
	var sketcher shingle.Sketcher
	in := r.Report.Inputs // from that of the story on: they are in the same order
	for i := range r.Docs {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if !r.rows[i].short {
			continue
		}
		for in[0].Source != r.Docs[i].Source {
			in = in[1:]
		}
		lost, err := r.relearn(i, &sketcher)
		if err != nil {
			return err
		}
		in[0].CutRunning += lost
	}
	return nil
}

// relearn takes the learned lines out of story i, unless nothing would be left of it. lost is how many words of running text they had.
func (r *Reader) relearn(i int, sketcher *shingle.Sketcher) (lost int, err error) {
	s, pieces, cuts, err := r.Story(i)
	if err != nil {
		return 0, err
	}
	again := story{Record: *s, Pieces: pieces, Cuts: cuts, Mask: int(r.rows[i].mask)}
	lost, ok := again.Without(r.Learner.Knows)
	if !ok {
		return 0, nil
	}
	again.Draw(sketcher)
	return lost, r.put(i, &again)
}

// Without cuts the lines that are known as learned, and says whether there were any. The story is to be sketched again.
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
