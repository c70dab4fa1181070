package stats

import (
	"cmp"
	"context"
	"encoding/json"

	"onecopy/corpus"
	"onecopy/corpus/language"
	"onecopy/corpus/outdir"
)

// Of counts the stories of an output. The language of a story that says none is told by its text.
func Of(ctx context.Context, from *outdir.Output) (*Overview, error) {
	cuts := map[string]int{}
	err := from.Each(ctx, "cuts.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var c struct{ Story *string }
		if err := json.Unmarshal(raw, &c); err != nil {
			return err
		}
		if c.Story != nil {
			cuts[*c.Story]++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var t Counter
	err = from.Each(ctx, "stories.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var s corpus.Story
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		t.Add(&s, cmp.Or(language.Code(s.Language), language.Said(s.Fields), language.Of(s.Text)), s.Status == corpus.Copy, cuts[s.ID])
		return nil
	})
	return t.Overview(), err
}
