package show

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"onecopy/check"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
	"onecopy/run"
)

// read reads one story of a file: the only one, or the one with that number or id.
func (v *Viewer) read(path, story string) (run.Side, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return run.Side{}, hint.Errorf("show compares stories; name files", "%s is a folder", path)
	}
	found, err := corpus.Find([]string{path}, v.Find)
	if err != nil {
		return run.Side{}, err
	}
	r, err := run.NewReader(v.ctx, v.Run, nil, found)
	if err != nil {
		return run.Side{}, err
	}
	var side run.Side
	var names []string
	for c := range v.Run.Chunks(found.Files, v.Stdin) {
		if err := v.ctx.Err(); err != nil {
			return run.Side{}, err
		}
		p := r.ReadChunk(c)
		r.Hear(&p)
		for _, doc := range p.Docs {
			for i := range doc.Stories {
				one := &doc.Stories[i]
				name := check.NameOf(&one.Record)
				if len(names) == 0 && story == "" || name == story {
					side = run.Side{Story: one.Record, Mask: one.Mask}
				}
				names = append(names, name)
			}
		}
	}
	v.Broken = v.Broken || r.Broken
	return side, unread(path, story, names)
}

// unread is the error for a file that does not hold the story asked for, or several where none was.
func unread(path, story string, names []string) error {
	switch holds := fmt.Sprintf("%s holds %s", path, phrase.Count(len(names), "story", "stories")); {
	case len(names) == 0:
		return fmt.Errorf("%s holds no story", path)
	case story != "" && !slices.Contains(names, story):
		return hint.Errorf("there "+numbers(names), "%s, none of them #%s", holds, story)
	case story == "" && len(names) > 1:
		return hint.Errorf("put one behind the name; there "+numbers(names), "%s", holds)
	}
	return nil
}

// numbers says which stories a file holds: numbers from the first to the last, or some ids of
// records.
func numbers(names []string) string {
	const most = 3
	counted := true
	for i, name := range names {
		counted = counted && name == strconv.Itoa(i+1)
	}
	switch n := len(names); {
	case n == 1:
		return "is #" + names[0]
	case n == 2 || !counted && n <= most:
		return "are #" + strings.Join(names[:n-1], ", #") + " and #" + names[n-1]
	case counted:
		return "are #1 to #" + names[n-1]
	}
	return "are #" + strings.Join(names[:most], ", #") + " and others"
}
