package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"onecopy/stage"
)

// A byIDFn puts decisions into groups by the ids of their stories.
type byIDFn struct{ plan }

// ProcessElement emits decisions.
func (f *byIDFn) ProcessElement(_ string, blob []byte, emit func(string, []byte)) error {
	groups := divider{}
	err := eachRow(blob, func(line []byte, d *decision) error {
		groups.add(f.shard(d.ID), line)
		return nil
	})
	groups.emit(emit)
	return err
}

// An askFn asks for what became of the stories of documents.
type askFn struct{ plan }

// ProcessElement emits requests.
func (f *askFn) ProcessElement(task string, blob []byte, emit func(string, []byte)) error {
	_, rows := cutTag(blob)
	asked := requests{plan: &f.plan}
	err := eachRow(rows, func(_ []byte, row *docRow) error {
		for _, d := range row.Docs {
			for _, s := range d.Stories {
				if err := asked.ask(s.Story.ID, task); err != nil {
					return err
				}
			}
		}
		return nil
	})
	asked.groups.emit(emit)
	return err
}

// Totals are what a run tells, beside its datasets.
type totals struct {
	Inputs    int       `json:"inputs"`
	Lines     int       `json:"lines"`
	Survivors int       `json:"survivors"`
	Copies    int       `json:"copies"`
	Cuts      int       `json:"cuts"`
	Pairs     int       `json:"pairs"`
	Problems  int       `json:"problems"`
	Told      []problem `json:"told,omitempty"` // the first of them
}

// mostTold is how many problems a report has; the rows of the documents have all.
const mostTold = 100

func (t *totals) add(o *totals) {
	t.Inputs, t.Lines, t.Problems = t.Inputs+o.Inputs, t.Lines+o.Lines, t.Problems+o.Problems
	t.Survivors, t.Copies, t.Cuts, t.Pairs = t.Survivors+o.Survivors, t.Copies+o.Copies, t.Cuts+o.Cuts, t.Pairs+o.Pairs
	t.Told = append(t.Told, o.Told...)
	t.Told = t.Told[:min(len(t.Told), mostTold)]
}

// read counts what a row of mark tells.
func (t *totals) read(row *docRow) {
	if row.Input != nil {
		t.Inputs, t.Lines = t.Inputs+1, t.Lines+row.Input.Lines
	}
	for _, p := range row.Problems {
		if !p.Note {
			t.Problems++
			t.Told = append(t.Told, p)
		}
	}
}

// A settleFn makes the rows of an output of the documents of a task, and writes them.
type settleFn struct{ plan }

// ProcessElement writes parts of the corpus, of the copies and of the cuts, and emits totals.
func (f *settleFn) ProcessElement(ctx context.Context, task string, docs, decided func(*[]byte) bool, templates []byte, emit func(string, []byte)) error {
	fates := map[string][]byte{}
	if err := eachRow(gathered(decided), func(line []byte, d *decision) error {
		fates[d.ID] = bytes.TrimSuffix(line, []byte("\n"))
		return nil
	}); err != nil {
		return err
	}
	var joined bytes.Buffer
	var t totals
	if err := eachRow(untagged(docs), func(line []byte, row *docRow) error {
		t.read(row)
		joined.WriteString(`{"doc":`)
		joined.Write(bytes.TrimSuffix(line, []byte("\n")))
		joined.WriteString(`,"decided":[`)
		sep := ""
		for _, d := range row.Docs {
			for _, s := range d.Stories {
				joined.WriteString(sep)
				joined.Write(fates[s.Story.ID])
				sep = ","
			}
		}
		joined.WriteString("]}\n")
		return nil
	}); err != nil {
		return err
	}
	return f.write(ctx, joined.Bytes(), templates, task, &t, emit)
}

// write settles rows and writes what comes out.
func (p *plan) write(ctx context.Context, joined, templates []byte, part string, t *totals, emit func(string, []byte)) error {
	rows, err := p.filter(stage.Docs, joined, func(s *stage.Filter) error { return s.Settle(partOf("templates", templates)) })
	if err != nil {
		return err
	}
	sets := divider{}
	counts := map[string]*int{"corpus": &t.Survivors, "removed": &t.Copies, "cuts": &t.Cuts, "pairs": &t.Pairs}
	if err := eachRow(rows, func(_ []byte, row *struct {
		Type string          `json:"t"`
		Row  json.RawMessage `json:"row"`
	}) error {
		n := counts[row.Type]
		if n == nil {
			return fmt.Errorf("rows of %q", row.Type)
		}
		*n++
		sets.add(row.Type, append(row.Row, '\n'))
		return nil
	}); err != nil {
		return err
	}
	for set, b := range sets {
		if err := writePart(ctx, p.Out, set+"/part-"+part+".jsonl", b.Bytes()); err != nil {
			return err
		}
	}
	told, err := json.Marshal(t)
	emit(part, told)
	return err
}

// A pairsOutFn writes the pairs of a part of the decisions.
type pairsOutFn struct{ plan }

// ProcessElement writes a part of the pairs, and emits how many they are.
func (f *pairsOutFn) ProcessElement(ctx context.Context, part string, group func(*[]byte) bool, templates []byte, emit func(string, []byte)) error {
	rows := bytes.TrimSuffix(sorted(group), []byte("\n"))
	joined := append([]byte(`{"decided":[`), bytes.ReplaceAll(rows, []byte("\n"), []byte(","))...)
	return f.write(ctx, append(joined, "]}\n"...), templates, part, &totals{}, emit)
}

// A reportFn writes what was counted.
type reportFn struct{ plan }

// ProcessElement adds up the totals of all parts and writes report.json.
func (f *reportFn) ProcessElement(ctx context.Context, _ string, group func(*[]byte) bool) error {
	rows := sorted(group)
	var all totals
	if err := eachRow(rows, func(_ []byte, t *struct {
		Part string `json:"part"`
		totals
	}) error {
		all.add(&t.totals)
		return nil
	}); err != nil {
		return err
	}
	text, err := json.MarshalIndent(&all, "", " ")
	if err != nil {
		return err
	}
	return writePart(ctx, f.Out, "report.json", append(text, '\n'))
}

// A totalFn puts totals into one group, in the order of their parts.
type totalFn struct{ plan }

// ProcessElement emits a row.
func (f *totalFn) ProcessElement(part string, raw []byte, emit func(string, []byte)) error {
	var t totals
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	row, err := jsonRow(struct {
		Part string `json:"part"`
		totals
	}{part, t})
	emit("", row)
	return err
}

// A partsFn writes rows as they are, for who makes OUT of them.
type partsFn struct {
	plan
	Set    string
	Tagged bool
}

// ProcessElement writes a part.
func (f *partsFn) ProcessElement(ctx context.Context, part string, group func(*[]byte) bool) error {
	var rows []byte
	if f.Tagged {
		rows = untagged(group)
	} else {
		rows = sorted(group)
	}
	return writePart(ctx, f.Out, f.Set+"/part-"+part, rows)
}
