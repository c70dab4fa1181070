package lsp

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"onecopy/check"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// A turn is made once nothing has changed for calm, or for as long as the last one took, up to
// longCalm: who types on is not to wait for it.
const (
	calm     = 150 * time.Millisecond
	longCalm = 3 * time.Second
)

// slow is from when on a pass over all files is too slow to wait for: what is known without it is
// shown first.
const slow = time.Second

// A watcher makes passes when what is open has changed, in a goroutine of its own. A change ends
// the one that is under way.
//
// There are two kinds. The wide one is a check of the working folder with the texts that are open
// in the place of their files; the cache of check makes it look only at those. The near one looks
// at these texts alone and compares them with --against, which would take long for all files. A
// scan is a wide one without the texts, which makes that cache, and is not ended by changes.
type watcher struct {
	s    *editor
	ctx  context.Context
	stop context.CancelFunc
	work sync.WaitGroup
	wake chan struct{}

	whole   bool   // there is a folder to look at
	cacheIn string // a folder of this session for the cache

	mu       sync.Mutex
	running  context.CancelFunc
	scanDue  bool
	scanning bool
	shown    map[string]*shown // by URI
	news     chan struct{}     // closed when shown changes

	// For the goroutine of the watcher alone.
	near, wide *pass // of what is shown
	took       time.Duration
	tookWide   time.Duration

	full fullPass
}

// A fullPass is a wide pass that takes nothing from the cache, of some documents. It is made when
// the edits of an action are asked for, which are to be those of a check that reads all.
type fullPass struct {
	mu   sync.Mutex
	docs []*document
	*pass
}

// drop ends its use.
func (f *fullPass) drop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.close()
	f.pass, f.docs = nil, nil
}

// close ends all work and removes what was kept aside.
func (w *watcher) close() {
	w.stop()
	w.work.Wait()
	w.near.close()
	w.wide.close()
	w.full.drop()
	if w.cacheIn != "" {
		_ = disk.RemoveTemp(w.cacheIn) // what is left is swept by a later run
	}
}

// poke says that something has changed: texts, or with disk files.
func (w *watcher) poke(disk bool) {
	if disk {
		w.work.Go(w.full.drop) // which waits for who uses it
	}
	w.mu.Lock()
	w.scanDue = w.scanDue || disk && w.whole
	if w.running != nil {
		w.running()
	}
	w.tellWaiting()
	w.mu.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// tellWaiting wakes who waits for what is shown.
func (w *watcher) tellWaiting() {
	close(w.news)
	w.news = make(chan struct{})
}

// settle waits for a change, and then until there is none for a while.
func (w *watcher) settle() bool {
	select {
	case <-w.ctx.Done():
		return false
	case <-w.wake:
	}
	pause := max(calm, min(w.took, longCalm))
	timer := time.NewTimer(pause)
	defer timer.Stop()
	for {
		select {
		case <-w.ctx.Done():
			return false
		case <-w.wake:
			timer.Reset(pause)
		case <-timer.C:
			return true
		}
	}
}

// options are those of a check of the working folder, with the texts of some documents.
func (w *watcher) options(docs []*document) (*check.Options, error) {
	o, err := w.s.settings()
	if err != nil {
		return nil, err
	}
	o.Paths = []string{"."}
	o.Texts = map[string][]byte{}
	for _, d := range docs {
		o.Texts[d.path] = d.text
	}
	_, err = os.Stat(check.CacheFolder)
	if shared := o.Cache || err == nil; !shared {
		o.CacheIn = w.cacheIn
	}
	o.Cache = false
	return o, nil
}

// show shows what passes say of the documents.
func (w *watcher) show(docs []*document, wide, near *pass, final bool) {
	for _, d := range docs {
		w.mu.Lock()
		was := w.shown[d.uri]
		w.mu.Unlock()
		source := w.source(d)
		now := &shown{doc: d, sheet: newSheet(d.text, w.s.units), final: final}
		switch {
		case w.outside(d):
			now.list = near.in(source)
		case !final && was != nil:
			now.list = slices.Concat(near.in(source), carried(was.list, was.sheet, now.sheet))
		case wide != nil && final:
			now.list = joined(slices.Concat([]found{}, wide.in(source)), near.in(source))
		default:
			now.list = near.in(source)
		}
		now.list = slices.DeleteFunc(now.list, func(f found) bool { return f.Known })
		w.publish(now)
	}
}

// publish shows what is said of a document, unless it was closed meanwhile.
func (w *watcher) publish(now *shown) {
	if w.s.document(now.doc.uri) == nil {
		return
	}
	w.mu.Lock()
	w.shown[now.doc.uri] = now
	w.tellWaiting()
	w.mu.Unlock()
	w.s.notify("textDocument/publishDiagnostics", diagnosticsParams{URI: now.doc.uri, Version: now.doc.version, Diagnostics: now.diagnostics(w.s.root)})
}

// settleAll says that there is no more to come, after an error.
func (w *watcher) settleAll() {
	for _, d := range w.s.documents() {
		w.publish(&shown{doc: d, sheet: newSheet(d.text, w.s.units), final: true})
	}
}

// forget takes back what is said of a document that was closed.
func (w *watcher) forget(uri string) {
	w.mu.Lock()
	delete(w.shown, uri)
	w.tellWaiting()
	w.mu.Unlock()
	w.s.notify("textDocument/publishDiagnostics", diagnosticsParams{URI: uri, Diagnostics: []diagnostic{}})
}

// exact is what is shown of a document as a pass over all files has it.
func (w *watcher) exact(ctx context.Context, now *shown) (*shown, error) {
	if !slices.ContainsFunc(now.list, func(f found) bool { return f.of != nil && f.of.check.Partial() }) {
		return now, nil
	}
	docs := w.s.documents()
	w.full.mu.Lock()
	defer w.full.mu.Unlock()
	if w.full.pass == nil || !slices.Equal(w.full.docs, docs) {
		o, err := w.options(docs)
		if err != nil {
			return nil, failed(err.Error())
		}
		o.Against = nil
		p, err := newPass(w.ctx, ctx, o)
		if err != nil {
			return nil, err
		}
		w.full.close()
		w.full.pass, w.full.docs = p, docs
	}
	all := *now
	all.list = w.full.in(w.source(now.doc))
	return &all, nil
}

// source is the name that a check gives a document.
func (w *watcher) source(d *document) string { return phrase.Printable(relative(w.s.root, d.path)) }

// outside reports whether a document is not in the folder.
func (w *watcher) outside(d *document) bool { return strings.HasPrefix(w.source(d), "../") }

// patience is how long a request waits for the findings of the text it is about.
const patience = 10 * time.Second

// current is what is said of a document as it is now, nil if nothing is yet.
func (w *watcher) current(d *document) *shown {
	if d == nil || w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if now := w.shown[d.uri]; now != nil && now.doc == d && now.final {
		return now
	}
	return nil
}

// of waits for what is said of a document as it is now, nil if it changes meanwhile or that takes
// too long.
func (w *watcher) of(ctx context.Context, d *document) *shown {
	if d == nil || w == nil || d.path == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		w.mu.Lock()
		news := w.news
		w.mu.Unlock()
		if now := w.current(d); now != nil || w.s.document(d.uri) != d {
			return now
		}
		select {
		case <-ctx.Done():
			return nil
		case <-news:
		}
	}
}
