package verify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// A ledger finds the lines of a table by source, without holding their text.
type ledger struct {
	*outdir.Table
	ctx  context.Context
	rows map[string][]entry
}

// An entry is one line of a ledger.
type entry struct {
	line  int
	at    outdir.RowPlace
	start int // of the story or cut, in its source
}

// An entryHead is what is looked at in a first pass over stories and cuts.
type entryHead struct {
	ID     string        `json:"id"`
	Source string        `json:"source"`
	Status corpus.Status `json:"status"`
	Story  *string       `json:"story"`
	File   string        `json:"file"`
	Start  int           `json:"start"`
}

// openLedger reads through a JSONL file. check judges the head of each line; a line that is not
// JSON, or that check says something about, is a Problem.
func openLedger(ctx context.Context, from *outdir.Output, name string, check func(entryHead) string) (*ledger, []corpus.Problem, error) {
	table, err := from.Table(name)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, disk.Cause(err))
	}
	l := &ledger{Table: table, ctx: ctx, rows: map[string][]entry{}}
	var problems []corpus.Problem
	for {
		raw, err := l.Next()
		if stop := ctx.Err(); stop != nil {
			err = stop
		}
		if errors.Is(err, io.EOF) {
			return l, problems, nil
		}
		if err != nil {
			l.Close()
			return nil, nil, fmt.Errorf("%s: %w", name, disk.Cause(err))
		}
		e := entry{line: l.Line, at: l.At}
		var head entryHead
		message := ""
		if bad := json.Unmarshal(raw, &head); bad != nil {
			message = "not valid JSON: " + bad.Error()
		} else {
			message = check(head)
			e.start = head.Start
			l.rows[head.Source] = append(l.rows[head.Source], e)
		}
		if message != "" {
			problems = append(problems, l.problem(e, message))
		}
	}
}

// problem is a Problem with a line of the ledger.
func (l *ledger) problem(e entry, format string, args ...any) corpus.Problem {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	return corpus.Problem{Source: l.Name, Line: e.line, Message: format}
}

// read reads a line into v, unless an interrupt has come.
func (l *ledger) read(e entry, v any) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if err := l.Get(e.at, v); err != nil {
		return l.Wrong(e.line, err)
	}
	return nil
}
