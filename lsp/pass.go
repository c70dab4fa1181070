package lsp

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"onecopy/check"
	"onecopy/report"
)

// A pass is a check that has been made. It is kept as long as its findings are shown, as what may
// be cut out of a text is asked of it.
type pass struct {
	cancel context.CancelFunc

	mu    sync.Mutex // of what follows, as a Checker is for one goroutine
	check *check.Checker
	over  bool
}

// newPass makes a check, which may be asked as long as ctx lasts. That until ends ends it while it
// is made.
func newPass(ctx, until context.Context, o *check.Options) (*pass, error) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(until, cancel)
	defer stop()
	p := &pass{cancel: cancel}
	var err error
	if p.check, err = check.New(ctx, o); err == nil {
		err = p.check.Run()
	}
	if err = cmp.Or(until.Err(), err); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// close ends the use of a pass. Of nil it does nothing.
func (p *pass) close() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over = true; p.check != nil {
		_ = p.check.Close() // what is left is swept by a later run
	}
	p.cancel()
}

// A found is a finding that is shown.
type found struct {
	*report.Finding
	of     *pass // nil of a text that has changed since
	number int   // in its Result
}

// in lists the findings of a pass in a source. Of nil there are none.
func (p *pass) in(source string) (list []found) {
	if p == nil {
		return nil
	}
	all := p.check.Result().Findings
	first, _ := slices.BinarySearchFunc(all, source, func(f report.Finding, s string) int { return strings.Compare(f.At.Source, s) })
	for n := first; n < len(all) && all[n].At.Source == source; n++ {
		list = append(list, found{&all[n], p, n})
	}
	return list
}

// edits says what is to be cut for some findings of a pass.
func (p *pass) edits(numbers []int, unsafe bool) ([]check.Edit, string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return nil, "", errChanged
	}
	return p.check.Edits(numbers, unsafe)
}

// joined puts together what two passes say of a text: one over the files of the folder, and one
// over the texts that are open and older stories. Of a story that repeats both another file and an
// older story, the older one is told, as a check does that compares with both.
func joined(wide, near []found) []found {
	if wide == nil {
		return near
	}
	older := map[int]bool{} // lines where a story begins that repeats an older one
	list := []found{}
	for _, f := range near {
		if f.Kind == report.Repeated && f.Other != nil && f.Other.Archived {
			older[f.At.Line] = true
			list = append(list, f)
		}
	}
	for _, f := range wide {
		if f.Kind != report.Repeated || !older[f.At.Line] {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b found) int { return a.At.Line - b.At.Line })
	return list
}

// carried returns the findings of an earlier text that only the pass over all files makes, as far
// as the lines they stand in are in the text that there is now: that pass takes its time.
func carried(was []found, before, now *sheet) (list []found) {
	for _, f := range was {
		if f.Kind != report.Repeated || f.Other == nil || f.Other.Archived {
			continue
		}
		lines := before.text[before.at(f.At.Line, 0):before.at(f.At.EndLine+1, 0)]
		line, ok := now.find(lines)
		if !ok {
			continue
		}
		moved := *f.Finding
		moved.At.EndLine += line - moved.At.Line
		moved.At.Line = line
		list = append(list, found{Finding: &moved})
	}
	return list
}
