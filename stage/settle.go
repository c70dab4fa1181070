package stage

import (
	"encoding/json"
	"fmt"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/run"
)

// A joinedRow is a row of mark with what became of its stories.
type joinedRow struct {
	Doc     *run.MarkedBatch `json:"doc"`
	Decided []decisionRow    `json:"decided"`
}

// A settledRow is a row of an output: of corpus.jsonl, of the file of removed copies, of cuts.jsonl
// or of pairs.jsonl.
type settledRow struct {
	Type string          `json:"t"`
	Row  json.RawMessage `json:"row"`
}

// Settle writes the rows of an output, for who keeps them as datasets, and not as OUT. A row that
// it reads is one of mark, with the decisions on its stories that an engine joins; or decisions
// alone, of which the pairs are wanted.
func (f *Filter) Settle(templates []Part) error {
	in, out, _, err := f.begin(false, Settled, Docs)
	if err != nil {
		return err
	}
	var learned clean.Learner
	if err := f.carry(&learned, templates, in); err != nil {
		return err
	}
	s := settling{out: out, lines: (*outdir.JSONL)(nil).Apart()}
	if err := each(in, func(row *joinedRow) error {
		if row.Doc == nil {
			return s.pairs(row.Decided)
		}
		return row.Doc.Settle(&learned, row.decided, s.story, func(c *corpus.Cut) error {
			return s.write("cuts", func() error { return s.lines.Write(c) })
		})
	}); err != nil {
		return err
	}
	return out.close()
}

// decided finds what became of a story.
func (r *joinedRow) decided(id string) (survivor string, with *corpus.Pair, err error) {
	for i := range r.Decided {
		d := &r.Decided[i]
		switch {
		case d.ID != id:
		case d.Type != doneType:
			return "", nil, ErrLeft
		case d.Survivor == "":
			return "", nil, nil
		case len(d.Pairs) == 0:
			return "", nil, fmt.Errorf("story %q is a copy without a pair", id)
		default:
			return d.Survivor, &d.Pairs[len(d.Pairs)-1], nil
		}
	}
	return "", nil, fmt.Errorf("story %q is not decided", id)
}

type settling struct {
	out   *writer
	lines *outdir.JSONL
}

// write writes the line that add makes.
func (s *settling) write(kind string, add func() error) error {
	s.lines.Reset()
	if err := add(); err != nil {
		return err
	}
	return s.out.write(settledRow{kind, s.lines.Bytes()})
}

func (s *settling) pairs(list []decisionRow) error {
	for i := range list {
		for k := range list[i].Pairs {
			if err := s.write("pairs", func() error { return s.lines.Write(&list[i].Pairs[k]) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *settling) story(r *corpus.Story) error {
	if r.Status == corpus.Copy {
		return s.write("removed", func() error { return s.lines.Removed(r) })
	}
	return s.write("corpus", func() error { return s.lines.Survivor(r) })
}
