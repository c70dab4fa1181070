package run

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
)

// FinishedRun is the output of a run in which stories are looked up.
type FinishedRun struct {
	*outdir.Output
	ctx context.Context // an interrupt ends the reading
	rep struct {
		Settings outdir.Settings
		Clusters []struct{ ID, Why string }
	}
}

// OpenFinished opens the output of a run. The error of a folder that is none has os.ErrNotExist in
// it if there is no such folder.
func OpenFinished(ctx context.Context, dir string) (*FinishedRun, error) {
	from, err := outdir.Open(dir)
	if err == nil {
		_, err = from.Table("stories.jsonl")
	}
	if err != nil {
		return nil, hint.Errorf("OUT is the folder that clean wrote: stats OUT, show -o OUT", "%s is not the output of a run: %w", dir, err)
	}
	x := &FinishedRun{Output: from, ctx: ctx}
	if err := x.Report(&x.rep); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), x.Close())
	}
	return x, nil
}

// Close closes the output; nil has none.
func (x *FinishedRun) Close() error {
	if x == nil {
		return nil
	}
	return x.Output.Close()
}

// Threshold is that of the run, and that of every run by default for nil.
func (x *FinishedRun) Threshold() float64 {
	if x == nil {
		return cluster.DefaultThreshold
	}
	return cmp.Or(x.rep.Settings.Threshold, cluster.DefaultThreshold)
}

// Why says why a survivor stays, nothing if the report does not hold its cluster.
func (x *FinishedRun) Why(id string) string {
	for _, c := range x.rep.Clusters {
		if c.ID == id {
			return c.Why
		}
	}
	return ""
}

// Side reads a story.
func (x *FinishedRun) Side(at outdir.StoryAt) (v Side, err error) {
	v.Story, v.Mask, err = x.Story(at)
	return v, err
}

// Near returns what ids are near to one that is none: the names, behind #, of those of its file, or
// ids that are a slip away.
func (x *FinishedRun) Near(id string) (names, slips []string, err error) {
	const most = 3
	source, _, _ := strings.Cut(id, "#")
	err = x.Each(x.ctx, "stories.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var s struct{ ID string }
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		switch name, ok := strings.CutPrefix(s.ID, source+"#"); {
		case ok:
			names = append(names, name)
		case len(slips) == most:
		case strings.HasSuffix(s.ID, "/"+id), max(len(s.ID)-len(id), len(id)-len(s.ID)) <= 2 && phrase.Nearest(id, []string{s.ID}) != "":
			slips = append(slips, s.ID)
		}
		return nil
	})
	return names, slips, err
}

// IDs lists the ids of stories that begin so, at most so many, of which a terminal shows every
// sign; what cannot be read any more, or not in the time that its context has, is left out.
func (x *FinishedRun) IDs(begun string, most int) (list []string) {
	enough := errors.New("enough")
	_ = x.Each(x.ctx, "stories.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var s struct{ ID string }
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		if strings.HasPrefix(s.ID, begun) && phrase.Shown(s.ID) == s.ID {
			list = append(list, s.ID)
		}
		if len(list) == most {
			return enough
		}
		return nil
	})
	return list
}
