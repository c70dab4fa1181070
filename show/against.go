package show

import (
	"fmt"
	"io"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/report"
)

// Against shows of each story at a place that repeats an older one how it differs from the closest
// of those, which is the one that check names. The check is of the file alone.
func Against(w io.Writer, c *check.Checker, at check.Place, s report.Screen) (shown int, err error) {
	if err := c.Run(); err != nil {
		return 0, err
	}
	for r, err := range c.Repeats() {
		if err != nil {
			return shown, err
		}
		if !at.Holds(&r.Story.Story) {
			continue
		}
		b := &report.Witness{Story: r.Story.Story, Lost: r.New, Pair: r.Pair.Record(new(cluster.Docs).With(cluster.Doc{ID: r.Older.ID}, cluster.Doc{ID: r.Story.ID}))}
		if err := s.Older(w, &r.Older.Story, b, shown > 0); err != nil {
			return shown, err
		}
		shown++
	}
	if shown > 0 {
		return shown, nil
	}
	return 0, noneAt(c, at)
}

// noneAt is the error for a place where no story stands, nil where those that do repeat none.
func noneAt(c *check.Checker, at check.Place) error {
	names, held, err := c.Named(at)
	switch {
	case err != nil:
		return err
	case !held && at.Story != "":
		return unread(at.Path, at.Story, names)
	case !held && at.Line > 0:
		return hint.Errorf(fmt.Sprintf("onecopy explain %s:%d says what the line is", at.Path, at.Line), "%s:%d: no story stands there", at.Path, at.Line)
	}
	return nil
}
