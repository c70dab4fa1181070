package stage

import (
	"errors"
	"fmt"
	"slices"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/shingle"
)

// Cluster decides what becomes of each story, in the order of survival, from the ranked stories,
// what is proposed to them and what was found by comparing: rows of the three merged by rank. Where
// a story was not compared with the survivors that it has to be compared with, it is written with
// these; so is what other stories would have to be compared with if the likeliest came out. Compare
// them (Verify), and call it again with the fates of all rounds, until it has nothing left to ask:
// then the decisions are those of cluster.Find. With texts it compares by itself, in one go.
//
// Most repeats of a story that is printed over and over are copies of the first, and need no
// proposals. A row of type story that says lazy has none yet: it is looked for (Look) where the
// first is not a survivor, and the walk then wants a row of type near of it, be it an empty one.
//
// It holds 5 bytes and the id of each story.
func (f *Filter) Cluster(texts *Texts) (left int, err error) {
	in, out, made, err := f.begin(true, Decisions, Ranked, Proposals, Fates)
	if err != nil {
		return 0, err
	}
	w := &walk{out: out, texts: texts, made: cluster.Options{Threshold: made.Threshold}}
	if err := each(in, w.add); err != nil {
		return w.left, err
	}
	if err := w.flush(); err != nil {
		return w.left, in.wrong(err)
	}
	return w.left, out.close()
}

// A walk goes through the stories once.
type walk struct {
	out   *writer
	texts *Texts
	made  cluster.Options
	left  int // stories that are not decided

	ids   []string
	home  []int32 // by rank: the survivor, or who is likely to be
	sure  []bool  // by rank: that is so
	key   string
	story *walkRow
	near  *walkRow
	fates []*walkRow
}

// A walkRow is a row of any of the three kinds.
type walkRow struct {
	rankedRow
	Lazy  bool    `json:"lazy"` // nothing is proposed to a repeat before the walk looks for it
	Size  int     `json:"s"`
	Free  int     `json:"free"`
	Ranks []int32 `json:"c"`
	Sizes []int   `json:"z"`
	Hits  []int   `json:"h"`
	Own   []int   `json:"o"`

	Want     []int32       `json:"want"`
	Same     *int32        `json:"same"`
	Copy     bool          `json:"copy"`
	Compared int           `json:"compared"`
	With     []int32       `json:"with"`
	Pairs    []corpus.Pair `json:"pairs"`
}

func (w *walk) add(row *walkRow) error {
	if row.Key != w.key {
		if err := w.flush(); err != nil {
			return err
		}
		w.key = row.Key
	}
	switch {
	case row.Type == storyType && w.story == nil:
		w.story = row
		w.story.Text = ""
	case row.Type == nearType && w.near == nil:
		w.near = row
		return row.checkNear()
	case row.Type == fateType && len(row.With) == len(row.Pairs) && (!row.Copy || len(row.Pairs) > 0):
		w.fates = append(w.fates, row)
	default:
		return fmt.Errorf("a row of type %q is out of place", row.Type)
	}
	return nil
}

func (row *walkRow) checkNear() error {
	n := len(row.Ranks)
	if len(row.Sizes) != n || len(row.Hits) != n || len(row.Own) != n {
		return errors.New("lists of unequal length")
	}
	return nil
}

// flush decides the story whose rows are read.
func (w *walk) flush() error {
	if w.key == "" {
		return nil
	}
	if w.story == nil {
		return fmt.Errorf("rank %s has no story", w.key)
	}
	r, err := rankOf(w.key)
	if err == nil && int(r) != len(w.ids) {
		err = fmt.Errorf("story %d is missing", len(w.ids))
	}
	if err != nil {
		return err
	}
	w.ids, w.home, w.sure = append(w.ids, w.story.ID), append(w.home, r), append(w.sure, true)
	row, err := w.decide(r)
	if err != nil {
		return err
	}
	row.Key, row.ID = w.key, w.story.ID
	if !w.sure[r] {
		w.left++
		if row.Survivor, row.Pairs, row.Compared = "", nil, 0; row.Type != wantType {
			row.Type = waitType
		}
		row.Need = w.need()
	}
	w.story, w.near, w.fates = nil, nil, nil
	return w.out.write(row)
}

// need lists the stories whose texts deciding the story under way may take, by what is decided so
// far: those that others which are not decided may come to be copies of are on the lists of these.
func (w *walk) need() (list []int32) {
	if first := w.story.First; first != nil {
		list = append(list, *first)
	}
	if w.near != nil {
		list = append(list, w.near.Ranks...)
	}
	for i, c := range list {
		list[i] = w.home[c]
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// decide is what block.decide of package cluster does with one doc.
func (w *walk) decide(r int32) (row decisionRow, err error) {
	row.Type = doneType
	if w.story.Words == 0 {
		return row, nil
	}
	if first := w.story.First; first != nil {
		if *first < 0 || *first >= r {
			return row, fmt.Errorf("the first story of the same words is %d", *first)
		}
		w.sure[r] = w.sure[*first]
		if w.home[*first] == *first {
			done, err := w.repeat(r, *first, &row)
			if done || err != nil {
				return row, err
			}
		}
	}
	if w.near == nil {
		row.Look = w.story.Lazy && w.story.First != nil
		w.sure[r] = w.sure[r] && !row.Look
		return row, nil
	}
	found, likeliest, err := w.found(r)
	if err != nil || len(found) == 0 {
		return row, err
	}
	fate, err := w.fate(&fateRow{Want: found})
	if err != nil {
		return row, err
	}
	if fate == nil {
		w.ask(r, &row, w.guess(r, found, likeliest))
		row.Want = found
		return row, nil
	}
	return row, w.take(r, fate, &row)
}

// repeat decides a story that has the words of the survivor of a rank, by their sum, and reports
// whether that is all.
func (w *walk) repeat(r, first int32, row *decisionRow) (bool, error) {
	if w.story.Twin {
		w.home[r], row.Survivor = first, w.ids[first]
		row.Pairs = []corpus.Pair{{A: w.ids[first], B: w.story.ID, Jaccard: 1, AInB: 1, BInA: 1, Run: w.story.Words, Verdict: identical, Changed: []corpus.Change{}}}
		return true, nil
	}
	fate, err := w.fate(&fateRow{Same: &first})
	switch {
	case err != nil:
		return true, err
	case fate == nil:
		row.Same = &first
		w.ask(r, row, first)
		return true, nil
	case !fate.Copy:
		return false, nil
	}
	return true, w.take(r, fate, row)
}

// identical is the verdict on stories of the same words.
const identical = "identical"

// ask asks for a comparison, and goes on as if a story were a copy of likeliest, -1 for none.
func (w *walk) ask(r int32, row *decisionRow, likeliest int32) {
	row.Type, w.sure[r] = wantType, false
	if w.home[r] = r; likeliest >= 0 {
		w.home[r] = likeliest
	}
}

// found lists the survivors of what is proposed to a story, in order, and says of which of them it
// is likely to be a copy, -1 if of none.
func (w *walk) found(r int32) (found []int32, likeliest int32, err error) {
	proposed := make([]shingle.Proposal, len(w.near.Ranks))
	for i, c := range w.near.Ranks {
		if c < 0 || c >= r {
			return nil, 0, fmt.Errorf("story %d is proposed to %d", c, r)
		}
		proposed[i] = shingle.Proposal{ID: c, Size: w.near.Sizes[i], Hits: w.near.Hits[i], Own: w.near.Own[i]}
		w.sure[r] = w.sure[r] && w.sure[c]
	}
	found = w.made.Homes(proposed, w.near.Size, w.near.Free, func(c int32) int32 { return w.home[c] })
	if likeliest = -1; len(found) > 0 && 2*proposed[0].Hits >= min(w.near.Size, proposed[0].Size) {
		likeliest = found[0]
	}
	slices.Sort(found)
	return slices.Compact(found), likeliest, nil
}

// guess is of which survivor a story is likely to be a copy, -1 for none: by what was found when it
// was compared with nearly the same ones, else by what is proposed.
func (w *walk) guess(r int32, found []int32, proposed int32) int32 {
	most, likeliest := 0, proposed
	for _, f := range w.fates {
		common := 0
		for _, c := range f.Want {
			if slices.Contains(found, c) {
				common++
			}
		}
		if common <= most {
			continue
		}
		if most, likeliest = common, -1; f.Copy {
			if a := f.With[len(f.With)-1]; a >= 0 && a < r {
				likeliest = w.home[a]
			}
		}
	}
	return likeliest
}

// fate finds what comparing found, nil if it is not known.
func (w *walk) fate(asked *fateRow) (*walkRow, error) {
	for _, f := range w.fates {
		if slices.Equal(f.Want, asked.Want) && (f.Same == nil) == (asked.Same == nil) && (f.Same == nil || *f.Same == *asked.Same) {
			return f, nil
		}
	}
	if w.texts == nil {
		return nil, nil
	}
	asked.Key = w.key
	if err := w.texts.verify(asked, w.made); err != nil {
		return nil, err
	}
	return &walkRow{Want: asked.Want, Same: asked.Same, Copy: asked.Copy, Compared: asked.Compared, With: asked.With, Pairs: asked.Pairs}, nil
}

// take takes over a fate.
func (w *walk) take(r int32, f *walkRow, row *decisionRow) error {
	row.Compared = f.Compared
	for i, p := range f.Pairs {
		a := f.With[i]
		if a < 0 || a >= r {
			return fmt.Errorf("story %d was compared with %d", r, a)
		}
		p.A, p.B = w.ids[a], w.story.ID
		row.Pairs = append(row.Pairs, p)
		if f.Copy && i == len(f.Pairs)-1 {
			w.home[r], row.Survivor = a, w.ids[a]
		}
	}
	return nil
}

// ErrLeft says that stories are not decided.
var ErrLeft = errors.New("some stories are not decided")

// decisions reads what became of the stories.
func decisions(sources []Part, open bool, take func(*decisionRow) error) (header, error) {
	in, h, err := read(sources, open, false, Decisions)
	if err != nil {
		return h, err
	}
	return h, each(in, func(d *decisionRow) error {
		if d.Type != doneType {
			return ErrLeft
		}
		return take(d)
	})
}
