package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"onecopy/cluster"
	"onecopy/hint"
	"onecopy/outdir"
	"onecopy/run"
)

// A finished run is one that show looks stories up in.
type finished struct {
	*outdir.Output
	ctx context.Context // an interrupt ends the reading
	rep struct {
		Settings outdir.Settings
		Clusters []struct{ ID, Why string }
	}
}

// openFinished opens the output of a run: dir, or if that is empty the usual one. It gives nil if there is none of that name.
func openFinished(ctx context.Context, dir string) (*finished, error) {
	usual := dir == ""
	dir = cmp.Or(dir, usualOut)
	from, err := outdir.Open(dir)
	if err == nil {
		_, err = from.Table("stories.jsonl")
	}
	switch {
	case err != nil && usual && errors.Is(err, os.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, hint.Errorf("-o names the folder that clean wrote", "%s is not the output of a run: %w", dir, err)
	}
	x := &finished{Output: from, ctx: ctx}
	if err := x.Report(&x.rep); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), x.Close())
	}
	return x, nil
}

func (x *finished) Close() error {
	if x == nil {
		return nil
	}
	return x.Output.Close()
}

// threshold is the one asked for, else that of the run.
func (x *finished) threshold(asked float64) float64 {
	switch {
	case asked != asBefore:
		return asked
	case x == nil:
		return cluster.DefaultThreshold
	}
	return cmp.Or(x.rep.Settings.Threshold, cluster.DefaultThreshold)
}

// why says why a survivor stays, nothing if the report does not hold its cluster.
func (x *finished) why(id string) string {
	for _, c := range x.rep.Clusters {
		if c.ID == id {
			return c.Why
		}
	}
	return ""
}

// side reads a story.
func (x *finished) side(at outdir.StoryAt) (v run.Side, err error) {
	v.Story, v.Mask, err = x.Story(at)
	return v, err
}

// near says which ids are nearest to one that is none: those of the file of that name, else those that are a slip away.
func (x *finished) near(id string) (string, error) {
	const most = 3
	var own, slips []string
	source, _, _ := strings.Cut(id, "#")
	err := x.Each(x.ctx, "stories.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var s struct{ ID string }
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		switch name, ok := strings.CutPrefix(s.ID, source+"#"); {
		case ok:
			own = append(own, name)
		case len(slips) == most:
		case strings.HasSuffix(s.ID, "/"+id), max(len(s.ID)-len(id), len(id)-len(s.ID)) <= 2 && nearest(id, []string{s.ID}) != "":
			slips = append(slips, s.ID)
		}
		return nil
	})
	switch {
	case len(own) > 0:
		return fmt.Sprintf("there %s of %s", numbers(own), source), err
	case len(slips) > 0:
		return fmt.Sprintf("did you mean %s?", strings.Join(slips, ", ")), err
	}
	return "", err
}
