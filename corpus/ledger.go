package corpus

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A ledger finds the lines of a JSONL file of the output by source, without holding their text.
type ledger struct {
	ctx  context.Context
	name string
	file *os.File
	rows map[string][]entry
}

// An entry is one line of a ledger.
type entry struct {
	line  int
	at    int64
	size  int
	start int // of the story or cut, in its source
}

// An entryHead is what is looked at in a first pass over stories and cuts.
type entryHead struct {
	ID     string  `json:"id"`
	Source string  `json:"source"`
	Status Status  `json:"status"`
	Story  *string `json:"story"`
	File   string  `json:"file"`
	Start  int     `json:"start"`
}

// openLedger reads through a JSONL file. check judges the head of each line; a line that is not JSON, or that check
// says something about, is a Problem.
func openLedger(ctx context.Context, out, name string, check func(entryHead) string) (*ledger, []Problem, error) {
	file, err := OpenRegular(filepath.Join(out, name))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	l := &ledger{ctx: ctx, name: name, file: file, rows: map[string][]entry{}}
	var problems []Problem
	in := bufio.NewReaderSize(file, 1<<16)
	for e := (entry{line: 1}); ; e = (entry{line: e.line + 1, at: e.at + int64(e.size)}) {
		raw, err := in.ReadBytes('\n')
		if stop := ctx.Err(); stop != nil {
			err = stop
		}
		if err != nil && !errors.Is(err, io.EOF) {
			file.Close()
			return nil, nil, fmt.Errorf("%s: %w", name, cause(err))
		}
		if len(raw) == 0 {
			return l, problems, nil
		}
		e.size = len(raw)
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
func (l *ledger) problem(e entry, format string, args ...any) Problem {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	return Problem{Source: l.name, Line: e.line, Message: format}
}

// get reads a line into v, unless an interrupt has come.
func (l *ledger) get(e entry, v any) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	raw := make([]byte, e.size)
	if _, err := l.file.ReadAt(raw, e.at); err != nil {
		return fmt.Errorf("%s:%d: %w", l.name, e.line, cause(err))
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("%s:%d: %w", l.name, e.line, err)
	}
	return nil
}
