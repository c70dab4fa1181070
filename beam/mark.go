package main

import (
	"bytes"
	"context"
	"encoding/json"

	"onecopy/clean"
	"onecopy/corpus/hint"
	"onecopy/run"
	"onecopy/stage"
)

// mark marks what a task has, and hands on the rows in blobs. Before are headlines of pages before.
func (p *plan) mark(ctx context.Context, t *task, before []string, emit func(blob []byte)) error {
	o, err := p.options()
	if err != nil {
		return err
	}
	found, stdin, err := t.open(ctx, o)
	if err != nil {
		return err
	}
	defer stdin.Close()
	r, err := run.NewReader(ctx, o, nil, found)
	if err != nil {
		return err
	}
	r.Report.Settings.InputFormat = o.InputFormat
	var earlier []stage.Part
	if len(before) > 0 {
		row, err := jsonRow(map[string]any{"source": "", "docs": []any{map[string]any{"stories": []any{}, "heads": before}}})
		if err != nil {
			return err
		}
		earlier = []stage.Part{{Name: "headlines", Reader: bytes.NewReader(append(bytes.Clone(p.Header), row...))}}
	}
	out := chunker{emit: emit}
	if err := (&stage.Filter{Out: &out, Open: true}).Mark(r, stdin, earlier); err != nil {
		return err
	}
	out.close()
	return nil
}

// A markFn marks pieces of JSON lines.
type markFn struct{ plan }

// A docRow is what is looked at in a row of mark.
type docRow struct {
	Source string `json:"source"`
	Docs   []struct {
		Stories []struct {
			Story struct {
				ID string `json:"id"`
			} `json:"story"`
		} `json:"stories"`
		Shorts []clean.Short `json:"shorts"`
		Heads  []string      `json:"heads"`
		Doubts []string      `json:"doubts"`
	} `json:"docs"`
	Problems []problem `json:"problems"`
	Input    *struct{ Lines int }
	Lost     bool `json:"lost"`
}

type problem struct {
	Source  string
	Line    int
	Message string
	Note    bool
}

// ProcessElement emits the rows of a piece, without the one that ends it: cutFn has made one of the
// whole file.
func (f *markFn) ProcessElement(ctx context.Context, key string, raw []byte, docs func(string, []byte)) error {
	var t task
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	n, wrong := 0, error(nil)
	err := f.mark(ctx, &t, nil, func(blob []byte) {
		kept := make([]byte, 0, len(blob))
		for line := range bytes.Lines(blob) {
			if !bytes.Contains(line, []byte(`"input":{`)) && !bytes.Contains(line, []byte(`"lost":true`)) {
				kept = append(kept, line...)
				continue
			}
			var row docRow
			if err := json.Unmarshal(line, &row); err != nil {
				wrong = err
			}
			if row.Lost {
				wrong = hint.Errorf("--piece 1T reads files whole", "%s cannot be read in pieces", row.Source)
			}
			if row.Input == nil {
				kept = append(kept, line...)
			}
		}
		docs(key, tagged(n, kept))
		n++
	})
	if err == nil {
		err = wrong
	}
	return err
}

// A scanFn marks files, and says which of their lines would be headlines if earlier pages had such.
type scanFn struct{ plan }

// A scan is a task with lines that may be headlines.
type scan struct {
	Task   task
	Doubts []string
}

// ProcessElement emits the rows of a task, its headlines and, where it has any, its doubts.
func (f *scanFn) ProcessElement(ctx context.Context, raw []byte, docs, heads, doubts func(string, []byte)) error {
	var s scan
	if err := json.Unmarshal(raw, &s.Task); err != nil {
		return err
	}
	var titles []string
	n, wrong, key := 0, error(nil), s.Task.Key
	err := f.mark(ctx, &s.Task, nil, func(blob []byte) {
		docs(key, tagged(n, blob))
		n++
		err := eachRow(blob, func(_ []byte, row *docRow) error {
			for _, d := range row.Docs {
				titles, s.Doubts = append(titles, d.Heads...), append(s.Doubts, d.Doubts...)
			}
			return nil
		})
		if err != nil {
			wrong = err
		}
	})
	if err == nil {
		err = wrong
	}
	if err != nil {
		return err
	}
	emit := func(to func(string, []byte), v any) error {
		row, err := json.Marshal(v)
		to(key, row)
		return err
	}
	if len(titles) > 0 {
		err = emit(heads, titles)
	}
	if len(s.Doubts) > 0 && err == nil {
		err = emit(doubts, s)
	}
	return err
}

// before lists the headlines of the tasks before one.
func before(key string, heads func(*string, *[]byte) bool) (list []string, err error) {
	var k string
	var raw []byte
	for heads(&k, &raw) {
		var titles []string
		if k >= key {
			continue
		}
		if err := json.Unmarshal(raw, &titles); err != nil {
			return nil, err
		}
		list = append(list, titles...)
	}
	return list, nil
}

// A dueFn finds the tasks that have to be marked again, as one of their lines is a headline of an
// earlier page.
type dueFn struct{ plan }

// ProcessElement emits the task of a scan if it is due.
func (f *dueFn) ProcessElement(key string, raw []byte, heads func(*string, *[]byte) bool, due func(string, []byte)) error {
	var s scan
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	titles, err := before(key, heads)
	if err != nil {
		return err
	}
	var known clean.Known
	if known.Add(titles); known.Any(s.Doubts) {
		row, err := json.Marshal(s.Task)
		due(key, row)
		return err
	}
	return nil
}

// A stayFn leaves out the rows of tasks that are marked again.
type stayFn struct{ plan }

// ProcessElement emits the blob of a task that is not due.
func (f *stayFn) ProcessElement(key string, blob []byte, due func(*string, *[]byte) bool, docs func(string, []byte)) {
	var k string
	var task []byte
	for due(&k, &task) {
		if k == key {
			return
		}
	}
	docs(key, blob)
}

// An againFn marks tasks with all headlines of those before them.
type againFn struct{ plan }

// ProcessElement emits the rows of a task.
func (f *againFn) ProcessElement(ctx context.Context, key string, raw []byte, heads func(*string, *[]byte) bool, docs func(string, []byte)) error {
	var t task
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	titles, err := before(key, heads)
	if err != nil {
		return err
	}
	n := 0
	return f.mark(ctx, &t, titles, func(blob []byte) {
		docs(key, tagged(n, blob))
		n++
	})
}
