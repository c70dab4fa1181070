package lsp

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"onecopy/check"
	"onecopy/internal/disk"
)

// newWatcher begins to watch, in a folder or, if that is not whole, what is open alone.
func newWatcher(s *editor, whole bool) (*watcher, error) {
	cacheIn := ""
	if whole {
		var err error
		if cacheIn, err = disk.TempFolder(); err != nil {
			return nil, err
		}
	}
	ctx, stop := context.WithCancel(s.ctx)
	w := &watcher{s: s, ctx: ctx, stop: stop, wake: make(chan struct{}, 1), whole: whole, scanDue: whole, shown: map[string]*shown{}, news: make(chan struct{}), cacheIn: cacheIn}
	w.work.Go(w.loop)
	return w, nil
}

func (w *watcher) loop() {
	for w.settle() {
		if err := w.turn(); err != nil && !errors.Is(err, context.Canceled) {
			w.s.trouble(err)
			w.settleAll()
		}
	}
}

// turn makes the passes that are due, and shows what they find.
func (w *watcher) turn() error {
	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	scanning := w.begin(cancel)
	docs := w.s.documents()
	if len(docs) == 0 {
		return nil
	}
	near, err := w.turnNear(ctx, docs, scanning)
	if err != nil || !w.whole || scanning {
		return err
	}
	o, err := w.options(docs)
	if err != nil {
		return err
	}
	o.Against, o.Cache = nil, true
	began := time.Now()
	wide, err := newPass(w.ctx, ctx, o)
	if err != nil {
		return err
	}
	w.tookWide = time.Since(began)
	w.show(docs, wide, near, true)
	w.wide.close()
	w.wide = wide
	return nil
}

// turnNear makes the near pass if it is due, and shows what it finds if nothing more comes, or not
// soon. What older stories cannot be read is told, and is no reason to find nothing.
func (w *watcher) turnNear(ctx context.Context, docs []*document, scanning bool) (*pass, error) {
	o, err := w.options(docs)
	if err != nil {
		return nil, err
	}
	last, late := !w.whole, scanning || w.tookWide > slow
	outside := slices.ContainsFunc(docs, w.outside)
	if len(o.Against) == 0 && !last && !late && !outside {
		return nil, nil
	}
	began := time.Now()
	near, err := newPass(w.ctx, ctx, w.alone(o, docs))
	if err != nil && ctx.Err() == nil && len(o.Against) > 0 {
		w.s.trouble(err)
		if o, err = w.options(docs); err != nil {
			return nil, err
		}
		o.Against = nil
		near, err = newPass(w.ctx, ctx, w.alone(o, docs))
	}
	if err != nil {
		return nil, err
	}
	w.took = time.Since(began)
	if last || late {
		w.show(docs, nil, near, last)
	}
	w.near.close()
	w.near = near
	return near, nil
}

// begin notes what ends the turn, and begins a scan if one is due. It reports whether one is under
// way.
func (w *watcher) begin(cancel context.CancelFunc) (scanning bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = cancel
	if w.scanDue && !w.scanning {
		w.scanDue, w.scanning = false, true
		w.work.Go(w.scan)
	}
	return w.scanning
}

// scan checks the files as they lie on the disk, for the cache that the passes take from.
func (w *watcher) scan() {
	defer func() {
		w.mu.Lock()
		w.scanning = false
		w.mu.Unlock()
		w.poke(false)
	}()
	o, err := w.options(nil)
	if err == nil {
		told := w.s.progress(w.ctx, "onecopy: reading the folder")
		defer told.end()
		o.Against, o.Cache = nil, true
		o.Progress, o.Note = told.report, w.s.log
		var p *pass
		p, err = newPass(w.ctx, w.ctx, o)
		p.close()
	}
	if err != nil && w.ctx.Err() == nil {
		w.s.trouble(err)
	}
}

// alone makes of options those of a check of the documents alone, those outside of the folder too.
func (w *watcher) alone(o *check.Options, docs []*document) *check.Options {
	o.Alone = true
	for _, d := range docs {
		if _, err := os.Stat(d.path); strings.HasPrefix(o.Ignore.Rel(d.path), "..") && !errors.Is(err, fs.ErrNotExist) {
			o.Paths = append(o.Paths, d.path)
		}
	}
	return o
}
