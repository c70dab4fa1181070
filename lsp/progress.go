package lsp

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"
)

// A progress tells the editor how far some work is, once that has agreed to be told. Of nil nothing
// is told.
type progress struct {
	s     *editor
	token string

	mu     sync.Mutex
	agreed bool
	over   bool
	told   time.Time
	title  string
}

// often is the time between two reports.
const often = 200 * time.Millisecond

// progress begins to tell of some work, if the editor wants to know.
func (s *editor) progress(ctx context.Context, title string) *progress {
	if !s.client.Window.WorkDoneProgress {
		return nil
	}
	p := &progress{s: s, title: title, token: fmt.Sprintf("onecopy/%d/%d", os.Getpid(), tokens.Add(1))}
	go func() {
		if s.conn.Call(ctx, "window/workDoneProgress/create", map[string]string{"token": p.token}, nil) != nil {
			return
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.agreed = !p.over; p.agreed {
			p.tell(progressValue{Kind: "begin", Title: p.title})
		}
	}()
	return p
}

// report says that so much of some work is done.
func (p *progress) report(what string, done, total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); p.agreed && !p.over && total > 0 && now.Sub(p.told) > often {
		p.told = now
		p.tell(progressValue{Kind: "report", Message: fmt.Sprintf("%s %d / %d", what, done, total), Percentage: 100 * done / total})
	}
}

// end says that the work is over.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over = true; p.agreed {
		p.tell(progressValue{Kind: "end"})
	}
}

func (p *progress) tell(v progressValue) { p.s.notify("$/progress", progressParams{p.token, v}) }
