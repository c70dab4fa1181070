package run

import (
	"fmt"
	"slices"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
)

// An output that was compared with older stories is made again with them. Without, all its stories
// are marked again and its copies compared again with the older stories that it has in older.jsonl;
// that no copy was overlooked then stays unproved.

// sampleAll is the sample of all stories, which is taken where what an output was compared with is
// not given.
const sampleAll = "1.0"

// besideOlder makes ready to prove an output with or without what it was compared with.
func besideOlder(v *VerifyPlan, o *Options, s *outdir.Settings) error {
	switch {
	case len(s.Against) == 0 && len(o.Against) > 0:
		return hint.Errorf("leave out --against", "%s was compared with nothing else", v.Dir)
	case len(s.Against) == 0 || v.Sample != "":
		return nil
	case len(o.Against) == 0:
		v.Sample, v.Alone = sampleAll, true
		v.Warn(fmt.Sprintf("%s was made --against %s: without that it is not proved that no copy was overlooked, nor that older stories are as in %s", v.Dir,
			phrase.Legible(s.Against[0].Name, 80), olderFile))
		return nil
	}
	o.olderNames = map[string]string{}
	for _, c := range s.Against {
		o.olderNames[c.Sum] = c.Name
	}
	return nil
}

// otherOlder says what an output was compared with that is another now, or not given.
func otherOlder(made, now []outdir.Against) (list []corpus.Problem) {
	given := func(c outdir.Against, in []outdir.Against) bool {
		return slices.ContainsFunc(in, func(d outdir.Against) bool { return c.Sum == d.Sum && c.Kind == d.Kind })
	}
	for _, c := range made {
		if !given(c, now) {
			list = append(list, corpus.Problem{Source: "report.json", Message: fmt.Sprintf("settings.against: the run was compared with %s of sum %s, which is not given or has changed",
				phrase.Legible(c.Name, 80), phrase.Legible(c.Sum, 64))})
		}
	}
	for _, c := range now {
		if !given(c, made) {
			list = append(list, corpus.Problem{Source: "report.json", Message: fmt.Sprintf("settings.against: the run was not compared with %s", phrase.Legible(c.Name, 80))})
		}
	}
	return list
}
