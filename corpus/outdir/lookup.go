package outdir

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"onecopy/corpus"
)

// Single stories are looked for in the lines of an output, of which only those that hold what is
// looked for are parsed.

// A StoryAt is where a story of an output is: its line, and how many bytes of its text are
// dateline.
type StoryAt struct {
	ID     string
	at     RowPlace
	line   int
	masked int
	older  bool // it is in older.jsonl
}

// Each goes through the lines of a file of the output that have a field of that name and value, or
// through all lines if the name is empty. It ends early, without an error, where take returns
// fs.SkipAll.
func (r *Output) Each(ctx context.Context, file, name, value string, take func(t *Table, raw []byte) error) error {
	t, err := openTable(r.Dir, file)
	if err != nil {
		return err
	}
	defer t.Close()
	needle := fieldOf(name, value)
	for {
		raw, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if t.Line%4096 == 0 {
			err = cmp.Or(err, ctx.Err())
		}
		if err == nil && bytes.Contains(raw, needle) {
			err = take(t, raw)
		}
		if err == fs.SkipAll {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.Dir, t.Wrong(t.Line, err))
		}
	}
}

// fieldOf is a field as a run writes it into a line.
func fieldOf(name, value string) []byte {
	if name == "" {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%q:", name)
	_ = LineEncoder(&b).Encode(value) // a string always can be
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// Find finds the story of an id, and says whether there is one.
func (r *Output) Find(ctx context.Context, id string) (StoryAt, bool, error) {
	at, cluster, err := r.find(ctx, id)
	if err != nil || cluster == "" || at.older {
		return at, at.older, err
	}
	list := []StoryAt{at}
	err = r.masks(ctx, list)
	return list[0], true, err
}

func (r *Output) find(ctx context.Context, id string) (at StoryAt, cluster string, err error) {
	err = r.Each(ctx, "stories.jsonl", "id", id, func(t *Table, raw []byte) error {
		var s struct{ ID, Cluster string }
		if err := json.Unmarshal(raw, &s); err != nil || s.ID != id {
			return err
		}
		at, cluster = StoryAt{ID: id, at: t.At, line: t.Line}, s.Cluster
		return fs.SkipAll
	})
	if cluster == "" && err == nil {
		if at, err = r.findOlder(ctx, id); at.older {
			cluster = id
		}
	}
	return at, cluster, err
}

// olderFile has the older stories that an output refers to, which was compared with stories that
// were there before.
const olderFile = "older.jsonl"

// An olderStory is what is read of an object of it.
type olderStory struct {
	corpus.Story
	Masked int
}

// findOlder finds an older story that the output refers to, if there is one of that id.
func (r *Output) findOlder(ctx context.Context, id string) (at StoryAt, err error) {
	err = r.Each(ctx, olderFile, "id", id, func(t *Table, raw []byte) error {
		var s olderStory
		if err := json.Unmarshal(raw, &s); err != nil || s.ID != id {
			return err
		}
		at = StoryAt{ID: id, at: t.At, line: t.Line, masked: s.Masked, older: true}
		return fs.SkipAll
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return at, err
}

// Cluster finds the stories of the cluster that a story is in, the survivor first; none if there is
// no such story.
func (r *Output) Cluster(ctx context.Context, id string) (list []StoryAt, err error) {
	_, cluster, err := r.find(ctx, id)
	if cluster == "" || err != nil {
		return nil, err
	}
	err = r.Each(ctx, "stories.jsonl", "cluster", cluster, func(t *Table, raw []byte) error {
		var s struct{ ID, Cluster string }
		if err := json.Unmarshal(raw, &s); err != nil || s.Cluster != cluster {
			return err
		}
		list = append(list, StoryAt{ID: s.ID, at: t.At, line: t.Line})
		return nil
	})
	if err == nil {
		err = r.masks(ctx, list)
	}
	i := slices.IndexFunc(list, func(at StoryAt) bool { return at.ID == cluster })
	if i > 0 {
		first := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, first)
	}
	if i < 0 && err == nil {
		var first StoryAt
		if first, err = r.findOlder(ctx, cluster); first.older {
			list = slices.Insert(list, 0, first)
		}
	}
	return list, err
}

// masks reads how much of each text is dateline: parts.jsonl has a line for each line of
// stories.jsonl.
func (r *Output) masks(ctx context.Context, list []StoryAt) error {
	index, left := map[int]int{}, len(list)
	for i, at := range list {
		index[at.line] = i
	}
	return r.Each(ctx, "parts.jsonl", "", "", func(t *Table, raw []byte) error {
		i, ok := index[t.Line]
		if !ok {
			return nil
		}
		var l Layout
		if err := json.Unmarshal(raw, &l); err != nil {
			return err
		}
		if l.Story != list[i].ID {
			return fmt.Errorf("does not fit story %s", list[i].ID)
		}
		list[i].masked = l.Masked
		if left--; left == 0 {
			return fs.SkipAll
		}
		return nil
	})
}

// Story reads a story, and how many bytes of its text are dateline.
func (r *Output) Story(at StoryAt) (s corpus.Story, masked int, err error) {
	if at.older {
		return r.olderStory(at)
	}
	if r.stories == nil {
		if r.stories, err = r.Table("stories.jsonl"); err != nil {
			return s, 0, fmt.Errorf("%s: %w", r.Dir, err)
		}
	}
	err = r.stories.Get(at.at, &s)
	if err == nil && (at.masked < 0 || at.masked > len(s.Text)) {
		err = errors.New("does not fit parts.jsonl")
	}
	if err != nil {
		return s, 0, fmt.Errorf("%s: %w", r.Dir, r.stories.Wrong(at.line, err))
	}
	return s, at.masked, nil
}

func (r *Output) olderStory(at StoryAt) (corpus.Story, int, error) {
	t, err := openTable(r.Dir, olderFile)
	if err != nil {
		return corpus.Story{}, 0, fmt.Errorf("%s: %w", r.Dir, err)
	}
	defer t.Close()
	var o olderStory
	if err = t.Get(at.at, &o); err == nil && (o.Masked < 0 || o.Masked > len(o.Text)) {
		err = errors.New("does not fit its text")
	}
	if err != nil {
		return corpus.Story{}, 0, fmt.Errorf("%s: %w", r.Dir, t.Wrong(at.line, err))
	}
	return o.Story, o.Masked, nil
}
