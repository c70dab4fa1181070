package run

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/verify"
	"onecopy/internal/phrase"
)

// readTexts reads the texts of the copies in the sample and of their survivors.
func (s *sampler) readTexts() error {
	at := map[int]string{} // by line
	err := s.rows("stories.jsonl", func(t *outdir.Table, raw []byte) error {
		var head struct{ ID string }
		if err := json.Unmarshal(raw, &head); err != nil {
			return err
		}
		if _, ok := s.texts[head.ID]; !ok {
			return nil
		}
		var row Side
		if err := json.Unmarshal(raw, &row.Story); err != nil {
			return err
		}
		at[t.Line], s.texts[head.ID] = head.ID, &row
		return nil
	})
	if err != nil {
		return err
	}
	return s.rows("parts.jsonl", func(t *outdir.Table, raw []byte) error {
		id, ok := at[t.Line]
		if !ok {
			return nil
		}
		var l outdir.Layout
		if err := json.Unmarshal(raw, &l); err != nil {
			return err
		}
		if l.Story != id || l.Masked < 0 || l.Masked > len(s.texts[id].Text) {
			return fmt.Errorf("does not fit story %s", id)
		}
		s.texts[id].Mask = l.Masked
		return nil
	})
}

// readOlder reads the texts of the older stories that copies in the sample are copies of.
func (s *sampler) readOlder() error {
	if len(s.Made.Settings.Against) == 0 {
		return nil
	}
	return s.rows(olderFile, func(_ *outdir.Table, raw []byte) error {
		var o olderRow
		if err := json.Unmarshal(raw, &o); err != nil {
			return err
		}
		if o.Masked < 0 || o.Masked > len(o.Text) {
			return fmt.Errorf("does not fit story %s", o.ID)
		}
		if _, ok := s.texts[o.ID]; ok {
			s.texts[o.ID] = &Side{Story: o.story(), Mask: o.Masked}
		}
		return nil
	})
}

// comparePairs compares the copies in the sample with their survivors again.
func (s *sampler) comparePairs() error {
	err := s.rows("pairs.jsonl", func(t *outdir.Table, raw []byte) error {
		var p corpus.Pair
		if err := json.Unmarshal(raw, &p); err != nil {
			return err
		}
		c := s.copies[p.B]
		if c == nil || c.Survivor != p.A || s.texts[p.A] == nil || s.texts[p.B] == nil {
			return nil
		}
		c.paired = true
		row := c.Story
		row.Verdict, row.Jaccard, row.Contained, row.Containing, row.Against = p.Verdict, &p.Jaccard, &p.BInA, &p.AInB, p.Against
		list, err := verify.CompareLine("stories.jsonl", c.line, encoded(&c.Story), &row)
		if err != nil {
			return err
		}
		want := cluster.Compare(s.texts[p.A].Body(), s.texts[p.B].Body(), s.texts[p.A].Day(), s.texts[p.B].Day(), s.o.Threshold).Record(new(cluster.Docs).With(cluster.Doc{ID: p.A}, cluster.Doc{ID: p.B}))
		want.Against = c.Against
		more, err := verify.CompareLine(t.Name, t.Line, raw, &want)
		if len(more) > 0 && s.Made.Settings.Noisy {
			s.done.unsure++ // letters decide, in an order that all stories give
			more = nil
		}
		s.tellAll(append(list, more...))
		s.done.copies++
		return err
	})
	for _, c := range s.copies {
		if !c.paired {
			s.tellAll([]corpus.Problem{{Source: "stories.jsonl", Line: c.line, Message: fmt.Sprintf("no pair in pairs.jsonl makes %s a copy of %s", c.ID, c.Survivor)}})
		}
	}
	return err
}

// encoded is a row as a run writes it.
func encoded(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // it was read from such a line
	return b.Bytes()
}

// compareLost looks for the sentences again that the copies in the sample alone have.
func (s *sampler) compareLost() error {
	last := 0
	err := s.rows("lost.jsonl", func(t *outdir.Table, raw []byte) error {
		var l outdir.LostSentence
		if err := json.Unmarshal(raw, &l); err != nil {
			return err
		}
		c := s.copies[l.Story]
		if last = t.Line; c == nil || !c.paired {
			return nil
		}
		c.lost = append(c.lost, l.Sentence)
		list, err := verify.CompareLine(t.Name, t.Line, raw, outdir.LostSentence{Story: c.ID, Survivor: c.Survivor, Sentence: l.Sentence})
		s.tellAll(list)
		return err
	})
	for id, c := range s.copies {
		if !c.paired {
			continue
		}
		want := cluster.Lost(s.texts[c.Survivor].Body(), s.texts[id].Body())
		if !slices.Equal(want, c.lost) {
			s.tellAll([]corpus.Problem{{Source: "lost.jsonl", Line: last, Message: fmt.Sprintf("%s of %s, its text gives %d, or others",
				phrase.Count(len(c.lost), "sentence", "sentences"), id, len(want))}})
		}
	}
	return err
}
