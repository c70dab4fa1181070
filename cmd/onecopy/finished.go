package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
)

// A finished run is read story by story, whatever its size: its files are gone through line by line, and only lines that hold
// what is looked for are parsed.
type finished struct {
	ctx     context.Context // an interrupt ends the reading
	dir     string
	stories *os.File
	rep     struct {
		Settings corpus.Settings
		Clusters []struct{ ID, Why string }
	}
}

// A held story is one of a finished run: where its line is, and how much of its text is dateline.
type held struct {
	place
	id   string
	line int
	mask int
}

// openFinished opens the output of a run: dir, or if that is empty the usual one. It gives nil if there is none of that name.
func openFinished(ctx context.Context, dir string) (*finished, error) {
	usual := dir == ""
	x := &finished{ctx: ctx, dir: cmp.Or(dir, usualOut)}
	raw, err := corpus.ReadRegular(filepath.Join(x.dir, "report.json"))
	if err == nil {
		x.stories, err = corpus.OpenRegular(filepath.Join(x.dir, "stories.jsonl"))
	}
	switch {
	case err != nil && usual && errors.Is(err, os.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, hintf("-o names the folder that clean wrote", "%s is not the output of a run: %w", x.dir, err)
	}
	if err := json.Unmarshal(raw, &x.rep); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: report.json: %w", x.dir, err), x.Close())
	}
	return x, nil
}

func (x *finished) Close() error {
	if x == nil {
		return nil
	}
	return x.stories.Close()
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

// each goes through the lines of a file that contain a field of that name and value, or all lines if the name is empty.
func (x *finished) each(file, name, value string, take func(t *table, raw []byte) error) error {
	f, err := corpus.OpenRegular(filepath.Join(x.dir, file))
	if err != nil {
		return err
	}
	defer f.Close()
	t := &table{name: file, file: f, in: bufio.NewReaderSize(f, 1<<20)}
	needle := field(name, value)
	for {
		raw, err := t.next()
		if err == io.EOF {
			return nil
		}
		if t.line%4096 == 0 {
			err = cmp.Or(err, x.ctx.Err())
		}
		if err == nil && bytes.Contains(raw, needle) {
			err = take(t, raw)
		}
		if err == errStop {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", x.dir, t.wrong(t.line, err))
		}
	}
}

var errStop = errors.New("seen enough")

// field is a field as a run writes it into a line.
func field(name, value string) []byte {
	if name == "" {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%q:", name)
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	_ = to.Encode(value) // a string always can be
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// find finds the story of an id, and its cluster.
func (x *finished) find(id string) (h held, home string, err error) {
	err = x.each("stories.jsonl", "id", id, func(t *table, raw []byte) error {
		var s struct{ ID, Cluster string }
		if err := json.Unmarshal(raw, &s); err != nil || s.ID != id {
			return err
		}
		h, home = held{place: t.place, id: id, line: t.line}, s.Cluster
		return errStop
	})
	return h, home, err
}

// cluster finds the stories of the cluster that a story is in, the survivor first; none if there is no such story.
func (x *finished) cluster(id string) (list []held, err error) {
	_, home, err := x.find(id)
	if home == "" || err != nil {
		return nil, err
	}
	err = x.each("stories.jsonl", "cluster", home, func(t *table, raw []byte) error {
		var s struct{ ID, Cluster string }
		if err := json.Unmarshal(raw, &s); err != nil || s.Cluster != home {
			return err
		}
		list = append(list, held{place: t.place, id: s.ID, line: t.line})
		return nil
	})
	if err == nil {
		err = x.masks(list)
	}
	if i := slices.IndexFunc(list, func(h held) bool { return h.id == home }); i > 0 {
		first := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, first)
	}
	return list, err
}

// masks reads how much of each text is dateline: parts.jsonl has a line for each line of stories.jsonl.
func (x *finished) masks(list []held) error {
	at, left := map[int]int{}, len(list)
	for i, h := range list {
		at[h.line] = i
	}
	return x.each("parts.jsonl", "", "", func(t *table, raw []byte) error {
		i, ok := at[t.line]
		if !ok {
			return nil
		}
		var l layout
		if err := json.Unmarshal(raw, &l); err != nil {
			return err
		}
		if l.Story != list[i].id {
			return fmt.Errorf("does not fit story %s", list[i].id)
		}
		list[i].mask = l.Masked
		if left--; left == 0 {
			return errStop
		}
		return nil
	})
}

// side reads a story.
func (x *finished) side(h held) (v side, err error) {
	raw := make([]byte, h.size)
	if _, err = x.stories.ReadAt(raw, h.at); err == nil {
		err = json.Unmarshal(raw, &v.Story)
	}
	if err == nil && (h.mask < 0 || h.mask > len(v.Text)) {
		err = fmt.Errorf("does not fit parts.jsonl")
	}
	if err != nil {
		return v, fmt.Errorf("%s: stories.jsonl:%d: %w", x.dir, h.line, err)
	}
	v.mask = h.mask
	return v, nil
}

// near says which ids are nearest to one that is none: those of the file of that name, else those that are a slip away.
func (x *finished) near(id string) (string, error) {
	const most = 3
	var own, slips []string
	source, _, _ := strings.Cut(id, "#")
	err := x.each("stories.jsonl", "", "", func(_ *table, raw []byte) error {
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
