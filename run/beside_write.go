package run

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/shingle"
)

// writeOlder writes the older stories that copies and pairs refer to: with them OUT can be read by
// itself.
func (j *Job) writeOlder() error {
	out, err := j.jsonl(olderFile)
	if err != nil {
		return err
	}
	defer out.Close()
	var named []int
	for i := range j.result.Pairs() {
		if a, _ := j.result.Ends(i); a >= j.older.own {
			named = append(named, a)
		}
	}
	slices.SortFunc(named, func(a, b int) int { return corpus.CompareIDs(j.Docs.ID(a), j.Docs.ID(b)) })
	for _, n := range slices.Compact(named) {
		s, _, _, err := j.Story(n)
		if err := cmp.Or(j.ctx.Err(), err); err != nil {
			return err
		}
		row := olderRow{
			ID: s.ID, Against: j.older.corpusOf(n), Source: s.Source, FirstLine: s.FirstLine, LastLine: s.LastLine, Headline: s.Headline, Text: s.Text,
			Masked: int(j.rows[n].mask), Words: s.Words, Cuts: j.Docs.At(n).Cuts, Published: s.Published,
		}
		if err := out.Write(&row); err != nil {
			return err
		}
	}
	return out.Close()
}

// retellOlder takes in the older stories that an output has, behind its own.
func (j *Job) retellOlder(x *Earlier) error {
	if len(x.Report.Settings.Against) == 0 {
		return nil
	}
	j.older = &older{own: j.Docs.Len()}
	place := map[string]int32{}
	for i, c := range x.Report.Settings.Against {
		j.older.corpora, place[c.Name] = append(j.older.corpora, olderCorpus{Against: c}), int32(i)
	}
	t, err := x.Table(olderFile)
	if err != nil {
		return fmt.Errorf("%s: %w", x.Dir, err)
	}
	for j.older.rows = t; ; {
		raw, err := t.Next()
		if err == io.EOF {
			return j.ctx.Err()
		}
		var s olderRow
		if err == nil {
			err = json.Unmarshal(raw, &s)
		}
		c, ok := place[s.Against]
		switch {
		case err != nil:
		case !ok:
			err = errors.New("is of nothing that report.json names")
		case s.Masked < 0 || s.Masked > len(s.Text):
			err = fmt.Errorf("does not fit story %s", s.ID)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", x.Dir, t.Wrong(t.Line, err))
		}
		j.older.places, j.older.of = append(j.older.places, t.At), append(j.older.of, c)
		d := cluster.Doc{
			ID: s.ID, Source: s.Source, Line: s.FirstLine, Words: s.Words, Published: facts.Date(s.Published),
			Day: facts.DayOf(s.Text[:s.Masked]), Sketch: shingle.Sketch{Words: s.Words - len(shingle.Words(s.Text[:s.Masked], nil))},
		}
		j.older.settle(&d, j.Docs.Len(), s.Cuts)
		j.Docs.Append(&d)
	}
}
